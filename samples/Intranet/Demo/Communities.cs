namespace Intranet.Demo;

/// <summary>The six communities with their charters, and who belongs to them.</summary>
internal static class Communities
{
    public static readonly DemoCommunity[] All =
    [
        new(
            "field-fixes",
            "Field fixes",
            "Service engineers find the cause of an oven fault within one shift, because somebody here has seen it before.",
            "One call in five needs a second visit: the knowledge sits in the head of the colleague who fixed the same fault last year.",
            "Service engineers, remote support, planners, and the developers who want to hear how their ovens behave after delivery.",
            ["Repeat visits below 12 % of all calls", "Median time to first useful answer under 30 minutes", "Every accepted answer names the cause, not only the part"],
            "ana",
            "Start with model, firmware and what the customer saw. Say what you ruled out. Come back and tell us what it was."),
        new(
            "parts-desk",
            "Parts desk",
            "Get the right spare part to the right van first time, with no guessing between drawing, list and shelf.",
            "Wrong or superseded part numbers cost about 140 return parcels a month and leave bakeries waiting over a weekend.",
            "Spare parts, warehouse, field service, warranty, and plant planners who decide what we build for stock.",
            ["First-time-right parcels at 97 %", "Fewer than 60 returns a month", "Superseded numbers updated in the list within two days"],
            "bea",
            "Always the full VH number and a serial. A photo beats a description. No blame for wrong orders, only better lists."),
        new(
            "safe-hands",
            "Safe hands",
            "Everybody goes home unhurt: we report near misses early and close the cause within fourteen days.",
            "Near misses are told over coffee and never written down, so the same hot tray burns the next person.",
            "Anyone who lifts, welds, drives, bakes or works on a live machine, and everyone who plans that work.",
            ["At least 25 near misses reported a month", "90 % of causes closed within 14 days", "Lost-time injuries: zero"],
            "greta",
            "Describe what happened, never who failed. Thank the person who reports. If it is dangerous right now, call first, post later."),
        new(
            "first-90-days",
            "First 90 days",
            "New colleagues find people, answers and their first real success before their probation review.",
            "Newcomers ask the same thirty questions in private messages and often wait days because they do not know whom to ask.",
            "Everyone in their first three months, their buddies and leads, and old hands who remember how it felt.",
            ["Every question answered within one working day", "A named buddy on day one for 100 % of starters", "Starters rate their first month 4 out of 5 or better"],
            "samuel",
            "There are no stupid questions. Answer in full sentences, explain abbreviations, offer a call."),
        new(
            "greener-heat",
            "Greener heat",
            "Cut the energy our ovens and our plants need per kilo of bread, and prove it with readings instead of adjectives.",
            "Customers ask for energy figures per kilo of bread and we answer with a brochure; our own plants are only metered once a month.",
            "Development, plants, test bakery, sales engineers, and everyone who reads a meter anyway.",
            ["kWh per kg published for every current oven", "Plant energy per oven built down 15 % in two years", "Ten customer sites sharing their readings"],
            "wanjiru",
            "Numbers with a unit and a method. Small savings count. Say when an idea did not work, it saves the next person a month."),
        new(
            "crumb-and-crust",
            "Crumb and crust",
            "Turn what our bakers know about dough, steam and heat into settings that customers can use the next morning.",
            "Engineers adjust burners, bakers adjust recipes, and nobody tells the other: bakeries get two opinions and no loaf.",
            "Application bakers, service engineers, sales engineers, developers of controls, and hobby bakers with a thermometer.",
            ["Three tested settings published a month", "Fewer 'uneven bake' calls: minus 20 % by summer", "Every new engineer spends a day in the test bakery"],
            "hedwig",
            "Flour type, dough weight, temperature, steam, time. A cut loaf photographed in daylight. Taste is an argument, too."),
    ];

    /// <summary>Only members write in a community, so the sample obeys the same rule as the product.</summary>
    public static readonly Dictionary<string, string[]> Members = new(StringComparer.Ordinal)
    {
        ["field-fixes"] =
        [
            "ana", "tomasz", "ingrid", "dayo", "youssef", "r.lindqvist", "maddie", "p.horvath", "lucia", "olena", "jonas", "siobhan",
            "meiling", "arvid", "kavya", "nikos", "hedwig", "t.nguyen", "bea", "yuki", "omar",
        ],
        ["parts-desk"] =
        [
            "bea", "luc", "fatou", "ana", "tomasz", "ingrid", "dayo", "youssef", "maddie", "p.horvath", "lucia", "olena", "jonas",
            "sefa", "nikos", "cormac", "omar", "callum",
        ],
        ["safe-hands"] =
        [
            "greta", "samuel", "henk", "grzegorz", "tuuli", "rosa", "sefa", "ana", "r.lindqvist", "dayo", "p.horvath", "luc", "enzo",
            "hedwig", "cormac", "arvid", "siobhan", "t.nguyen", "jonas",
        ],
        ["first-90-days"] =
        [
            "samuel", "siobhan", "ana", "jonas", "rosa", "lukas", "kavya", "amina", "yuki", "fatou", "maddie", "tuuli", "priya", "greta",
            "youssef", "callum", "olena", "bea",
        ],
        ["greener-heat"] =
        [
            "wanjiru", "arvid", "meiling", "henk", "hedwig", "nikos", "astrid", "yuki", "enzo", "priya", "kavya", "sefa", "ana",
            "ingrid", "isabel", "baptiste", "jonas",
        ],
        ["crumb-and-crust"] =
        [
            "hedwig", "baptiste", "amina", "ana", "lucia", "meiling", "yuki", "isabel", "astrid", "enzo", "ingrid", "tomasz", "arvid",
            "callum", "maddie", "rosa", "wanjiru", "nikos",
        ],
    };
}
