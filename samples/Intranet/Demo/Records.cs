namespace Intranet.Demo;

/// <summary>Somebody who works at Varnholt.</summary>
public sealed record DemoPerson(string Handle, string Name, string Role, string Unit, string Region);

/// <summary>A community with its charter.</summary>
public sealed record DemoCommunity(
    string Slug,
    string Name,
    string Purpose,
    string Problem,
    string Audience,
    string[] Measures,
    string Owner,
    string NormsShort);

/// <summary>A top-level entry. <paramref name="Kind"/> is <c>text</c>, <c>question</c> or <c>announcement</c>; the text is Markdown.</summary>
public sealed record DemoPost(
    int Key,
    string Author,
    string? Community,
    string Kind,
    string? Title,
    string Text,
    string[] Topics,
    TimeSpan Age,
    int? AcceptedComment);

/// <summary>A reply. <paramref name="Kind"/> is <c>comment</c> or <c>answer</c>; <paramref name="Parent"/> is another comment of the same post.</summary>
public sealed record DemoComment(int Key, int Post, int? Parent, string Author, string Kind, string Text, TimeSpan Age);

/// <summary>Praise for one or more colleagues, tied to one company value.</summary>
public sealed record DemoKudos(string Giver, string[] Recipients, string Value, string Text, TimeSpan Age);

/// <summary>One reaction of one member. <paramref name="Target"/> is <c>post:KEY</c> or <c>comment:KEY</c>.</summary>
public sealed record DemoReaction(string Member, string Target, string Kind);

/// <summary>One follow. <paramref name="Target"/> is <c>member:handle</c> or <c>community:slug</c>.</summary>
public sealed record DemoFollow(string Member, string Target);
