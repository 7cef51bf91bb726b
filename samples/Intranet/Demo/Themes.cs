namespace Intranet.Demo;

/// <summary>Which theme belongs to which community, and who mostly writes about it.</summary>
internal static class Themes
{
    public static readonly Theme[] All =
    [
        Of("faults", "field-fixes", OvenFaultPosts.All, "ana", "tomasz", "ingrid", "dayo", "youssef", "r.lindqvist", "maddie", "p.horvath", "lucia", "olena"),
        Of("parts", "parts-desk", SparePartsPosts.All, "bea", "luc", "fatou", "tomasz", "ana", "lucia", "p.horvath", "maddie", "youssef"),
        Of("safety", "safe-hands", SafetyPosts.All, "greta", "grzegorz", "tuuli", "rosa", "henk", "r.lindqvist", "luc", "cormac", "dayo"),
        Of("onboarding", "first-90-days", OnboardingPosts.All, "samuel", "rosa", "fatou", "jonas", "kavya", "lukas", "maddie", "amina"),
        Of("green", "greener-heat", SustainabilityPosts.All, "wanjiru", "arvid", "henk", "yuki", "astrid", "nikos", "meiling", "ana"),
        Of("baking", "crumb-and-crust", BakingPosts.All, "hedwig", "baptiste", "amina", "lucia", "yuki", "isabel", "maddie", "ana", "enzo"),
        Of("quality", null, QualityPosts.All, "t.nguyen", "cormac", "rosa", "grzegorz", "tuuli", "nikos", "henk"),
        Of("shifts", null, ShiftPosts.All, "sefa", "jonas", "grzegorz", "rosa", "tuuli", "lucia", "luc", "siobhan"),
        Of("visits", null, VisitPosts.All, "ana", "dayo", "youssef", "ingrid", "omar", "maddie", "tomasz", "r.lindqvist", "lucia", "callum"),
        Of("sales", null, SalesPosts.All, "isabel", "callum", "yuki", "astrid", "omar"),
        Of("canteen", null, CanteenPosts.All, "enzo", "rosa", "sefa", "lukas", "t.nguyen", "hedwig", "grzegorz", "nikos"),
        Of("it", null, ItPosts.All, "priya", "lukas", "kavya", "olena", "jonas", "cormac"),
    ];

    private static Theme Of(string name, string? community, PostSeed[] posts, params string[] authors) =>
        new(name, community, authors, posts, ThemeReplies.All[name], ThemeReplies.FollowUps[name]);
}
