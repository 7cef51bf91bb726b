using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class KudosEndpoints
{
    private static readonly FormShape New = new("Give kudos", "Give kudos",
        new FormField("to", FormControl.Line, "To"), new FormField("value", FormControl.CompanyValue, "Value"),
        new FormField("text", FormControl.Text, "What they did"), new FormField("subject"), new FormField("clientId"));

    private static readonly char[] Between = [',', ';', ' ', '\n', '\r', '\t'];

    public static void Map(RouteGroupBuilder group) =>
        group.MapWrite<IKudosService>("kudos", New, async (request, kudos) =>
        {
            // One field per person, or one line with several: without script there is only the line.
            var recipients = request.Form["to"]
                .SelectMany(line => (line ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .Select(name => name.TrimStart('@'))
                .Where(name => name.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToList();
            var given = await kudos.GiveAsync(
                request.Writer,
                new NewKudos(recipients, request.Optional("value") ?? "", request.Text("text"), request.OptionalSubject("subject"), request.Optional("clientId")),
                request.Aborted);
            return Written.At(SubjectRef.Of(given.Id));
        });
}
