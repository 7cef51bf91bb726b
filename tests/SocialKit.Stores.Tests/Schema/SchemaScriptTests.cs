namespace SocialKit.Stores.Tests;

public sealed class SchemaScriptTests
{
    [Fact]
    public void A_script_that_does_not_say_whether_older_nodes_may_go_on_is_refused()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Sqlite.SchemaUpdater.Scripts.With(NextName(), "CREATE TABLE sk_next (id INTEGER);"));
        Assert.Contains("-- compatible: yes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_out_of_order_is_refused_with_its_right_name()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Sqlite.SchemaUpdater.Scripts.With("0099_next.sql", "-- compatible: yes\n"));
        Assert.Contains(NextName()[..5], refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_oldest_version_that_may_run_stays_until_a_script_says_no()
    {
        var scripts = Sqlite.SchemaUpdater.Scripts;
        var compatible = scripts.With(NextName(), "-- compatible: yes\n");
        Assert.Equal(scripts.All[^1].Oldest, compatible.All[^1].Oldest);
        var incompatible = scripts.With(NextName(), "-- compatible: no\n");
        Assert.Equal(incompatible.Newest, incompatible.All[^1].Oldest);
    }

    [Fact]
    public void Both_dialects_have_the_same_scripts()
    {
        Assert.Equal(
            Sqlite.SchemaUpdater.Scripts.All.Select(script => (script.Number, script.Name, script.Oldest)),
            PostgreSql.SchemaUpdater.Scripts.All.Select(script => (script.Number, script.Name, script.Oldest)));
    }

    private static string NextName() => $"{Sqlite.SchemaUpdater.Scripts.Newest + 1:0000}_next.sql";
}
