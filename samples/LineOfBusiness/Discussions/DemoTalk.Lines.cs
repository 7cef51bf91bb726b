namespace LineOfBusiness.Discussions;

internal static partial class DemoTalk
{
    private static readonly IReadOnlyList<Line> s_lines =
    [
        new(4738, 0, "10:42", "lindqvist", "Mick wants the six torque wrenches **before** the jacks: his new bay opens on Monday and the fitters start without lifting gear. Can we split this?"),
        new(4738, 0, "11:05", "imrie", "Wrenches and socket sets are on the shelf. I can send those tomorrow and let the two jacks follow on the pallet run.", 1),
        new(4738, 0, "11:20", "lindqvist", "Do that please. One delivery note each, he books them on different jobs.", 2),
        new(4738, 1, "08:15", "imrie", "First half left with the 07:30 van, two boxes. Jacks are planned with the pallet run."),

        new(4735, 0, "14:10", "adeyemi", "Susannah asks for calibration certificates with all eight micrometers, not only the usual two samples. @varga does the maker give us those?"),
        new(4735, 1, "09:31", "varga", "Yes, at €6.50 apiece and four working days. They come as PDF by serial number, so nothing needs to travel in the box.", 1),
        new(4735, 1, "09:58", "adeyemi", "Asked her: she pays the certificates, and the extra days are fine as long as the gauges come along in the same parcel.", 2),

        new(4731, 0, "15:47", "brandt", "Carol ordered 24 boxes of 1.0 mm discs. They normally cut 8 mm plate with these grinders. I think she wants the 1.6 mm ones; I will call before we pick."),
        new(4731, 1, "10:12", "brandt", "She does want 1.0 mm, they have moved to thin stainless. Leave it as ordered.", 1),
        new(4731, 2, "13:26", "cho", "Then the goggles should be the anti-mist ones, shouldn't they? The clear ones steam up with coolant. Same price, I can swap the line."),
        new(4731, 2, "14:02", "brandt", "Good catch. I'll offer it to her tomorrow, please don't change it until she says yes.", 3),

        new(4728, 1, "08:55", "rees", "Chris needs the load test papers for all eight pairs of axle stands, otherwise the inspector closes the pit on the spot."),
        new(4728, 1, "16:40", "varga", "Papers are with me. I'll put them in the order folder and a printed set goes on the pallet.", 1),
        new(4728, 4, "11:18", "delaney", "The depot has no forklift until Thursday. Tail-lift lorry, and tell the driver to ring 30 minutes ahead: the gate is shared with the school run."),

        new(4724, 0, "09:20", "marsh", "Term starts in four weeks. The college can only take the twelve benches in **one** go, on a weekday between 8 and 10."),
        new(4724, 1, "10:33", "imrie", "Twelve benches are two lorries. If both may come on the same morning, I need the date a week ahead.", 1),
        new(4724, 1, "10:51", "marsh", "Both on one morning is fine with the caretaker. Dr Aske sends dates by Friday.", 2),
        new(4724, 5, "15:09", "okafor", "We quoted 24 vices, but two of the benches are for the electronics room. Dorothy, would you ask whether they really want vices on those?"),
        new(4724, 6, "09:44", "marsh", "They don't. It becomes 20 vices and I've told them the price changes with it. New confirmation goes out today.", 4),

        new(4719, 2, "13:15", "whitlock", "Verity's electrician says the spray shop has a 16 A supply only. The 200 A welder trips that on start. Shall we hold the order?"),
        new(4719, 2, "13:52", "ferrara", "Hold the two machines, send the wire and the helmets. They need the wire anyway.", 1),
        new(4719, 4, "08:37", "adeyemi", "I was there this morning: a 32 A line goes in on the 2nd. Release the welders for the day after.", 2),
        new(4719, 8, "10:05", "imrie", "Wire and helmets delivered, signed by V. Crane. Welders are packed and waiting for the date."),

        new(4716, 1, "11:27", "cho", "Nia says their taps must be spiral point, not hand taps: they cut bottom brackets on the machine. Our set is hand taps."),
        new(4716, 1, "12:14", "varga", "We don't stock spiral point as a set. I can get M3–M8 as singles within a week, about €14 more per set.", 1),
        new(4716, 3, "09:03", "novak", "Then let's be honest about it: offer two hand sets for the bench and one made up from singles.", 2),
        new(4716, 3, "14:48", "cho", "She took exactly that. Line 1 is now two sets, the singles follow as a new order.", 3),

        new(4712, 3, "10:19", "santos", "Two of the twelve hoses came from the maker with the old couplings. They don't fit the blow guns on the same order."),
        new(4712, 3, "10:41", "imrie", "Checked the whole batch: 2 of ours, 7 more on the shelf. Put them on the return pile and took good ones for this order.", 1),
        new(4712, 4, "09:12", "varga", "Claimed with the maker, nine pieces. Thanks for looking at the rest as well, Callum.", 2),

        new(4711, 1, "08:30", "lindqvist", "The depot must have the torque wrenches set and sealed at 140 Nm. Twenty pieces. Who can seal them for us?"),
        new(4711, 1, "09:15", "varga", "The lab we use for the railway people takes twenty in two days, but only with a **written** value and tolerance. Per, please get that by mail, not by phone.", 1),
        new(4711, 2, "15:36", "lindqvist", "Here it is, from Anjali Rao:\n\n> 140 Nm ± 4 %, seal with date, list of serial numbers to the depot stores.\n\nI've put her mail in the order folder.", 2),
        new(4711, 5, "11:50", "imrie", "Wrenches are at the lab. Spanners and ear defenders are packed and wait for them, one delivery as asked."),
        new(4711, 9, "16:22", "marsh", "Anjali called: can they have four of the twenty a few days early for the night shift? I said we'd try."),
        new(4711, 10, "08:48", "imrie", "Four came back from the lab this morning. @marsh tell her they are on tomorrow's van, with their own list of serial numbers.", 5),
        new(4711, 10, "09:02", "marsh", "Told her. She is happy, and says the night shift brings cake.", 6),

        new(4705, 3, "13:40", "adeyemi", "Rashid hires these out by the day and asks for a spare chuck with each rotary hammer. Do we have the part?"),
        new(4705, 4, "10:26", "varga", "BT-2120-07, €18.20, six in stock. I've reserved them until Friday.", 1),
        new(4705, 6, "17:05", "adeyemi", "He takes them. Please add a line, and no partial delivery: his van comes once.", 2),

        new(4698, 10, "09:34", "brandt", "Alan unpacked the impact drivers: no batteries. He thought they were included. The order does say *without battery*, but so small that I missed it myself."),
        new(4698, 10, "10:20", "novak", "He has been with us for eleven years. Offer three double packs at cost and say sorry once.", 1),
        new(4698, 11, "14:15", "brandt", "Accepted, and he laughed about it. I'm writing up what should stand on the quote so this stops happening.", 2),

        new(4693, 13, "08:22", "santos", "Denzil reports one grinder dead out of the box, serial ends 4417. He can't wait for a repair, the cutting season is on."),
        new(4693, 13, "09:10", "delaney", "Replacement from our branch shelf today. Gareth passes Pengelly at noon anyway.", 1),
        new(4693, 13, "15:55", "rees", "Swapped. I have the dead one in the van, the carbon brushes look fine, smells of burnt winding.", 2),

        new(4687, 17, "11:02", "okafor", "Inga counted 38 clamps, the delivery note says 40. Box 3 was open when it came off the ferry."),
        new(4687, 18, "08:40", "imrie", "Weighed 41.2 kg when it left us, that is 40 clamps. Claim it with the carrier; the weight slip is in the folder.", 1),
        new(4687, 21, "10:11", "haddad", "Carrier has accepted. Credit note for two clamps went out today, €49.80."),

        new(4681, 14, "14:26", "whitlock", "The school's new rule: pillar drills need a no-volt release *and* a lockable isolator. Ours have the first only."),
        new(4681, 15, "09:49", "varga", "The maker sells a lockable isolator box as a kit, €31. Their electrician has to fit it.", 1),
        new(4681, 16, "12:08", "ferrara", "We give them the three kits. Harriet told two other schools about us.", 2),

        new(4672, 11, "16:31", "cho", "Jo-Ann has a show opening on the 14th and one of the lasers shows a double line on the left. Loan unit?"),
        new(4672, 12, "08:58", "brandt", "I take my demo laser over tomorrow and bring hers back.", 1),

        new(4664, 12, "10:07", "santos", "Anna asks for delivery to the *upper* barn. The lane has a 7.5 t limit, so no articulated lorry please."),
        new(4664, 14, "15:20", "imrie", "Noted on the delivery: small lorry, upper barn. Ten bays and two cabinets fit in one run.", 1),

        new(4655, 13, "09:25", "lindqvist", "Gloves came in size 8 instead of 9, all ten packs. Article number on the bag is right, content is wrong."),
        new(4655, 13, "11:44", "varga", "The whole carton at the maker was mispacked, we are not the only ones. Replacement is on its way to Hexley directly.", 1),
        new(4655, 17, "13:39", "lindqvist", "Arrived, right size. They keep the wrong ones as spares and pay half. @haddad could you make the invoice fit?"),
        new(4655, 18, "10:02", "haddad", "Done, half price on five packs' worth. Say if Katja's bookkeeping wants it on a separate sheet.", 3),

        new(4640, 13, "10:50", "ferrara", "Five trolleys, five different keys. Denis wanted them keyed alike; it was in his first mail, and we lost it on the way to the order."),
        new(4640, 14, "09:33", "imrie", "Lock barrels ordered, ten minutes' work per trolley. I'll send one of ours down with them.", 1),
        new(4640, 22, "16:14", "ferrara", "All keyed alike now. Closing this one; next time key numbers go into the reference field."),

        new(4622, 14, "11:36", "delaney", "Rhys paid the compressor twice. @haddad money back, or set it against the next order?"),
        new(4622, 15, "08:51", "haddad", "He prefers money back. Transferred today, €329.00.", 1),

        new(4609, 6, "14:59", "novak", "Saltmere has lost the quay lease and stops the workshop. Erik asks to cancel; nothing has been picked yet. I'd let him go without a fee."),
        new(4609, 6, "15:42", "kessler", "Agreed. Cancel it, and send him a note when the new place is known.", 1),
    ];
}
