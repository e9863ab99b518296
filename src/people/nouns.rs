//! What people and bodies are called besides their names: offices, trades, kinds of organization.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What a common noun can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// One person.
    Person,
    /// Several people.
    People,
    /// An organization.
    Body,
}

/// Nouns for people, in the singular; those in a row can stand for one another.
const PEOPLE: &[&str] = &[
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
    "witness",
    "resident neighbor neighbour",
    "man",
    "woman",
    "boy teenager teen youth",
    "girl teenager teen youth",
    "father dad parent",
    "mother mom mum parent",
    "son",
    "daughter",
    "husband spouse",
    "wife spouse",
    "widow",
    "brother sibling",
    "sister sibling",
    "grandfather",
    "grandmother",
    "uncle",
    "aunt",
    "cousin",
    "friend",
    "colleague associate",
    "partner",
    "official",
    "source",
    "person",
    "insider",
    "delegate",
    "supporter",
    "voter",
    "critic",
    "analyst expert",
    "expert",
    "pollster",
    "moderator",
    "treasurer",
    "lobbyist",
    "donor",
    "fellow",
    "member",
    "native",
    "republican",
    "democrat",
    "libertarian",
    "conservative",
    "liberal",
    "socialist",
    "deputy",
    "dean",
    "principal",
    "superintendent",
    "administrator",
    "coordinator",
    "prosecutor",
    "investigator",
    "agent",
    "guard",
    "farmhand",
    "tourist",
    "customer",
    "protester",
    "demonstrator",
    "immigrant",
    "refugee",
    "participant",
    "user",
    "reader",
    "viewer",
    "poster",
    "narrator",
    "translator",
    "whistleblower",
    "dissident",
    "industrialist",
    "banker",
    "trader",
    "broker",
    "accountant",
    "dictator",
    "strongman",
    "monk",
    "nun",
    "celebrity",
    "personality",
    "pundit",
    "speaker",
    "whip",
    "negotiator",
    "mediator",
    "figure",
    "veteran",
    "firefighter",
    "paramedic",
    "chef",
    "builder",
    "contractor",
    "trustee",
    "ombudsman",
    "archaeologist",
    "musicologist",
    "sociologist",
    "campaigner",
    "regulator",
    "passenger",
    "patient",
    "hunter",
    "relative",
    "attacker",
    "gunman",
    "bystander",
    "blogger",
    "vendor",
    "merchant",
    "shopkeeper",
    "lead-author",
];

/// Nouns for bodies, in the singular; those in a row can stand for one another.
const BODIES: &[&str] = &[
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
    "party",
    "campaign",
    "ministry",
    "department",
    "government administration",
    "council board committee commission panel",
    "commission",
    "committee",
    "board",
    "court tribunal",
    "church",
    "fund lender",
    "team club side franchise",
    "police force",
    "army military",
    "militia",
    "parliament legislature assembly",
    "senate chamber",
    "hospital clinic",
    "museum gallery",
    "embassy consulate",
    "office",
    "service",
    "society",
    "trust",
    "kingdom country nation",
    "country nation",
    "city town",
    "state",
    "kremlin",
];

struct Noun {
    sort: Sort,
    /// The rows it stands in.
    rows: Vec<u16>,
}

static NOUNS: OnceLock<HashMap<String, Noun>> = OnceLock::new();

fn nouns() -> &'static HashMap<String, Noun> {
    NOUNS.get_or_init(|| {
        let mut nouns: HashMap<String, Noun> = HashMap::new();
        let people = PEOPLE.iter().map(|row| (Sort::Person, row));
        let all = people.chain(BODIES.iter().map(|row| (Sort::Body, row)));
        for (number, (sort, row)) in all.enumerate() {
            for word in row.split(' ') {
                nouns.entry(word.to_owned()).or_insert(Noun { sort, rows: Vec::new() }).rows.push(number as u16);
            }
        }
        nouns
    })
}

/// What `noun`, in lower case, can stand for; a plural of people is several of them.
pub fn sort(noun: &str) -> Option<Sort> {
    if let Some(known) = nouns().get(noun) {
        return Some(known.sort);
    }
    // “The mother-of-three”.
    if let Some((kin, _)) = noun.split_once("-of-") {
        return nouns().get(kin).map(|known| known.sort).filter(|&sort| sort == Sort::Person);
    }
    // “The inspector-general”.
    if let Some((_, last)) = noun.rsplit_once('-')
        && let Some(known) = nouns().get(last)
    {
        return Some(known.sort).filter(|&sort| sort == Sort::Person);
    }
    match noun {
        "people" | "folks" | "authorities" | "critics" | "police" | "parents" | "women" | "children" | "others" | "many"
        | "some" | "most" | "media" | "few" | "several" | "those" => return Some(Sort::People),
        _ => {}
    }
    let one = |noun: &str| nouns().get(noun).is_some_and(|known| known.sort == Sort::Person);
    if noun.ends_with("men") && one(&format!("{}an", &noun[..noun.len() - 2])) {
        return Some(Sort::People);
    }
    let singular = noun.strip_suffix('s')?;
    let singular_ies = singular.strip_suffix("ie").map(|stem| format!("{stem}y"));
    let singular_es = singular.strip_suffix('e');
    let plural = one(singular) || singular_ies.is_some_and(|noun| one(&noun)) || singular_es.is_some_and(one);
    plural.then_some(Sort::People)
}

/// Those who are there besides the person a report is about, so that *the judge* is rarely that person.
const FUNCTIONS: &[&str] = &[
    "agent",
    "aide",
    "anchor",
    "attorney",
    "detective",
    "director",
    "doctor",
    "driver",
    "guard",
    "head",
    "host",
    "interviewer",
    "judge",
    "lawyer",
    "manager",
    "moderator",
    "narrator",
    "nurse",
    "officer",
    "official",
    "person",
    "poster",
    "prosecutor",
    "reporter",
    "source",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "suspect",
    "teacher",
    "victim",
    "witness",
];

/// Whether a noun in lower case is for somebody who is there besides the person a report is about.
pub fn is_function(noun: &str) -> bool {
    FUNCTIONS.binary_search(&noun).is_ok()
}

/// Whether a noun in lower case says what somebody is to another person, who may follow: *the lawyer of toddler Ada Lund*.
pub fn is_relation(noun: &str) -> bool {
    let kin =
        ["parent", "father", "mother", "dad", "mom", "mum", "son", "daughter", "husband", "wife", "widow", "brother", "sister"];
    let other = ["aide", "adviser", "advisor", "associate", "attorney", "colleague", "friend", "lawyer", "partner"];
    let more =
        ["supporter", "critic", "owner", "uncle", "aunt", "cousin", "relative", "spokesman", "spokeswoman", "spokesperson"];
    [&kin[..], &other, &more].iter().any(|nouns| nouns.contains(&noun))
}

/// Whether a noun in lower case is for a member of a party: *the Kentucky Republican* has a name.
pub fn is_party_member(noun: &str) -> bool {
    matches!(noun, "republican" | "democrat" | "conservative" | "liberal" | "libertarian" | "socialist" | "lawmaker" | "native")
}

/// Whether one noun can stand for the other, both in lower case.
pub fn alike(one: &str, other: &str) -> bool {
    let rows = |noun: &str| nouns().get(noun).map_or(&[][..], |known| known.rows.as_slice());
    one == other || rows(one).iter().any(|row| rows(other).contains(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_sorted() {
        assert!(FUNCTIONS.is_sorted());
    }

    #[test]
    fn nouns_have_their_number_and_stand_for_one_another() {
        assert_eq!(
            (sort("mayor"), sort("witnesses"), sort("company")),
            (Some(Sort::Person), Some(Sort::People), Some(Sort::Body))
        );
        assert_eq!((sort("spokesmen"), sort("deputies"), sort("bridge")), (Some(Sort::People), Some(Sort::People), None));
        assert!(alike("senator", "lawmaker") && alike("leader", "president") && !alike("senator", "mayor"));
    }
}
