//! Text of any size as the response viewer has it: rows and columns, colours, bytes as bytes, finding, formatting.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::ops::Range;

use bytes::Bytes;
use campaign_remote::background::{Formatter, Ink, Search, Sheet, Text, looks_like_json, shown};
use proptest::collection::vec;
use proptest::prelude::*;

fn formatted(text: &str) -> String {
    let mut out = Vec::new();
    Formatter::default().push(text.as_bytes(), &mut out);
    String::from_utf8(out).unwrap()
}

fn rows_of(text: &str) -> Vec<String> {
    let text = Text::new(text);
    let rows = text.rows(0, usize::MAX, 0..u32::MAX);
    rows.into_iter().map(|row| row.text).collect()
}

/// Bytes as servers send them: letters, JSON's signs, breaks, wide and hidden characters, and broken UTF-8.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        8 => "[a-zA-Z0-9 {}:,\"\\\\\\[\\]]{1,40}".prop_map(String::into_bytes),
        2 => Just(b"\n".to_vec()),
        1 => Just(b"\r\n".to_vec()),
        1 => Just(b"\r".to_vec()),
        1 => Just(b"\t".to_vec()),
        2 => "[äßẞéKk漢字😀\u{202e}\u{0}\u{e0041}]{1,9}".prop_map(String::into_bytes),
        1 => vec(any::<u8>(), 1..6),
        1 => Just("long ".repeat(1500).into_bytes()),
        1 => Just("\n".repeat(700).into_bytes()),
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_cells_and_line_ends_of_all_rows_are_the_bytes(bytes in any_bytes()) {
        let text = Text::of(bytes.clone().into());
        let rows = text.rows(0, usize::MAX, 0..u32::MAX);
        prop_assert_eq!(rows.len(), text.row_count());
        let mut at = 0;
        for row in rows {
            let mut column = 0;
            let mut length = 0;
            for cell in &row.cells {
                prop_assert_eq!((cell.offset, cell.column), (at, column));
                at = text.beside(at, true);
                column = cell.end();
                length += usize::from(cell.length);
            }
            prop_assert_eq!(row.end, Some((at, column)));
            prop_assert_eq!(length, row.text.len());
            prop_assert!(column <= text.widest());
            at = text.beside(at, true);
        }
        prop_assert_eq!(at as usize, bytes.len());
    }

    #[test]
    fn a_piece_of_a_row_is_what_the_whole_row_has_there(
        bytes in any_bytes(),
        from in 0_u32..9000,
        count in 1_u32..200,
        is_json in any::<bool>(),
    ) {
        let beginning = if is_json { &b"{"[..] } else { b"x" };
        let text = Text::of([beginning, &bytes].concat().into());
        prop_assert_eq!(text.is_json(), is_json);
        let whole = text.rows(0, usize::MAX, 0..u32::MAX);
        for (index, whole) in whole.iter().enumerate() {
            let piece = text.rows(index, 1, from..from + count).remove(0);
            let wanted: Vec<_> = whole
                .cells
                .iter()
                .filter(|cell| cell.end() > from && cell.column < from + count)
                .map(|cell| (cell.offset, cell.column, cell.columns))
                .collect();
            let given: Vec<_> = piece
                .cells
                .iter()
                .filter(|cell| cell.end() > from)
                .map(|cell| (cell.offset, cell.column, cell.columns))
                .collect();
            prop_assert_eq!(given, wanted);
        }
        let together = text.rows(0, usize::MAX, from..from + count);
        for (index, row) in together.iter().enumerate() {
            let alone = text.rows(index, 1, from..from + count).remove(0);
            prop_assert_eq!(row, &alone);
        }
    }

    #[test]
    fn a_byte_and_its_place_lead_to_each_other(bytes in any_bytes(), near in any::<prop::sample::Index>()) {
        let text = Text::of(bytes.clone().into());
        let offset = near.index(bytes.len() + 1);
        let offset = number(offset);
        let (row, column) = text.place_of(offset);
        let begin = text.offset_at(row, column);
        prop_assert!(begin <= offset && (offset == begin || text.beside(begin, true) > offset));
        prop_assert_eq!(text.place_of(begin), (row, column));
        if begin > 0 {
            prop_assert_eq!(text.beside(text.beside(begin, false), true), begin);
        }
        let hex = Sheet::Hex(bytes.into());
        let (row, column) = hex.place_of(offset);
        prop_assert_eq!(hex.offset_at(row, column), offset);
    }

    #[test]
    fn finding_agrees_with_a_simple_search(
        bytes in any_bytes(),
        pattern in prop_oneof!["[a-dK]{1,2}", "[äẞk漢e ]{1,2}", "long long"],
        step in 1_usize..5000,
    ) {
        let mut found = Vec::new();
        let mut search = Search::new(&pattern);
        let mut total = 0;
        while let Some(more) = search.go_on(&bytes, step) {
            found.extend(more.matches);
            total = more.total;
        }
        prop_assert_eq!(found.len(), total);
        prop_assert_eq!(found, simple_search(&bytes, &pattern));
    }

    #[test]
    fn formatting_only_moves_blanks_whatever_the_pieces(bytes in any_bytes(), step in 1_usize..64) {
        let mut whole = Vec::new();
        Formatter::default().push(&bytes, &mut whole);
        let mut pieces = Vec::new();
        let mut formatter = Formatter::default();
        for piece in bytes.chunks(step) {
            formatter.push(piece, &mut pieces);
        }
        prop_assert_eq!(&whole, &pieces);
        prop_assert_eq!(without_blanks(&whole), without_blanks(&bytes));
    }

    #[test]
    fn bytes_shown_as_bytes_can_be_read_back(bytes in vec(any::<u8>(), 0..200)) {
        let sheet = Sheet::Hex(bytes.clone().into());
        let rows = sheet.rows(0, usize::MAX, 0..u32::MAX);
        let mut read = Vec::new();
        for row in &rows {
            let pairs = row.cells.iter().filter(|cell| cell.columns == 2);
            let count = pairs.count();
            let digits = &row.text[8..8 + 2 * count];
            read.extend((0..count).map(|at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).unwrap()));
        }
        prop_assert_eq!(read, bytes);
    }
}

/// Every place, one after the other, by comparing characters in lower case.
fn simple_search(bytes: &[u8], pattern: &str) -> Vec<Range<u32>> {
    let lower = |one: char| -> String {
        let lower: String = one.to_lowercase().collect();
        if lower.chars().count() == 1 {
            lower
        } else {
            one.to_string()
        }
    };
    let wanted: String = pattern.chars().map(lower).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let ends = at + 1..=bytes.len().min(at + 4 * pattern.chars().count());
        let end = ends.into_iter().find(|end| {
            std::str::from_utf8(&bytes[at..*end])
                .is_ok_and(|text| text.chars().map(lower).collect::<String>() == wanted)
        });
        match end {
            Some(end) => {
                found.push(number(at)..number(end));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap()
}

/// The text without the blanks outside of its strings.
fn without_blanks(bytes: &[u8]) -> Vec<u8> {
    let (mut is_in_string, mut is_escaped) = (false, false);
    let mut kept = Vec::new();
    for byte in bytes {
        if is_in_string || !b" \t\r\n".contains(byte) {
            kept.push(*byte);
        }
        if is_in_string {
            is_in_string = is_escaped || *byte != b'"';
            is_escaped = *byte == b'\\' && !is_escaped;
        } else {
            is_in_string = *byte == b'"';
        }
    }
    kept
}

#[test]
fn formatting_keeps_numbers_order_and_doubled_keys_as_they_came() {
    let text = r#"{"b":1.0e10,"a":[],"a":{"x":"y,\"{z"},"n":12345678901234567890}"#;
    let expected = "{\n  \"b\": 1.0e10,\n  \"a\": [],\n  \"a\": {\n    \"x\": \"y,\\\"{z\"\n  },\n  \"n\": 12345678901234567890\n}";
    assert_eq!(formatted(text), expected);
}

#[test]
fn what_is_not_json_is_not_taken_for_it() {
    for (text, is_json) in [
        ("RST-360011 An error", false),
        ("", false),
        ("\"text\"", false),
        (" \r\n[1]", true),
        ("{", true),
    ] {
        assert_eq!(looks_like_json(text.as_bytes()), is_json, "{text:?}");
    }
}

#[test]
fn ten_thousand_brackets_stay_small() {
    let text = formatted(&"[".repeat(10_000));
    assert!(text.len() < 2_000_000, "{}", text.len());
}

#[test]
fn what_cannot_be_seen_or_read_is_written_out() {
    assert_eq!(rows_of("a\u{202e}b\r\nc\rd"), ["a<U+202E>b", "c<U+000D>d"]);
    assert_eq!(shown("a\u{202e}b\r\nc".as_bytes(), 0..99), "a<U+202E>b\nc");
    let text = Text::of(Bytes::from_static(b"caf\xe9!"));
    assert!(!text.is_utf8() && !text.is_binary());
    assert_eq!(text.rows(0, 1, 0..99)[0].text, "caf<0xE9>!");
    assert_eq!(text.rows(0, 1, 0..99)[0].cells[3].ink, Ink::WrittenOut);
}

#[test]
fn bytes_with_a_nul_or_little_that_can_be_read_are_binary() {
    for (bytes, is_binary) in [
        (&b"{\"a\":1}"[..], false),
        (b"", false),
        (b"PNG\0", true),
        (b"\xff\xfe\xfd words", true),
        (b"a few words and one \xfc in Latin-1", false),
    ] {
        assert_eq!(
            Text::of(Bytes::from_static(bytes)).is_binary(),
            is_binary,
            "{bytes:?}"
        );
    }
}

#[test]
fn keys_texts_numbers_and_words_of_json_are_told_apart_anywhere_in_a_long_line() {
    let item = r#"{"key" : "a \"b\" c", "n":-12.5e3,"t":true,"x":[null,word]},"#;
    let line = format!("[{}", item.repeat(2000));
    let text = Text::of(line.into_bytes().into());
    let whole = text.rows(0, 1, 0..u32::MAX).remove(0);
    let expected = |shift: usize| -> Vec<Ink> {
        whole.cells[1 + shift..=item.len() + shift]
            .iter()
            .map(|cell| cell.ink)
            .collect()
    };
    let first = expected(0);
    let of = |word: &str| first[item.find(word).unwrap()];
    assert_eq!(of("\"key\""), Ink::Key);
    assert_eq!(of("b\\\""), Ink::Text);
    assert_eq!(of("-12.5e3"), Ink::Number);
    assert_eq!(of("true"), Ink::Literal);
    assert_eq!(of("null"), Ink::Literal);
    assert_eq!(of("word"), Ink::Plain);
    // A piece has the colours of the whole, wherever it is cut.
    for from in (0..60_000).step_by(997) {
        let piece = text.rows(0, 1, from..from + 120).remove(0);
        for cell in &piece.cells {
            let wanted = whole.cells[cell.offset as usize].ink;
            assert_eq!(cell.ink, wanted, "at {}", cell.offset);
        }
    }
}

#[test]
fn a_quote_that_is_never_closed_colours_its_own_line_only() {
    let long = "x".repeat(5000);
    for line in ["{\"open", long.as_str()] {
        let text = Text::new(&format!("{{\"{line}\n\"key\":1"));
        let row = text.rows(1, 1, 0..99).remove(0);
        let inks: Vec<_> = row.cells.iter().map(|cell| cell.ink).collect();
        assert_eq!((inks[0], inks[6]), (Ink::Key, Ink::Number));
    }
}

#[test]
fn an_index_takes_little_beside_the_bytes_of_any_body() {
    for body in [
        vec![b'\n'; 4 << 20],
        vec![b'x'; 4 << 20],
        "é\n".repeat(1 << 20).into_bytes(),
    ] {
        let text = Text::of(body.into());
        let share = text.index_memory() * 100 / text.bytes().len();
        assert!(share <= 7, "{share} % of {} bytes", text.bytes().len());
    }
}

#[test]
fn reading_can_be_given_up() {
    let bytes = Bytes::from(vec![b'x'; 1 << 20]);
    let mut asked = Vec::new();
    let read = Text::read(bytes, &mut |at| {
        asked.push(at);
        asked.len() < 2
    });
    assert!(read.is_none());
    assert_eq!(asked.len(), 2);
}

#[test]
fn copied_bytes_stand_in_their_rows() {
    let sheet = Sheet::Hex(Bytes::from_static(b"0123456789abcdefXYZ\x00"));
    let expected = format!(
        "{:<53}65 66{:>18}\n{:<60}XYZ.\n",
        "00000000", "ef", "00000010  58 59 5a 00"
    );
    assert_eq!(sheet.shown(14..20), expected);
    // What is copied stands where it stands on the screen.
    let row = sheet.rows(1, 1, 0..99).remove(0);
    assert_eq!(sheet.shown(16..20), row.plain() + "\n");
}
