using LineOfBusiness.Models;

namespace LineOfBusiness.Data;

/// <summary>Stands in for the company's directory.</summary>
public static class Staff
{
    public static IReadOnlyList<Person> All { get; } =
    [
        new("1004", "okafor", "Ifeoma Okafor", "Branch manager", "Branch North", "north"),
        new("1017", "lindqvist", "Per Lindqvist", "Field sales", "Branch North", "north"),
        new("1032", "marsh", "Dorothy Marsh", "Customer service", "Branch North", "north"),
        new("1006", "ferrara", "Paolo Ferrara", "Branch manager", "Branch South", "south"),
        new("1021", "adeyemi", "Tunde Adeyemi", "Field sales", "Branch South", "south"),
        new("1040", "whitlock", "Sally Whitlock", "Customer service", "Branch South", "south"),
        new("1009", "novak", "Hana Novák", "Branch manager", "Branch East", "east"),
        new("1026", "brandt", "Jonas Brandt", "Field sales", "Branch East", "east"),
        new("1044", "cho", "Min-ji Cho", "Customer service", "Branch East", "east"),
        new("1011", "delaney", "Aoife Delaney", "Branch manager", "Branch West", "west"),
        new("1029", "rees", "Gareth Rees", "Field sales", "Branch West", "west"),
        new("1047", "santos", "Lúcia Santos", "Customer service", "Branch West", "west"),
        new("1001", "kessler", "Ruth Kessler", "Head of sales operations", "Head office", "central"),
        new("1013", "varga", "Tamás Varga", "Purchasing", "Head office", "central"),
        new("1015", "imrie", "Callum Imrie", "Warehouse lead", "Central warehouse", "central"),
        new("1019", "haddad", "Rania Haddad", "Accounts receivable", "Head office", "central"),
        new("1050", "quill", "Edith Quill", "Internal auditor", "Head office", "central") { IsAuditor = true },
        new("9003", "walker", "Jo Walker", "Contractor, shelving refit", "External", "none"),
    ];

    public static Person? Find(string? handle) =>
        All.FirstOrDefault(person => string.Equals(person.Handle, handle?.Trim(), StringComparison.OrdinalIgnoreCase));
}
