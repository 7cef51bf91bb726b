using static Intranet.Demo.PostSeed;

namespace Intranet.Demo;

internal static class BakingPosts
{
    public static readonly PostSeed[] All =
    [
        Ask("Baguettes split at the bottom instead of along the cut. Oven or baker?", "baguette steam",
            "Customer swears it is the oven. Kestrel 600, 245 °C, steam 6 s, damper opens at 8 min. Scoring looks fine to me, but I am an engineer. What would you look at first?",
            "Bottom heat too low *or* steam too late. The skin sets before the loaf has pushed. Raise the stone by 10 K and give steam **before** loading, not after.",
            "Ask for the proof time. Under-proofed dough always finds the weakest place, and that is the bottom seam.",
            "Seam side. Are they loading seam up? I have seen it, twice, both times after a change of staff.") with { By = "maddie", Hours = 4.2 },
        Ask("How much steam is too much for rye?", "rye steam",
            "Test series in Quellheim: 4, 6, 8 and 12 seconds on a 1.2 kg rye loaf. 8 and 12 look the same to me, but 12 costs 1.1 litres of water more. Where do you stop?",
            "8 s and open the damper after 90 seconds. More steam does not make more gloss, letting it *out* at the right time does.",
            "With a cracked surface on purpose: 4 s. The customers in the east want it wild.",
            "6, and dock the surface. But my rye has 20 % wheat, so no comparison."),
        Ask("Sourdough in a Swift: does convection kill the crust?", "sourdough swift",
            "A café has only room for a Swift 5 and wants a real sourdough crust. Has anyone a setting that works without a stone?",
            "Fan on pulse 20/40, 250 falling to 215, a preheated steel plate at the bottom. Not a deck, but honest bread.",
            "Load 20 % less. Everyone overloads convection and then blames the fan.",
            "Use lidded pots for the first 20 minutes. Not elegant, works. They sell 30 a day."),
        Ask("How do you explain 'falling heat' to a beginner?", "training",
            "New baker at a customer, speaks little of my language, and the display says °C only. A drawing? A comparison?",
            "Sun in the afternoon: hot at the start, softer towards the end. I draw exactly that.",
            "I put a hand on the oven door after 5 and after 25 minutes, with them. No words needed.") with { By = "ana", Hours = 74 },
        Ask("Croissant layers melt in the proofer", "croissant proofer",
            "32 °C, 75 %, 100 minutes, butter runs out. They *say* the display is right. Would you trust it?",
            "Never. Put a cheap thermometer into the middle of the rack. If it says 32, go to 27 and 130 minutes.",
            "27 °C is the ceiling for butter, whatever the recipe says. The display shows the air, the tray is warmer.",
            "Also look at the load: cold trays first, then warm ones makes condensation, and that washes the layers."),
        Ask("A loaf with a hole as big as a fist: whose fault?", "crumb",
            "Photo in the ticket. The customer sends me the hole every week, with a ruler. It moves. Help!",
            "Shaping. Holes that move are air that was folded in. An oven makes the same mistake at the same place every day.",
            "That first sentence is what I tell customers, too: *ovens are boring, they repeat themselves.* Moving faults are dough or hands."),
        Say("test-bakery log",
            """
            **What we learned from 1,000 loaves on the new stone**

            We baked for nine days in Quellheim, three shifts, one thousand and four loaves (four were eaten before weighing). Here is the long version, for everybody who will be asked about the new composite stone by customers. The short version: it works, but it needs a *different* first bake.

            **Set-up.** Two Kestrel 600 side by side, same flue, same flour delivery, same water at 11 °C. Left oven: current stone, 22 mm. Right oven: new composite, 16 mm. Dough: 70 % wheat, 30 % rye, 900 g, 165 % of my patience. Contact probe in the centre and in the front left corner of each stone, every loaf weighed before and after.

            **Heat-up.** The new stone reaches 240 °C in 38 minutes instead of 57. That is a lot, and it will be the number in the brochure. What the brochure will not say: after 38 minutes the *stone* is ready, but the **roof** is not. Our first bake on day one had a beautiful bottom and a pale top. Wait another eight minutes or raise the top heat by 10 K for the first load only. From the second load on there was no difference.

            **Recovery.** After loading 12 loaves the surface falls to 198 °C (current: 207 °C), but it is back at 235 °C after six minutes (current: eleven). In bread: the bottom colour is the same, the time is about two minutes shorter. With 40 loads a day that is more than an hour.

            **Evenness.** Front left corner minus centre: current stone −9 K, new stone −4 K. Bakers will see this at once, because they all have "the bad corner" and put the ugly loaves there.

            **What did not work.** Very wet dough (ciabatta, 82 % water) stuck on the first two days. The composite needs to be *seasoned*: two empty bakes and one with bran. We forgot the bran. After that, no sticking at all. Please do not oil it! Baptiste oiled a corner as a test, and the corner still smells.

            **Energy.** 0.31 kWh per kg of bread against 0.36, measured at the meter, gas and electricity together. The difference comes mostly from the heat-up, so it is large for a small shop with one bake and small for a factory.

            **My recommendation**

            - Offer it for shops with one to three bakes a day, they win the most
            - Put the seasoning instructions *on the stone*, not into a manual
            - Train the sentence "the stone is ready, the roof is not"

            The full table with all 1,000 weights is here: https://wiki.varnholt.example/bakery/stone-16. If you want to bake on it yourself, come by. Bring an apron, we have flour. 🥖
            """,
            "'The stone is ready, the roof is not.' I can sell that sentence better than the 38 minutes.",
            "Could the control add the 10 K for the first load automatically? It knows the roof temperature.",
            "=meiling: It can, as soon as somebody tells me what 'first load' is. Door opened wide after more than 30 minutes of preheat?",
            "0.31 is a very good number. May I use it with the method attached?",
            "Poor corner. Poor Baptiste.",
            "=baptiste: I only oiled it for science! And it is a *small* corner.") with { By = "hedwig", Hours = 45, Size = 15 },
        Say("bread-of-the-day", "Today in the test bakery: 40 % wholegrain with roasted buckwheat. Come before eleven, the door is open, the butter is salted. 🧈", "On my way. Save me a heel!", "Why do I work 400 km away?") with { By = "amina", Hours = 1.1 },
        Say("ciabatta", "Three settings for ciabatta that survived a full week at {customer}: 250 → 225 °C, steam 5 s, damper open at 12 min. Write down the flour: protein 12.5 %. With 11 % you need 245 and a prayer."),
        Say("baguette demo", "Petit rappel pour les collègues de l'ouest : la démonstration « vapeur et grigne » est mardi à dix heures, au fournil. Apportez vos questions, et un tablier. (Steam and scoring demo on Tuesday at ten.)") with { By = "baptiste" },
        Say("milk-bread", "食パンのテスト、やっと成功しました。180℃、蒸気なし、32分。ふわふわです！ (The milk bread test finally worked: 180 °C, no steam, 32 minutes. Very fluffy. The customer in the east ordered six more tins.)", "すごい! 🎉", "No steam at all? I would never have dared.", ">No steam, but lids on for the first 20 minutes.") with { By = "yuki", Hours = 13 },
        Say("science", "An engineer's discovery of the week: bread weighs less when it comes out. I weighed it for an hour before @hedwig explained it to me, very kindly.", "Bake loss, 12 %. Welcome to the bakery. ❤️", "We have all been there. I weighed it twice."),
        Say("proofer", "Put the proofer probe at *dough height*. Not at the top, where it is easy to mount. Difference in our test: 4 K."),
        Say("starter", "The starter in the test bakery turned eleven today. Older than our firmware process.", "Happy birthday to the most reliable colleague!", "Does it have a handle here yet?") with { By = "baptiste" },
        Say("pretzel", "Brezeln auf der Kestrel: 225 °C, *kein* Dampf, Klappe nach 3 Minuten ganz auf. Die Lauge vorher 30 Sekunden abtropfen lassen, sonst frisst sie den Stein. (Pretzels on deck: drip off the lye first.)") with { By = "hedwig" },
        Announce("A day in the test bakery for every engineer, spring dates", "training test-bakery",
            """
            You asked for more places, here they are: **eight dates, six people each**.

            - 04:30 start, first bake at 06:00
            - Morning: dough, proof, steam. Afternoon: *you* set up an oven blind, we bake on it
            - Bring: safety shoes, patience, a container for leftovers

            Sign up in the learning portal, https://learn.varnholt.example/bakery-day. If your date is full, write to me, people always swap.
            """,
            "Did it last year: the best training day I had in this company.", "Is the 04:30 negotiable? 😴", ">No. 😊", "Can sales join? We would love to.") with { By = "hedwig" },

        Say("test-bake settings",
            """
            [[Test bake|Setting of the week|Tried and eaten]]: **{bread}** on a {oven}

            | | |
            |---|---|
            | start | {n:215-255} °C |
            | steam | {n:0-9} s |
            | time | {n:14-52} min |
            | piece | {n:80-950} g |

            [[Crust good, crumb a little tight: next time 3 minutes later.|Would serve it to my grandmother.|Colour even from front to back, I am happy.|Corner still darker, flue side. Turn after half the time.]]
            """) with { Repeats = true },
        Ask("{bread}: top too [[pale|dark]] on a {oven}", "settings {bread}",
            "[[At {customer} since the flour changed.|New customer, {customer}, first week.]] {n:210-250} °C, steam {n:2-9} s, {n:18-45} minutes. [[Bottom is fine.|Bottom looks the same as always.]] What would you turn first?",
            "Only one thing at a time, please: top heat 8 K, three bakes, look again.",
            "Damper. Check whether it really closes, not whether the display says so.",
            "Ask them about malt in the new flour. It changes the colour more than 10 K do.",
            "How full is the chamber? Half loads always colour differently.") with { Repeats = true },
    ];
}
