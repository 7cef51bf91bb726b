using static Intranet.Demo.PostSeed;

namespace Intranet.Demo;

internal static class OvenFaultPosts
{
    public static readonly PostSeed[] All =
    [
        Ask("Heron 18: E-17 only between 5 and 6 in the morning", "burner e-17 heron",
            """
            Third visit to **Old Ferry Bakehouse**, and I do not want a fourth. A Heron 18 (serial 18-20931, firmware 4.2.1) locks out with **E-17**, always between 5 and 6, never during the day when I am there.

            What I ruled out:

            - flame rod: 7.8 µA, clean, gap 3 mm
            - gas pressure: 20.1 mbar static, 19.4 with all burners running
            - air switch: swapped against mine, no difference
            - earth: 0.2 Ω

            The log just before the lock-out:

            ```
            05:12:44  burner 2  start
            05:12:49  air switch  closed
            05:12:51  air switch  open      <- 1.9 s
            05:12:51  E-17
            ```

            What happens at five in the morning that does not happen at ten? 🤔
            """) with
        {
            By = "ana", Hours = 30, Size = 26,
            Script =
            [
                new(0, "tomasz", "Extraction hood. Ask whether the first baker switches the big hood on when the pans come in. I had one where the hood pulled more air than the room could give back, and the flue ran backwards for two seconds."),
                new(1, "ana", "There is a hood, but it hangs over the fryer, eight metres away."),
                new(2, "tomasz", "Distance does not matter, the door does. Is the yard door closed at five and open at ten?"),
                new(3, "ana", "…it is. They open it when the delivery van is loaded. At half past six. 😳"),
                new(4, "tomasz", "Then you have your answer. Close the door, hood on, smoke pencil at the draught stop."),
                new(5, "ana", "Going there tomorrow at 4:45 with a smoke pencil and a very large coffee."),
                new(0, "arvid", "1.9 seconds after the fan reaches speed is the typical signature of back pressure in the flue, not of the switch itself. Could you log the differential pressure? Channel 6 in the service menu, 10 Hz."),
                new(1, "kavya", "From 4.2 on channel 6 needs the service key. On 4.1 it is open. Small thing, but it cost me an hour once."),
                new(2, "ana", "Good to know, the key is in the van."),
                new(0, "ingrid", "Measured exactly this at a school kitchen: minus 11 Pa in the room with the hood on and all doors shut. The oven needs a supply air opening of its own, 400 cm² did it.", true),
                new(1, "ana", "Accepting this one: smoke pencil says the flue breathes *into* the room with the hood on, −9 Pa. Door open: zero. The customer orders a supply air grille today. Thank you all, four years of service and I would have changed the fan next."),
                new(2, "siobhan", "And that would have been the fourth visit. This is exactly what this place is for. 👏"),
                new(3, "p.horvath", "Can we get the smoke pencil onto the standard van list? I buy mine myself."),
                new(4, "jonas", "Added to the list for the next tool order. Who needs one before that, answer here."),
                new(5, "maddie", "Me please."),
                new(5, "r.lindqvist", "Two for north, the second one is for Ingrid, who gave hers away."),
                new(0, "youssef", "عندي نفس المشكلة في فندق بريسامار. شكرا على الفكرة! (Same thing at Hotel Brisamar, thanks for the idea. I will check the hood first.)"),
                new(1, "ana", "Tell us what you find, please! Two cases are a pattern."),
                new(0, "hedwig", "From the bakers' side: first bake is at five because rye goes in then, hood and door included. Always ask the *first* baker, not the boss. The boss comes at eight."),
                new(0, "olena", "I filtered remote data for the same pattern (air switch open within 3 s, before 7 am): eleven ovens. Sending the list to the leads."),
                new(1, "siobhan", "Eleven calls we may never get. Wow."),
                new(2, "olena", "Ten. One is our own test bakery. 🙃"),
            ],
        },
        Ask("Kestrel 600: which side do you start from when swapping the deck stones?", "kestrel deck-stones",
            "First stone change on my own {day}. Manual says front to back, but the right-hand frame seems to be in the way. Do you take the lamp holder out first?",
            "Lamp holder out first, always. Four screws and you have 6 cm more. Then back stone first, tilted, on two broom handles as rollers.",
            "Front to back is for the old frame. From serial 6-11000 on it is right to left, and the manual is wrong. I reported it.",
            "Wait until it is below 60 °C, stones keep heat for hours. And two people, each stone is 31 kg. No heroics.") with { By = "maddie", Hours = 6.5 },
        Ask("Steam only on the first bake of the day", "steam heron",
            "{oven} at {customer}: strong steam on the first bake, then weaker with every load. Boiler element measures fine (24 Ω). Anything besides scale I should check before I take the box apart?",
            "Check the refill time. If the inlet strainer is half blocked the box never fills again between two bakes. Two minutes with a screwdriver, no dismantling.",
            "Look at the vent: when the vent sticks half open, steam leaves as fast as it comes. You can hear it.",
            "Had it last month: somebody had closed the water tap to a quarter because it was 'too loud'. I kid you not.",
            "Float switch VH-22-0911, the early batch sticks when hot. Tap on the housing: if the water starts running, you know."),
        Ask("What does E-44 mean on the old panels?", "error-codes legacy",
            "Customer sent a photo of **E-44** on a 14-year-old Kestrel 400. It is not in the current code list. Does anyone have the old one?",
            "E-44 was 'clock battery low' until firmware 2. Replace the coin cell, set the time, done.",
            "Old list, page 3: https://wiki.varnholt.example/service/codes-v1. I keep a laminated copy in the van.",
            "Careful, on the Duo it means 'second panel missing'. Check the type plate first."),
        Ask("Touch panel reacts to steam. Gasket or firmware?", "touch-panel firmware",
            "Kanelgården reports phantom touches whenever the lower door opens. The gasket looks perfect. Is there a sensitivity setting hidden somewhere?",
            "Service menu → Panel → *wet mode*. Since 4.3 it ignores touches bigger than a fingertip. Please install 4.3.2, not 4.3.0.",
            "Both, I fear. Wet mode helps at once, but look at the drip edge above the panel: it is missing on ovens built in the first weeks of last year.",
            "Before you change anything: does it also happen when the hood is off? We had a hood dripping on it."),
        Ask("Is 0.6 mm axial play in the Osprey fan still fine?", "osprey fan",
            "Dial gauge says 0.6 mm, no noise, 9,400 hours. The sheet says 0.5. Would you replace it now, or at the annual service in {n:5-9} weeks?",
            "Now. At 0.6 you hear nothing, at 0.8 it takes the seal with it, and then it is a day instead of an hour.",
            "If you are on site anyway, swap. The kit is VH-17-3310 and you need the long puller.",
            "I left one at 0.6 for three months once. I will not do that again. Neither will the seal."),
        Ask("Customer wants to clean the chamber with a pressure washer. How do I say no?", "cleaning customer-care",
            "Nice owner, spotless shop, and he *loves* his pressure washer. I would like an argument that is stronger than 'the manual says so'.",
            "Show him the picture of the flooded insulation from the training slides. I never needed a second sentence.",
            "Tell him what it costs: wet insulation needs 30 % more energy for weeks. Owners understand the meter.",
            "Offer the alternative: soft brush, 60 °C water, our cleaner, ten minutes. And do it once together with him. He only wants it to look clean."),
        Ask("Swift 10 hums at 100 Hz since the mains upgrade", "swift electrical",
            "Since the grid operator changed the transformer in the street, a Swift 10 hums audibly. Voltage is 239/241/240. Contactors already replaced. Where would you listen next?",
            "Fan motor capacitor. At 240+ V the old 8 µF type sings. The 10 µF with the green label does not.",
            "Put a screwdriver against the contactor plate, handle to your ear. If it hums there, tighten the DIN rail. Mine was one screw."),
        Say("kestrel field-note",
            """
            **Field note: thermal drift that was none**

            Long one, because I needed four hours and you should need ten minutes.

            The complaint from {customer}: "upper deck bakes darker every week". They had already turned the top heat down three times. A Kestrel 600, two and a half years old, no error in the log, firmware current.

            I did what we all do. I put the logger on all three decks, set 230 °C and went for breakfast. Result: upper deck 229, middle 231, lower 230. Perfect oven. I calibrated the probe anyway, found it 0.4 K off, corrected it, and knew that I had corrected nothing.

            So I stayed for the bake. And I watched people, not the display. Three observations:

            1. The baker loads the *lower* deck first, then the middle, then the upper. It takes him eleven minutes for all three, because the setter has a broken wheel.
            2. He unloads in the **other** direction: upper, middle, lower. Because, he says, "the upper one is always done first". It is not. It has been in for less time, but he believes it is done because the crust is darker.
            3. The crust is darker because the upper deck sits empty and hot for eleven minutes with the burner on. An empty deck at 230 °C has a stone surface of 262 °C. I measured it with the contact probe.

            So the oven was right, the baker was right about what he saw, and the *cause* was a broken wheel on a loading setter. It broke about ten weeks ago. They got slower week by week as the wheel got worse. That is the drift.

            What we did: one wheel (from a garden shop, honestly), loading order changed to upper–middle–lower, top heat back to the factory value. He baked forty loaves while I was there, and we cut six of them. All the same colour.

            What I take with me:

            - If the logger says the oven is fine, **believe the logger** and look at the people.
            - Ask "since when?" and then "what else changed then?" Write both answers down *before* opening a panel.
            - Empty deck time belongs into our checklist. I propose a line: *minutes between first and last deck loaded*.
            - A contact probe on the stone tells you more than the air probe.

            I also want to say: the customer apologised for "wasting" my morning. I told him it was the best morning of the week, and I meant it. He gave me two rye loaves. One reached home. 🍞

            If you had the same complaint ("darker every week", no error, good calibration), please write below what it was in your case. I would like to collect five and make a page of it for the new colleagues, with a photo of the contact probe in use and the loading order drawn as a simple sketch.
            """,
            "The empty deck time! I have explained 'burner too hot' to two customers this year. I will go back and watch them load.",
            "Case two for your page: same complaint, and it was a new night baker who left the damper closed.",
            "'Believe the logger and look at the people' goes on the wall of the training room.",
            "Case three: they had changed from tins to baking paper. Nobody thought that counted as a change.",
            "=meiling: We can show the stone temperature on the panel. The sensor is there, it is only hidden. I put it on the list for 4.4.") with { By = "tomasz", Hours = 27, Size = 13 },
        Say("heron field-note",
            "Small trick for the Heron door: a strip of masking tape across both hinge halves *before* you loosen anything. Refit to the tape, door closes first time. Saves the 20 minutes of swearing. 😅",
            "Why did nobody tell me this eleven years ago?", "Works on the Swift as well, tried it today.") with { By = "dayo", Hours = 9 },
        Say("firmware kestrel",
            "If you update to 4.3: note the programme corrections first. They survive, but the *display order* changes and bakers panic. A photo of the list is enough.") with { By = "kavya" },
        Say("remote-support",
            """
            Remote support, numbers of last week:

            | | calls | solved without a van |
            |---|---:|---:|
            | Kestrel | 31 | 22 |
            | Heron | 18 | 9 |
            | Osprey | 4 | 1 |
            | Swift | 12 | 10 |

            Heron is low because of the flue cases. If you find supply air problems, tag them `supply-air`, then I can build a guided check.
            """,
            "Ten out of twelve on Swift is great. What is your trick?", "Supply air again. I am starting to dream of smoke pencils.") with { By = "olena" },
        Say("humour", "Today's error description from the customer, complete and unabridged: \"It makes the face again.\" It was the sad-face icon for low water. I like this customer. 🙂",
            "We should rename the error.", "That is a better bug report than half of mine."),
        Say("tools", "Reminder from my knees: the folding kneeling board (the grey one) weighs 900 g and fits behind the passenger seat."),
        Say("heron probe", "To whoever wrote the probe resistance table *inside* the cabinet door of {customer} in neat pencil, many years ago: you saved my evening."),
        Say("tools osprey", "Kurze Frage in die Runde: Wer hat noch den langen Abzieher für die Osprey-Lüfter? Meiner liegt seit Wochen „irgendwo\" in Quellheim. Bitte melden, ich hole ihn ab. (Looking for the long Osprey fan puller.)",
            "Liegt bei mir im Wagen, Fach 3. Sorry! Bring ich am Freitag mit.") with { By = "p.horvath" },
        Announce("Service bulletin 27: flue draught check becomes part of every Heron call", "service-bulletin heron",
            """
            Starting this week, every Heron visit includes a **two-minute draught check**:

            1. All doors and windows as the *first baker* has them
            2. Extraction hood on full
            3. Smoke pencil at the draught stop, burner off, then on
            4. Note the reading in the report (field "draught")

            Reason: eleven ovens showed the same lock-out pattern, and in all cases checked so far the room was short of supply air. Details: https://wiki.varnholt.example/service/sb-27

            Thanks to everyone who brought cases together in here.
            """,
            "Done on two ovens today, takes 90 seconds once you know where to hold the pencil.",
            "Do we charge the two minutes?", "Can the report field be a number please, not free text?") with { By = "siobhan", Hours = 12 },

        // Recurring formats
        Say("closed-case field-note", "[[Closed today|Solved|Case closed]] at {customer}, {oven}: {case}[[ Time on site: {n:35-160} minutes.| First visit, one part.| Would have been faster with the photo the customer sent {day}.|]]") with { Repeats = true },
        Ask("{oven}: intermittent E-{n:11-39} after firmware 4.3", "firmware error-codes",
            "[[Two calls|Second call|One call]] in a week from {customer}. Clears itself after a power cycle and comes back after {n:2-9} days. [[Log attached to the ticket.|The log shows nothing unusual before it.|Log is overwritten by the time I arrive.]] Anyone with the same on a {oven}?",
            "Is the cabinet fan running? From 4.3 on the controller reports its own temperature as a generic fault. Cleaned the filter, gone.",
            "Install 4.3.2. The first 4.3 forgot to release the I/O bus after a brown-out.",
            "Same on mine. Turned out to be the 24 V supply, 22.6 V under load. Replaced, four weeks quiet.",
            "Set the log to ring 500 before you leave, then it survives until your next visit. Menu 9.4.") with { Repeats = true },
        Ask("How long do you really need for {part} on a {oven}?", "planning repair-times",
            "The planning table says {n:30-50} minutes, I needed {n:70-130}. [[Am I slow or is the table old?|Honest numbers please, so that the table gets better.|I had to move the oven, which nobody plans.]]",
            "I plan an hour and a half and I am happy if it is one. The table assumes free access from both sides.",
            "With the side panel off about 50 minutes, without that one trick 90. Take the panel off.",
            "The table was measured in the plant, on a stand, with good light and no baker behind you.") with { Repeats = true },
    ];
}
