namespace SocialKit.ConformanceTests;

/// <summary>Marks a theory whose rows are different rules — one for each record type, reader, field — so that each counts as a check of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RowsAreRulesAttribute : Attribute;
