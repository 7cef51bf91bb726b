namespace SocialKit.ConformanceTests;

/// <summary>One field that holds people's text or a time, and how to fill it.</summary>
internal static class Field
{
    public static TheoryData<string> TextNames => [.. Texts.Keys];

    public static TheoryData<string> TimeNames => [.. Times.Keys];

    /// <summary>A new record with this text in the field. No text comes twice in one store, so unique values may hold it.</summary>
    public static Dictionary<string, Func<string, IRecord>> Texts { get; } = new()
    {
        ["member external id"] = text => Sample.Member() with { ExternalId = text },
        ["member handle"] = text => Sample.Member(text),
        ["member name"] = text => Sample.Member() with { Name = text },
        ["member unit"] = text => Sample.Member() with { Unit = text },
        ["member role"] = text => Sample.Member() with { Role = text },
        ["member origin source"] = text => Sample.Member() with { Origin = new Origin(text, "1") },
        ["member origin id"] = text => Sample.Member() with { Origin = new Origin("there", text) },
        ["member status"] = text => Sample.Member() with { Status = new MemberStatus(text) },
        ["post title"] = text => Sample.Post() with { Title = text },
        ["post source"] = text => Sample.Post() with { Text = Sample.Text() with { Source = text } },
        ["post html"] = text => Sample.Post() with { Text = Sample.Text() with { Html = text } },
        ["post origin source"] = text => Sample.Post() with { Origin = new Origin(text, "1") },
        ["post origin id"] = text => Sample.Post() with { Origin = new Origin("there", text) },
        ["comment source"] = text => Sample.Comment(Sample.Order()) with { Text = Sample.Text() with { Source = text } },
        ["comment html"] = text => Sample.Comment(Sample.Order()) with { Text = Sample.Text() with { Html = text } },
        ["comment origin source"] = text => Sample.Comment(Sample.Order()) with { Origin = new Origin(text, "1") },
        ["comment origin id"] = text => Sample.Comment(Sample.Order()) with { Origin = new Origin("there", text) },
        ["revision title"] = text => Sample.Revision(Sample.Order(), 1) with { Title = text },
        ["revision source"] = text => Sample.Revision(Sample.Order(), 1) with { Text = Sample.Text() with { Source = text } },
        ["revision html"] = text => Sample.Revision(Sample.Order(), 1) with { Text = Sample.Text() with { Html = text } },
        ["kudos value"] = text => Kudos() with { Value = text },
        ["kudos source"] = text => Kudos() with { Text = Sample.Text() with { Source = text } },
        ["kudos html"] = text => Kudos() with { Text = Sample.Text() with { Html = text } },
        ["kudos origin source"] = text => Kudos() with { Origin = new Origin(text, "1") },
        ["kudos origin id"] = text => Kudos() with { Origin = new Origin("there", text) },
        ["community slug"] = text => Sample.Community(text),
        ["community name"] = text => Sample.Community() with { Name = text },
        ["community purpose"] = text => Chartered(charter => charter with { Purpose = text }),
        ["community problem"] = text => Chartered(charter => charter with { Problem = text }),
        ["community audience"] = text => Chartered(charter => charter with { Audience = text }),
        ["community measures"] = text => Chartered(charter => charter with { Measures = [text, "between", text] }),
        ["community access"] = text => Sample.Community() with { Access = new CommunityAccess(text) },
        ["post moderation"] = text => Sample.Post() with { Moderation = new ModerationState(text) },
        ["comment moderation"] = text => Sample.Comment(Sample.Order()) with { Moderation = new ModerationState(text) },
        ["membership role"] = text => Member() with { Role = new CommunityRole(text) },
        ["membership state"] = text => Member() with { State = new MembershipState(text) },
        ["pending title"] = text => Sample.Edit(Sample.Order()) with { Title = text },
        ["pending source"] = text => Sample.Edit(Sample.Order()) with { Text = Sample.Text() with { Source = text } },
        ["pending html"] = text => Sample.Edit(Sample.Order()) with { Text = Sample.Text() with { Html = text } },
        ["erasure line"] = text => Sample.Erasure() with { Lines = [new ErasureLine(text, 0, 0, 1, text)] },
        ["audit verb"] = text => Sample.Audit() with { Verb = new AuditVerb(text) },
        ["audit reason"] = text => Sample.Audit() with { Reason = text },
        ["audit trace"] = text => Sample.Audit() with { TraceId = text },
        ["lock reason"] = text => Sample.Lock(Sample.Order()) with { Reason = text },
        ["rule name"] = text => Sample.Rule() with { Name = text },
        ["rule pattern"] = text => Sample.Rule() with { Pattern = text },
        ["rule message"] = text => Sample.Rule() with { Message = text },
        ["flag norm"] = text => Sample.Flag(Sample.Order()) with { Norm = text },
        ["flag reason"] = text => Sample.Flag(Sample.Order()) with { Reason = text },
        ["flag answer"] = text => Sample.Flag(Sample.Order()) with { Answer = text },
        ["case reason"] = text => Sample.Case() with { Reasons = [new CaseReason(CaseReason.Stage, text, Sample.Start), new CaseReason(text, null, Sample.Start)] },
        ["decision reason"] = text => Sample.Decision() with { Reason = text },
        ["decision norm"] = text => Sample.Decision() with { Norm = text },
        ["decision edit"] = text => Sample.Decision() with { Edit = new HeldEdit(1, text, Sample.Text() with { Source = text, Html = text }, Sample.Start) },
        ["decision appeal"] = text => Sample.Decision() with { Appeal = text },
        ["decision answer"] = text => Sample.Decision() with { AppealAnswer = text },
        ["sanction reason"] = text => Sample.Sanction(Sample.NewMemberId()) with { Reason = text },
        ["topic slug"] = text => Sample.Topic(text),
        ["topic name"] = text => Sample.Topic() with { Name = text },
    };

    /// <summary>A new record with this time in the field.</summary>
    public static Dictionary<string, Func<DateTimeOffset, IRecord>> Times { get; } = new()
    {
        ["member made"] = at => Sample.Member() with { CreatedAt = at },
        ["post made"] = at => Sample.Post() with { CreatedAt = at },
        ["post edited"] = at => Sample.Post() with { EditedAt = at },
        ["post deleted"] = at => Sample.Post() with { DeletedAt = at },
        ["comment made"] = at => Sample.Comment(Sample.Order()) with { CreatedAt = at },
        ["comment edited"] = at => Sample.Comment(Sample.Order()) with { EditedAt = at },
        ["comment deleted"] = at => Sample.Comment(Sample.Order()) with { DeletedAt = at },
        ["revision replaced"] = at => Sample.Revision(Sample.Order(), 1) with { ReplacedAt = at },
        ["reaction"] = at => Sample.Reaction(Sample.Order(), at: at),
        ["follow"] = at => Sample.Follow(Sample.NewMemberId(), Sample.Order(), at),
        ["kudos given"] = at => Kudos() with { CreatedAt = at },
        ["community made"] = at => Sample.Community() with { CreatedAt = at },
        ["charter review"] = at => Chartered(charter => charter with { ReviewAt = at }),
        ["membership made"] = at => Member() with { CreatedAt = at },
        ["membership changed"] = at => Member() with { ChangedAt = at },
        ["block"] = at => Sample.Block(Sample.NewMemberId(), Sample.NewMemberId()) with { At = at },
        ["mute"] = at => Sample.Mute(Sample.NewMemberId(), Sample.Order()) with { At = at },
        ["mute until"] = at => Sample.Mute(Sample.NewMemberId(), Sample.Order(), at),
        ["pending edit"] = at => Sample.Edit(Sample.Order()) with { CreatedAt = at },
        ["lock"] = at => Sample.Lock(Sample.Order()) with { CreatedAt = at },
        ["rule made"] = at => Sample.Rule() with { CreatedAt = at },
        ["setting made"] = at => Sample.Setting(new CommunityId(Sample.NewId())) with { CreatedAt = at },
        ["flag made"] = at => Sample.Flag(Sample.Order()) with { CreatedAt = at },
        ["flag answered"] = at => Sample.Flag(Sample.Order()) with { AnsweredAt = at },
        ["case made"] = at => Sample.Case() with { CreatedAt = at },
        ["case claimed"] = at => Sample.Case() with { ClaimedAt = at },
        ["case closed"] = at => Sample.Case() with { ClosedAt = at },
        ["case reason made"] = at => Sample.Case() with { Reasons = [new CaseReason(CaseReason.Flag, "respect", at)] },
        ["decision made"] = at => Sample.Decision() with { CreatedAt = at },
        ["decision until"] = at => Sample.Decision() with { Until = at },
        ["decision undone"] = at => Sample.Decision() with { UndoneAt = at },
        ["decision edit made"] = at => Sample.Decision() with { Edit = new HeldEdit(1, null, Sample.Text(), at) },
        ["sanction made"] = at => Sample.Sanction(Sample.NewMemberId()) with { CreatedAt = at },
        ["sanction until"] = at => Sample.Sanction(Sample.NewMemberId(), until: at),
        ["sanction lifted"] = at => Sample.Sanction(Sample.NewMemberId()) with { LiftedAt = at },
        ["erasure due"] = at => Sample.Erasure() with { DueAt = at },
        ["erasure cancelled"] = at => Sample.Erasure() with { CancelledAt = at },
        ["erasure done"] = at => Sample.Erasure() with { DoneAt = at },
        ["audit"] = at => Sample.Audit() with { At = at },
        ["topic made"] = at => Sample.Topic() with { CreatedAt = at },
    };

    private static Membership Member() => Sample.Membership(new CommunityId(Sample.NewId()));

    private static Kudos Kudos() => Sample.Kudos(Sample.NewMemberId(), [Sample.NewMemberId()]);

    private static Community Chartered(Func<Charter, Charter> change)
    {
        var community = Sample.Community();
        return community with { Charter = change(community.Charter) };
    }
}
