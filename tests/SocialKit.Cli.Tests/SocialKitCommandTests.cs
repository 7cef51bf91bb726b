using System.CommandLine;

namespace SocialKit.Cli.Tests;

public class SocialKitCommandTests
{
    [Fact]
    public async Task Help_describes_the_command()
    {
        await using var output = new StringWriter();

        var exitCode = await SocialKitCommand.Create().Parse(["--help"]).InvokeAsync(
            new InvocationConfiguration { Output = output },
            TestContext.Current.CancellationToken);

        Assert.Equal(0, exitCode);
        Assert.Contains("SocialKit store", output.ToString(), StringComparison.Ordinal);
    }
}
