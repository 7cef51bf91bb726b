namespace SocialKit.InMemory;

/// <summary>A record compares its lists by reference and may share them with the caller; a store must do neither.</summary>
internal static class RecordCopies
{
    /// <summary>The record with lists nobody else holds.</summary>
    public static IRecord Frozen(this IRecord record) => record switch
    {
        Post post => post with { Text = Frozen(post.Text), Topics = [.. post.Topics] },
        Comment comment => comment with { Text = Frozen(comment.Text) },
        Revision revision => revision with { Text = Frozen(revision.Text) },
        PendingEdit edit => edit with { Text = Frozen(edit.Text) },
        Kudos kudos => kudos with { Text = Frozen(kudos.Text), Recipients = [.. kudos.Recipients] },
        Community community => community with { Charter = community.Charter with { Measures = [.. community.Charter.Measures] } },
        ModerationCase matter => matter with { Reasons = [.. matter.Reasons], Reporters = [.. matter.Reporters] },
        Decision decision => decision with
        {
            Changes = [.. decision.Changes], Edit = decision.Edit is { } edit ? edit with { Text = Frozen(edit.Text) } : null,
        },
        Secret secret => secret with { Value = secret.Value.ToArray() },
        AuditEntry entry => entry with
        {
            Before = entry.Before.ToArray(), After = entry.After.ToArray(), Previous = entry.Previous.ToArray(), Hash = entry.Hash.ToArray(),
        },
        Erasure erasure => erasure with { Lines = [.. erasure.Lines] },
        AuditHead head => head with { Hash = head.Hash.ToArray() },
        Member or Topic or Reaction or Follow or TimelineEntry or SubjectState or LegalHold or Membership or MemberBlock or Mute or DiscussionLock
            or ModerationRule or ModerationSetting or Flag or Sanction => record,
        _ => throw new NotSupportedException($"The in-memory store has no place for records of type '{record.Key.Type}'."),
    };

    /// <summary>True when both hold the same, list by list and byte by byte.</summary>
    public static bool Same(this IRecord left, IRecord right) => (left, right) switch
    {
        (Post a, Post b) => Same(a.Text, b.Text) && a.Topics.SequenceEqual(b.Topics) && a == b with { Text = a.Text, Topics = a.Topics },
        (Comment a, Comment b) => Same(a.Text, b.Text) && a == b with { Text = a.Text },
        (Revision a, Revision b) => Same(a.Text, b.Text) && a == b with { Text = a.Text },
        (PendingEdit a, PendingEdit b) => Same(a.Text, b.Text) && a == b with { Text = a.Text },
        (Kudos a, Kudos b) => Same(a.Text, b.Text) && a.Recipients.SequenceEqual(b.Recipients)
            && a == b with { Text = a.Text, Recipients = a.Recipients },
        (Community a, Community b) => a.Charter.Measures.SequenceEqual(b.Charter.Measures)
            && a == b with { Charter = b.Charter with { Measures = a.Charter.Measures } },
        (ModerationCase a, ModerationCase b) => a.Reasons.SequenceEqual(b.Reasons) && a.Reporters.SequenceEqual(b.Reporters)
            && a == b with { Reasons = a.Reasons, Reporters = a.Reporters },
        (Decision a, Decision b) => a.Changes.SequenceEqual(b.Changes) && Same(a.Edit, b.Edit) && a == b with { Changes = a.Changes, Edit = a.Edit },
        (Secret a, Secret b) => a.Name == b.Name && a.Value.Span.SequenceEqual(b.Value.Span),
        _ => left.Equals(right),
    };

    private static RichText Frozen(RichText text) => text with { Mentions = [.. text.Mentions] };

    private static bool Same(HeldEdit? a, HeldEdit? b) => a is null || b is null ? a == b : Same(a.Text, b.Text) && a == b with { Text = a.Text };

    private static bool Same(RichText a, RichText b) => a.Mentions.SequenceEqual(b.Mentions) && a == b with { Mentions = a.Mentions };
}
