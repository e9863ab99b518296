//! The nouns, and what is so of each.

use super::Property;

/// Nouns for people, in the singular; those in a row can stand for one another.
pub const PEOPLE: &[&str] = &[
    "president head-of-state leader",
    "premier prime-minister pm leader",
    "minister secretary leader",
    "chancellor leader",
    "king monarch leader",
    "sultan emir sheikh monarch leader",
    "queen monarch leader",
    "prince royal",
    "princess royal",
    "pope pontiff leader",
    "chairman chair chairwoman chairperson leader",
    "senator lawmaker politician legislator sen",
    "congressman congresswoman representative lawmaker politician legislator rep",
    "governor politician gov",
    "mayor politician",
    "councilman councilwoman councillor councilor politician",
    "assemblyman assemblywoman lawmaker politician",
    "legislator lawmaker politician parliamentarian mp",
    "nominee candidate contender hopeful politician",
    "incumbent politician",
    "challenger rival opponent",
    "businessman businesswoman mogul billionaire millionaire developer magnate tycoon entrepreneur investor financier",
    "executive ceo chief boss head founder co-founder vp evp svp",
    "attorney lawyer solicitor barrister counsel prosecutor",
    "judge justice magistrate jurist",
    "professor academic scholar researcher lecturer teacher prof",
    "scientist researcher expert biologist physicist chemist geologist astronomer epidemiologist climatologist",
    "economist expert analyst strategist",
    "historian scholar author",
    "author writer novelist poet essayist",
    "journalist reporter correspondent editor columnist writer anchor host broadcaster commentator blogger",
    "actor actress star performer",
    "singer musician rapper artist performer star songwriter",
    "artist painter sculptor photographer",
    "director filmmaker",
    "comedian comic",
    "general commander officer gen",
    "colonel commander officer col",
    "admiral commander officer",
    "captain commander officer skipper capt",
    "lieutenant officer lt",
    "sergeant officer sgt",
    "sheriff officer",
    "officer policeman policewoman detective inspector constable",
    "commissioner chief",
    "ambassador envoy diplomat",
    "diplomat envoy",
    "spokesman spokeswoman spokesperson",
    "adviser advisor aide strategist consultant operative surrogate",
    "aide staffer assistant",
    "manager coach",
    "player striker midfielder defender goalkeeper quarterback batsman bowler pitcher forward athlete star captain",
    "athlete champion runner swimmer boxer",
    "doctor physician surgeon dr psychiatrist psychologist pediatrician",
    "nurse midwife",
    "bishop archbishop cardinal cleric",
    "priest pastor reverend minister preacher cleric rev",
    "imam cleric",
    "rabbi cleric",
    "engineer designer architect",
    "activist campaigner organizer organiser advocate",
    "farmer rancher",
    "owner landlord",
    "worker employee",
    "student pupil",
    "driver motorist",
    "pilot astronaut",
    "soldier veteran",
    "victim survivor",
    "suspect defendant accused",
    "resident neighbor neighbour",
    "boy teenager teen youth",
    "girl teenager teen youth",
    "father dad parent",
    "mother mom mum parent",
    "husband spouse",
    "wife spouse",
    "brother sibling",
    "sister sibling",
    "colleague associate",
];

/// More nouns for people, for which no other can stand.
pub const OTHER_PEOPLE: &str = "witness man woman son daughter widow grandfather grandmother uncle aunt cousin friend partner official source person \
    insider delegate supporter voter critic pollster moderator treasurer lobbyist donor fellow member native republican \
    democrat libertarian conservative liberal socialist deputy dean principal superintendent administrator coordinator \
    investigator agent guard farmhand tourist customer protester demonstrator immigrant refugee participant user reader \
    viewer poster narrator translator whistleblower dissident industrialist banker trader broker accountant dictator \
    strongman monk nun celebrity personality pundit speaker whip negotiator mediator figure firefighter paramedic chef \
    builder contractor trustee ombudsman archaeologist musicologist sociologist regulator passenger patient hunter \
    relative attacker gunman bystander vendor merchant shopkeeper lead-author";

/// Words for several people that are no plural of a noun for one.
pub const SEVERAL: &str = "people folks authorities critics parents women children others many some most media few several those";

/// Nouns for bodies, in the singular; those in a row can stand for one another.
pub const BODIES: &[&str] = &[
    "company firm corporation business manufacturer maker giant retailer carmaker automaker startup operator producer",
    "airline carrier company",
    "bank lender company",
    "newspaper paper daily tabloid publication outlet",
    "magazine publication weekly",
    "website site outlet",
    "network broadcaster channel station",
    "agency bureau authority regulator watchdog office service department commission administration",
    "alliance bloc coalition organization organisation",
    "union bloc federation",
    "organization organisation group charity nonprofit association body ngo",
    "association federation league body",
    "foundation charity organization organisation",
    "institute institution center centre think-tank",
    "university college school institution",
    "school district",
    "government administration",
    "council board committee commission panel",
    "court tribunal",
    "fund lender",
    "team club side franchise",
    "police force",
    "army military",
    "parliament legislature assembly",
    "senate chamber",
    "hospital clinic",
    "museum gallery",
    "embassy consulate",
    "kingdom country nation",
    "country nation",
    "city town",
];

/// More nouns for bodies, for which no other can stand.
pub const OTHER_BODIES: &str = "party campaign ministry church militia society trust state kremlin movement \
    brokerage insurer conglomerate";

/// Which nouns have which property, all in lower case. Those that no list above has stand for nobody as far as the scorers
/// of quotes know.
pub const PROPERTIES: &[(Property, &str)] = &[
    (
        Property::Female,
        "actress assemblywoman aunt baroness businesswoman chairwoman congresswoman councilwoman dame daughter duchess \
        empress girl girlfriend grandmother heroine hostess lady miss mom mother mrs ms mum niece nun policewoman princess \
        queen sister spokeswoman waitress widow wife woman",
    ),
    (
        Property::Male,
        "actor assemblyman baron boy boyfriend brother businessman chairman congressman councilman dad duke emperor father \
        fireman fisherman grandfather husband imam king lord man monk mr nephew policeman pope prince salesman sir son \
        spokesman uncle widower",
    ),
    (Property::Crowned, "king pope prince princess queen"),
    (Property::Courtesy, "miss mr mrs ms"),
    (
        Property::ShortTitle,
        "adm amb asst atty brig capt cllr cmdr col const cpl det dr engr fr gen gov hon insp lt maj messrs mr mrs ms pres \
        prof pvt rep reps rev sen sens sgt supt",
    ),
    (
        Property::JoinedTitle,
        "alderman alderwoman alhaji analyst attorney captain ceo cfo coach commissioner congressman congresswoman \
        correspondent councillor councilman councilwoman defender editor goalkeeper governor justice linebacker malam \
        mallam mayor midfielder minister mla mp professor quarterback reporter senator sheriff shri smt spokesman \
        spokesperson spokeswoman striker superintendent taoiseach tánaiste winger",
    ),
    (
        Property::Function,
        "agent aide anchor attorney detective director doctor driver guard head host interviewer judge lawyer manager \
        moderator narrator nurse officer official person poster prosecutor reporter source spokesman spokesperson \
        spokeswoman suspect teacher victim witness",
    ),
    (
        Property::Relation,
        "adviser advisor aide associate attorney aunt brother colleague cousin critic dad daughter father friend husband \
        lawyer mom mother mum owner parent partner relative sister son spokesman spokesperson spokeswoman supporter uncle \
        widow wife",
    ),
    (Property::PartyMember, "conservative democrat lawmaker liberal libertarian native republican socialist"),
    (
        Property::KeptBack,
        "adviser advisor aide diplomat insider official person source spokesman spokesperson spokeswoman staffer",
    ),
    (
        Property::Part,
        "administration army assembly board bureau campaign commission committee council court delegation department \
        embassy government legislature military ministry office panel parliament police senate team tribunal",
    ),
    (
        Property::Apart,
        "administration army assembly board campaign church club commission committee council country court delegation \
        department embassy force government hospital legislature military militia ministry museum office panel parliament \
        party police school senate state team tribunal union",
    ),
    (
        Property::OfFields,
        "agency board bureau center centre commission committee council department departments faculty institute ministry \
        office organisation organization school system",
    ),
    (Property::Court, "court hearing inquest inquiry jurors jury magistrates tribunal"),
    (
        Property::Document,
        "ad advisory affidavit agreement analyses analysis announcement article assessment audit bill book brief broadcast \
        broadcasts calculations caption clip column comments complaint constitution data database decree disclosure \
        disclosures dispatch document documents \
        e-mail e-mails editorial email emails estimates filing findings footage graffiti guidelines headline history \
        indictment interview investigation investigations invitation law lawsuit letter letters list manifesto memo \
        memorandum message model models motion note notes notice opinion order paper papers petition plaque platform play \
        poem policy poll polling polls post posting proclamation projections proposal proverb ranking readout record \
        recording records regulations release remarks report reports research resolution resolutions results review ruling rulings \
        rumors rumours script section sign signs slogan song speech statement statements statistics statute story studies \
        study summary survey surveys tape testimony text transcript transcripts treaty tweet tweets update video videos \
        website wording",
    ),
    (Property::NamedDocument, "act agreement audit charter constitution declaration manifesto study treaty"),
];
