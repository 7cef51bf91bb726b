using System.CommandLine;

namespace SocialKit.Cli;

static class SocialKitCommand
{
    public static RootCommand Create() => new("Import, export, inspect and repair a SocialKit store.")
    {
        ExportCommand.Create(),
        ImportCommand.Create(),
        SchemaCommand.Create(),
        DoctorCommand.Create(),
        AuditCommand.Create(),
    };
}
