using System.Globalization;

namespace SocialKit.Components;

/// <summary>
/// Every word the widgets show or say to assistive technology. Translate by deriving and registering yours:
/// <c>services.AddSingleton&lt;SocialTexts, GermanTexts&gt;()</c>. Numbers come as numbers, so that each language can form its own plurals.
/// </summary>
public class SocialTexts
{
    // ---- general ----

    /// <summary>While the first answer is on its way.</summary>
    public virtual string Loading => "Loading…";

    /// <summary>Between a role and a unit.</summary>
    public virtual string Separator => " · ";

    /// <summary>Between the names of a list.</summary>
    public virtual string ListSeparator => ", ";

    /// <summary>The link to sign in.</summary>
    public virtual string SignIn => "Sign in";

    /// <summary>The title of a widget that needs a signed-in viewer.</summary>
    public virtual string SignInTitle => "Sign in to see this";

    /// <summary>The text of a widget that needs a signed-in viewer.</summary>
    public virtual string SignInToRead => "What is said here is for people who are signed in.";

    /// <summary>The title where something does not exist or may not be seen; both look the same.</summary>
    public virtual string NotFoundTitle => "Nothing to see here";

    /// <summary>The text where something does not exist or may not be seen.</summary>
    public virtual string NotFoundText => "It may have been deleted or moved, or you may not have access to it. Ask whoever sent you here.";

    /// <summary>The same for someone who is not signed in.</summary>
    public virtual string NotFoundSignedOut => "It may have been deleted or moved, or it may be for people who are signed in.";

    /// <summary>The title where a link to a later page no longer works.</summary>
    public virtual string ExpiredTitle => "This link has expired";

    /// <summary>The text where a link to a later page no longer works.</summary>
    public virtual string ExpiredText => "That part of the list is not there any more, so here it is from the start.";

    /// <summary>The link back to the beginning after a failure.</summary>
    public virtual string FromTheStart => "Show it from the start";

    /// <summary>The link from the last page to the first.</summary>
    public virtual string BackToStart => "Back to the newest";

    /// <summary>The title in the place of a widget whose data cannot be reached.</summary>
    public virtual string UnavailableTitle => "Not available right now";

    /// <summary>The text in the place of a widget whose data cannot be reached.</summary>
    public virtual string UnavailableText => "This part of the page cannot be shown right now. Nothing is lost; please try again in a few seconds.";

    /// <summary>The link that asks for the page again.</summary>
    public virtual string TryAgain => "Try again";

    /// <summary>The title of any other refusal.</summary>
    public virtual string FailedTitle => "That did not work";

    /// <summary>The link to more posts.</summary>
    public virtual string LoadMore => "Load more";

    /// <summary>Above the text somebody else saved meanwhile.</summary>
    public virtual string CurrentText => "This is how it reads now. Saving again replaces it with your text:";

    // ---- writing ----

    /// <summary>Opens the edit form.</summary>
    public virtual string Edit => "Edit";

    /// <summary>The label of the text in an edit form.</summary>
    public virtual string EditLabel => "Your text";

    /// <summary>Saves an edit.</summary>
    public virtual string Save => "Save";

    /// <summary>Opens the question whether to delete.</summary>
    public virtual string Delete => "Delete";

    /// <summary>Deletes.</summary>
    public virtual string DeleteNow => "Delete";

    /// <summary>Asks before a post is deleted.</summary>
    public virtual string DeletePostQuestion => "Delete this post? You can restore it for 30 days.";

    /// <summary>Asks before a comment is deleted.</summary>
    public virtual string DeleteCommentQuestion => "Delete this comment? You can restore it for 30 days.";

    /// <summary>Takes a deletion back.</summary>
    public virtual string Restore => "Restore";

    /// <summary>The name of the menu of a post.</summary>
    public virtual string PostActions => "More actions for this post";

    /// <summary>The name of the menu of a comment.</summary>
    public virtual string CommentActions => "More actions for this comment";

    /// <summary>Marks an edited text; leads to its history.</summary>
    public virtual string Edited => "edited";

    /// <summary>The name of the choice of kinds.</summary>
    public virtual string KindLabel => "Kind";

    /// <summary>The label of a title.</summary>
    public virtual string TitleLabel => "Title";

    // ---- posts ----

    /// <summary>The kind: plain text.</summary>
    public virtual string KindText => "Post";

    /// <summary>The kind: a question.</summary>
    public virtual string KindQuestion => "Question";

    /// <summary>The label of a question's title.</summary>
    public virtual string QuestionTitleLabel => "Your question";

    /// <summary>The hint under a question's title.</summary>
    public virtual string QuestionTitleHint => "Needed for questions: one sentence, 5 to 255 characters.";

    /// <summary>The label of a new post's text.</summary>
    public virtual string PostFieldLabel => "What should people know?";

    /// <summary>Sends a post.</summary>
    public virtual string PostButton => "Post";

    /// <summary>After a post was written.</summary>
    public virtual string Posted => "Your post is online. See it";

    /// <summary>After the sign-in link, instead of the composer.</summary>
    public virtual string SignInToPost => "to write a post.";

    /// <summary>Opens the form in an empty feed.</summary>
    public virtual string WriteFirstPost => "Write the first post";

    /// <summary>Marks an announcement.</summary>
    public virtual string Announcement => "Announcement";

    /// <summary>Marks an open question.</summary>
    public virtual string Question => "Question";

    /// <summary>Marks a question with an accepted answer.</summary>
    public virtual string Answered => "Answered";

    /// <summary>Before the community of a post.</summary>
    public virtual string In => "in";

    /// <summary>The name of a list of topics.</summary>
    public virtual string Topics => "Topics";

    /// <summary>In the place of a viewer's own deleted post.</summary>
    public virtual string DeletedOwnPost => "You deleted this post. Nobody else sees it; you can restore it for 30 days.";

    /// <summary>Above the company feed shown in the place of an empty home.</summary>
    public virtual string CompanyInstead => "You follow nobody yet, so this is what the whole company writes. Follow people and communities to make it yours.";

    // ---- discussions ----

    /// <summary>The label of a new comment's text.</summary>
    public virtual string CommentFieldLabel => "Write a comment";

    /// <summary>Sends a comment.</summary>
    public virtual string CommentButton => "Send";

    /// <summary>Opens the comment form under a post.</summary>
    public virtual string WriteComment => "Write a comment…";

    /// <summary>Opens the form under a question.</summary>
    public virtual string WriteAnswer => "Write an answer…";

    /// <summary>The kind: an answer.</summary>
    public virtual string KindAnswer => "Answer";

    /// <summary>The kind: a comment.</summary>
    public virtual string KindComment => "Comment";

    /// <summary>Marks an answer.</summary>
    public virtual string Answer => "Answer";

    /// <summary>Marks the accepted answer.</summary>
    public virtual string Accepted => "Accepted answer";

    /// <summary>Accepts an answer.</summary>
    public virtual string Accept => "Accept answer";

    /// <summary>Takes an acceptance back.</summary>
    public virtual string Unaccept => "No longer accept";

    /// <summary>Opens and sends a reply.</summary>
    public virtual string Reply => "Reply";

    /// <summary>Before the handle of whom a comment replies to.</summary>
    public virtual string ReplyingTo => "replying to";

    /// <summary>In the place of a comment its author deleted.</summary>
    public virtual string DeletedByAuthor => "This comment was deleted by its author.";

    /// <summary>In the place of a comment someone else removed.</summary>
    public virtual string DeletedComment => "This comment was removed.";

    /// <summary>The name of the sort links.</summary>
    public virtual string SortLabel => "Order of comments";

    /// <summary>Sorts by time.</summary>
    public virtual string SortOldest => "Oldest first";

    /// <summary>Sorts by time, newest first.</summary>
    public virtual string SortNewest => "Newest first";

    /// <summary>Above a page that does not begin at the beginning.</summary>
    public virtual string PartOfDiscussion => "This is a part of the discussion.";

    /// <summary>Leads to the beginning of a discussion.</summary>
    public virtual string WholeDiscussion => "Show the whole discussion";

    /// <summary>Leads to replies left out before the shown ones.</summary>
    public virtual string EarlierReplies => "Show earlier replies";

    /// <summary>The link to more comments.</summary>
    public virtual string LoadMoreComments => "Load more comments";

    /// <summary>The text of an empty discussion.</summary>
    public virtual string EmptyDiscussionText => "Say what you know, or ask what you need to know. Everyone who can see this page can read it.";

    /// <summary>The text of an empty discussion for someone who cannot write.</summary>
    public virtual string EmptyDiscussionReadOnly => "Nobody has written here so far.";

    /// <summary>Where nobody may write any more.</summary>
    public virtual string Closed => "This discussion is closed. You can read it, but nobody can add to it.";

    /// <summary>After the sign-in link, instead of the comment form.</summary>
    public virtual string SignInToTalk => "to take part in this discussion.";

    /// <summary>Where the viewer may not write.</summary>
    public virtual string ReadOnly => "You can read this discussion but not write in it.";

    /// <summary>The title of a badge without comments.</summary>
    public virtual string NoActivity => "No comments yet";

    // ---- reactions ----

    /// <summary>The name of a group of reactions.</summary>
    public virtual string Reactions => "Reactions";

    /// <summary>Opens the choice of reactions.</summary>
    public virtual string AddReaction => "Add a reaction";

    /// <summary>The link to who reacted.</summary>
    public virtual string WhoReacted => "Who reacted";

    /// <summary>The heading over who reacted.</summary>
    public virtual string ReactionsHeading => "Who reacted";

    /// <summary>The title where nobody reacted.</summary>
    public virtual string EmptyReactionsTitle => "No reactions yet";

    /// <summary>The text where nobody reacted.</summary>
    public virtual string EmptyReactionsText => "Be the first: a reaction costs one click and says that it was read.";

    // ---- people ----

    /// <summary>Beside the name of somebody who is not here now; null where the name says it already.</summary>
    public virtual string? Status(MemberStatus status) =>
        status == MemberStatus.Left ? "No longer here"
        : status == MemberStatus.Disabled ? "Account paused"
        : null;

    /// <summary>On the card of somebody who is not here now: what that means.</summary>
    public virtual string StatusNote(MemberStatus status) =>
        status == MemberStatus.Erased ? "This person was erased. Nothing here tells any more who they were."
        : status == MemberStatus.Disabled ? "This account is paused. What they wrote stays, and they may come back."
        : "This person is no longer here. What they wrote stays under their name.";

    /// <summary>Follows.</summary>
    public virtual string Follow => "Follow";

    /// <summary>Shows that the viewer follows; stops following.</summary>
    public virtual string Unfollow => "Following";

    /// <summary>Instead of the button to follow.</summary>
    public virtual string SignInToFollow => "Sign in to follow";

    /// <summary>The heading of a card while there is no name.</summary>
    public virtual string ProfileHeading => "Profile";

    // ---- communities ----

    /// <summary>The heading above what a community is for and the way in.</summary>
    public virtual string CommunityHeading => "What it is for";

    /// <summary>Who may come in and see what is inside.</summary>
    public virtual string Access(string access) => access switch
    {
        "open" => "Everybody reads here, and can join.",
        "request" => "Members read here. Others ask to come in.",
        "invite" => "Members read here. Who is invited comes in.",
        _ => "Only members and who is invited know of it.",
    };

    /// <summary>The name of a way of access.</summary>
    public virtual string AccessName(string access) => access switch
    {
        "open" => "Open",
        "request" => "On request",
        "invite" => "By invitation",
        "hidden" => "Hidden",
        _ => access,
    };

    /// <summary>How many are in.</summary>
    public virtual string MemberCount(long count) => count == 1 ? "1 member" : $"{count:N0} members";

    /// <summary>What somebody is in a community.</summary>
    public virtual string Role(string role) => role switch
    {
        "owner" => "Owner",
        "steward" => "Steward",
        "moderator" => "Moderator",
        "expert" => "Expert",
        "member" => "Member",
        "reader" => "Reader",
        _ => role,
    };

    /// <summary>Before the way in: what it means, or what is waited for.</summary>
    public virtual string WayIn(string? way, string? state) => (way, state) switch
    {
        ("join", _) => "You can join at once.",
        ("ask", _) => "Its owners and stewards decide who comes in.",
        ("accept", _) => "You are invited.",
        (_, "requested") => "You asked to come in. Its owners and stewards have not answered yet.",
        _ => "Its owners and stewards invite people.",
    };

    /// <summary>The button in.</summary>
    public virtual string ComeIn(string way) => way switch
    {
        "ask" => "Ask to come in",
        "accept" => "Accept",
        _ => "Join",
    };

    /// <summary>The button for who does not come in after all.</summary>
    public virtual string NotComing(string? state) => state == "invited" ? "Decline" : "Take the request back";

    /// <summary>Opens the question whether to leave.</summary>
    public virtual string Leave => "Leave";

    /// <summary>The question.</summary>
    public virtual string LeaveQuestion(string access) => access switch
    {
        "open" => "What you wrote here stays. You can join again at any time.",
        "request" => "What you wrote here stays, and you cannot read here any more. To come back you ask again.",
        _ => "What you wrote here stays, and you cannot read here any more. To come back you must be invited.",
    };

    /// <summary>Leaves.</summary>
    public virtual string LeaveNow => "Leave now";

    /// <summary>The heading of a list of members.</summary>
    public virtual string MembersHeading => "Members";

    /// <summary>The label of the choice between members, requests and invitations.</summary>
    public virtual string MemberStates => "Which to show";

    /// <summary>One of them.</summary>
    public virtual string MemberState(string state) => state switch
    {
        "requested" => "Requests",
        "invited" => "Invitations",
        _ => "Members",
    };

    /// <summary>An empty list.</summary>
    public virtual string NoMembers(string state) => state switch
    {
        "requested" => "Nobody asks to come in.",
        "invited" => "Nobody is invited.",
        _ => "Nobody is in yet.",
    };

    /// <summary>Before when it began.</summary>
    public virtual string Since(string state) => state switch
    {
        "requested" => "asked",
        "invited" => "invited",
        _ => "since",
    };

    /// <summary>Lets in who asked.</summary>
    public virtual string LetIn => "Let in";

    /// <summary>Opens the forms about a member, or about somebody on the way in.</summary>
    public virtual string ChangeMember(string state) => state switch
    {
        "requested" => "Turn down",
        "invited" => "Take back",
        _ => "Change",
    };

    /// <summary>The same, for who cannot see whose it is.</summary>
    public virtual string ChangeMemberLabel(string state, string name) => $"{ChangeMember(state)}: {name}";

    /// <summary>The label of the role.</summary>
    public virtual string RoleLabel => "Role";

    /// <summary>Takes somebody out, or does not let them in.</summary>
    public virtual string RemoveMember(string state) => state switch
    {
        "requested" => "Turn the request down",
        "invited" => "Take the invitation back",
        _ => "Take out of the community",
    };

    /// <summary>Above the form to invite.</summary>
    public virtual string InviteHeading => "Invite somebody";

    /// <summary>The label of whom.</summary>
    public virtual string InviteLabel => "Their handle, such as @ana";

    /// <summary>Invites.</summary>
    public virtual string InviteButton => "Invite";

    /// <summary>Above the choice of access.</summary>
    public virtual string AccessHeading => "Who may come in";

    /// <summary>The label of the choice.</summary>
    public virtual string AccessLabel => "What is narrower closes what was said before, too";

    // ---- audit and legal holds ----

    /// <summary>The heading of the audit.</summary>
    public virtual string AuditHeading => "Audit";

    /// <summary>What the audit is.</summary>
    public virtual string AuditText => "Every act that has to be accounted for. Each entry holds the hash of the one before, so that a change anywhere shows.";

    /// <summary>Checks the chain.</summary>
    public virtual string AuditVerify => "Check that nobody changed it";

    /// <summary>Of a chain that is whole.</summary>
    public virtual string AuditSound(long entries) => entries == 1 ? "1 entry, as it was written." : $"All {entries:N0} entries are as they were written.";

    /// <summary>Of a chain that is not.</summary>
    public virtual string AuditBroken(long position) => $"Entry {position:N0} is not as it was written.";

    /// <summary>Above the last hash.</summary>
    public virtual string AuditLastHash => "The last hash. Keep it somewhere else: a later check must come by it.";

    /// <summary>Where there is no entry.</summary>
    public virtual string AuditEmpty => "Nothing had to be accounted for yet.";

    /// <summary>In the place of a person: the application acted by itself.</summary>
    public virtual string AuditNobody => "The application";

    /// <summary>Between what was done and whom it was about.</summary>
    public virtual string AuditAbout => "about";

    /// <summary>Before a hash.</summary>
    public virtual string AuditHash => "Hash";

    /// <summary>An entry's place.</summary>
    public virtual string AuditPosition(long position) => $"No. {position:N0}";

    /// <summary>What was done, after who did it. Verbs of the host's own are shown as they are.</summary>
    public virtual string AuditDid(string verb) => verb switch
    {
        "hold-placed" => "placed a legal hold",
        "hold-released" => "released a legal hold",
        "erasure-requested" => "asked for an erasure",
        "erasure-cancelled" => "took back an erasure",
        "erased" => "erased personal data",
        "data-exported" => "gave out a copy of personal data",
        "private-read" => "read what is private, by their office",
        "locked" => "ended a talk",
        "reopened" => "opened a talk again",
        "access-changed" => "changed who may come in",
        "role-given" => "gave a role",
        "member-removed" => "took a member out",
        "moderated" => "decided about a text or a person",
        "decision-undone" => "took a decision back",
        "appeal-answered" => "answered an appeal",
        "case-claimed" => "took up or gave back a case",
        "rule-changed" => "changed a rule",
        _ => verb,
    };

    /// <summary>The heading of legal holds.</summary>
    public virtual string HoldsHeading => "Legal holds";

    /// <summary>What a hold does.</summary>
    public virtual string HoldsText => "What is held stays as it is: nobody can change, delete or erase it until it is released. Who is held is not told.";

    /// <summary>Where nothing is held.</summary>
    public virtual string HoldsEmpty => "Nothing is held.";

    /// <summary>Above the form that places one.</summary>
    public virtual string HoldPlaceHeading => "Keep something as it is";

    /// <summary>The label of what is held.</summary>
    public virtual string HoldSubject => "What";

    /// <summary>Above it.</summary>
    public virtual string HoldSubjectHint => "Written kind:id, for example member:ana, community:ovens, or a thing of your own such as order:4711.";

    /// <summary>The label of why.</summary>
    public virtual string HoldReason => "Why (the number of the case)";

    /// <summary>Places a hold.</summary>
    public virtual string HoldPlace => "Place hold";

    /// <summary>Releases it.</summary>
    public virtual string HoldRelease => "Release hold";

    // ---- my data ----

    /// <summary>The heading of what a person can do with their own data.</summary>
    public virtual string MyDataHeading => "My data";

    /// <summary>Above the copy.</summary>
    public virtual string CopyHeading => "A copy to keep";

    /// <summary>What the copy is.</summary>
    public virtual string CopyText => "One ZIP file with everything you wrote and did here: pages to read, and data other programs can use. You can take one every seven days.";

    /// <summary>Takes the copy.</summary>
    public virtual string CopyButton => "Download my data";

    /// <summary>Above the erasure.</summary>
    public virtual string EraseHeading => "Erase me";

    /// <summary>What an erasure is.</summary>
    public virtual string EraseText => "Choose how much goes. You see what it would do before anything happens, and have time to take it back.";

    /// <summary>The name of a mode.</summary>
    public virtual string EraseMode(ErasureMode mode) =>
        mode == ErasureMode.Anonymise ? "Remove my name"
        : mode == ErasureMode.Redact ? "Remove my name and my words"
        : "Remove everything that can go";

    /// <summary>What a mode means.</summary>
    public virtual string EraseModeHint(ErasureMode mode) =>
        mode == ErasureMode.Anonymise ? "What you wrote stays for the others. Nothing tells any more that it was you."
        : mode == ErasureMode.Redact ? "A note stands where your words were, so that what others answered keeps its place."
        : "Your posts, comments and reactions go. Only where others answered an empty place stays.";

    /// <summary>Shows what a mode would do.</summary>
    public virtual string Preview => "See what it would do";

    /// <summary>The same, read out without what stands around it.</summary>
    public virtual string PreviewLabel(ErasureMode mode) => $"{Preview}: {EraseMode(mode)}";

    /// <summary>Above what a mode would do.</summary>
    public virtual string PreviewHeading(ErasureMode mode) => $"{EraseMode(mode)}: what happens";

    /// <summary>Before the button that asks for the erasure.</summary>
    public virtual string EraseWarning => "It is carried out after a time to think it over. Once it is carried out nobody can bring anything back.";

    /// <summary>Asks for the erasure.</summary>
    public virtual string EraseButton(ErasureMode mode) => "Erase me";

    /// <summary>Closes the preview.</summary>
    public virtual string EraseNotNow => "Not now";

    /// <summary>Between the name of a mode and when it is carried out.</summary>
    public virtual string EraseWaiting => "this is asked for, and will be carried out after";

    /// <summary>Takes the request back.</summary>
    public virtual string EraseCancel => "Keep my data";

    /// <summary>Records that go.</summary>
    public virtual string FateRemoved(long count) => Some(count, "goes", "go");

    /// <summary>Records that lose words or name.</summary>
    public virtual string FateEmptied(long count) => Some(count, "stays without you", "stay without you");

    /// <summary>Records that stay as they are.</summary>
    public virtual string FateKept(long count) => Some(count, "stays", "stay");

    /// <summary>What people call a type of record; the type itself where there is no word for it.</summary>
    public virtual string RecordType(string type) => type switch
    {
        "post" => "Posts",
        "comment" => "Comments and answers",
        "revision" => "Earlier versions",
        "pending-edit" => "Edits that wait",
        "kudos" => "Kudos you gave",
        "reaction" => "Reactions",
        "follow" => "Follows",
        "membership" => "Memberships",
        "block" => "People you blocked",
        "mute" => "People you muted",
        "timeline-entry" => "Your feed",
        "member" => "Your name and profile",
        "discussion-lock" => "Discussions you closed",
        "community" => "Communities you own",
        "legal-hold" => "Legal holds you placed",
        "erasure" => "The record of this erasure",
        "flag" => "Your reports",
        "decision" => "Decisions about you",
        "sanction" => "What holds for you",
        "moderation-rule" => "Rules you changed",
        "moderation-setting" => "Settings you changed",
        "audit" => "The audit",
        _ => type,
    };

    // ---- keeping away ----

    /// <summary>Mutes somebody.</summary>
    public virtual string Mute => "Mute";

    /// <summary>Takes that back.</summary>
    public virtual string Unmute => "Muted: undo";

    /// <summary>The same, read out.</summary>
    public virtual string MuteLabel(string name, bool muted) => $"{(muted ? Unmute : Mute)} ({name})";

    /// <summary>Blocks somebody.</summary>
    public virtual string Block => "Block";

    /// <summary>Takes that back.</summary>
    public virtual string Unblock => "Blocked: undo";

    /// <summary>The same, read out.</summary>
    public virtual string BlockLabel(string name, bool blocked) => $"{(blocked ? Unblock : Block)} ({name})";

    /// <summary>Opens words that are folded away.</summary>
    public virtual string Folded(string why) => why == "blocked" ? "You blocked this person. Show what they said" : "You muted this person. Show what they said";

    /// <summary>The heading of what somebody muted and blocked.</summary>
    public virtual string MutedHeading => "Muted and blocked";

    /// <summary>When there is nothing.</summary>
    public virtual string MutedNone => "You muted and blocked nobody.";

    /// <summary>What a mute does.</summary>
    public virtual string MutedHint => "Left out of your feeds. They cannot tell.";

    /// <summary>What a block does.</summary>
    public virtual string BlockedHint => "Neither of you follows or answers the other outside of communities.";

    /// <summary>Before the names of people that a text calls and that cannot read it.</summary>
    public virtual string NotReached => "Not told, because they cannot read this:";

    // ---- reports and decisions ----

    /// <summary>Marks a text that is not out, for its author and for moderators.</summary>
    public virtual string Notice(string state) => state switch
    {
        "held" => "Waits for a moderator.",
        "rejected" => "Was not let out.",
        "hidden" => "Hidden by the moderators.",
        ModerationNotice.Edit => "Your change waits for a moderator; this is what others read.",
        _ => state,
    };

    /// <summary>Before the reason for which a talk was ended.</summary>
    public virtual string Locked => "This talk has ended:";

    /// <summary>Opens the form to end a talk.</summary>
    public virtual string Lock => "End this talk";

    /// <summary>The label of the reason.</summary>
    public virtual string LockReason => "Why: everybody reads this";

    /// <summary>Ends it.</summary>
    public virtual string LockButton => "End it";

    /// <summary>Opens a talk again.</summary>
    public virtual string Reopen => "Open this talk again";

    /// <summary>Leads to the form that reports something.</summary>
    public virtual string Report => "Report";

    /// <summary>The heading of that form.</summary>
    public virtual string FlagHeading => "Report to the moderators";

    /// <summary>What a report does, before what it is about.</summary>
    public virtual string FlagText => "Moderators look at it and tell you what they decided. Nobody else learns that it was you. You report";

    /// <summary>What it is about.</summary>
    public virtual string FlagWhat(string kind) => $"this {SubjectWord(kind).ToLowerInvariant()}.";

    /// <summary>The choice of norms.</summary>
    public virtual string FlagNormLabel => "What is wrong?";

    /// <summary>The label of the reporter's words.</summary>
    public virtual string FlagReasonLabel => "What should the moderators know?";

    /// <summary>Under it.</summary>
    public virtual string FlagReasonHint => "You may leave this empty. Up to 1,000 characters.";

    /// <summary>Sends a report.</summary>
    public virtual string FlagButton => "Send report";

    /// <summary>What became of a report.</summary>
    public virtual string FlagState(string state) => state switch
    {
        "upheld" => "The moderators agreed.",
        "dismissed" => "The moderators left it as it is.",
        _ => "Thank you. The moderators have your report.",
    };

    /// <summary>What people call a kind of thing.</summary>
    public virtual string SubjectWord(string kind) => kind switch
    {
        SubjectRef.PostKind => "Post",
        SubjectRef.CommentKind => "Comment",
        SubjectRef.KudosKind => "Kudos",
        SubjectRef.MemberKind => "Person",
        SubjectRef.CommunityKind => "Community",
        _ => kind,
    };

    /// <summary>The heading of a member's own standing.</summary>
    public virtual string StandingHeading => "My standing";

    /// <summary>Above what holds for them.</summary>
    public virtual string StandingNow => "What holds for you";

    /// <summary>When nothing does.</summary>
    public virtual string StandingGood => "Nothing restricts you here.";

    /// <summary>Above decisions about them.</summary>
    public virtual string StandingDecisions => "Decisions about you and what you wrote";

    /// <summary>Above their reports.</summary>
    public virtual string StandingFlags => "What you reported";

    /// <summary>Opens the form to disagree.</summary>
    public virtual string AppealOpen => "I do not agree";

    /// <summary>The label of an appeal.</summary>
    public virtual string AppealLabel => "Why is this decision not right?";

    /// <summary>Under it.</summary>
    public virtual string AppealHint => "Another moderator reads it and decides anew. You can do this once.";

    /// <summary>Sends an appeal.</summary>
    public virtual string AppealButton => "Ask for another look";

    /// <summary>Above an appeal.</summary>
    public virtual string AppealHeading(string state) => state switch
    {
        "granted" => "Appeal, granted",
        "refused" => "Appeal, refused",
        _ => "Appeal, waiting for another moderator",
    };

    /// <summary>Opens the text a decision was about.</summary>
    public virtual string YourText => "The text it was about";

    /// <summary>Leads to what is older.</summary>
    public virtual string Older => "Older";

    /// <summary>Where a decision holds that holds in no single place.</summary>
    public virtual string Everywhere => "Everywhere";

    /// <summary>Before who decided.</summary>
    public virtual string By => "by";

    /// <summary>Before an end.</summary>
    public virtual string Until => "until";

    /// <summary>Of what ends when somebody lifts it.</summary>
    public virtual string UntilLifted => "until it is lifted";

    /// <summary>Of what holds no longer.</summary>
    public virtual string SanctionOver => "over";

    /// <summary>Marks a decision that was taken back.</summary>
    public virtual string TakenBack => "Taken back";

    /// <summary>How many texts a decision was about.</summary>
    public virtual string TextCount(long count) => Some(count, "text", "texts");

    /// <summary>What was decided.</summary>
    public virtual string DecisionMade(string action) => action switch
    {
        "approve" => "Let out",
        "reject" => "Not let out",
        "hide" => "Hidden",
        "remove" => "Removed",
        "dismiss" => "Left as it is",
        "warn" => "Warned",
        "mute" => "Muted",
        "ban" => "Banned from writing",
        "watch" => "Watched: texts wait for approval",
        _ => action,
    };

    /// <summary>What holds for a member.</summary>
    public virtual string SanctionHolds(string kind) => DecisionMade(kind);

    // ---- moderation ----

    /// <summary>The heading of the queue.</summary>
    public virtual string QueueHeading => "Moderation";

    /// <summary>Shows what waits.</summary>
    public virtual string QueueOpen => "Waiting";

    /// <summary>Shows what was decided.</summary>
    public virtual string QueueClosed => "Decided";

    /// <summary>The name of the choice of places.</summary>
    public virtual string QueuePlaces => "Desk and community";

    /// <summary>All places.</summary>
    public virtual string QueueEverywhere => "All communities";

    /// <summary>The name of a desk.</summary>
    public virtual string Desk(string desk) => desk == ModerationDesk.Confidential.Value ? "Confidential" : desk == ModerationDesk.Moderators.Value ? "Moderators" : desk;

    /// <summary>The title of an empty queue.</summary>
    public virtual string QueueEmptyTitle => "Nothing waits";

    /// <summary>Its text.</summary>
    public virtual string QueueEmptyText => "Reports, held texts and appeals appear here, the oldest first.";

    /// <summary>The title where nothing was decided yet.</summary>
    public virtual string QueueNoneDecided => "Nothing decided yet";

    /// <summary>Its text.</summary>
    public virtual string QueueNoneDecidedText => "What you and your colleagues decide stands here.";

    /// <summary>More cases.</summary>
    public virtual string QueueMore => "More";

    /// <summary>From a case to the queue.</summary>
    public virtual string QueueBack => "← Back to the queue";

    /// <summary>Opens a case.</summary>
    public virtual string CaseOpen => "Look at it";

    /// <summary>Instead of a text in a closed community.</summary>
    public virtual string CaseSealed => "This stands in a closed community. Its text is shown when you open it, and that you did is noted.";

    /// <summary>The name of the list of reasons.</summary>
    public virtual string CaseReasons => "Why it is here";

    /// <summary>A reason.</summary>
    public virtual string CaseReason(string source, string? detail) => source switch
    {
        SocialKit.CaseReason.Flag => $"Reported: {detail}",
        SocialKit.CaseReason.Rule => $"Rule: {detail}",
        SocialKit.CaseReason.Stage => detail ?? "The application asks",
        SocialKit.CaseReason.Tag => $"Tag: {detail}",
        SocialKit.CaseReason.Silent => $"No answer from {detail}",
        SocialKit.CaseReason.Community => "Everything here waits for approval",
        SocialKit.CaseReason.Newcomer => "One of their first",
        SocialKit.CaseReason.Watch => "Watched author",
        SocialKit.CaseReason.Changed => "Changed after a decision",
        SocialKit.CaseReason.Appeal => "Appeal",
        _ => source,
    };

    /// <summary>Above the text a change would bring.</summary>
    public virtual string CaseEdit => "The change that waits";

    /// <summary>Above the text as it stands.</summary>
    public virtual string CaseStands => "As it stands now";

    /// <summary>Above the reports.</summary>
    public virtual string CaseFlags(int count) => Some(count, "report", "reports");

    /// <summary>Leads to the author of a case.</summary>
    public virtual string CasePerson(string name) => $"What was decided about {name} before";

    /// <summary>Says that nobody looks at it.</summary>
    public virtual string ClaimHint => "Claim it, so that nobody else does the same work.";

    /// <summary>Says who looks at it.</summary>
    public virtual string ClaimedBy(string name) => $"{name} looks at it.";

    /// <summary>Says that the viewer does.</summary>
    public virtual string ClaimedByYou => "You look at it.";

    /// <summary>Claims a case.</summary>
    public virtual string Claim => "Claim";

    /// <summary>Gives it back.</summary>
    public virtual string Release => "Give it back";

    /// <summary>Above the form to decide.</summary>
    public virtual string DecideHeading => "Decide";

    /// <summary>The choice of what to do.</summary>
    public virtual string DecideAction => "What happens";

    /// <summary>The label of the reason.</summary>
    public virtual string DecideReason => "Why";

    /// <summary>Under it.</summary>
    public virtual string DecideReasonHint => "The author reads this. Needed for everything but letting out and leaving as it is.";

    /// <summary>Opens words to begin with.</summary>
    public virtual string DecideTemplates => "Words to begin with";

    /// <summary>The choice of the norm.</summary>
    public virtual string DecideNorm => "Norm that was broken";

    /// <summary>The label of the answer to reporters.</summary>
    public virtual string DecideAnswer => "Answer to those who reported it";

    /// <summary>Under it.</summary>
    public virtual string DecideAnswerHint => "Empty for the usual words.";

    /// <summary>The choice of what happens to the author besides.</summary>
    public virtual string DecideAlso => "And the author";

    /// <summary>The choice of how long.</summary>
    public virtual string DecideDays => "A mute lasts";

    /// <summary>The choice of where.</summary>
    public virtual string DecideWhere => "Where";

    /// <summary>Nothing chosen.</summary>
    public virtual string None => "Nothing";

    /// <summary>So many days.</summary>
    public virtual string Days(int days) => Some(days, "day", "days");

    /// <summary>Decides.</summary>
    public virtual string DecideButton => "Decide";

    /// <summary>What can be decided.</summary>
    public virtual string Action(string action) => action switch
    {
        "approve" => "Let it out",
        "reject" => "Do not let it out",
        "hide" => "Hide it",
        "remove" => "Remove it",
        "dismiss" => "Leave it as it is",
        "warn" => "Warn them",
        "mute" => "Mute them for a time",
        "ban" => "Ban them from writing",
        "watch" => "Let their texts wait for approval",
        _ => action,
    };

    /// <summary>What it does, before it is done.</summary>
    public virtual string? ActionHint(string action) => action switch
    {
        "approve" => "Everybody who may read there sees it.",
        "reject" => "Nobody sees it. The author reads why, keeps the text and may appeal.",
        "hide" => "Only its author and moderators see it. The author reads why and may appeal.",
        "remove" => "It is deleted. The author reads why and may appeal; it can be restored for 30 days.",
        "dismiss" => "Nothing changes. Those who reported it are told.",
        "warn" => "They read what was wrong. Nothing else changes.",
        "mute" => "They read, but do not write, until the time is over.",
        "ban" => "They read, but do not write, until it is lifted.",
        "watch" => "What they write from now on waits for a moderator.",
        _ => null,
    };

    /// <summary>Until when a decision can be taken back.</summary>
    public virtual string UndoUntil => "Can be taken back until";

    /// <summary>Takes it back.</summary>
    public virtual string Undo => "Take it back";

    /// <summary>The choice of an answer to an appeal.</summary>
    public virtual string AnswerHeading => "Your answer";

    /// <summary>Grants an appeal.</summary>
    public virtual string AppealGrant => "They are right";

    /// <summary>What that does.</summary>
    public virtual string AppealGrantHint => "The decision is taken back; everything stands as before.";

    /// <summary>Refuses an appeal.</summary>
    public virtual string AppealRefuse => "The decision stands";

    /// <summary>What that does.</summary>
    public virtual string AppealRefuseHint => "Nothing changes.";

    /// <summary>The label of the words to the person.</summary>
    public virtual string AnswerLabel => "Why: the person reads this";

    /// <summary>Sends the answer.</summary>
    public virtual string AnswerButton => "Answer";

    /// <summary>The heading while there is no name.</summary>
    public virtual string PersonHeading => "Person";

    /// <summary>When nothing holds.</summary>
    public virtual string PersonClean => "Nothing holds for this person.";

    /// <summary>Above decisions about somebody.</summary>
    public virtual string PersonDecisions => "Decisions";

    /// <summary>Opens the form to decide about somebody.</summary>
    public virtual string SanctionHeading => "Decide about this person";

    /// <summary>Above decisions about many texts.</summary>
    public virtual string BulkHeading => "Many texts at once";

    /// <summary>What that is.</summary>
    public virtual string BulkText => "Choose how far back. It is counted first; nothing changes before you say why.";

    /// <summary>What is done to many texts.</summary>
    public virtual string BulkAction(string action) => action switch
    {
        "approve" => "Let out what waits",
        "reject" => "Do not let out what waits",
        "hide" => "Hide what is out",
        "remove" => "Remove what is out",
        _ => action,
    };

    /// <summary>How far back.</summary>
    public virtual string Window(BulkWindow window) => window switch
    {
        BulkWindow.Hour => "1 hour",
        BulkWindow.Day => "24 hours",
        BulkWindow.Week => "7 days",
        _ => "All",
    };

    /// <summary>What a decision about many texts would change.</summary>
    public virtual string BulkCount(int posts, int comments) => $"{Some(posts, "post", "posts")} and {Comments(comments)}.";

    /// <summary>What must stay.</summary>
    public virtual string BulkKept(int count) => $"{Some(count, "text has", "texts have")} to stay as they are.";

    /// <summary>When there is more than can be changed at once.</summary>
    public virtual string BulkMore => "There are more; do it again afterwards.";

    /// <summary>The heading of the rules.</summary>
    public virtual string RulesHeading => "Rules for texts";

    /// <summary>The title where there is no rule.</summary>
    public virtual string RulesEmptyTitle => "No rules yet";

    /// <summary>Its text.</summary>
    public virtual string RulesEmptyText => "A rule looks for words, patterns or personal data in every new and changed text, and lets it wait, turns it down or points it out to you.";

    /// <summary>Opens the form for a new rule, and its heading.</summary>
    public virtual string RuleNew => "New rule";

    /// <summary>The heading of the form that changes one.</summary>
    public virtual string RuleEdit => "Change the rule";

    /// <summary>Removes a rule.</summary>
    public virtual string RuleRemove => "Remove this rule";

    /// <summary>A rule that works.</summary>
    public virtual string RuleOn => "On";

    /// <summary>A rule that is switched off.</summary>
    public virtual string RuleOff => "Off";

    /// <summary>What a rule looks for.</summary>
    public virtual string RuleKind(string kind) => kind switch
    {
        "words" => "Words and phrases",
        "regex" => "A regular expression",
        "pii" => "Personal data",
        _ => kind,
    };

    /// <summary>What a rule does.</summary>
    public virtual string RuleAction(string action) => action switch
    {
        "watch" => "Comes out and stands in the queue",
        "hold" => "Waits for approval",
        "reject" => "Is turned down",
        _ => action,
    };

    /// <summary>The label of a rule's name.</summary>
    public virtual string RuleNameLabel => "Name";

    /// <summary>The choice of what it looks for.</summary>
    public virtual string RuleKindLabel => "Looks for";

    /// <summary>The label of what it looks for.</summary>
    public virtual string RulePatternLabel => "Pattern";

    /// <summary>Under it.</summary>
    public virtual string RulePatternHint => "Words: one on a line, * at the end stands for any ending. Personal data: card, iban or ssn, one on a line.";

    /// <summary>The choice of what becomes of a text.</summary>
    public virtual string RuleActionLabel => "A text in which it finds something";

    /// <summary>The label of what the author is told.</summary>
    public virtual string RuleMessageLabel => "What the author is told";

    /// <summary>Under it.</summary>
    public virtual string RuleMessageHint => "Say what to change, not what was found.";

    /// <summary>The choice whether it works.</summary>
    public virtual string RuleEnabledLabel => "Switched";

    /// <summary>Above what waits everywhere.</summary>
    public virtual string SettingEverywhere => "What waits for approval, where nothing else is said";

    /// <summary>Above what waits in a community.</summary>
    public virtual string SettingOf(string name) => $"What waits for approval in {name}";

    /// <summary>The choice whether everything waits.</summary>
    public virtual string SettingHoldAll => "Everything";

    /// <summary>Everything waits.</summary>
    public virtual string SettingYes => "Waits";

    /// <summary>Not everything waits.</summary>
    public virtual string SettingNo => "Comes out at once";

    /// <summary>The choice of how many first texts wait.</summary>
    public virtual string SettingHoldFirst => "First texts of a newcomer that wait";

    /// <summary>The heading of the test box.</summary>
    public virtual string TrialHeading => "Try a text";

    /// <summary>What it does.</summary>
    public virtual string TrialText => "Shows which rules would find something. Nothing is stored.";

    /// <summary>The label of the text.</summary>
    public virtual string TrialLabel => "Text";

    /// <summary>Tries it.</summary>
    public virtual string TrialButton => "Try it";

    /// <summary>When no rule found anything.</summary>
    public virtual string TrialNothing => "No rule finds anything in it.";

    /// <summary>When a rule took too long.</summary>
    public virtual string TrialTooSlow => "Takes too long: such a text waits for approval";

    // ---- kudos ----

    /// <summary>The heading of the wall.</summary>
    public virtual string KudosHeading => "Kudos";

    /// <summary>The heading of the form.</summary>
    public virtual string GiveKudosHeading => "Give kudos";

    /// <summary>Sends kudos.</summary>
    public virtual string GiveKudosButton => "Give kudos";

    /// <summary>After kudos were given.</summary>
    public virtual string KudosGiven => "Your kudos is on the wall. See it";

    /// <summary>After the sign-in link, instead of the form.</summary>
    public virtual string SignInToPraise => "to give kudos.";

    /// <summary>Between who gives kudos and who receives them.</summary>
    public virtual string Praised => "praised";

    /// <summary>The label of the recipients.</summary>
    public virtual string RecipientsLabel => "Who is it for?";

    /// <summary>The hint under the recipients.</summary>
    public virtual string RecipientsHint => "One to ten people by @handle, separated by commas.";

    /// <summary>The label of the values.</summary>
    public virtual string ValueLabel => "Which value did they live?";

    /// <summary>The label of the message.</summary>
    public virtual string KudosTextLabel => "What did they do?";

    /// <summary>The hint under the message.</summary>
    public virtual string KudosTextHint => "10 to 500 characters. Say what happened and what it changed.";

    /// <summary>The title of an empty wall.</summary>
    public virtual string EmptyKudosTitle => "No kudos yet";

    /// <summary>The text of an empty wall.</summary>
    public virtual string EmptyKudosText => "Kudos thank someone in public for living one of our values. Who made your week better?";

    /// <summary>The link to more kudos.</summary>
    public virtual string LoadMoreKudos => "Load more kudos";

    // ---- history ----

    /// <summary>The heading of an edit history.</summary>
    public virtual string HistoryHeading => "Earlier versions";

    /// <summary>Before who replaced an earlier text.</summary>
    public virtual string ReplacedBy => "Replaced by";

    /// <summary>The title of an empty history.</summary>
    public virtual string EmptyHistoryTitle => "No earlier versions";

    /// <summary>The text of an empty history.</summary>
    public virtual string EmptyHistoryText => "This text is as it was written.";

    // ---- with numbers, names and times ----

    /// <summary>A count as people read it.</summary>
    public virtual string Number(long count) => count.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>How long ago something happened, in few words.</summary>
    public virtual string Ago(DateTimeOffset at, DateTimeOffset now)
    {
        var age = now - at;
        return age.TotalSeconds < 45 ? "just now"
            : age.TotalMinutes < 1.5 ? "1 minute ago"
            : age.TotalMinutes < 59.5 ? $"{Number((long)Math.Round(age.TotalMinutes))} minutes ago"
            : age.TotalHours < 1.5 ? "1 hour ago"
            : age.TotalHours < 23.5 ? $"{Number((long)Math.Round(age.TotalHours))} hours ago"
            : age.TotalDays < 1.5 ? "yesterday"
            : age.TotalDays < 7 ? $"{Number((long)Math.Round(age.TotalDays))} days ago"
            : at.ToString(at.Year == now.Year ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture);
    }

    /// <summary>A moment in full; the server knows no viewer's time zone, so it says which one it means.</summary>
    public virtual string Absolute(DateTimeOffset at) => at.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.CurrentCulture);

    /// <summary>A number of comments.</summary>
    public virtual string Comments(long count) => Some(count, "comment", "comments");

    /// <summary>The score of an imported post or comment, together with its votes here.</summary>
    public virtual string Score(int score) => Math.Abs(score) == 1 ? $"{score} point" : $"{score} points";

    /// <summary>The link to all comments of a post.</summary>
    public virtual string AllComments(long count) => $"View all {Some(count, "comment", "comments")}";

    /// <summary>The link to replies not shown yet.</summary>
    public virtual string MoreReplies(long count) => count > 0 ? Some(count, "more reply", "more replies") : "More replies";

    /// <summary>A number of posts written.</summary>
    public virtual string PostsWritten(long count) => Some(count, "post", "posts");

    /// <summary>A number of kudos received.</summary>
    public virtual string KudosReceived(long count) => $"{Number(count)} kudos";

    /// <summary>A number of followers.</summary>
    public virtual string Followers(long count) => Some(count, "follower", "followers");

    /// <summary>The title of a badge: when something was said last.</summary>
    public virtual string LastActivity(string at) => $"Last comment {at}";

    /// <summary>One reaction with its count, as it is read out.</summary>
    public virtual string Reaction(string name, long count, bool mine) =>
        count == 1 && mine ? $"{name}, you" : $"{name}, {Some(count, "person", "people")}{(mine ? ", you included" : "")}";

    /// <summary>The heading of a feed.</summary>
    /// <param name="scope">Which feed.</param>
    /// <param name="title">What people call the community or member, when known.</param>
    public virtual string FeedHeading(FeedScope scope, string? title) => scope.Kind switch
    {
        "home" => "Your feed",
        "company" => "Across the company",
        "member" => title is null ? "Posts" : $"Posts by {title}",
        _ => title ?? "Community",
    };

    /// <summary>The title of an empty feed.</summary>
    public virtual string EmptyFeedTitle(FeedScope scope) => scope.Kind == "home" ? "Your feed begins here" : "Nothing here yet";

    /// <summary>The text of an empty feed: what it is for.</summary>
    public virtual string EmptyFeedText(FeedScope scope) => scope.Kind switch
    {
        "home" => "It shows what the people and communities you follow write. Share something you are working on to get it going.",
        "member" => "Posts appear here as soon as there is one you can see.",
        _ => "Ask a question, share a result, or tell others what you are working on.",
    };

    /// <summary>The heading of the composer.</summary>
    public virtual string ComposerHeading(FeedScope scope) => "New post";

    /// <summary>The heading over a single post.</summary>
    public virtual string PostHeading(string? author) => author is null ? "Post" : $"Post by {author}";

    /// <summary>The heading of a discussion.</summary>
    /// <param name="total">Comments in it.</param>
    /// <param name="answers">True under a question.</param>
    public virtual string DiscussionHeading(long total, bool answers) =>
        total == 0 ? answers ? "Answers" : "Discussion" : answers ? Some(total, "answer or comment", "answers and comments") : Comments(total);

    /// <summary>The title of an empty discussion.</summary>
    public virtual string EmptyDiscussionTitle(bool answers) => answers ? "No answers yet" : "No comments yet";

    /// <summary>What a comment is, as it is read out: whose, which kind, how deep.</summary>
    /// <param name="author">Who wrote it; null for a deleted one.</param>
    /// <param name="answer">True for an answer.</param>
    /// <param name="accepted">True for the accepted answer.</param>
    /// <param name="level">1 for top level.</param>
    public virtual string CommentLabel(string? author, bool answer, bool accepted, int level)
    {
        var what = accepted ? "Accepted answer" : answer ? "Answer" : level > 1 ? "Reply" : "Comment";
        var who = author is null ? $"Deleted {what.ToLowerInvariant()}" : $"{what} by {author}";
        return level > 1 ? $"{who}, level {Number(level)}" : who;
    }

    /// <summary>Names whom a reply goes to. Contains the button's own text.</summary>
    public virtual string ReplyToLabel(string author) => $"Reply to {author}";

    /// <summary>Names whose answer is accepted, or no longer. Contains the button's own text.</summary>
    public virtual string AcceptLabel(string author, bool accepted) =>
        accepted ? $"No longer accept the answer by {author}" : $"Accept answer by {author}";

    /// <summary>Names whom the button follows, or stops following. Contains the button's own text.</summary>
    public virtual string FollowLabel(string name, bool following) => following ? $"Following {name}: stop" : $"Follow {name}";

    private string Some(long count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";
}
