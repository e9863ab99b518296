//! First names and the short forms that people are known by.

/// First names and the short forms they are known by, a row a name.
const SHORT_FORMS: &[&str] = &[
    "abraham abe",
    "albert al bert",
    "alexander alex sandy sasha",
    "alexandra alex sandra sasha",
    "alfred al fred",
    "andrew andy drew",
    "anthony tony",
    "barbara barb",
    "benjamin ben benny",
    "bernard bernie",
    "catherine kate cathy",
    "charles charlie chuck",
    "christopher chris kit",
    "christine chris tina",
    "daniel dan danny",
    "david dave",
    "deborah deb debbie",
    "dmitry dima mitya",
    "donald don donny",
    "dorothy dot dottie",
    "edward ed eddie ned ted",
    "eleanor ellie nell",
    "elizabeth liz beth betty lizzie eliza",
    "eugene gene",
    "francis frank",
    "frederick fred freddie",
    "gerald jerry gerry",
    "gregory greg",
    "harold hal harry",
    "henry harry hank",
    "howard howie",
    "jacob jake",
    "james jim jimmy jamie",
    "janet jan",
    "jeffrey jeff",
    "jennifer jen jenny",
    "john jack johnny jon",
    "jonathan jon",
    "joseph joe joey",
    "joshua josh",
    "judith judy",
    "katherine kate kathy katie",
    "kathleen kathy kate",
    "kenneth ken kenny",
    "lawrence larry",
    "leonard len lenny leo",
    "margaret maggie meg peggy",
    "martin marty",
    "matthew matt",
    "michael mike mick",
    "michelle shelly",
    "mikhail misha",
    "nancy nan",
    "nathaniel nate nat",
    "nicholas nick",
    "nikolai kolya",
    "pamela pam",
    "patricia pat patty trish",
    "patrick pat paddy",
    "peter pete",
    "philip phil",
    "phillip phil",
    "raymond ray",
    "rebecca becky",
    "richard dick rick rich ricky",
    "robert bob rob bobby bert",
    "ronald ron ronnie",
    "samuel sam",
    "samantha sam",
    "stephen steve",
    "steven steve",
    "susan sue susie",
    "terrence terry",
    "theodore ted teddy theo",
    "thomas tom tommy",
    "timothy tim",
    "valerie val",
    "victoria vicky",
    "vladimir volodya vova",
    "walter walt",
    "wilhelm willi",
    "william bill will billy willie liam",
    "zachary zach",
];

/// The first names that `short`, in lower case, is a short form of.
pub fn long_forms(short: &str) -> impl Iterator<Item = &'static str> {
    SHORT_FORMS.iter().filter_map(move |row| {
        let (long, shorts) = row.split_once(' ')?;
        shorts.split(' ').any(|name| name == short).then_some(long)
    })
}

/// Whether two first names, in lower case, may be one person's by their forms: one of them is the other's, or both are a
/// third one's.
pub fn alike(one: &str, other: &str) -> bool {
    let has = |row: &str, name: &str| row.split(' ').any(|known| known == name);
    SHORT_FORMS.iter().any(|row| has(row, one) && has(row, other))
}
