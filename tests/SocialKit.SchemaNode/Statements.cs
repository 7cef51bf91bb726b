namespace SocialKit.SchemaNode;

/// <summary>The statements of a script, as our scripts are written: each ends with a line.</summary>
public static class Statements
{
    public static IReadOnlyList<string> Of(string script)
    {
        ArgumentNullException.ThrowIfNull(script);
        return [.. script.Split(";\n").Where(part => part.Trim().Length > 0).Select(part => part + ";\n")];
    }
}
