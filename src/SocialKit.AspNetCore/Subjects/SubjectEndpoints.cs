using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>Anything has an address: <c>at/{subject}</c> checks, then leads to where it is shown.</summary>
internal static class SubjectEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapRead("at/{**subject}", AtAsync).WithMetadata(new SignInHere());
        group.MapPage("posts/{id}/edits", "Earlier versions", async (http, viewer) =>
        {
            var post = RouteId<PostId>(http);
            await http.RequestServices.GetRequiredService<IPostService>().ReadRevisionsAsync(viewer, post, http.RequestAborted);
            return History(SubjectRef.Of(post));
        });
        group.MapPage("comments/{id}/edits", "Earlier versions", async (http, viewer) =>
        {
            var comment = RouteId<CommentId>(http);
            await http.RequestServices.GetRequiredService<IDiscussionService>().ReadRevisionsAsync(viewer, comment, http.RequestAborted);
            return History(SubjectRef.Of(comment));
        });
    }

    private static TId RouteId<TId>(HttpContext http) where TId : struct, IPublicId<TId> =>
        PublicId.TryParse<TId>(http.Request.RouteValues["id"] as string, out var id) ? id : throw ReadEndpoints.NotFound();

    private static RenderFragment History(SubjectRef subject) =>
        Pages.Component<SocialHistory>((nameof(SocialHistory.Subject), subject), (nameof(SocialHistory.HeadingLevel), 1));

    private static async Task<IResult> AtAsync(HttpContext http)
    {
        var page = http.RequestServices.GetRequiredService<SocialPage>();
        if (http.Request.Query.ContainsKey(SignInHere.Query))
        {
            return new Go(page.SignInUrlFor(page.PageUrlWith((SignInHere.Query, null))));
        }

        // The server leaves an encoded slash in a path as it is.
        var text = (http.Request.RouteValues["subject"] as string)?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (!SubjectRef.TryParse(text, out var subject))
        {
            throw ReadEndpoints.NotFound();
        }

        var viewer = await http.RequestServices.GetRequiredService<IViewerAccessor>().GetViewerAsync(http.RequestAborted);
        SubjectLocation location;
        try
        {
            location = await http.RequestServices.GetRequiredService<ISubjectService>().LocateAsync(viewer, subject, http.RequestAborted);
        }
        catch (SocialKitException exception) when (exception.Error.Code == SocialError.SignInRequired)
        {
            // The page for what is not there offers to sign in as well; another answer would tell kinds apart.
            throw ReadEndpoints.NotFound();
        }

        if (location.Url is not null)
        {
            // The services give local addresses; what a host's page pattern or resolver made of them is still not trusted to leave the site.
            if (!LocalUrl.TryClean(location.Url, out var url))
            {
                throw ReadEndpoints.NotFound();
            }

            return new Go(OpenAt(LocalUrl.Under(http.Request.PathBase, url), subject));
        }

        if (location.Page != subject)
        {
            var self = page.Endpoint($"at/{location.Page.Kind}:{Uri.EscapeDataString(location.Page.Id)}");
            return new Go(OpenAt(self, subject));
        }

        return new ReadEndpoints.Page(StatusCodes.Status200OK, location.Title, await BodyAsync(http, viewer, subject));
    }

    private static string OpenAt(string url, SubjectRef subject) => subject.Kind switch
    {
        SubjectRef.CommentKind => LocalUrl.WithFragment(LocalUrl.WithQuery(url, "sk-at", subject.Id), Written.AnchorOf(subject)),
        SubjectRef.PostKind => LocalUrl.WithFragment(url, Written.AnchorOf(subject)),
        _ => url,
    };

    private static async Task<RenderFragment> BodyAsync(HttpContext http, Viewer viewer, SubjectRef subject)
    {
        var discussion = Pages.Component<SocialDiscussion>((nameof(SocialDiscussion.Subject), subject), (nameof(SocialDiscussion.HeadingLevel), 2));
        if (subject.TryGetId<PostId>(SubjectRef.PostKind, out var post))
        {
            return Pages.Join(Pages.Component<SocialPost>((nameof(SocialPost.Post), post), (nameof(SocialPost.HeadingLevel), 1)), discussion);
        }

        if (subject.TryGetId<CommunityId>(SubjectRef.CommunityKind, out var community))
        {
            return Pages.Component<SocialFeed>((nameof(SocialFeed.Scope), FeedScope.Community(community)), (nameof(SocialFeed.HeadingLevel), 1));
        }

        if (subject.TryGetId<MemberId>(SubjectRef.MemberKind, out var member))
        {
            return Pages.Join(
                Pages.Component<SocialProfileCard>((nameof(SocialProfileCard.Member), member), (nameof(SocialProfileCard.HeadingLevel), 1)),
                Pages.Component<SocialFeed>((nameof(SocialFeed.Scope), FeedScope.Member(member))),
                Pages.Component<SocialKudosWall>((nameof(SocialKudosWall.Recipient), member.ToString())));
        }

        if (subject.TryGetId<KudosId>(SubjectRef.KudosKind, out var kudos))
        {
            var view = await http.RequestServices.GetRequiredService<IKudosService>().ReadOneAsync(viewer, kudos, http.RequestAborted);
            return Pages.Join(Kudos(view), discussion);
        }

        throw ReadEndpoints.NotFound();
    }

    private static RenderFragment Kudos(KudosView kudos) => builder =>
    {
        builder.OpenElement(0, "article");
        builder.AddAttribute(1, "class", "sk-root sk-kudos");
        builder.AddAttribute(2, "id", Written.AnchorOf(SubjectRef.Of(kudos.Id)));
        builder.OpenElement(3, "h1");
        builder.AddAttribute(4, "class", "sk-kudos-title");
        builder.AddContent(5, $"{kudos.Giver.Name} → {string.Join(", ", kudos.Recipients.Select(recipient => recipient.Name))}: {kudos.Value.Name}");
        builder.CloseElement();
        builder.OpenElement(6, "div");
        builder.AddAttribute(7, "class", "sk-text");
        builder.AddMarkupContent(8, kudos.Html.Value);
        builder.CloseElement();
        builder.OpenElement(9, "time");
        builder.AddAttribute(10, "datetime", kudos.CreatedAt.ToString("O", CultureInfo.InvariantCulture));
        builder.AddContent(11, kudos.CreatedAt.ToString("f", CultureInfo.CurrentCulture));
        builder.CloseElement();
        builder.CloseElement();
    };

    private sealed class Go(string url) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status302Found;
            httpContext.Response.Headers.Location = url;
            return Task.CompletedTask;
        }
    }
}
