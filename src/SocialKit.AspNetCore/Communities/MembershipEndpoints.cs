using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

/// <summary>Coming in and going, and letting in.</summary>
internal static class MembershipEndpoints
{
    private static readonly FormShape Membership = new("Come in or leave", "Send", new FormField("community"), new FormField("set"));
    private static readonly FormShape Admission = new("Let somebody in", "Send", new FormField("community"), new FormField("person", FormControl.Line, "Their handle"));
    private static readonly FormShape Role = new("Give a role", "Send", new FormField("community"), new FormField("member"), new FormField("role"));
    private static readonly FormShape Removal = new("Take somebody out", "Take them out", new FormField("community"), new FormField("member"));
    private static readonly FormShape Access = new("Who may come in", "Send", new FormField("community"), new FormField("access"));

    public static void Map(RouteGroupBuilder group)
    {
        group.MapWrite<IMembershipService>("memberships", Membership, async (request, memberships) =>
        {
            var (community, set) = (request.Required("community"), request.Flag("set", otherwise: true));
            await memberships.SetAsync(request.Writer, community, set, request.Aborted);
            try
            {
                return Written.At(SubjectRef.Of((await memberships.ReadAsync(request.Writer, community, request.Aborted)).Community.Id));
            }
            catch (SocialKitException gone) when (!set && gone.Error.Code == SocialError.NotFound)
            {
                // Where they came from there is nothing for them any more.
                return new Written(SubjectRef.Of(request.Writer.RequireMember()), null) { Page = ("You have left", page => page.AddContent(0, "You have left. This community is no longer shown to you.")) };
            }
        });

        group.MapWrite<IMembershipService>("memberships/admission", Admission, async (request, memberships) =>
        {
            var admitted = await memberships.AdmitAsync(request.Writer, request.Required("community"), request.Text("person"), request.Aborted);
            return Written.At(SubjectRef.Of(admitted.Member.Id));
        });

        group.MapWrite<IMembershipService>("memberships/role", Role, async (request, memberships) =>
        {
            var member = Whose(request);
            await memberships.SetRoleAsync(request.Writer, request.Required("community"), member, request.Word("role"), request.Aborted);
            return Written.At(SubjectRef.Of(member));
        });

        group.MapWrite<IMembershipService>("memberships/deletion", Removal, async (request, memberships) =>
        {
            var member = Whose(request);
            await memberships.RemoveAsync(request.Writer, request.Required("community"), member, request.Aborted);
            return Written.At(SubjectRef.Of(member));
        });

        group.MapWrite<IMembershipService>("memberships/access", Access, async (request, memberships) =>
        {
            var standing = await memberships.SetAccessAsync(request.Writer, request.Required("community"), request.Word("access"), request.Aborted);
            return Written.At(SubjectRef.Of(standing.Community.Id));
        });
    }

    private static MemberId Whose(WriteRequest request) => request.OptionalId<MemberId>("member") ?? throw RequestProblemException.Malformed("member", "The field member is missing.");
}
