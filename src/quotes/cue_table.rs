//! The cues, by what they do: verbs and nouns of speech, and of thought, which is told apart from it.
//!
//! The lists are general English, made by hand: newspaper style guides' verbs of attribution and the
//! nouns made of them. Whether a word is a cue where it stands is the scorers' to say.

use super::lexicon::Class;

/// Verbs by class, in their base form.
pub const VERBS: &[(Class, &str)] = &[
    (
        Class::Neutral,
        "add address advertise advise agree air announce answer apologise apologize articulate begin blog blurt brief broadcast \
     cable calculate call chant characterise characterize chime chronicle chuckle cite clarify comment communicate compare \
     conclude concur confide congratulate continue convey counsel counter deadpan deliver depict describe detail determine \
     diagnose dictate disclose discuss dispatch document drawl dub echo elaborate email estimate explain express file find \
     float forecast foresee gasp go greet grin hint imply indicate inform interject interpret intimate intone introduce \
     issue joke label laugh lecture liken list mark mention message mumble murmur muse mutter name narrate nod note notify \
     observe offer opine outline paint paraphrase pen phone point portray post preach predict present project propose \
     publish quip quote raise read recall recite recommend record recount refer reflect reiterate relate relay release \
     remark reminisce repeat reply report respond retweet reveal rule say scoff sermonize share show shrug sigh signal sing smile \
     snap sneer sob speak specify state suggest summarize talk telephone tell term testify text thank theorise theorize tip translate tweet \
     use utter venture voice volunteer weep welcome whisper wire write",
    ),
    (
        Class::Assertive,
        "accept accuse acknowledge admit admonish advocate affirm alert applaud argue assail assert assure attack attest aver avow \
     back bark belittle bellow bemoan berate bewail blame blast boast brag bristle castigate caution certify champion \
     charge chide complain complement concede condemn confess confirm contend credit criticise criticize crow cry declaim \
     declare decry defend denounce deplore deride dismiss disparage emphasise emphasize endorse enthuse exclaim excoriate \
     exhort extol fault fire fume grant gripe grumble gush hail hit indict insist insult knock lambast lambaste lament laud \
     maintain marvel moan mock needle object pan pillory posit praise proclaim pronounce protest rail rant rap reaffirm reason \
     reassure rebuke recognise recognize rejoice rejoin remind retort ridicule rip roar savage scold scream shoot shout \
     skewer slam snarl storm stress submit sum taunt tease thunder tout trash trumpet underline underscore urge vent vilify \
     vouch warn whine yell",
    ),
    (
        Class::Doubt,
        "allege challenge claim dispute doubt guess pretend profess purport query question speculate suppose suspect wonder",
    ),
    (
        Class::Denial,
        "contradict decline deflect demur deny disagree disavow disclaim discount downplay rebuff rebut refuse refute reject \
     renounce repudiate",
    ),
    (Class::Promise, "commit guarantee pledge promise swear threaten undertake vow"),
    (
        Class::Command,
        "appeal ban beg beseech command dare decree demand direct encourage forbid implore instruct invite lobby mandate order \
     petition plead press request require",
    ),
    (Class::Question, "ask enquire grill inquire interrogate probe quiz"),
    (
        Class::Thought,
        "aim anticipate appear assume attempt believe consider decide deem dream envisage envision expect favor favour fear \
     feel figure hate hear hope imagine intend judge know learn like look love mean need oppose perceive plan prefer \
     realise realize reckon regard regret remember resent see seek seem sense sound support think try understand view vote \
     want wish worry",
    ),
];

/// Nouns by class, in the singular.
pub const NOUNS: &[(Class, &str)] = &[
    (
        Class::Neutral,
        "account acknowledgement acknowledgment address admission advice announcement answer article blog book caption column \
     comment conclusion confession conversation description disclosure discussion e-mail editorial email essay estimate \
     excerpt explanation finding forecast headline hint indication interview joke letter memo mention message news note op- \
     ed opinion phrase post prediction projection proposal question quip quotation quote reading recollection \
     recommendation reference release remark reply report response revelation ruling rumor rumour signal slogan speech \
     statement suggestion summary talk testimony text transcript translation tweet verdict word words",
    ),
    (
        Class::Assertive,
        "accusation affirmation apology argument assertion assurance attack boast caution charge complaint condemnation \
     confirmation contention criticism critique declaration defence defense denunciation endorsement insistence insult jab \
     mockery objection outburst position praise proclamation protest rant rebuke reminder stance tirade warning",
    ),
    (Class::Doubt, "allegation claim doubt speculation suspicion"),
    (Class::Denial, "denial rebuttal refusal rejection"),
    (Class::Promise, "commitment guarantee oath offer pledge promise threat vow"),
    (Class::Command, "appeal call command demand directive instruction invitation order plea request"),
    (Class::Question, "inquiry query"),
    (Class::Thought, "belief concern expectation fear feeling hope idea thinking thought view worry"),
];

/// The forms of verbs that no rule makes.
pub const IRREGULAR: &[(&str, &str)] = &[
    ("admit", "admits admitted admitting"),
    ("air", "airs aired airing"),
    ("aver", "avers averred averring"),
    ("ban", "bans banned banning"),
    ("beg", "begs begged begging"),
    ("begin", "begins began begun beginning"),
    ("beseech", "beseeches besought beseeched beseeching"),
    ("blog", "blogs blogged blogging"),
    ("blurt", "blurts blurted blurting"),
    ("brag", "brags bragged bragging"),
    ("broadcast", "broadcasts broadcast broadcasting"),
    ("cable", "cables cabled cabling"),
    ("commit", "commits committed committing"),
    ("concur", "concurs concurred concurring"),
    ("counsel", "counsels counseled counselled counseling counselling"),
    ("dare", "dares dared daring"),
    ("demur", "demurs demurred demurring"),
    ("dream", "dreams dreamed dreamt dreaming"),
    ("dub", "dubs dubbed dubbing"),
    ("email", "emails emailed emailing e-mailed"),
    ("exclaim", "exclaims exclaimed exclaiming"),
    ("extol", "extols extolled extolling"),
    ("feel", "feels felt feeling"),
    ("find", "finds found finding"),
    ("forbid", "forbids forbade forbidden forbidding"),
    ("forecast", "forecasts forecast forecasted forecasting"),
    ("foresee", "foresees foresaw foreseen foreseeing"),
    ("go", "goes went gone going"),
    ("grant", "grants granted granting"),
    ("grill", "grills grilled grilling"),
    ("grin", "grins grinned grinning"),
    ("hear", "hears heard hearing"),
    ("hit", "hits hit hitting"),
    ("intend", "intends intended intending"),
    ("know", "knows knew known knowing"),
    ("label", "labels labeled labelled labeling labelling"),
    ("learn", "learns learned learnt learning"),
    ("mean", "means meant meaning"),
    ("nod", "nods nodded nodding"),
    ("pan", "pans panned panning"),
    ("pen", "pens penned penning"),
    ("plan", "plans planned planning"),
    ("plead", "pleads pleaded pled pleading"),
    ("prefer", "prefers preferred preferring"),
    ("quip", "quips quipped quipping"),
    ("quiz", "quizzes quizzed quizzing"),
    ("quote", "quotes quoted quoting"),
    ("rap", "raps rapped rapping"),
    ("read", "reads read reading"),
    ("rebut", "rebuts rebutted rebutting"),
    ("refer", "refers referred referring"),
    ("retweet", "retweets retweeted retweeting"),
    ("rip", "rips ripped ripping"),
    ("say", "says said saying"),
    ("see", "sees saw seen seeing"),
    ("seek", "seeks sought seeking"),
    ("shoot", "shoots shot shooting"),
    ("show", "shows showed shown showing"),
    ("shrug", "shrugs shrugged shrugging"),
    ("signal", "signals signaled signalled signaling signalling"),
    ("sing", "sings sang sung singing"),
    ("slam", "slams slammed slamming"),
    ("snap", "snaps snapped snapping"),
    ("sob", "sobs sobbed sobbing"),
    ("speak", "speaks spoke spoken speaking"),
    ("submit", "submits submitted submitting"),
    ("sum", "sums summed summing"),
    ("swear", "swears swore sworn swearing"),
    ("tell", "tells told telling"),
    ("text", "texts texted texting"),
    ("think", "thinks thought thinking"),
    ("tip", "tips tipped tipping"),
    ("tweet", "tweets tweeted tweeting"),
    ("understand", "understands understood understanding"),
    ("undertake", "undertakes undertook undertaken undertaking"),
    ("weep", "weeps wept weeping"),
    ("wire", "wires wired wiring"),
    ("write", "writes wrote written writing"),
];
