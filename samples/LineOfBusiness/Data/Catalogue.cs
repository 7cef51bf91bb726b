using LineOfBusiness.Models;

namespace LineOfBusiness.Data;

/// <summary>What the company sells, and to whom.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<Article> Articles { get; } =
    [
        new("BT-1010", "Torque wrench 20–200 Nm, 1/2 in drive", 148_50),
        new("BT-1020", "Socket set, 94 pieces", 119_00),
        new("BT-1035", "Combination spanner set 8–24 mm", 64_50),
        new("BT-1110", "Bench vice 150 mm, swivel base", 189_00),
        new("BT-1150", "Quick-release bar clamp 600 mm", 24_90),
        new("BT-1210", "Claw hammer 570 g", 19_90),
        new("BT-1230", "Dead-blow mallet 1.1 kg", 31_20),
        new("BT-2010", "Cordless drill 18 V, two batteries", 189_90),
        new("BT-2040", "Angle grinder 125 mm, 1400 W", 129_00),
        new("BT-2055", "Impact driver 18 V, without battery", 134_50),
        new("BT-2070", "Bench grinder 200 mm", 215_00),
        new("BT-2100", "Pillar drill 16 mm, 550 W", 469_00),
        new("BT-2120", "Rotary hammer SDS-plus, 800 W", 229_90),
        new("BT-3010", "HSS drill bit set 1–13 mm, 25 pieces", 54_80),
        new("BT-3025", "Cutting disc 125 × 1.0 mm, box of 50", 62_50),
        new("BT-3040", "Flap disc 125 mm, grit 60, box of 10", 28_50),
        new("BT-3060", "Hole saw set 19–76 mm", 73_90),
        new("BT-3080", "Tap and die set M3–M12", 89_90),
        new("BT-4010", "Digital caliper 150 mm", 39_50),
        new("BT-4020", "Outside micrometer 0–25 mm", 59_00),
        new("BT-4035", "Dial gauge with magnetic stand", 82_50),
        new("BT-4050", "Cross-line laser, green", 179_00),
        new("BT-4060", "Spirit level 1200 mm", 34_80),
        new("BT-5010", "Workshop trolley, 7 drawers", 489_00),
        new("BT-5020", "Workbench 2 m, beech top", 625_00),
        new("BT-5035", "Tool cabinet, lockable", 418_00),
        new("BT-5050", "Shelving bay, 5 levels", 154_00),
        new("BT-6010", "Safety goggles, clear, box of 20", 84_00),
        new("BT-6020", "Cut-resistant gloves size 9, 12 pairs", 56_40),
        new("BT-6030", "Ear defenders, box of 10", 112_00),
        new("BT-6045", "Welding helmet, auto-darkening", 124_00),
        new("BT-7010", "Air compressor 50 l, 10 bar", 329_00),
        new("BT-7025", "Air hose 10 m with couplings", 32_90),
        new("BT-7040", "Blow gun with 3 nozzles", 14_50),
        new("BT-8010", "MIG welder 200 A", 689_00),
        new("BT-8025", "Welding wire 0.8 mm, 15 kg", 47_50),
        new("BT-8040", "Trolley jack 3 t", 159_00),
        new("BT-8055", "Axle stands 6 t, pair", 84_50),
    ];

    public static Article Article(string number) => Articles.Single(article => article.Number == number);

    public static IReadOnlyList<Customer> MakeCustomers()
    {
        (Region Region, string Name, string Town, string Contact)[] all =
        [
            (Region.North, "Halloran Motor Works", "Thornby", "Mick Halloran"),
            (Region.North, "Skerry Boatyard", "Skerry Sound", "Inga Flett"),
            (Region.North, "Fellside Agricultural", "Upper Garth", "Brian Tuffnell"),
            (Region.North, "Northmoor Rail Depot", "Northmoor", "Anjali Rao"),
            (Region.North, "Petrie & Daughter Joinery", "Ellerbeck", "Morag Petrie"),
            (Region.North, "Cragholm Technical College", "Cragholm", "Dr Leon Aske"),
            (Region.North, "Tarn Bridge Garage", "Tarn Bridge", "Shaun Ogle"),
            (Region.North, "Hexley Wind Services", "Hexley", "Katja Lund"),
            (Region.South, "Marlow Quay Refit", "Marlow Quay", "Denis Purcell"),
            (Region.South, "Southdown Coachbuilders", "Ashling", "Verity Crane"),
            (Region.South, "Brightwater Pools", "Selmouth", "Ollie Fenn"),
            (Region.South, "Ashcombe Forge", "Ashcombe", "Ted Varley"),
            (Region.South, "Pellew Marine Engines", "Port Pellew", "Susannah Pellew"),
            (Region.South, "Chalkpit Plant Hire", "Chalkpit Lane", "Rashid Munir"),
            (Region.South, "Withy Lane School Workshops", "Withy Lane", "Harriet Bloom"),
            (Region.South, "Sandgate Lifts", "Sandgate", "Wojtek Zielak"),
            (Region.East, "Fenwright Tractors", "Fenwright", "Alan Stubbe"),
            (Region.East, "Dyke & Sons Steel", "Lowmarsh", "Carol Dyke"),
            (Region.East, "Eastholme Aero Club", "Eastholme", "Robin Peck"),
            (Region.East, "Kessing Print Finishing", "Kessing", "Agnes Holt"),
            (Region.East, "Saltmere Fisheries", "Saltmere", "Erik Daan"),
            (Region.East, "Orford Cycle Frames", "Little Orford", "Nia Prosser"),
            (Region.East, "Broadwater Drainage Board", "Broadwater", "Philip Crake"),
            (Region.East, "Wickmere Stage Sets", "Wickmere", "Jo-Ann Sibley"),
            (Region.West, "Pengelly Stoneworks", "Pengelly", "Denzil Hocking"),
            (Region.West, "Cwm Isaf Quarry", "Cwm Isaf", "Rhys Madoc"),
            (Region.West, "Rosevale Cider Mill", "Rosevale", "Anna Tregear"),
            (Region.West, "Lanner Valley Buses", "Lanner", "Chris Opie"),
            (Region.West, "Blackford Timber Frames", "Blackford", "Ellen Mudge"),
            (Region.West, "Severnside Boilers", "Quedge", "Imran Sheikh"),
            (Region.West, "Hartsease Bakery Equipment", "Hartsease", "Polly Wren"),
            (Region.West, "Trewin Dairy", "Trewin", "Mark Kitto"),
        ];
        return
        [
            .. all.Select((customer, index) => new Customer
            {
                Id = 201 + index,
                Name = customer.Name,
                Town = customer.Town,
                Region = customer.Region,
                Contact = customer.Contact,
                Phone = $"0555 01{index / 10}{index % 10} {40 + index}",
            }),
        ];
    }
}

internal sealed record Article(string Number, string Description, int UnitCents);
