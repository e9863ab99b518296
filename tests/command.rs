//! The `onrecord` command as its users meet it.
#![cfg(feature = "command")]

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn onrecord(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    child.stdin.take().expect("its input is open").write_all(input).expect("it reads its input");
    child.wait_with_output().expect("the command ends")
}

fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("the output is UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

#[test]
fn a_bad_line_gives_an_error_in_its_place_and_a_failure_at_the_end() {
    let input = concat!(
        r#"{"id": "one", "text": "“Yes,” said Ada Lund."}"#,
        "\nnot JSON\n\n",
        r#"{"id": "none"}"#,
        "\n",
        r#"{"id": "lone", "text": "a \ud800 b"}"#,
        "\n",
        r#"{"id": 5, "html": "<p>“No,” said Ada Lund."}"#,
        "\n",
    );
    let output = onrecord(&["analyze", "--format", "jsonl"], input.as_bytes());
    assert!(!output.status.success());
    let lines = lines(&output);
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[0]["id"], "one");
    assert_eq!(lines[0]["quotes"][0]["speaker_name"], "Ada Lund");
    assert_eq!(lines[1]["line"], 2);
    assert_eq!(lines[2]["id"], "none");
    assert!(lines[1]["error"].is_string() && lines[2]["error"].is_string() && lines[3]["error"].is_string());
    assert_eq!(lines[4]["id"], 5);
    assert_eq!(lines[4]["text"], "“No,” said Ada Lund.");
}

#[test]
fn offsets_count_in_the_unit_asked_for() {
    let text = "🙂 “Yes,” said Ada Lund.";
    for (unit, expected) in [("chars", [2, 8]), ("utf16", [3, 9]), ("bytes", [5, 15])] {
        let output = onrecord(&["analyze", "--output", "jsonl", "--offsets", unit], text.as_bytes());
        assert!(output.status.success());
        let found = &lines(&output)[0];
        assert_eq!(found["offsets"], unit);
        assert_eq!(found["quotes"][0]["content"], serde_json::json!([expected]), "{unit}");
    }
}

#[test]
fn a_table_says_who_said_what() {
    let output = onrecord(&["analyze"], "“The bridge is safe,” said Mayor Ada Lund.".as_bytes());
    assert_eq!(String::from_utf8_lossy(&output.stdout), "Ada Lund  “The bridge is safe,”\n");
    let output = onrecord(&["analyze"], b"Nothing was said.");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "No quotes found.\n");
}

#[test]
fn a_page_says_what_it_is_or_that_it_is_no_article() {
    let page = r#"<title>T</title><meta property="og:title" content="The bridge"><meta name="author" content="Cy Dahl">
        <article><p>“The bridge is safe,” said Mayor Ada Lund.</p></article>"#;
    let output = onrecord(&["analyze", "--format", "html"], page.as_bytes());
    assert_eq!(String::from_utf8_lossy(&output.stdout), "The bridge · Cy Dahl\n\nAda Lund  “The bridge is safe,”\n");
    let output = onrecord(&["analyze", "--format", "html"], b"<title>T</title>");
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("No article here; --scope page"));
}

#[test]
fn a_text_in_another_language_is_read_only_where_that_is_asked_for() {
    let text = "Der Rat trat am Dienstagabend zusammen und sah sich die Brücke an. ".repeat(9)
        + "“Die Brücke ist sicher,” said Ada Lund.";
    let table = onrecord(&["analyze"], text.as_bytes()).stdout;
    let table = String::from_utf8(table).expect("UTF-8");
    assert!(table.contains("does not seem to be in English") && !table.contains("Lund"), "{table}");
    let table = onrecord(&["analyze", "--scope", "anyway"], text.as_bytes()).stdout;
    let table = String::from_utf8(table).expect("UTF-8");
    assert!(!table.contains("English") && table.contains("Ada Lund"), "{table}");
    let found = &lines(&onrecord(&["analyze", "--output", "jsonl"], text.as_bytes()))[0];
    assert_eq!(found["article"]["in_english"], false);
    assert!(found["mentions"].as_array().is_some_and(Vec::is_empty));
}

#[test]
fn a_report_escapes_what_the_text_holds() {
    let text = "“<script>alert(1)</script> is what it sent us,” said Ada Lund & Sons.";
    let output = onrecord(&["analyze", "--output", "html"], text.as_bytes());
    let report = String::from_utf8_lossy(&output.stdout);
    assert!(report.contains("&lt;script&gt;") && !report.contains("<script>"), "{report}");
}

#[test]
fn a_missing_file_is_named() {
    let output = onrecord(&["analyze", "no-such-file.txt"], b"");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("no-such-file.txt"));
}
