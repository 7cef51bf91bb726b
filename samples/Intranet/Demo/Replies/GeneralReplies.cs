namespace Intranet.Demo;

/// <summary>Replies that depend on who speaks to whom, and not on the theme.</summary>
internal static class GeneralReplies
{
    /// <summary>The author of a question answers below an answer.</summary>
    public static readonly string[] AskerThanks =
    [
        "[[Tried it: that was it.|That was it!|It was exactly that.]] [[Thank you!|Thanks a lot.|I owe you a coffee.]]",
        "[[Great, I try that on {day}.|I will test it on {day} and report back.]]",
        "[[Did not think of that.|Not on my list at all.]] [[Checking.|On my way to look.]]",
        "[[Checked, not the cause here, but good to know.|Ruled out, sadly. Next idea?]]",
        "[[Update:|Short update:]] [[runs since {n:2-6} days without a problem.|solved, the ticket is closed.|half solved, I stay on it.]]",
        "[[That is clear enough for me to decide. Thanks.|Clear, thank you.]]",
        "[[Could you say one more sentence about why?|I understand what, but not yet why.]]",
        "[[Perfect, done.|Done in {n:5-25} minutes.]] 🙏",
        "[[I would never have found that alone.|Two days of searching, and you needed one line.]]",
        "[[You were right, and I was stubborn.|Okay, I give in, you were right.]] 😄",
        "[[Thank you, that helps at once.|This helps, also for the next time.]]",
        "[[I take that plus the idea above.|Doing both, to be sure.]]",
        "[[Where do I find that?|Is there a page for it?]]",
        "[[Muchas gracias.|Vielen Dank!|شكرا جزيلا|Merci beaucoup !|ありがとうございます！|Dziękuję!]]",
    ];

    /// <summary>The author of a text or announcement answers below a comment.</summary>
    public static readonly string[] AuthorReplies =
    [
        "! [[Good point, I add it.|Right, I'll add that.|Added.]]",
        "! [[Thank you!|Thanks!|Very kind.]] [[It was a team effort.|I pass it on.|That means a lot.]]",
        "? [[Yes.|Yes, exactly.|Indeed.]] [[From {day}.|Just come by.|I'll send you the link.]]",
        "? [[Not yet.|Not planned so far.]] [[But it is a good idea.|Would you like to try it with me?]]",
        "! [[Ha!|😄]] [[True.|I cannot deny it.|Guilty.]]",
        "? [[I had hoped somebody would ask.|Good question.]] [[Answer tomorrow, when I have the numbers.|I find out.|I do not know yet.]]",
        "! [[You would have done the same.|Anyone here would have done it.]]",
        "? [[Let us talk on {day}?|Ten minutes tomorrow?]] [[Easier than writing.|I show it to you.]]",
        "? [[Sure.|Of course.|Please do.]]",
        "! [[That was the idea.|That is what I hoped for.]]",
        "! [[Noted.|On my list.]] [[If I forget, remind me.|You'll hear from me by {day}.]]",
        "? [[Only in {site} for now.|First {site}, then the others.]]",
        "! [[Thanks for reading to the end.|Glad that it is useful.]]",
        "! [[Happy to hear that.|Nice to read.]]",
    ];

    /// <summary>Anybody answers anybody; <c>?</c> only where something was asked, <c>!</c> only where nothing was.</summary>
    public static readonly string[] Peers =
    [
        "! [[Agreed.|Same opinion.|I see it the same way.]]",
        "! [[This is a good hint.|Nice one.|Clever.]] [[Thank you.|Noted.]]",
        "! [[I did not know that.|New to me.]] [[Learned something.|Every day something new.]]",
        "! [[Careful, not always.|Mostly, yes.|In nine of ten cases.]]",
        "! [[How come?|Why is that?|What makes you sure?]]",
        "? [[Good question, I do not know either.|Would like to know that, too.|Same question from {site}.]]",
        "? [[Yes, as far as I know.|I think so.|Yes, at least in {site}.]]",
        "? [[No, not here.|Not in {site}.]]",
        "? [[I can look it up.|Let me check, back on {day}.|I ask around.]]",
        "? [[Because it was like that twice.|Experience, and a bit of luck.|I measured it once.]]",
        "[[Can you show me that on {day}?|I would like to see that.]]",
        "! [[Works here, too.|Same result here.]]",
        "[[Interesting, I will ask in {site}.|I ask around in {site}.]]",
        "! [[Then we should write it down.|Somebody should write that down.]] [[I do it.|Volunteers?]]",
        "! [[+1 from me.|Signed.|👍 from {site}.]]",
        "[[Ah, now I get it.|Now it makes sense.]]",
        "! [[Glad somebody says it.|Thank you for saying it out loud.]]",
        "! [[Kind of you, thanks.|Helpful as ever.]]",
        "? [[Could be.|Possible.]] [[I would still check the simple things first.|Let us look before we guess.]]",
        "[[I have a drawing of that.|There is a sketch on my desk.]] [[Sending it.|Want it?]]",
        "[[I will try it like that.|I give it a try.]]",
        "! [[Fair.|Fair point.]]",
        "! [[I would put it differently, but yes.|Yes, with one 'but', and I keep that for lunch.]]",
        "! [[Short and clear, thanks.|That is the answer I was looking for.]]",
    ];

    /// <summary>Top-level, fits below nearly everything.</summary>
    public static readonly string[] Anywhere =
    [
        "[[Thanks for sharing.|Good to know.|Thank you for this.]] [[Forwarded to my team.|We talk about it on {day}.|Saved.]]",
        "[[Following.|Reading along.|Interested as well.]]",
        "[[Nice!|Very good.|Great.]] [[👏|🙌|]]",
        "[[Can we have this in {site}, too?|Please for {site} as well.]]",
        "[[From {site}: same here.|{site} says the same.]]",
        "[[Had to read it twice, but it is worth it.|Read it with the whole shift.]]",
        "[[I show this to our newcomers.|Good one for newcomers, too.]]",
        "[[Put the date beside it, please, for those who find it in a year.|Please keep it up to date, people will find it.]]",
        "[[Who can I talk to about it?|Can I call you about it on {day}?]]",
        "[[Sent the link to {n:2-9} people already.|I know {n:2-6} colleagues who should read this.]]",
        "[[That made my {day}.|A good start into the day.]]",
        "[[Short, clear, useful.|Clear and useful.]] [[Thanks.|Like it.]]",
        "[[I was about to write the same.|You were faster than I was.]]",
        "[[Bookmarked.|Saved for later.|Pinned on our board in {site}.]]",
        "[[Let us look at it again in {n:3-8} weeks.|Remind me in {n:3-8} weeks, please.]]",
        "[[Talked about it at lunch|We discussed it over coffee]], [[everybody had an opinion|and all nodded]].",
        "[[If you need a hand, I have time on {day}.|I can help on {day}.]]",
        "[[Grazie!|Tack!|Danke!|¡Gracias!|Díky!|Teşekkürler!|Cảm ơn!|Ευχαριστώ!|Дякую!]]",
        "[[It is good that we talk about this in the open.|Good to have this in writing.]]",
    ];

    /// <summary>Sometimes put in front of a reply.</summary>
    public static readonly string[] Openers =
    [
        "[[Hm.|Well…|Oh!]] ", "[[From my side:|My two cents:|Quick one:]] ", "[[Just back from the van:|Between two calls:|From the phone:]] ", "@{parent} ", "@{parent} ",
    ];

    /// <summary>Sometimes put behind a reply.</summary>
    public static readonly string[] Closers =
    [
        " 🙂", " 👍", " [[Let me know.|Tell us how it went.]]", " [[Hope that helps.|Hope it helps a bit.]]", " [[Greetings from {site}.|Greetings from hall {n:1-5}.]]", " [[More tomorrow.|More by phone, if you like.]]", " 🔧",
    ];
}
