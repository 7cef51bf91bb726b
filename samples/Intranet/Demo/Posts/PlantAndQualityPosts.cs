using static Intranet.Demo.PostSeed;

namespace Intranet.Demo;

internal static class QualityPosts
{
    public static readonly PostSeed[] All =
    [
        Ask("Scratch on the inside of a door: reject or polish?", "inspection surface",
            "4 cm, not deep enough to feel, invisible with the lamp off. Customer will see it for fifteen years or never. Where is your line?",
            "If I can feel it with a fingernail: reject. If not: polish, and note it. Same rule for every oven and every inspector.",
            "Put yourself at 50 cm with the chamber lamp on. That is where the baker stands. Visible = reject.",
            "Ask where it comes from first. The third scratch at the same place is a trolley, not a door.") with { By = "cormac", Hours = 7.3 },
        Ask("Weld spatter on the flue flange since Monday", "welding",
            "Same operator, same machine, same program. New wire spool. Could it really be the spool?",
            "It could. Check the wire guide, the new spools are wound tighter and scrape. I had copper dust in the liner.",
            "Gas flow first: 12 l/min at the *nozzle*, not at the bottle. Then the spool.",
            "It was the draught from the gate that does not close by itself yet. Curtain down, spatter gone.") with { Hours = 120 },
        Ask("Who decides whether a field remark becomes a drawing change?", "process design-change",
            "Field service has told us about the screw behind the lamp holder for two years. I would like to know where such remarks die.",
            "In the review on Wednesdays, if nobody brings a number. Bring: how often, how long, what risk. Then it moves.",
            "The lamp holder is approved, since yesterday. It was your photo with the bleeding knuckle that did it."),
        Ask("Torque marks: yellow or green this year?", "torque",
            "Hall 1 uses yellow, hall 2 green, and I inspect both.",
            "Green for final, yellow for 'torqued but will be opened again'. Sign is coming to both halls."),
        Say("quality-story",
            """
            **The 0.8 millimetres**

            This is a story about a gap, four departments and a piece of chewing gum. It is long, because I want the *way* to be remembered and not only the result.

            Six weeks ago Cormac rejected three Heron doors in a row: gap at the top hinge 2.8 mm instead of 2.0. On the next day two more. Everyone knew the reason at once, only not the same one. Assembly said: frames. Welding said: hinges. Purchasing said: it was always like that. I said: let us measure before we meet.

            So we measured. Forty doors, forty frames, two people, one gauge. The frames were fine: ±0.2. The hinges were fine: ±0.1. The doors were fine. *Everything was fine, and the gap was 2.8 mm.*

            At this point you usually hold a meeting. Instead, Rosa asked whether we could just watch one door being mounted. We did, all of us: purchasing stood in the hall with earplugs. Rosa mounted a door, slowly, and said everything she did aloud. At minute four she said: "…and then I put it on the wedge so that it does not slip." What wedge?

            The wedge is a piece of beech wood, made years ago by a colleague who is retired now. It sets the height while you tighten the hinge. It stands on no drawing. It was worn by 0.8 millimetres, and somebody had stuck a piece of chewing gum under it to stop it sliding. When we cleaned the bench six weeks ago (the big spring clean, we were so proud), the gum was removed.

            The gum was the tolerance.

            We now have wedges made of aluminium, numbered, with a drawing, checked every three months. Cost: 84 euros for six. The gap is 2.0 ± 0.1.

            What I would like us to keep:

            - **Watch the work before you discuss it.** All departments, together, in silence.
            - Tools that somebody made by hand are *part of the process*. Each of us has such a wedge. Please show it to us, we will not take it away.
            - A cleaned bench can change a product. Write down what you remove.
            - Nobody in this story made a mistake. Five people worked around a missing drawing, with skill, for nine years.

            I keep the old wedge on my desk. With new gum. For reference.
            """,
            "=grzegorz: For the record: the gum was mint.",
            "=bea: I stood there with earplugs and I learned more than in a year of reports.",
            "We all have such a wedge. Mine is a spoon. Come and see it, @t.nguyen.",
            "=rosa: I was nervous to be watched by so many. Afterwards it felt like the best compliment.",
            "Please tell this at the welcome week.",
            "=henk: In Vessby it is a folded sheet of cardboard, under the press. Going to look at it *now*.") with { By = "t.nguyen", Hours = 29, Size = 17 },
        Say("first-pass", "First-pass yield last week: **96.4 %**. Best value since we count. The missing 3.6 % are nearly all lamp wiring, so tomorrow at nine we meet at the lamp station, standing, fifteen minutes."),
        Say("supplier", "Gasket supplier was here, we showed them *our* line and they showed us their data. No blame, two hours, and the batch problem was solved before lunch. More of that, please."),
        Say("handwriting", "To the person who writes a small sun on the inspection card when everything is fine: please never stop. ☀️", "=cormac: It is me. I will not.", "I look for it on every card!"),
        Say("vessby", "Vessby welded flue number 10,000 today. @tuuli did number 1 as well, seventeen years ago, and says the first one was better. 😄", "=tuuli: The first one took me a whole day. Of course it was better.", "Congratulations to the whole hall! 🎉") with { By = "henk", Hours = 12 },
        Say("tool-idea", "3D-printed cap for the open wire ends: slips on in two seconds, no more tape residue. Files are in the plant folder, help yourselves."),
        Announce("Lamp wiring: new template at station 6 from tomorrow", "assembly lamp",
            "Nearly all final inspection remarks come from lamp wiring, so station 6 gets a template:\n\n- wires come cut and numbered (1–6)\n- holder is mounted *after* the loom, not before\n- a picture beside the station instead of two pages of text\n\nDesigned by the people who work there. If something pinches, tell @rosa or me and we change it the same day.",
            "First five ovens: no remark. 👏", "Wire 4 is a touch short on the Duo.", ">Changed, thank you. Wire 4 is 30 mm longer from the afternoon.") with { By = "t.nguyen", Hours = 80 },

        Say("quality weekly", "[[Inspection diary|From final inspection]], {site}: {n:38-61} ovens, {n:0-4} remarks. [[Mostly surface.|Twice lamp wiring, once a label.|All of them fixed on the same day.|One gap at the door, wedge checked.]] [[Station {n:2-9} had a spotless week, thank you!|Favourite oven: a {oven} with a sun on the card.|Next week we look at gasket joints.]]") with { Repeats = true },
        Ask("Remark {n:3-9} this month: [[label upside down|loose cable gland|missing torque mark|dust under the glass|door switch 2 mm off]] on a {oven}", "inspection",
            "[[Same shift, different people, so it is the process.|No pattern that I can see.|Always after a model change.]] Who has an idea how to make it [[impossible|visible]] instead of forbidden?",
            "Make the fixture asymmetric, then it only goes in one way.",
            "A photo of the *right* state at the station, at eye level. We did it at station 4 and it is quiet since.",
            "Let us watch one being built, like we did with the wedge. Tomorrow at ten?") with { Repeats = true },
    ];
}

internal static class ShiftPosts
{
    public static readonly PostSeed[] All =
    [
        Ask("How do you hand over an on-call weekend?", "on-call handover",
            "I get a call list and good wishes. I would like to get: what is open, who is waiting, which part is on the way. How do the other regions do it?",
            "Friday 14:00, ten minutes call, three lists: open, promised, strange. We never skip it.",
            "One shared note per weekend, newest on top. The *strange* list is gold, it saved me twice.",
            "We copied the nurses: they repeat what they understood. It feels silly for two weeks.") with { By = "lucia", Hours = 5.6 },
        Ask("Can we start the late shift at 13:30 on hot days?", "summer-shift",
            "34 °C in the hall at three. An hour earlier would help the paint booth a lot. Works council and buses?",
            "Council says yes if it is announced 48 h before. Bus line 7 arrives at 13:12, so it fits.",
            "Tried two years ago: great for paint, bad for parents. Offer it as a choice for each person?",
            "=henk: Vessby answers: what is 34 °C? 😇"),
        Ask("Is the shift app allowed to send messages on days off?", "shift-app",
            "Got four this Sunday, none urgent. I can mute it, but then I miss the urgent ones.",
            "=priya: It should not. Setting 'only on-call' was reset with the update. Profile → quiet hours. We fix the default tonight.",
            "Fixed for everyone, quiet hours are on by default. Urgent means a phone call, and nothing else."),
        Say("thanks shift", "Seven people swapped shifts without one mail from me so that @grzegorz can see his daughter graduate. I only had to change the colours. 💛", "=grzegorz: She says thank you to all seven. By name.", "Give her our congratulations!") with { By = "sefa", Hours = 10 },
        Say("planning", "Holiday wishes for the bridge days: 14 for 9 places. Please talk to each other first, you are better at it than my spreadsheet.") with { By = "sefa" },
        Say("snow", "Road to Vessby closed until noon. Early shift may start from home with training videos, nobody drives. Truck 2 sleeps in Brennick and is fine.") with { By = "henk" },
        Say("planning combine", "The *combine visits* button saved 2,140 km in its first month. That is a drive from Vessby to Monte Alvo and half the way back."),
        Say("humour", "Whoever set the hall clock seven minutes fast: the early shift is on to you.", "It was the clock. It is old. It is also me."),
        Say("night", "Night shift tradition, for the day people: at three we toast bread on the test oven and rate it. Tonight: 9 of 10, a point off for the corner.", "Which corner? Asking for the stone team.", "This is the best-kept secret of the plant."),
        Say("idea", "Could we put the bus times beside the shift plan? Two lines, they change twice a year."),
        Announce("New on-call rota for all regions from next month", "on-call rota",
            """
            After six weeks of talking with all regions:

            | | until now | new |
            |---|---|---|
            | length | 7 days | Fri–Mon / Mon–Fri |
            | rest after night call | "as agreed" | **11 hours, always** |
            | second line | own region | remote support |

            You see your dates in the calendar from Thursday. Something does not fit your life? Tell @jonas or me **before** you look for a swap on your own.
            """,
            "11 hours, always. Thank you, that was overdue.", "Short blocks are so much better with small children.", "What about regions with only three people?", ">South gets a fourth: central joins the rota there.") with { By = "siobhan", Hours = 48 },

        Say("swap", "[[Swap wanted:|Looking for a swap:|Who would swap?]] My {shift} shift in calendar week {n:30-51} against [[any late|one of yours|an early]], {site}. Reason: [[a wedding|school play, my son is a tree|dentist|moving house|a concert I have waited for since last year|my sister visits]]. [[Cake included.|I owe you one.|Thank you! 🙏]]",
            "I can do it, if you take my Wednesday.", "Done, tell planning we agreed.", "Would love to, but I am away. Try the late team.", "Only if I get to see photos.") with { Repeats = true },
        Ask("Who covers the [[early|late|night]] shift in {site} on {day}?", "cover",
            "[[One person short because of a training.|Illness, no drama, but the line stops otherwise.|Two visits too many for one van.]] [[Four hours would be enough.|Travel is paid, of course.|I can offer a free day next week.]]",
            "I can do the first half until eleven.",
            "Put me down. I would like the free day next week, please.",
            "If nobody else raises a hand by noon, I will.") with { Repeats = true },
    ];
}
