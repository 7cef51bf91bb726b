using static Intranet.Demo.PostSeed;

namespace Intranet.Demo;

internal static class SparePartsPosts
{
    public static readonly PostSeed[] All =
    [
        Ask("VH-22-0904 or VH-22-0914 for a Heron 12 built last spring?", "part-numbers steam",
            "The list shows both steam valves, the drawing only 0904. Serial 12-40877. The customer bakes tonight, so I would like to send **one** parcel, not two.",
            "=bea: 0914. The switch was at serial 12-40500, the drawing is one revision behind. Sending you the change note.",
            "0914, and order the short hose with it (VH-22-0950), the connection turned by 90 degrees.") with { By = "lucia", Hours = 3.4, Size = 5 },
        Ask("What do you carry in the van for a weekend on call?", "van-stock on-call",
            """
            I am rebuilding my van shelf and would like to learn from you. Mine for a weekend:

            - 2 × igniter, 2 × flame rod
            - 1 × each door gasket size
            - relay board (old and new)
            - float switch
            - 5 m food-grade hose

            What is missing? What have you carried for years and never used?
            """,
            "Deck probe. Always the deck probe. It never breaks on a Tuesday.",
            "Never used in six years: drive belt. It is in the regional store within two hours anyway.",
            "A bag of wire ferrules and a decent headlamp. Not parts, but they save the visit.",
            "Capacitors! 8 and 10 µF, they weigh nothing.",
            "A spare touch panel is expensive to drive around, but it is the one part customers cannot bake without.") with { By = "tomasz", Size = 14 },
        Ask("Gasket by the metre: is VH-41-0220 cut to length or do we glue?", "gaskets",
            "I get it on a roll now instead of the ready frame. Butt joint, overlap, glue? And where do you put the joint?",
            "Butt joint, bottom centre, 3 mm too long so it presses against itself. No glue, glue turns hard.",
            "Ready frames come back next month, the supplier had a tool problem. Until then what my colleague says: bottom centre.",
            "Cut with the gasket shears, not with a knife. A straight cut is half the job."),
        Ask("How do I return a part without the original box?", "returns warranty",
            "Relay board, warranty, the box went into the customer's paper press. Does warranty refuse it?",
            "No. Antistatic bag is what counts, any box will do. Write the case number on the *outside*.",
            "=fatou: We never refuse for a box. We do ask for the serial of the oven, please, that is how we learn which batch it was."),
        Ask("Why is the relay board suddenly 12-0518?", "part-numbers superseded",
            "Ordered VH-12-0508, received 0518, customer suspicious. Is it a one-to-one replacement?",
            "One to one, same terminals, the new one has the surge arrester on board. Supersession note: https://parts.varnholt.example/notes/0518",
            "Yes, but set DIP 3 to *on* for ovens before firmware 3. It is on the yellow slip in the box, which everybody throws away, me included."),
        Ask("Parcel or courier: where is your line?", "shipping cost",
            "Courier to Monte Alvo costs six times the parcel. When do you book it without asking?",
            "Oven down, bakery has only one oven: courier. Oven down, second oven runs: parcel before noon. Everything else can wait.",
            "If it is Friday after 13:00, courier. A bakery's weekend is worth more than the invoice."),
        Say("stock-count parts-desk",
            "Stock count is done: 4,312 positions, 38 differences, 31 of them are screws. Two years ago it was 214. I am very proud of @luc and the early shift. 🎉",
            "31 screws I can live with!", "That is a huge step. What changed?", ">Scanning at the shelf instead of at the desk. Boring and effective.") with { By = "bea", Hours = 11 },
        Say("photo tip",
            """
            How to send us a photo that gets you the right part **at once**:

            1. Type plate of the oven (serial readable)
            2. The part *in place*, from one metre
            3. The part in your hand, with something for scale. A coin, a pen, a croissant

            With these three we are at 99 %. With "the round thing at the back" we are at 40 %.
            """,
            "The croissant scale! I will use it.", "Can we print this as a sticker for the vans?", "Number 2 is what I always forget. Thanks.") with { By = "fatou" },
        Say("superseded", "Supersession list updated: 64 numbers, the oldest from nine years ago. If you find an old number in a drawing, tell me and I will fix the drawing list, too.") with { By = "bea" },
        Say("returns", "We opened all 118 returned parcels of last month. 41 % had the right part for the wrong serial, 22 % were ordered twice, 9 % were simply not needed. Only 6 % were defective. So it is a *list* problem, not a people problem.",
            "Ordered twice because of the missing confirmation mail, I bet.", "I plead guilty for three of the doubles. The app showed no confirmation.", "Can we split the first number by oven family?") with { By = "fatou", Hours = 50 },
        Say("shipping", "Parcels for south leave at 15:30 instead of 16:30 until the road at Brennick is open again. Order early, please."),
        Say("thanks", "The night courier drove 240 km for one igniter and was offered breakfast by {customer}. He says it is his new favourite route."),
        Say("stock bearings", "Compañeros del sur: el kit de rodamientos VH-17-3310 vuelve a estar en stock en Santa Brisa, doce unidades. Pedid con número de serie, por favor. 🙏 (Bearing kits are back in stock at Santa Brisa.)") with { By = "lucia" },
        Say("shelf", "Whoever labels the small drawers in Vessby by hand: your handwriting is beautiful, but is that a 1 or a 7?", "It is a 4. 😄") ,
        Say("idea labels", "Idea: print the torque on the spare part label. We look it up every single time."),
        Announce("New part numbers for all door glass from the first of next month", "part-numbers door-glass",
            """
            All door glass moves to **VH-44-2xxx**. Old numbers remain orderable for twelve months and point to the new ones.

            - Glass is now 6 mm, coated inside; surface stays about 15 K cooler
            - Frames are unchanged
            - Please use up van stock first

            The cross-reference table: https://parts.varnholt.example/door-glass
            """,
            "15 K cooler is very welcome, my forearm says.", "Is the coating scratch-proof? Bakers clean with everything.", "Table saved, thank you for the twelve months.") with { By = "bea" },

        Say("stock weekly",
            """
            [[Stock note|Parts this week|Short list from the warehouse]] (week {n:30-50}):

            - **[[tight|low]]**: {part}, {n:2-6} left, next delivery in {n:4-12} days
            - **[[back|available again]]**: {part2}, {n:20-60} pieces
            - **[[please check your vans|wanted back]]**: {part3}[[, we lent three and see none|, the count says you have more than we do|]]

            [[Questions here, please, then everyone sees the answer.|Thanks for ordering with serial numbers!|Next note on {day}.]]
            """) with { Repeats = true },
        Ask("Does anyone have {part} in the van near {site}?", "wanted van-stock",
            "[[{customer} is down|One oven of two is down at {customer}|Needed for tomorrow morning at {customer}]], central stock ships [[only tonight|tomorrow]]. [[I can come to you.|I can be anywhere within 80 km by four.|I bring cake.]]",
            "I have one. Meet you at the usual car park at half past three?",
            "Two in my shelf, bottom left. The van is open, {site} yard, ask at the gate.",
            "Not me, but the regional store had one this morning. Call before you drive.") with { Repeats = true },
        Ask("Wrong part in the box of {part}", "quality-of-delivery",
            "[[Label right, content wrong.|The bag says one thing, the part another.]] [[Second time this month.|First time for me.|Noticed it on the roof, of course.]] Serial of the oven {n:10000-49999}. [[Shall I send it back or keep it?|Is a whole box affected?]]",
            "Please send it back with a note on the outside, and I check the shelf today.",
            "=luc: Found it: two boxes were filled from the neighbouring drawer. All others are checked. A replacement leaves today.",
            "Keep it in the van if you can use it, we book it over to you.") with { Repeats = true },
    ];
}
