namespace SocialKit;

/// <summary>
/// One numbered step of the schema. Once released it never changes. Its first line says whether nodes of the version before may go on while it is
/// applied and after: "-- compatible: yes" for a step that only adds, and adds nothing that older nodes would have to keep in step;
/// "-- compatible: no" for any other.
/// </summary>
/// <param name="Number">1, 2, 3, …</param>
/// <param name="Name">Its file, for example "0001_first.sql".</param>
/// <param name="Oldest">The oldest version that may run once it is applied.</param>
/// <param name="Text">Its statements.</param>
internal sealed record SchemaScript(int Number, string Name, int Oldest, string Text);

/// <summary>What a database says about its schema.</summary>
/// <param name="Version">The newest script it has; 0 for none.</param>
/// <param name="Oldest">The oldest version that may run against it.</param>
internal readonly record struct SchemaState(int Version, int Oldest);
