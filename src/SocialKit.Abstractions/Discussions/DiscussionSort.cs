namespace SocialKit;

/// <summary>In which order top-level comments are shown. Replies always follow in the order they were written.</summary>
public enum DiscussionSort
{
    /// <summary>First written first.</summary>
    Oldest,

    /// <summary>Last written first.</summary>
    Newest,
}
