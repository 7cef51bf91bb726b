using System.Text.Json;
using SocialKit.ConformanceTests;
using SocialKit.Sqlite;

namespace SocialKit.Stores.Tests;

public sealed class NaughtyStringTests
{
    [Fact]
    public async Task Every_naughty_string_comes_back_byte_for_byte()
    {
        SharedData.SkipIfMissing("text", "blns.json");
        var stop = TestContext.Current.CancellationToken;
        var strings = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(SharedData.Path("text", "blns.json"), stop))!;
        Assert.NotEmpty(strings);
        using var folder = new TemporaryFolder();
        await using var store = new SqliteStore(folder.File("socialkit.db"));
        await store.PrepareAsync(stop);

        // NUL and lone surrogates are refused by the rules before any store sees them.
        var posts = strings.Where(text => !text.Contains('\0', StringComparison.Ordinal))
            .Select(text => Sample.Post() with { Title = text, Text = new RichText(text, text, 1, []) }).ToDictionary(post => post.Id);
        await store.CommitAsync(new Commit { Tenant = TenantId.Default, At = Sample.Start, Puts = [.. posts.Values] }, stop);
        var found = await store.Records.GetAsync<Post>(AccessScope.System(TenantId.Default), [.. posts.Values.Select(post => post.Key)], stop);
        Assert.Equal(posts.Count, found.Count);
        Assert.All(found, post => Assert.Equal((posts[post.Id].Title, posts[post.Id].Text.Source), (post.Title, post.Text.Source)));
    }
}
