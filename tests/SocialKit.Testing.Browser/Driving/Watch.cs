namespace SocialKit.Testing.Browser;

/// <summary>What all visits of the run have seen together.</summary>
public static class Watch
{
    static int s_pages;
    static int s_contentSecurityViolations;

    public static int Pages => s_pages;

    public static int ContentSecurityViolations => s_contentSecurityViolations;

    public static void CountPage() => Interlocked.Increment(ref s_pages);

    public static void CountContentSecurityViolation() => Interlocked.Increment(ref s_contentSecurityViolations);
}
