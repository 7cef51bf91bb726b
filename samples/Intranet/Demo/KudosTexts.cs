namespace Intranet.Demo;

/// <summary>Company values and what people thank each other for.</summary>
internal static class KudosTexts
{
    public static readonly string[] Values = ["Fix the cause", "Share what you know", "Home safe", "Keep the promise", "Leave it better"];

    /// <summary>Per value, in the order of <see cref="Values"/>.</summary>
    public static readonly string[][] ByValue =
    [
        [
            "You stayed with the {oven} at {customer} until you knew *why*, and not only until it ran. No call since.",
            "Three visits by others, one by you. You watched the first bake before opening a panel.",
            "Thank you for the log with 10 Hz resolution. It made the cause visible for all of us in {n:5-15} minutes.",
            "You asked 'since when, and what changed then?' and saved us a fan, a motor and a weekend.",
            "Instead of a third gasket you found the bent hinge. {customer} sends greetings, and so do I.",
            "You drew the fault as a timeline on the whiteboard in {site}. Suddenly everyone saw it.",
            "=t.nguyen: The wedge, the gum, the 0.8 millimetres: thank you for measuring before meeting.",
            "For not accepting 'sporadic' as a cause. It was the neutral on X4.",
            "You came back to write down what it was. That sounds small, and it saved me two hours today.",
            "Found the reason for the pale {bread} in the gas meter room. Nobody else would have gone there.",
        ],
        [
            "You explained the steam logic to me on the phone, in the rain, with {n:2-6} % battery left. It runs!",
            "Your setting card for {bread} hangs in four bakeries now. I counted.",
            "For the clearest answer of the month. Even sales understood it (me).",
            "=hedwig: Thank you for taking me along at 4 am. I read tickets differently now.",
            "You recorded the deck stone change in three minutes of video. Every new engineer in {site} has seen it.",
            "=bea: Whenever somebody asks about part numbers, you answer *and* fix the list. Thank you!",
            "=youssef: You translated the whole safety film into Arabic and Spanish, voice included. شكرا وGracias!",
            "For the pencil table inside the cabinet door. Years later it saved an evening.",
            "=wanjiru: Your energy method fits on one page. That is why people use it.",
            "You sat down with our newcomer for an hour, although you had a full calendar. She told me about it, glowing.",
            "教えてくれてありがとう！ Thank you for teaching me the wet mode setting, it solved two cases.",
        ],
        [
            "You stopped the job at {customer} because the second person was missing. It was right, and it was not easy.",
            "=grzegorz: Thank you for writing about the wrong cabinet. Your honesty changed a rule in two plants.",
            "=greta: Big yellow numbers on all B-row cabinets within {n:2-4} days. Promise kept, fingers kept.",
            "You noticed the cut in the lifting strap under the label. Sharp eyes!",
            "For driving slowly over the pass and calling the customer before, not after.",
            "You reminded me of my glasses three times and smiled each time. The fourth time I needed them.",
            "=tuuli: The try-start habit goes back to you. {site} does it without thinking now.",
            "You walked the hall on your day off because the gas smell did not let you go. It was the test rig.",
        ],
        [
            "Parcel at the door of {customer} at 3:50 am. You said 'before four'.",
            "You promised {n:6-8} weeks and delivered in {n:4-5}. The customer baked a cake with our logo.",
            "For calling {customer} back every single day until the part was there. They renewed because of it.",
            "Saturday evening, one igniter, 240 km. Bread on Sunday. Thank you!",
            "You said 'I find out by Thursday', and on Thursday at eight it was in my inbox.",
            "The tender was due at noon, the drawing came at 11:20, with a smile. You saved us.",
            "=sefa: You swapped your weekend so that I could be at the graduation. I will not forget it.",
            "For telling the customer the honest date and then keeping it.",
            "=siobhan: Eleven hours of rest, always. You fought for it and you did it.",
        ],
        [
            "The parts shelf in {site} was a mess on Monday, and is a pleasure on {day}. I noticed!",
            "=luc: 31 screws missing instead of 214 parts. Your quiet work, our loud applause.",
            "You deleted 40 pages from the handbook, and it got better.",
            "=lukas: The label printer works, the cable drawer has labels, and the bad cable is gone. You are a hero of small things.",
            "=enzo: 61 to 38 grams per plate, without nagging anyone. Chapeau.",
            "You closed seven air leaks before lunch. The hall is so quiet that we hear the radio.",
            "For the thermos, the cups and the herb bed. A place where people water plants is a good place.",
            "=samuel: You rewrote the welcome page with the sentences of 19 colleagues. I wish I had had it.",
            "=rosa: The template at station 6: zero remarks in a week. Designed by those who work there, thanks to you.",
            "Gracias por dejar el almacén de {site} mejor de lo que estaba. (Thank you for leaving the store better than you found it.)",
        ],
    ];
}
