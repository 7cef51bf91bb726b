using static Intranet.Demo.PostSeed;

namespace Intranet.Demo;

internal static class OnboardingPosts
{
    public static readonly PostSeed[] All =
    [
        Ask("How do I read the colours in the service calendar?", "newcomer planning",
            """
            Hello everyone, I am Noor, day three in service planning. 👋

            I understand green (confirmed) and red (oven down). But there is a *striped* orange and a plain orange, and two people explained them to me in opposite ways. Which one may I move?
            """) with
        {
            By = "noor", Hours = 0.9, Size = 9, Everyone = true,
            Script =
            [
                new(0, "jonas", "Welcome, Noor! **Plain orange** = booked, customer has not confirmed: you may move it. **Striped** = a second person is needed: never move it alone, because the other calendar does not move with it.", true),
                new(1, "noor", "Thank you! That is a rule I can remember: *stripes are two people*."),
                new(2, "jonas", "Better than what the handbook says. May I put it there?"),
                new(3, "noor", "Day three and I am in the handbook! 😄 Of course."),
                new(0, "siobhan", "Welcome aboard. And please keep asking in the open like this. Two opposite explanations means that *we* have a problem, not you."),
                new(0, "ana", "Hello Noor! If you ever move one of mine by accident: no drama, just call me."),
                new(1, "noor", "That takes a weight off, thank you."),
                new(0, "tomasz", "Stripes are two people. Twelve years here and nobody has ever told me. 😅"),
                new(0, "samuel", "Come over to *First 90 days* when you have a minute, there are thirty more answers like this one."),
            ],
        },
        Ask("What do you wish somebody had told you in your first week?", "newcomer collective",
            "I am rewriting the welcome page and would like to use **your** sentences, not mine. One line is enough. Serious ones and less serious ones, both help.",
            "The coffee machine on the second floor is better. Nobody says so, everybody goes there.",
            "That 'VH' is pronounced 'vee-haitch' by half of us and 'the number' by the other half.",
            "You may say no to the third parallel task. Really.",
            "Eat in the canteen on Thursday, whatever it is.",
            "Ask the warehouse first. They know where things are, and they know *who* knows.",
            "The person who answers fastest in the chat is not always the person who knows.",
            "Write down your questions of week one. In week six you will be asked the same by somebody else.",
            "Safety shoes need two weeks. Start at home.",
            "Nobody expects you to know the oven names. There are birds, and then there is 'the old one'.",
            "Your buddy has *time* booked for you. You do not disturb.",
            "The plant is loud and friendly. The office is quiet and also friendly, you just do not hear it.",
            "Never put your bread in the office fridge without a name. The bakers will find it, judge it and eat it.",
            "Visit a customer at 4 am once. After that you understand all our tickets.",
            "If a meeting has no question in the invitation, ask for one.",
            "Say your name slowly in the first meeting, people want to learn it properly.",
            "'It has always been like that' is a reason to ask, not an answer.",
            "You will get a key you never need. Keep it.",
            "Parking deck B floods in heavy rain.",
            "First month: listen. Second month: ask. Third month: change one small thing. It works.",
            "Field engineers answer before 7 and after 15 o'clock. In between they are inside an oven.") with { By = "samuel", Hours = 70, Size = 36 },
        Ask("What is a 'Duo' and why does everyone sigh?", "oven-types newcomer",
            "In every second conversation somebody says 'of course it was a Duo' and sighs. What is it?",
            "Two Kestrel 400 on one frame with *one* power supply and *two* opinions. Good oven, tricky wiring.",
            "We sigh because the service door of the lower one opens towards the wall. Ask any engineer with scars on the left hand.",
            "Come to hall 1 after lunch and I will show you one. It takes ten minutes, and then you will sigh, too."),
        Ask("Is it okay to ask for a different buddy?", "buddy",
            "Mine is great and kind, but travels four days a week. I do not want to offend anybody. How do you do that here?",
            "=samuel: Perfectly okay, and it happens every month. Write to me, and I ask for a *second* buddy, nobody loses anything.",
            "I was such a travelling buddy. I was relieved when my starter asked. Tell them, they know."),
        Ask("Where do I find the abbreviations?", "glossary",
            "So far this week: FTR, SB, MTTR, PDI, 'a 27', KVA (the unit or the offer?). Is there a list?",
            "Yes: https://wiki.varnholt.example/glossary. 'A 27' is missing: it is service bulletin 27. I added it, thanks to you.",
            "KVA is the offer in the office and the unit in the plant. Context is everything.") with { Hours = 2.0 },
        Ask("Do I have to speak in the Monday meeting?", "meetings",
            "Forty people, most of them for ten years here. I would rather listen for a while. Is that rude?",
            "Not at all. Two sentences in the first week (name, what you do), afterwards only if you want.",
            "Listening is a contribution. And after three weeks you will notice something that we do not see any more. Then please speak."),
        Ask("How do I get onto a customer visit as an office person?", "customer-visit",
            "I process returns all day and have never seen one of our ovens in a real bakery at work.",
            "Drive with me, next week, Tarn Cross. Be at the gate at 5:30 and have breakfast before.",
            "Every engineer may take one person along, your lead only has to know. We should do this with *everyone* in the first month."),
        Say("newcomer letter",
            """
            **A letter to whoever starts after me**

            Tomorrow my first 90 days are over. Samuel asked for "a few lines". It became a few more, sorry.

            You will get a laptop, a badge, safety shoes and a folder. The folder is good. Read the first four pages and the last one, the rest you can look up when you need it. The badge opens more doors than you think, but not the one to the flour store, and that is on purpose.

            **Week one** is loud. Everybody is friendly and everybody talks about birds: Kestrel, Heron, Osprey, Swift. It is like joining a club of bird watchers who weld. Do not learn the names from the list. Go to hall 1, put your hand on each oven and say its name. I know how this sounds. It works.

            **Week two** you will make your first mistake that costs something. Mine was a delivery of twelve door frames to the wrong plant. Three hundred kilometres, one truck, and I had ticked the box myself. I did not sleep well. In the morning I told my lead, and she said: "Good that you say it before ten, then the truck can turn round at Brennick." That was all. Later I learned that she had once sent an *oven* to the wrong country.

            **Week four** you will have a question that you should have asked in week one. Ask it anyway. I asked what "PDI" means in week five, in a meeting with eleven people, and two of them wrote down the answer.

            **Week six** somebody will ask *you* something. You will look behind you to see who is meant. That is a good moment, enjoy it.

            **Week nine** I went along to a bakery at four in the morning. I stood beside an oven that I had only known as a line in a table. A baker pulled out two hundred loaves in eleven minutes, and the light in the chamber went on exactly as in the test plan I had typed. I had tears in my eyes, I blame the flour.

            What helped me most:

            - a buddy with fixed times (Tuesday and Thursday, 15 minutes, no agenda)
            - a small notebook with *one* question per page and space for the answer
            - lunch with a different table every week
            - saying "I do not know that yet" instead of nodding

            What did not help: pretending.

            To whoever starts on Monday: I am at desk 3.14 (yes), the one with the cactus. Come by, I have fixed times now. Tuesday and Thursday. 🌵
            """,
            "=bea: I remember the truck. You called before ten. That *is* the job.",
            "'A club of bird watchers who weld' should be on our career page.",
            "I am one of the two who wrote down what PDI means. 🙈",
            "Thank you for writing this. I start my buddy time on Tuesdays as well now.",
            "Please plan the 4 am visit for everyone. It changes how you read a ticket.") with { By = "fatou", Hours = 33, Size = 11 },
        Say("welcome", "Three new colleagues in assembly this week! If you see somebody with a very clean jacket: smile, say your name, show them the good coffee machine.", "Second floor. Pass it on.", "Already met them, they ask excellent questions.") with { By = "rosa" },
        Say("buddy", "Buddy tip: do not ask 'is everything clear?', everybody says yes. Ask 'what was strange today?'", "Stolen with pride.", "Tried it today, got a list of seven. Ouch. And thanks."),
        Say("first-success", "My first oven passed final inspection without a single remark!!! I have a photo with the stamp. My mother has it, too.", "Frame it! 🎉", "I still have mine on the toolbox.", "Without a single remark from Cormac? That is a serious result.") with { By = "rosa", Hours = 16 },
        Say("languages", "We speak 23 languages in this company, I counted on the starter forms. If you would like to be called when a customer speaks yours, put it in your profile.", "مرحبا! Arabic, French and a little Spanish here.", "Ich nehme Deutsch und Ungarisch.", "日本語できます。", "Português e espanhol.", "Suomi ja ruotsi. And sheep."),
        Say("halfway", "Day 45. I understood a whole Duo conversation today. I did not sigh yet."),
        Announce("Welcome week moves to the first Monday of every month", "welcome-week",
            """
            So that nobody starts into an empty office any more:

            - **Monday** laptop, badge, tour of hall 1, lunch with the buddy
            - **Tuesday** safety (half a day) and parts, from drawing to shelf
            - **Wednesday** test bakery, you bake, you eat
            - **Thursday** ride along with field service
            - **Friday** free for your own team

            Leads: please block your Monday lunch. It is the one thing starters remember after a year.
            """,
            "Can old hands join the Wednesday?", "Thursday ride-along: we need at least ten engineers who say yes. I am number one.", "Number two.") with { By = "samuel" },

        Ask("[[New here|Week {n:2-8}]]: who can explain [[the warranty process|the serial number system|the travel expense app|how a field report becomes a design change|the traffic light on the order list]] to me?", "newcomer",
            "[[I read the page, and it assumes that I know it already.|My buddy is on the road until {day}.|I would rather ask once than guess three times.]] [[A call of fifteen minutes would be perfect.|A drawing would be perfect.|A link is fine, too.]]",
            "Call me after two, with a cup of something. It takes ten minutes, and the page was written by me, so I will fix it afterwards.",
            "Short version: it starts with the serial, and everything else hangs on it. Long version tomorrow at my desk?",
            "I keep a one-page drawing of exactly this. Sending it to you, and adding it to the page.") with { Repeats = true },
        Say("welcome", "[[Please welcome|A warm welcome to]] our new [[colleague|starter]] in [[assembly|the warehouse|remote support|the paint shop|accounts|final inspection]] at {site}, starting {day}. [[Previously a baker, so expect opinions on crust.|Knows hydraulics and three languages.|Comes by bike, needs a locker.|Loves chess at lunch.|Asked for a tour of the flues on day one!]]") with { Repeats = true },
    ];
}
