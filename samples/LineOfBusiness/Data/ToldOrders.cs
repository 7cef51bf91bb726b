using LineOfBusiness.Models;
using static LineOfBusiness.Models.OrderStatus;

namespace LineOfBusiness.Data;

/// <summary>Orders with a story: something about them needed talking over.</summary>
internal static class ToldOrders
{
    public static IReadOnlyList<ToldOrder> All { get; } =
    [
        new(4738, "Halloran Motor Works", Open, 9, "HMW 2206", "lindqvist", [("BT-1010", 6), ("BT-1020", 4), ("BT-8040", 2)]),
        new(4735, "Pellew Marine Engines", Open, 12, "PME/318", "adeyemi", [("BT-4020", 8), ("BT-4035", 4), ("BT-3080", 2)]),
        new(4731, "Dyke & Sons Steel", Open, 7, "D-90441", "brandt", [("BT-2040", 10), ("BT-3025", 24), ("BT-6010", 3)]),
        new(4728, "Lanner Valley Buses", Open, 14, "LVB 77", "rees", [("BT-8040", 4), ("BT-8055", 8), ("BT-7010", 1)]),
        new(4724, "Cragholm Technical College", Open, 30, "CTC-ENG-12", "marsh", [("BT-5020", 12), ("BT-1110", 24), ("BT-6010", 4)]),
        new(4719, "Southdown Coachbuilders", Picking, 11, "SC 5518", "whitlock", [("BT-8010", 2), ("BT-8025", 20), ("BT-6045", 4)]),
        new(4716, "Orford Cycle Frames", Picking, 10, "OCF 042", "cho", [("BT-3080", 3), ("BT-4010", 5)]),
        new(4712, "Severnside Boilers", Picking, 15, "SSB-1190", "santos", [("BT-7010", 2), ("BT-7025", 12), ("BT-7040", 12)]),
        new(4711, "Northmoor Rail Depot", Picking, 14, "NRD/7/0093", "lindqvist", [("BT-1010", 20), ("BT-1035", 20), ("BT-6030", 6)]),
        new(4705, "Chalkpit Plant Hire", Picking, 8, "CPH 3021", "adeyemi", [("BT-2120", 6), ("BT-3010", 6)]),
        new(4698, "Fenwright Tractors", Shipped, 9, "FT 8817", "brandt", [("BT-1020", 3), ("BT-2055", 6)]),
        new(4693, "Pengelly Stoneworks", Shipped, 12, "PS-204", "rees", [("BT-2040", 4), ("BT-3025", 12), ("BT-6030", 2)]),
        new(4687, "Skerry Boatyard", Shipped, 16, "SB 610", "okafor", [("BT-1150", 40), ("BT-4060", 6)]),
        new(4681, "Withy Lane School Workshops", Shipped, 18, "WL-DT-9", "whitlock", [("BT-2100", 3), ("BT-6010", 2)]),
        new(4672, "Wickmere Stage Sets", Shipped, 10, "WSS 88", "cho", [("BT-2010", 8), ("BT-4050", 2)]),
        new(4664, "Rosevale Cider Mill", Shipped, 14, "RCM 19", "santos", [("BT-5050", 10), ("BT-5035", 2)]),
        new(4655, "Hexley Wind Services", Shipped, 12, "HWS-6402", "lindqvist", [("BT-1010", 4), ("BT-6020", 10)]),
        new(4640, "Marlow Quay Refit", Closed, 14, "MQR 1204", "ferrara", [("BT-5010", 5), ("BT-1020", 5)]),
        new(4622, "Cwm Isaf Quarry", Closed, 13, "CIQ 55", "delaney", [("BT-7010", 1), ("BT-6030", 8)]),
        new(4609, "Saltmere Fisheries", Cancelled, 20, "SF 301", "novak", [("BT-2070", 2), ("BT-1110", 2)]),
    ];
}

internal sealed record ToldOrder(
    int Id, string Customer, OrderStatus Status, int DeliverAfter, string Reference, string Owner, IReadOnlyList<(string Article, int Quantity)> Lines);
