namespace Intranet.Demo;

/// <summary>What the <c>{slot}</c>s in the texts draw from. All names, places and part numbers are invented.</summary>
internal static class Slots
{
    public static readonly Dictionary<string, string[]> Pools = new(StringComparer.Ordinal)
    {
        ["oven"] =
        [
            "Kestrel 400", "Kestrel 600", "Heron 12", "Heron 18", "Osprey T20", "Swift 5", "Swift 10", "Kestrel 400 Duo", "Heron 12 Gas",
        ],
        ["site"] = ["Aldermoor", "Vessby", "Port Lisk", "Tarn Cross", "Quellheim", "Monte Alvo", "Santa Brisa", "Brennick", "Lower Sallow"],
        ["customer"] =
        [
            "Bäckerei Sonnfeld", "Pão da Enseada", "Copper Lane Loaf", "Café Nisbet Row", "Panadería La Espiga Azul", "Old Ferry Bakehouse",
            "Harbour Heel", "Piekarnia Pod Lipą", "Fournil des Trois Ponts", "Kanelgården", "Moonrise Buns", "Dar Yasmin Sweets",
            "Hotel Brisamar kitchens", "Tarn Cross hospital kitchen", "Quellheim school kitchens", "Two Sisters Rye",
        ],
        ["part"] =
        [
            "VH-30-1187 (igniter)", "VH-41-0220 (door gasket)", "VH-22-0904 (steam valve)", "VH-17-3310 (fan bearing kit)",
            "VH-55-0071 (touch panel)", "VH-38-1450 (deck probe)", "VH-22-0911 (float switch)", "VH-60-2003 (drive belt)",
            "VH-30-1204 (flame rod)", "VH-41-0236 (hinge spring)", "VH-12-0508 (relay board)", "VH-44-0107 (lamp glass)",
        ],
        ["bread"] = ["rye", "baguette", "ciabatta", "brioche", "milk bread", "seeded tin loaf", "pretzel", "flatbread", "sourdough", "croissant"],
        ["dish"] =
        [
            "lentil dal with spinach", "beef goulash", "pumpkin gnocchi", "fish cakes with dill", "mushroom barley risotto", "chicken tagine",
            "bean chilli", "potato leek soup", "aubergine bake", "pea soup with mint",
        ],
        ["sweet"] = ["plum crumble", "rice pudding", "lemon slice", "apple strudel", "date cake", "semolina with cherries", "poppy seed roll"],
        ["shift"] = ["early", "late", "Saturday", "on-call", "night"],
        ["day"] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],

        // Whole stories for the recurring formats; each one is used once before any is used again.
        ["case"] =
        [
            "E-17 after every second bake. **Cause:** condensate in the pressure hose to the air switch. **Fix:** blew it out, re-routed the hose with a fall.",
            "E-31 only on humid mornings. **Cause:** hairline crack in the ignition cable where it passes the steam box. **Fix:** new cable, grommet on the edge.",
            "Left deck 14 °C colder than the right. **Cause:** probe pulled out of its pocket by a cleaning brush. **Fix:** pushed home, clamped, checked with the logger.",
            "Steam for four seconds, then nothing. **Cause:** scale under the float. **Fix:** descaled, and a water test strip for the customer: 19 °dH!",
            "Breaker trips at 04:10, never later. **Cause:** defrost of the neighbouring cold store starts at the same minute. **Fix:** moved our preheat by 15 minutes.",
            "Touch panel dead below the lower third. **Cause:** flour paste in the ribbon connector. **Fix:** cleaned, sealed the bezel with tape until the new gasket arrives.",
            "Fan squeals for ten minutes after a cold start. **Cause:** dry bearing, axial play 0.4 mm. **Fix:** bearing kit, thirty minutes with the puller.",
            "Door opens by itself during steam. **Cause:** hinge spring one notch too loose after last service (mine…). **Fix:** notch four, as the drawing says.",
            "E-08 'rack not detected'. **Cause:** magnet on the customer's new rack 20 mm too high. **Fix:** moved the reed holder to the upper holes.",
            "Belt stops every 40 minutes. **Cause:** overload relay at 2.1 A instead of 2.8 A. **Fix:** set, marked with paint, noted in the cabinet.",
            "Bread pale on Mondays only. **Cause:** gas pressure drops while the laundry next door starts up. **Fix:** supplier readjusted the street regulator.",
            "Display resets at full load. **Cause:** loose neutral on X4. **Fix:** torque to 2.2 Nm, all the others as well.",
            "Steam smells of hot rubber. **Cause:** hose from a non-food reel, fitted by a plumber. **Fix:** original hose, photo to the customer, rinsed twice.",
            "Chimney alarm on windy days. **Cause:** missing rain cap pushes gusts into the flue. **Fix:** cap ordered, draught stop adjusted meanwhile.",
            "Programme 7 ends two minutes early. **Cause:** somebody had stored a negative correction. **Fix:** reset the correction, locked the menu.",
            "Lamp fails weekly. **Cause:** wrong lamp, 25 W household type. **Fix:** two oven lamps, one for the drawer.",
        ],
        ["nearmiss"] =
        [
            "A tray rack rolled 3 m on its own after the floor was hosed down. The brake was on, the wheel was wet.",
            "I reached for the deck handle of the lower chamber while the upper one was venting. Sleeve wet, skin fine.",
            "The pallet truck came round the paint booth faster than I could step aside. Nobody hurt, one lost coffee.",
            "Found a gas cock open on a disconnected test rig. Closed, tagged, leak test fine.",
            "Ladder foot slipped off the cable duct while I was at the flue. I was on the second rung only.",
            "A lifting strap had a cut hidden under the label. We noticed because the label was crooked.",
            "Lock-out tag was on the cabinet next door. Same colour, same height, different oven.",
            "Grinding sparks reached the cardboard corner behind cell 4. It smouldered, water bottle solved it.",
            "Van load shifted in the roundabout: two burners travelled without me.",
            "Somebody had wedged the fire door of the flour store with a bucket. Nice breeze, bad idea.",
            "A deck stone (31 kg) was stored above shoulder height. It came down slowly, luckily with two of us below it.",
            "Hot oil tray from the canteen went through the corridor just as the school tour came in.",
        ],
        ["win"] =
        [
            "two {oven} and a proofer, because our installer fixed their old oven during the demo",
            "a full line for a new shop; the night baker tried the cleaning programme himself and called his boss at 5 am",
            "four ovens over two years with a service contract, after a tasting with their own dough",
            "one {oven} today and an option for three, decided by the energy reading from their own meter",
            "a replacement for a 22-year-old oven of ours that still works; they want the new one to last as long",
            "a hospital kitchen with 1,900 meals a day; the noise figure decided it",
        ],
        ["energy"] =
        [
            "switching the flue damper off the timer and onto temperature", "preheating 25 minutes later", "fixing two door gaskets",
            "running the proofer on waste heat", "loading the deck full instead of half", "insulating the steam pipe",
            "letting the last bake fall with the residual heat", "LED lamps in all chambers",
        ],
    };
}
