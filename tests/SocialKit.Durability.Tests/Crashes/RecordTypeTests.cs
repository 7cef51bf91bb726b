using SocialKit.CrashWriter;

namespace SocialKit.Durability.Tests;

public sealed class RecordTypeTests
{
    private static IEnumerable<string> OfTheContract => typeof(IRecord).Assembly.GetTypes()
        .Where(type => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRecord<>)) && !type.IsAbstract)
        .Select(type => (string)type.GetProperty("RecordType")!.GetValue(null)!);

    [Fact]
    public void Every_type_of_record_of_the_contract_has_a_place_in_the_mix() =>
        Assert.Equal(OfTheContract.Order(StringComparer.Ordinal), RecordMaker.All.Select(maker => maker.Type).Order(StringComparer.Ordinal));

    [Fact]
    public void The_mix_makes_changes_and_removes_every_type_and_uses_every_kind_of_commit()
    {
        var commits = new CommitPlan(new TenantId("t"), 1, 0).Commits().Take(500).ToList();
        var types = RecordMaker.All.Select(maker => maker.Type).ToHashSet();
        var seen = new HashSet<RecordKey>();
        var changed = new HashSet<string>();
        foreach (var put in commits.SelectMany(commit => commit.Puts))
        {
            if (!seen.Add(put.Key))
            {
                changed.Add(put.Key.Type);
            }
        }

        Assert.Equal(types, [.. seen.Select(key => key.Type)]);
        Assert.Equal(types, changed);
        Assert.Equal(types, [.. commits.SelectMany(commit => commit.Removes).Select(remove => remove.Key.Type)]);
        Assert.All(commits, commit => Assert.True(commit.Puts.Count > 1 && commit.Activities.Count > 0));
        Assert.Contains(commits, commit => commit.Activities.Count > 1);
        Assert.Contains(commits, commit => commit.ClientKey is not null && commit.Result is not null);
        Assert.Contains(commits, commit => commit.Guards.OfType<Guard.Allowance>().Any());
        Assert.Contains(commits, commit => commit.Puts.SelectMany(put => put.Uniques).Intersect(commit.Removes.SelectMany(remove => remove.Uniques)).Any());
    }

    [Fact]
    public void The_same_seed_plans_the_same_commits_and_another_seed_or_writer_others()
    {
        var plans = new[] { (1, 0), (1, 0), (1, 1), (2, 0) }
            .Select(plan => new CommitPlan(new TenantId("t"), plan.Item1, plan.Item2).Commits().Take(20).SelectMany(commit => commit.Puts).Select(put => put.Key).ToList())
            .ToList();
        Assert.Equal(plans[0], plans[1]);
        Assert.Empty(plans[0].Intersect(plans[2]));
        Assert.Empty(plans[0].Intersect(plans[3]));
    }
}
