/**
 * The shapes that cross borders: document to core, core to page, page to panel.
 * Every offset counts UTF-16 units and every span is half-open.
 */

/** Where a stretch of the page's text begins and where it has ended. */
export type Span = [start: number, end: number];

/** An element that holds blocks. */
export interface Container {
  /** Index of the container around it, always smaller than its own; -1 for the root. */
  parent: number;
  tag: string;
  /** Its id, class, role, microdata and data attributes that name components, joined by spaces. */
  hint: string;
}

/** A run of inline text inside one container. */
export interface Block {
  container: number;
  tag: string;
  text: string;
  /** UTF-16 units of the text that stand in links. */
  linked: number;
  /** How many of those stand in links to a place on the page itself. */
  within: number;
}

/** What a page says of itself outside its text, as it stands there. */
export interface Head {
  /** Of `meta` elements, microdata, authors' links, and `time` for its elements' `datetime`; names in lower case. */
  properties: [name: string, value: string][];
  /** The texts of its JSON-LD scripts. */
  json_ld: string[];
}

/** What was read. Its text is all blocks' texts joined by one line break. */
export interface Page {
  url: string;
  title: string;
  head: Head;
  containers: Container[];
  blocks: Block[];
}

export type QuoteKind = 'direct' | 'mixed' | 'indirect' | 'scare';

/** What sort of source says something. */
export type Voice = 'person' | 'institution' | 'anonymous' | 'collective' | 'document' | 'unknown';

export type EntityKind =
  'person' | 'organization' | 'place' | 'group' | 'other' | 'date' | 'time' | 'money' | 'percent' | 'quantity';

/** Why a stretch is a quote, and whose. */
export interface Why {
  /** Where it stands to its cue; or it is labelled or signed with who says it; or nothing but its quotation marks. */
  pattern: 'after' | 'before' | 'split' | 'next' | 'label' | 'signature' | 'marks';
  /** How many of its stretches go on it without a cue of their own. */
  carried: number;
  /** How likely the cue is one, the content ends about where it does, and the speaker is right; null without a cue. */
  cue: number | null;
  content: number | null;
  speaker: number | null;
}

export interface Quote {
  id: number;
  kind: QuoteKind;
  content: Span[];
  quoted: Span[];
  cue: Span[] | null;
  speaker: Span[] | null;
  /** Who says it; of several the first. */
  speaker_entity: number | null;
  /** The others that say it too. */
  speakers_too: number[];
  /** The fullest names of all that say it. */
  speaker_name: string | null;
  /**
   * How sure it is who says it, from 0 to 1, where a pronoun or a description means them; 0 where whom it means is not
   * found. Null where the speaker is named there, or nobody stands for anybody.
   */
  speaker_confidence: number | null;
  /** Whether people say it whom the page does not name. */
  anonymous: boolean;
  voice: Voice;
  /** The entity that unnamed people speak for. */
  on_behalf_of: number | null;
  /** The words that say why a name is kept back. */
  kept_back: Span | null;
  /** What speaks against its being the speaker's, where the page contradicts itself. */
  doubt: Doubt | null;
  stance: string;
  why: Why;
  /** The quote whose words it repeats, in a caption, a pull quote or a summary. */
  repeats: number | null;
  /** The quotes in its words. */
  inner: InnerQuote[];
  /** How likely content and speaker are right, from 0 to 1. */
  confidence: number;
  /** Whether that is so little that it is shown apart and not counted. */
  unsure: boolean;
}

/** A quote inside another one: what somebody says that another said. */
export type InnerQuote = Pick<
  Quote,
  'kind' | 'content' | 'quoted' | 'cue' | 'speaker' | 'speaker_entity' | 'speaker_name' | 'confidence'
>;

/** Why the speaker may not have said it. */
export type DoubtReason = 'anothers_matter' | 'same_words' | 'own_name';

export interface Doubt {
  reason: DoubtReason;
  /** The other entity that it may be, or that speaks the same words. */
  other: number | null;
  /** The words of the page that speak against it. */
  against: Span;
}

export interface Mention {
  span: Span;
  type: EntityKind;
  entity: number;
  confidence: number;
  /** What a date or an amount says, in a form for machines, where the words say it in full. */
  value: string | null;
}

export interface Entity {
  id: number;
  type: EntityKind;
  name: string;
  aliases: string[];
  /** What the page says a person is: a title, an apposition. */
  role: string | null;
  /** None of a body that is named through another name, as “the Lund campaign”. */
  mentions: number[];
  quotes: number[];
  words_quoted: number;
}

/** How much of a page is to be analysed: its article if it is in English, in whatever language, or all that was read. */
export type Scope = 'article' | 'anyway' | 'page';

/** What is known of the article; null where the page does not say. */
export interface Article {
  title: string | null;
  byline: string | null;
  dateline: string | null;
  /** In the page's own form, mostly ISO 8601. */
  published: string | null;
  site: string | null;
  in_english: boolean;
  /** Its paragraphs, headings, lists and block quotes; neighbours are one stretch. */
  body: Span[];
  /** What stands with its pictures; not analysed. */
  captions: Span[];
  /** Sentences of the body set large beside it; not analysed. */
  pull_quotes: Span[];
}

/** What the core found in a page's text. */
export interface Analysis {
  offsets: 'utf16';
  /** Null where the page has no article; then nothing is found unless the scope is the page. */
  article: Article | null;
  quotes: Quote[];
  mentions: Mention[];
  entities: Entity[];
  /** Pronouns and descriptions that mean an entity. */
  references: { span: Span; entity: number; confidence: number }[];
}

/** A speaker's colour: 1 to 8 for those who say most, 'shared' for all others. */
export type Tint = number | 'shared';

/** One quote as the panel lists it. */
export interface ListedQuote {
  id: number;
  kind: QuoteKind;
  /** The words, quotation marks included; an interruption reads as an ellipsis. */
  text: string;
  cue: string;
  words: number;
  /** Why it is doubtful, with the other's name and the words that say so. */
  doubt: { reason: DoubtReason; other: string; against: string } | null;
  /** The pronoun or description that is taken to mean the speaker, where that is less than sure. */
  taken: { words: string; name: string } | null;
  /** What ties it to its speaker, and how sure that is, from 0 to 1. */
  pattern: Why['pattern'];
  confidence: number;
  /** How often the page repeats it. */
  repeated: number;
  /** The quotes in its words, and who says them. */
  inner: { who: string; text: string }[];
}

/** The parts of the list: speakers with a name, without, quotes whose speaker is doubtful, and those that may be none. */
export type Part = 'named' | 'unnamed' | 'doubtful' | 'unsure';

/** A list that may be long: some of its items, and how many it has. */
export interface Portion<T> {
  items: T[];
  all: number;
}

/** The lists that are handed to the panel in portions: speakers in a part, quotes of a group, names of a kind. */
export type ListName = `groups-${Part}` | `quotes-${number}` | `names-${EntityKind}`;

/** All quotes of one speaker in one part of the list. */
export interface Group {
  id: number;
  part: Part;
  /** Who it is, of several the first; null where the page names nobody. */
  entity: number | null;
  /** The fullest name on the page, else the speaker's words; null where there are none. */
  name: string | null;
  /** What the page says the person is. */
  role: string | null;
  /** Other names on the page. */
  aliases: string[];
  voice: Voice;
  /** Whom unnamed people speak for. */
  behalf: string | null;
  /** The words that say why a name is kept back. */
  keptBack: string | null;
  tint: Tint;
  words: number;
  /** Its share of all words that are given to anybody, from 0 to 1; null for what is not counted. */
  share: number | null;
  quotes: Portion<ListedQuote>;
}

/** An entity as the panel lists it. */
export interface Named {
  entity: number;
  name: string;
  times: number;
}

/** What the panel shows of a page at first; of parts and kinds those that there are. */
export interface View {
  /** Where the page is, for those who quote it; empty where that is nowhere. */
  url: string;
  /** How many there are, those left out that it is unsure of. */
  quotes: number;
  parts: { part: Part; quotes: number; words: number; groups: Portion<Group> }[];
  /** Those named most come first. */
  names: { kind: EntityKind; names: Portion<Named> }[];
}

/** What the panel can point to on the page: a quote by its id, or an entity, which has as many places as mentions. */
export type Landmark = `quote-${number}` | `name-${number}`;

/** What the reader wants read: the article, even in another language, all of the page, or what is selected. */
export type Choice = Scope | 'selection';

/** Why a page could not be marked. */
export type Failure = 'restricted' | 'empty' | 'no_article' | 'foreign' | 'unselected' | 'changed' | 'large' | 'engine';

/** What is known of a tab, kept in the session's storage; a tab that is not marked has none. */
export type TabState = {
  choice: Choice;
  /** Whose page it is; null for pages that are no site's. */
  site: string | null;
} & (
  | { status: 'working' }
  | { status: 'shown'; quotes: number; reading: number }
  | { status: 'failed'; failure: Failure }
  /** The reader has switched the site off. */
  | { status: 'off' }
);

/** From the page's script to the service worker. */
export type FromPage =
  | { type: 'on' }
  | { type: 'style' }
  /** The text is a page as JSON, that of the answer its analysis: browsers carry texts more quickly than objects. */
  | { type: 'analyze'; text: string; scope: Scope }
  | { type: 'shown'; choice: Choice; quotes: number; reading: number }
  | { type: 'failed'; choice: Choice; failure: Failure }
  | { type: 'off' };

/** From a tab's panel to the service worker. */
export type FromPanel =
  | { type: 'choose'; tab: number; choice: Choice }
  | { type: 'switch'; tab: number; off: boolean };

export type ToWorker = FromPage | FromPanel;

/** From the service worker or the panel to the page's script. */
export type ToPage =
  | { type: 'present' }
  | { type: 'view' }
  /** What follows in a list, of what was found in that reading. */
  | { type: 'more'; reading: number; list: ListName; from: number }
  /** The place whose turn it is; after the last comes the first again. */
  | { type: 'reveal'; landmark: Landmark; turn: number }
  | { type: 'choose'; choice: Choice }
  | { type: 'leave' }
  /** What it took of the page's thread, which only our own tests ask. */
  | { type: 'spent' };

/** How long a stage had a page's thread, or waited for the worker; in milliseconds since the page began. */
export interface Spent {
  stage: string;
  start: number;
  end: number;
}

/** What each message is answered with. */
export interface Answers {
  on: Choice;
  style: null;
  analyze: { text: string } | { failure: Failure };
  shown: null;
  failed: null;
  off: null;
  switch: null;
  present: true;
  /** Null when the page is not marked any more. */
  view: (View & { reading: number }) | null;
  /** Null when the page has been read anew. */
  more: Portion<Group | ListedQuote | Named> | null;
  reveal: boolean;
  /** From the page: that it heard. From the worker: nothing. */
  choose: true | null;
  leave: true;
  spent: Spent[];
}
