using System.Data.Common;

namespace SocialKit;

internal sealed class HostActivityService(IStore store, ISubjectAccess access, Texts texts, IIdGenerator ids, TimeProvider clock) : IHostActivityService
{
    // Not asynchronous itself: that the caller's code holds the transaction must be known to the caller's code.
    public ValueTask<CommentId> PostCommentAsync(HostActivity activity, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (transaction is not null)
        {
            HostTransaction.Announce(transaction);
        }

        return PostAsync(activity, transaction, cancellationToken);
    }

    private async ValueTask<CommentId> PostAsync(HostActivity activity, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var (subject, author) = (activity.Subject, activity.Author);
        if (subject.IsOwn || !access.Knows(subject.Kind))
        {
            throw Refuse.Invalid("subject", $"The application has no subjects of kind '{subject.Kind}'. Register the kind with AddSubject.");
        }

        var speaker = Viewer.Anonymous(activity.Tenant) with { Member = author };
        var scope = AccessScope.For(speaker);
        if (await store.GetOneAsync<Member>(scope, Member.KeyOf(author), cancellationToken) is null)
        {
            throw Refuse.Invalid("author", "The author is not a member. Register them before the transaction begins.");
        }

        var state = await OpenStateAsync(scope, subject, cancellationToken);
        var text = await texts.WriteAsync(speaker, activity.Text, "text", cancellationToken);
        var now = clock.GetUtcNow();
        var id = new CommentId(ids.NewId(now));
        var result = await store.CommitAsync(
            new Commit
            {
                Tenant = activity.Tenant,
                At = now,
                ClientKey = author.KeyFor("host-activities", activity.ClientId, subject.ToString(), activity.Text),
                Guards = [new Guard.Unchanged(SubjectState.KeyOf(subject), state?.Version ?? 0), new Guard.Unchanged(DiscussionLock.KeyOf(subject), 0)],
                Puts =
                [
                    new Comment
                    {
                        Id = id,
                        Subject = subject,
                        Path = Comment.PathOf(null, id),
                        Kind = CommentKind.Comment,
                        Author = author,
                        Text = text,
                        CreatedAt = now,
                        Version = 1,
                    },
                ],
                Activities = [new ActivityEntry(author, Verb.Commented, SubjectRef.Of(id), subject, now)],
                Result = SubjectRef.Of(id),
                Transaction = transaction,
            },
            cancellationToken);
        if (result.Outcome == CommitOutcome.Refused)
        {
            // Closed meanwhile, or by the transaction itself, whose own changes only a guard sees.
            await OpenStateAsync(scope, subject, cancellationToken);
        }

        return result.Demand(now).Result!.Value.TryGetId<CommentId>(SubjectRef.CommentKind, out var posted)
            ? posted
            : throw new InvalidOperationException($"The store answered with {result.Result}, which is no comment.");
    }

    private async ValueTask<SubjectState?> OpenStateAsync(AccessScope scope, SubjectRef subject, CancellationToken cancellationToken)
    {
        var state = await store.GetOneAsync<SubjectState>(scope, SubjectState.KeyOf(subject), cancellationToken);
        if (await store.GetOneAsync<DiscussionLock>(scope, DiscussionLock.KeyOf(subject), cancellationToken) is { } locked)
        {
            throw Refuse.Locked(locked);
        }

        return state switch
        {
            { DeletedAt: not null } => throw Refuse.NotFound(),
            { MovedTo: { } to } => throw Refuse.Invalid("subject", $"{subject} has moved. Post on {to}."),
            { ClosedAt: not null } => throw Refuse.Closed(),
            _ => state,
        };
    }
}
