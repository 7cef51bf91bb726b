using static Intranet.Demo.PostSeed;

namespace Intranet.Demo;

internal static class SafetyPosts
{
    public static readonly PostSeed[] All =
    [
        Say("near-miss lock-out",
            """
            I want to tell you about yesterday morning, because it was close and because I am the one with 19 years of experience.

            I locked out cabinet **B4**. I tested for voltage. I opened the fan housing of oven **B5**. Both are grey, both hang at the same height, and I had walked around the oven once to fetch the lamp.

            The fan did not start. It could have. The only thing between me and it was that nobody pressed a button.

            What I changed for myself: the key of the lock-out goes *into my left pocket* and the label of the machine gets a strip of red tape **before** I go for tools. If there is no tape in front of me, I am at the wrong machine.

            Please do not tell me I was lucky. Tell me what you do so that luck is not needed.
            """) with
        {
            By = "grzegorz", Hours = 26, Size = 11,
            Script =
            [
                new(0, "greta", "Thank you, Grzegorz. This is the most valuable post of the month. I will not add advice, only a promise: B-row cabinets get numbers you can read from five metres, before Friday."),
                new(1, "henk", "Vessby has the same grey cabinets. We copy it. Which size are the numbers?"),
                new(2, "greta", "200 mm, black on yellow. I order for both plants."),
                new(3, "henk", "Perfect, thank you."),
                new(0, "tuuli", "I do a 'try start' after the voltage test: press start at the machine I am going to open. If *anything* elsewhere moves, I know too."),
                new(1, "grzegorz", "That is so simple. Try start goes on my tape, literally, I will write it there."),
                new(2, "rosa", "Can I have a strip as well? We start with three new people on Monday."),
                new(0, "dayo", "On customer sites I take a photo of the lock with the type plate in the picture. It forces me to stand in front of the right machine."),
                new(1, "ana", "Adopted for the west team from today."),
                new(0, "samuel", "It takes courage to write this with 19 years. Respect."),
            ],
        },
        Ask("Which gloves for hot deck stones AND small screws?", "gloves ppe",
            "The thick ones protect but I cannot hold a screw, so I take them off, so they do not protect. You see the problem. What do you wear?",
            "Two layers: thin cut-resistant liner, thick mitt over it. Off with the mitt for the screw, liner stays.",
            "Model C from the catalogue, the grey ones with the long cuff. Good to 180 °C for ten seconds, and I can pick up an M4.",
            "Wait for the stone to cool and plan the break there. Seriously, we put it into the schedule now.") with { By = "r.lindqvist" },
        Ask("Do we need a second person for flue work below three metres?", "working-at-height",
            "Regulation says alone is allowed up to 3 m with a proper ladder. I do not feel good about it with a flue pipe in one hand. What is our rule?",
            "=jonas: Our rule is stricter: pipe in hand means two people, at any height. Planning books the second person, no discussion.",
            "=siobhan: Say it at the time of booking. If the second person is missing, you drive home, and I take the call with the customer."),
        Ask("Is the noise in cell 2 really below 80 dB?", "noise",
            "The sign says hearing protection is optional. After four hours I disagree. Can somebody measure with the new fans running?",
            "=greta: Measured this morning: 78 average, 86 while the nibbler runs. The sign is wrong. Protection is mandatory from today, the new sign comes tomorrow.",
            "Thanks for asking instead of getting used to it. I lend out the dosimeter for a shift if you want to know your own value."),
        Ask("What is in your first-aid bag for burns?", "first-aid burns",
            "The van kits differ a lot. I would like one standard: what helped you in real life?",
            "Water, ten to twenty minutes, cool and not ice-cold. Then a non-stick dressing. No creams, the doctor will only have to scrub them off.",
            "Burn gel is fine for the road, but clean water comes first. I carry four litres anyway.",
            "Standard kit B from next month: 2 gel dressings, 1 eye rinse, scissors, foil blanket. List in the safety folder."),
        Say("thank-you", "**31 near misses** reported last month, 28 causes closed. A year ago: four reports. We did not get more dangerous, we got more honest. Thank you. 🧡",
            "From four to thirty-one. Show this to everyone who thinks reporting is complaining.", "Which three are open?", ">Two wait for a supplier, one waits for me. Mine is done on Thursday.") with { By = "greta", Hours = 30 },
        Say("winter driving", "First frost at {site} this morning. Tyres, wipers, blanket, charged phone. And ten minutes more for every drive; the bakery prefers you late to not at all."),
        Say("lifting", "The new lifting table in cell 3 is there. It lifts 80 kg and does not complain about its back on Sunday."),
        Say("visitors", "School visit on {day}: 22 kids, yellow vests, route B. Please no forklift in hall 2 from ten to eleven. And yes, they get to press *one* button. 😄"),
        Say("eyes", "Metal splinter in the eye *despite* glasses: it fell from the eyebrow when I took them off. Since then: first wipe the face, then take the glasses off. Told to me by the eye doctor, passed on to you.",
            "Never thought of that. Thank you.", "Going into the Monday talk.") with { By = "tuuli" },
        Say("gas", "Leak spray is empty in half of the vans I looked into. It is three euros a can. Please take two from the rack by the door, the rack is full."),
        Say("quiet-win", "Nobody was injured today. Nobody was injured yesterday either. We never post this, so I do it once."),
        Announce("Lock-out rule changes: tape and try start", "lock-out rule",
            """
            Two additions to the lock-out rule, valid from Monday in both plants and on customer sites:

            1. **Red tape** on the machine you are going to open, before you fetch tools.
            2. **Try start** at that machine after the voltage test.

            > If there is no tape in front of me, I am at the wrong machine.

            The sentence is from a colleague who was honest about a near miss. Cards and tape are at the shift desks. The five-minute film: https://learn.varnholt.example/lock-out
            """,
            "Tape is on the van, thank you for the quick change.", "Does it also hold for plug-in test rigs?", ">Yes: pull the plug, tape on the plug.", "We trained the late shift today, eleven people, nobody found it silly.") with { By = "greta", Hours = 3.0 },

        Say("near-miss", "**Near miss**, {site}: {nearmiss} [[Cause so far: unclear, checking today.|Already fixed, please check the same spot in your area.|Who knows a simple fix?|Suggestion: a mark on the floor.|Reported at the desk as well.]]") with { Repeats = true },
        Ask("[[Safety walk|Walk-round]] {site}: who joins on {day}?", "safety-walk",
            "[[Thirty minutes|Forty minutes]], [[hall {n:1-5}|the yard and hall {n:1-5}|the flue test stand]]. I look for [[somebody from another unit|two people who have never done it|someone with fresh eyes]]. Focus: [[trip hazards|blocked exits|lifting|lock-out points|chemicals]].",
            "I join, and I bring somebody from my unit.",
            "Count me in. Can we also look at the ramp?",
            "I can only do the second half, is that okay? I will meet you in the hall.") with { Repeats = true },
    ];
}
