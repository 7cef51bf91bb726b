using static Intranet.Demo.PostSeed;

namespace Intranet.Demo;

internal static class CanteenPosts
{
    public static readonly PostSeed[] All =
    [
        Say("canteen naming collective", "The new dishwasher is here and it needs a **name**. It is loud, it steams, it never complains. Suggestions below, the canteen team decides on Friday, the winner gets dessert for a week. 🍰",
            "Sir Rinsealot.", "Mount Steamy. I will see myself out.", "Brunhilde.", "The Osprey, because it dives.", "Niagara.", "Plate Tectonics.", "Kettle of Vessby.", "Dishter Osprey.",
            "My vote is for Brunhilde, it sounds as if it could lift a pan.", "E-44.", "Something in Finnish: Tiskari.", "Captain Suds.", "食洗太郎 (Shokusen Tarō).", "La Lavadora Feliz.", "Noah.",
            "Maureen, in honour of the gate in Tarn Cross.", "Please not 'Kevin'.", "Bubbles. Simple. True.", "The Quiet One. 🙃", "Cleanopatra.", "Warm Front.", "Ask the night shift, they hear it most.") with { By = "enzo", Hours = 7.9, Size = 38 },
        Ask("Could we have a second vegetarian dish on Wednesdays?", "canteen vegetarian",
            "The one we have is gone by 12:20, and the queue is half vegetarians by now.",
            "=enzo: Yes! From next week. I cooked by the numbers of two years ago, thanks for the nudge.",
            "Put me down for the dal. Every Wednesday. Forever."),
        Ask("Who took the big blue thermos from the meeting room?", "lost-and-found",
            "It is the only one that keeps tea hot until the end of a design review.",
            "Hall 2, on the bench beside the press. It has been adopted.",
            "Found, filled and returned. With Earl Grey, as an apology."),
        Ask("Are there nuts in the pesto?", "allergens",
            "Asking for a visitor tomorrow, serious allergy.",
            "=enzo: Ours: sunflower seeds, no nuts, made in a separate bowl. But tell me the name and I cook the plate separately anyway."),
        Say("bread", "The canteen bread this week is the test series from Quellheim. Left basket old stone, right basket new stone. Tell me which you like, not which you *should* like.", "Right. The crust crackles.", "Left, but I am sentimental.", "Both. Repeatedly. For science."),
        Say("thanks", "To the person who returned 14 coffee cups from hall 3 to the kitchen: you are a good human."),
        Say("garden", "Herb bed beside the loading ramp: thyme, sage and one brave chilli. Take what you need, water what you see. 🌱", "Watered on Sunday. The chilli says hello.", "Who planted the mint? It is taking over the ramp."),
        Say("coffee", "The coffee machine on the second floor is being serviced. I repeat: the *good* one. Down until two. Stay strong.", "Is there a service bulletin?", "I have a repair kit and strong motivation.", "Noon: it lives.") with { By = "lukas", Hours = 3.7 },
        Say("chess", "Lunch chess, table by the window, Tuesdays. Beginners welcome, we lose on purpose until the third week."),
        Announce("Canteen opens at 5:45 for the early shift", "canteen opening-hours",
            "Starting Monday, in Aldermoor: **5:45** instead of 6:30, five days a week.\n\n- porridge, eggs, bread from the test bakery\n- half portions for half the price\n- pay with the badge, the queue gets shorter\n\nA trial for six weeks. If fewer than 25 people come, we talk again.",
            "63 people on day one! 😳", "Porridge with the plums is excellent.", "Vessby looks over with envy.", ">We are talking with Vessby. There is a kitchen. There is no Enzo.") with { By = "enzo", Hours = 66 },

        Say("menu", """
            **[[This week in the canteen|What's cooking|The menu]]**, {n:48-70} people a day last week:

            - Monday: {dish}
            - Tuesday: {dish2}
            - Wednesday: {dish3} *or* {dish4}
            - Thursday: {sweet} after the soup 🥄
            - Friday: [[what you voted for|leftover festival|fish, because Friday|chef's surprise]]

            [[Bread from the test bakery, as always.|Tell me if you miss something.|Half portions: just say so.]]
            """,
            "Thursday. See you all on Thursday.", "Is Tuesday vegan?", "The portion sizes are just right now.") with { Repeats = true },
        Say("lost-and-found", "[[Found|Left behind]] in the canteen: [[one left glove, size 9|reading glasses with a blue frame|a lunch box labelled 'not yours'|a very good pencil|a child's drawing of an oven|a bicycle key on a bird pendant]]. [[At the counter|With Enzo|On the shelf by the door]][[, smells of flour.|, waiting for you.|, since {day}.]]") with { Repeats = true },
    ];
}

internal static class ItPosts
{
    public static readonly PostSeed[] All =
    [
        Ask("The field app eats my report when I enter a tunnel. Known?", "field-app",
            "40 minutes of typing at a car park, then the tunnel before Brennick, and all gone. Phone is new, app is current.",
            "=priya: Known since yesterday, thanks to you. Workaround: press *save draft* before you drive. Fix is in 5.8, on Thursday.",
            "Your draft may still be there: Menu → Local copies. Keep it offline until it shows.",
            "=lukas: 5.8 is out. I drove through the tunnel three times with a report open, as a test. My colleagues think I am strange.") with { By = "r.lindqvist", Hours = 60 },
        Ask("How do I share a 600 MB video of an oven with a colleague?", "file-sharing",
            "Mail refuses, chat refuses, and I do not want to use a private service.",
            "Drop folder: https://files.varnholt.example/drop, keeps it for 30 days. Link is only readable by colleagues.",
            "Cut it to the ten seconds that matter? The phone does that. Developers will love you."),
        Ask("Second screen stays black after the update", "workplace",
            "Since this morning, dock with the grey cable. Restarted twice, looked at it sternly once.",
            "Unplug the dock from *power* for a minute, not only from the laptop. Its firmware hangs, not yours.",
            "=lukas: If that does not help, come by, I have twelve good cables and one bad one, and I finally know which one it is."),
        Ask("Can I get the oven log as CSV instead of PDF?", "oven-log data",
            """
            I would like to count door openings per hour. Today I copy from a PDF like a monk. Ideally:

            ```csv
            time;deck;event;value
            05:12:44;2;door;open
            05:12:51;2;door;closed
            ```
            """,
            "=kavya: Yes! Service tool 3.2 has *export → table*. It was hidden behind the expert switch. I will move it to the front.",
            "There is a small script on the wiki that turns the PDF into exactly this. For the old ovens you still need it.") with { By = "meiling", Hours = 15 },
        Ask("What makes a good ticket?", "helpdesk",
            "Honest question from somebody who writes 'does not work' and feels bad about it.",
            "What you wanted, what you did, what happened, since when. Four lines, and I can usually start without calling you.",
            "A screenshot of the *whole* screen. The answer is often in the corner you cut off."),
        Say("phishing", "**Careful:** a mail 'from Henk' asks for gift cards today. Henk does not want gift cards. Henk wants flues. Report with the red button, do not answer.", "=henk: I can confirm. Flues only.", "Got it as well, reported. It even said 'best regards', which Henk never does.", "=priya: 👍 41 reports in an hour, thank you. Blocked.") with { By = "priya", Hours = 6.1 },
        Say("password", "A passphrase of four words beats P@ssw0rd!7 every time. Choose four things you can see from your favourite place. Do not post them here. Yes, someone did."),
        Say("printer", "The label printer in hall 2 prints in mirror writing. I know. I am looking at it. It is looking at me.", "Leonardo would be proud.", "Fixed: ribbon was in backwards. We shall not speak of it.") with { By = "lukas" },
        Say("release", "Field app 5.8:\n\n- drafts survive tunnels, flat batteries and children\n- photos are sent in the background\n- search finds serials with or without the dash\n\nThanks to the 14 testers who drive with unfinished software so that you do not have to.", "Serial without the dash! 😍", "Confirmed: survives children.", "Battery use is better, too.") with { By = "priya", Hours = 26 },
        Say("backup", "Restored a folder from four months ago in nine minutes today. We practise this every quarter so that it is boring. It was boring. Perfect."),
        Say("accessibility", "Tip: press Tab in the service tool. Everything is reachable by keyboard since 3.1. With gloves on, that is faster than the touchpad.", "I did not know! Works with the thick ones, too."),
        Announce("Two-step sign-in for everyone from next month", "security sign-in",
            """
            Badge or phone as the second step, you choose.

            - **Office**: badge reader at the keyboard
            - **Field**: the app on your phone, works offline
            - **Plants**: badge at the terminal, no phone needed

            Help desks in both canteens, all week, 11:30–13:00, with cookies. How-to: https://help.varnholt.example/two-step
            """,
            "Works with gloves?", ">Badge works with gloves, tested with the thick ones.", "What kind of cookies?", ">Oat.") with { By = "priya" },

        Announce("[[Maintenance|Short outage]]: [[parts list|field app|service calendar|learning portal|time recording|drawing archive]], {day} {n:18-21}:00", "maintenance",
            "[[About {n:20-55} minutes|Up to one hour]]. [[Reading works, saving does not.|Fully offline.|You will be signed out once.]] [[We start after the late handover.|On-call has a printed list, just in case.|Reason: new disks.|Reason: a security update that should not wait.]] Status: https://status.varnholt.example") with { Repeats = true },
        Ask("[[Slow|Very slow]] since {day}: [[drawing archive|parts search|report upload|video calls]] at {site}. Only me?", "network",
            "[[Takes {n:20-90} seconds instead of two.|Fine before eight, bad after nine.|By cable good, by wireless bad.]] [[Laptop restarted, of course.|Colleague beside me has the same.]]",
            "Not only you. One of the two lines is down, the provider is on it. Should be better by noon.",
            "It was the access point above the lockers. Restarted, please try again and tell me.",
            "Please send me the time to the minute, then I can find it in the log.") with { Repeats = true },
    ];
}
