//! The binding, and what we rely on in a browser's DOM, in a real browser.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JSON, JsString, Reflect};
use onrecord::page::{Block, Container, Head, Page};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const QUOTE: &str = "“The old bridge is safe,” said Mayor Ada Lund.";

fn page(text: &str) -> Vec<u8> {
    written(&Page::from_plain(text))
}

fn written(page: &Page) -> Vec<u8> {
    serde_json::to_vec(page).expect("a page is plain data")
}

/// What JavaScript reads of the analysis.
fn analyze(page: &[u8]) -> JsValue {
    let analysis = onrecord::wasm::analyze(page, None).expect("a page");
    JSON::parse(&analysis).expect("JSON")
}

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |at, key| {
        let key = key.parse::<u32>().map_or_else(|_| JsValue::from(key), JsValue::from);
        Reflect::get(&at, &key).expect("an object")
    })
}

fn count(value: &JsValue, path: &str) -> u32 {
    Array::from(&get(value, path)).length()
}

/// The units of `text` that a `[start, end)` pair of the analysis names, as JavaScript slices them.
fn slice(text: &JsString, span: &JsValue) -> String {
    let at = |index| get(span, index).as_f64().expect("a number") as u32;
    text.slice(at("0"), at("1")).into()
}

#[wasm_bindgen_test]
fn a_quote_comes_back_with_its_speaker() {
    let analysis = analyze(&page(QUOTE));
    assert_eq!(get(&analysis, "offsets"), JsValue::from("utf16"));
    assert_eq!(count(&analysis, "quotes"), 1);
    assert_eq!(get(&analysis, "quotes.0.kind"), JsValue::from("direct"));
    assert_eq!(get(&analysis, "quotes.0.speaker_name"), JsValue::from("Ada Lund"));
    let entity = get(&analysis, "quotes.0.speaker_entity").as_f64().expect("an id");
    assert_eq!(get(&analysis, &format!("entities.{entity}.name")), JsValue::from("Ada Lund"));
}

#[wasm_bindgen_test]
fn offsets_are_those_javascript_slices_by() {
    let text = format!("👩🏽‍🚒🌊 — Ĳsselmeer, 𝔉riday.\nÇa va 🙂🙂. {QUOTE} 🎉");
    let analysis = analyze(&page(&text));
    let text = JsString::from(text.as_str());
    assert_eq!(slice(&text, &get(&analysis, "quotes.0.content.0")), "“The old bridge is safe,”");
    assert!(slice(&text, &get(&analysis, "quotes.0.speaker.0")).contains("Ada Lund"));
    assert!(slice(&text, &get(&analysis, "quotes.0.cue.0")).contains("said"));
}

#[wasm_bindgen_test]
fn what_is_not_there_is_null_and_not_undefined() {
    let analysis = analyze(&page("“We were never told about any of it.”"));
    for field in ["cue", "speaker", "speaker_entity", "speaker_name"] {
        assert!(get(&analysis, &format!("quotes.0.{field}")).is_null(), "{field}");
    }
}

#[wasm_bindgen_test]
fn what_the_pages_script_writes_is_the_page_it_read() {
    let block = |container, linked| Block { container, tag: "p".into(), text: "Rain, “rain”.".into(), linked, within: 1 };
    let container = |parent, hint: &str| Container { parent, tag: "div".into(), hint: hint.into() };
    let head = Head { properties: vec![("author".into(), "Cy Dahl".into())], json_ld: vec!["{}".into()] };
    let containers = vec![container(-1, ""), container(0, "story \"a\"\n")];
    let url = "https://news.example/a".into();
    let page = Page { url, title: "Rain".into(), head, containers, blocks: vec![block(0, 2), block(1, 3)] };
    let read = JSON::parse(&String::from_utf8(written(&page)).expect("text")).expect("JSON");
    assert_eq!(serde_json::from_str::<Page>(&write(&read)).expect("a page"), page);
}

#[wasm_bindgen_test]
fn lone_surrogates_and_nul_move_no_offset() {
    let high = JsString::from_char_code1(0xD83D);
    let low = JsString::from_char_code1(0xDE42);
    let nul = JsString::from_char_code1(0);
    let text = low.concat(&high).concat(&"Rain. ".into()).concat(&nul).concat(&high).concat(&"\n".into());
    let text = text.concat(&QUOTE.into());
    assert!(!text.is_valid_utf16(), "it must be malformed for this to test anything");

    let given = JSON::parse(&String::from_utf8(page("")).expect("text")).expect("JSON");
    Reflect::set(&get(&given, "blocks.0"), &"text".into(), &text).expect("an object");
    let analysis = analyze(write(&given).as_bytes());
    assert_eq!(slice(&text, &get(&analysis, "quotes.0.content.0")), "“The old bridge is safe,”");
}

#[wasm_bindgen_test]
fn an_empty_page_holds_nothing() {
    for given in [page(""), written(&Page::default())] {
        let analysis = analyze(&given);
        assert_eq!((count(&analysis, "quotes"), count(&analysis, "mentions")), (0, 0));
    }
}

#[wasm_bindgen_test]
fn a_malformed_page_is_an_error_with_a_sentence() {
    let orphan = r#"{"containers":[{"parent":-1,"tag":"p"}],"blocks":[{"container":7,"tag":"p","text":"Rain."}]}"#;
    let textless = r#"{"containers":[{"parent":-1,"tag":"p"}],"blocks":[{"container":0,"tag":"p"}]}"#;
    for malformed in [orphan.as_bytes(), textless.as_bytes(), b"", b"null", b"\"page\"", b"3", b"[]", b"{", b"\xff"] {
        let error = JsValue::from(onrecord::wasm::analyze(malformed, None).expect_err("it is no page"));
        assert!(error.is_instance_of::<js_sys::Error>(), "{malformed:?}");
        let sentence = get(&error, "message").as_string().expect("a message");
        assert!(sentence.contains(' ') && sentence.ends_with('.'), "{malformed:?} gave: {sentence}");
    }
}

#[wasm_bindgen_test]
fn ten_megabytes_with_a_stray_mark_are_read_to_the_end() {
    let filler = "It rained on the harbour and “nobody in the town minded, for it had rained before.\n";
    let text = filler.repeat(10_000_000 / filler.len() + 1) + QUOTE;
    let analysis = analyze(&page(&text));
    let last = count(&analysis, "quotes") - 1;
    let last = get(&analysis, &format!("quotes.{last}"));
    assert_eq!(get(&last, "speaker_name"), JsValue::from("Ada Lund"));
    // The stray mark right before it may be taken for the beginning of its words.
    let part = count(&last, "content") - 1;
    let end = get(&last, &format!("content.{part}.1")).as_f64().expect("a number") as usize;
    assert_eq!(end, text.encode_utf16().count() - " said Mayor Ada Lund.".len());
}

#[wasm_bindgen(module = "/extension/written.js")]
extern "C" {
    fn write(page: &JsValue) -> String;
}

// What the page's modules take for granted. Each answers with what it saw.
#[wasm_bindgen(inline_js = r#"
export function painted() {
  const place = document.createElement('p');
  place.innerHTML = 'He said <em>“we are <b>ready</b></em>, all of us”.';
  document.body.append(place);
  const before = place.outerHTML;
  const range = document.createRange();
  range.setStart(place.querySelector('em').firstChild, 0);
  range.setEnd(place.lastChild, place.lastChild.length - 1);
  CSS.highlights.set('onrecord-test', new Highlight(range));
  const during = place.outerHTML;
  const held = [...CSS.highlights.get('onrecord-test')].map(String);
  CSS.highlights.delete('onrecord-test');
  const after = place.outerHTML;
  place.remove();
  return { same: before === during && during === after, held, gone: !CSS.highlights.has('onrecord-test') };
}

export function ranges_follow_their_node() {
  const node = document.createTextNode('🙂 “ready”');
  document.body.append(node);
  const range = document.createRange();
  range.setStart(node, 3);
  range.setEnd(node, 10);
  node.insertData(0, 'He is ');
  const moved = range.toString();
  node.remove();
  return { moved, collapsed: range.collapsed };
}
"#)]
extern "C" {
    fn painted() -> JsValue;
    fn ranges_follow_their_node() -> JsValue;
}

#[wasm_bindgen_test]
fn a_highlight_crosses_elements_and_changes_none() {
    let seen = painted();
    assert_eq!(get(&seen, "same"), JsValue::TRUE);
    assert_eq!(get(&seen, "gone"), JsValue::TRUE);
    assert_eq!(get(&seen, "held.0"), JsValue::from("“we are ready, all of us”"));
}

#[wasm_bindgen_test]
fn a_range_moves_with_its_text_and_collapses_when_it_goes() {
    let seen = ranges_follow_their_node();
    assert_eq!(get(&seen, "moved"), JsValue::from("“ready”"));
    assert_eq!(get(&seen, "collapsed"), JsValue::TRUE);
}
