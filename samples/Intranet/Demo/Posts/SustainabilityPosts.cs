using static Intranet.Demo.PostSeed;

namespace Intranet.Demo;

internal static class SustainabilityPosts
{
    public static readonly PostSeed[] All =
    [
        Ask("How do you measure kWh per kg at a customer without stopping their bake?", "measuring",
            "I need a method that an engineer can do beside the normal work. Clamp meter on all three phases plus gas meter reading? What accuracy did you get?",
            "Clamp logger on the supply for 24 h, gas meter photo before and after, bread weight from their order list. ±6 %, good enough to see a difference.",
            "Use the oven's own counter and correct it: it reads 3 % low on gas. No clamps, no cabinet.",
            "Whatever you choose: always write down the number of *cold starts*. Without it, the number says nothing.") with { By = "wanjiru", Hours = 8 },
        Ask("Does anyone use the flue heat for anything real?", "waste-heat",
            "We blow out 190 °C and buy gas for hot water next door. I know the physics. I am looking for somebody who has *done* it and can tell me what went wrong.",
            "Hot water for pan washing, 300 l tank. Works. What went wrong: flour fat in the exchanger, clean it every six weeks or forget it.",
            "Proofer on waste heat, two years now. What went wrong: nothing in winter, too warm in July. Needs a bypass.",
            "Tried room heating. The bakery was warm already. 🙃"),
        Ask("Is a half-loaded deck really that expensive?", "loading",
            "A customer bakes 14 half decks instead of 7 full ones, 'for freshness'. I would like to give him a number that is fair.",
            "0.52 against 0.33 kWh/kg in our test. But his bread *is* fresher. Show him the number and let him decide for each product.",
            "Fair is: only the last three bakes of the day half, the rest full. That is where the freshness is sold."),
        Ask("Who switches off the compressed air in Aldermoor at night?", "compressed-air plant",
            "The meter shows 11 kW all night. I walked the hall and heard seven leaks with bare ears.",
            "=sefa: Officially the late shift, in practice the door. I put it on the shift handover list from tonight.",
            "Leaks 1 to 5 are tight since this morning, 6 and 7 need a part. Meter says 6 kW now. Come and listen again!") with { Hours = 100 },
        Ask("Heat pump for the paint dryer: anybody with experience?", "heat-pump plant",
            "70 °C supply, 9 hours a day. The offer says payback in 4.5 years, the salesman says 3. What questions would you ask?",
            "Ask for the COP at 70, not at 45. Then ask for a customer you may call.",
            "Ask what happens at minus 15. Vessby says hello."),
        Say("numbers",
            """
            Readings are in. Thank you to everyone who climbs behind meters.

            | Plant | kWh per oven built | vs. last year |
            |---|---:|---:|
            | Aldermoor | 412 | −9 % |
            | Vessby | 455 | −4 % |

            Aldermoor: mostly compressed air. Vessby: the gate that closes by itself now. Next: the paint dryer, our largest single consumer.
            """,
            "The gate! It cost less than the meeting about it.", "Can we see it per week? Then the shifts could see what they changed.", ">Per week from Monday on the screen at the entrance.") with { By = "wanjiru", Hours = 22 },
        Say("idea-failed", "An honest negative result: reflective foil behind the Kestrel lining. Theory 4 %, measured **0.3 %**, and it rattles. We stop it. The samples are in my drawer for whoever has the same idea in two years.",
            "Thank you for publishing the failure. That was going to be my idea in two years.", "It rattles? Then at least customers would *hear* the savings.") with { By = "arvid" },
        Say("small-wins", "Sticker on the proofer: *'Door open? 1 minute = 40 rolls of energy.'* Door-open time is down by a third in the test bakery. Cost: one sticker."),
        Say("travel", "Combined the visits in Port Lisk and Lower Sallow into one trip: 190 km less, and home for dinner. Planning has a *combine?* button now, and it is really useful.", "=jonas: Glad you found it! It looks for everything within 40 km and ten days.") with { By = "ingrid" },
        Say("packaging", "The new oven crates come back! 31 of 40 returned last month, each is used about six times. The foam inside is now pressed straw. Smells like a farm, protects like the old one.", "My kids asked whether we sell horses."),
        Say("canteen food-waste", "Food waste scale in the canteen: 61 g per plate in the first week, 38 g now. Nobody nagged. We only put the number on the board. 🥕", "Half portions helped a lot, thank you.", "The number beside the queue is a small stroke of genius.") with { By = "enzo" },
        Say("question-to-self", "If the oven is off at two and the bakery closes at six, why is the flue damper open all night? Checked five customers: four open. That is a free saving with a service visit.",
            "Damper check added to my own list.", "Could the control close it after cool-down? It knows."),
        Announce("Ten customers share their readings, and you can see them", "open-data customers",
            """
            We reached the target we wrote into our charter: **ten customer sites** share live energy per kg with us, and they see each other, without names.

            1. Best: 0.27 kWh/kg (three full decks, night bake)
            2. Median: 0.36
            3. Highest: 0.61 (many half decks, cold start twice a day)

            What surprised us: the *oven age* explains less than the *loading*. Open table: https://energy.varnholt.example/sites

            Thanks to sales for asking the customers, and to remote support for the plumbing.
            """,
            "Two of mine are in there and already compete with each other. 😄", "Loading beats age. That is not what I expected.", "When can I offer this to new customers?") with { By = "wanjiru", Hours = 54 },

        Say("small-wins customers", "[[Small saving|Measured, not guessed]] at {customer}: {energy} brings **{n:2-11} %**[[ over one week|, three days before and three days after|, read at their own meter]]. [[Cost: {n:0-90} euros and half an hour.|Cost: nothing.|The owner asked what else we have.]]") with { Repeats = true },
        Ask("[[Who has a reading|Does anyone have numbers]] for {bread} on a {oven}?", "measuring",
            "[[{customer} wants to know|An offer needs it by {day}|For the published list]]: kWh per kg, {n:1-4} bakes a day, [[full decks|mixed loading]]. [[Rough is fine if the method is written down.|Gas and electric separately if you can.]]",
            "0.34 with full decks, two cold starts, measured over five days. Method in the sheet.",
            "I have 0.41, but that was with the old door gaskets. I can repeat it next week.",
            "Only a calculated one: 0.37. Please do not publish that, let us measure.") with { Repeats = true },
    ];
}
