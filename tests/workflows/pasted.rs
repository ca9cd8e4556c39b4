//! What is understood of a list that was pasted or read from a file.

use campaign_remote::campaign::import::{
    LARGEST_LIST, ListError, MOST_WORKFLOWS, WorkflowList, read_list, text_of,
};
use proptest::prelude::{Just, Strategy, any, prop, prop_assert, prop_oneof, proptest};

fn pairs(list: &WorkflowList) -> Vec<(&str, &str)> {
    let pair = list.workflows.iter();
    pair.map(|one| (one.id.as_str(), one.label.as_str()))
        .collect()
}

#[test]
fn every_shape_of_a_line_gives_the_same_workflow() {
    for line in [
        "Daily import (WKF35)",
        "  Daily   import (WKF35)  ",
        "WKF35;Daily import",
        "WKF35 ; Daily import",
        "WKF35,Daily import",
        "WKF35\tDaily import",
        "Daily import;WKF35",
        "WKF35;\"Daily import\"",
        "\"WKF35\",\"Daily import\"",
        "\"Daily import (WKF35)\"",
        "\u{feff}WKF35;Daily import",
        "WKF35;Daily import\r",
        "WKF35;Daily import;Started;2026-01-01",
        "WKF35;Daily\u{200b} im\u{202e}port",
        "WKF35;\"Daily\nimport\"",
        "sep=,\r\nWKF35,Daily import",
        "id;label\nWKF35;Daily import",
        "Label,Workflow ID\nDaily import,WKF35",
        "\"Bezeichnung\"\t\"Interner Name\"\t\"Status\"\nDaily import\tWKF35\tBeendet",
        "Workflow\nDaily import (WKF35)",
    ] {
        let list = read_list(line).unwrap();
        assert_eq!(pairs(&list), [("WKF35", "Daily import")], "{line:?}");
        assert_eq!((list.doubles, list.not_understood), (0, 0), "{line:?}");
    }
}

#[test]
fn a_label_may_hold_what_separates_others() {
    for (line, expected) in [
        (
            "Import, daily; nightly (WKF35)",
            ("WKF35", "Import, daily; nightly"),
        ),
        ("WKF35;Import, daily", ("WKF35", "Import, daily")),
        ("WKF35,\"Import, daily\"", ("WKF35", "Import, daily")),
        (
            "WKF35;\"the \"\"new\"\" one\"",
            ("WKF35", "the \"new\" one"),
        ),
        ("12\" screens (WKF35)", ("WKF35", "12\" screens")),
        ("WKF35;Import (old)", ("WKF35", "Import (old)")),
        ("Import, daily (import_2)", ("import_2", "Import, daily")),
        ("import_2;Daily import", ("import_2", "Daily import")),
        ("id;label\nmy workflow;Mine", ("my workflow", "Mine")),
        ("WKF35", ("WKF35", "")),
        ("wkf35;", ("wkf35", "")),
    ] {
        assert_eq!(pairs(&read_list(line).unwrap()), [expected], "{line:?}");
    }
}

#[test]
fn what_is_not_understood_is_named_with_its_line_and_takes_nothing_with_it() {
    let text = "WKF1;One\n\nThese are our workflows\nWKF2;\"open\nWKF3;Three\na/b;Four\n;Five\nWKF1;Again\n";
    let list = read_list(text).unwrap();
    assert_eq!(pairs(&list), [("WKF1", "One"), ("WKF3", "Three")]);
    assert_eq!(list.doubles, 1);
    let troubles: Vec<_> = list
        .troubles
        .iter()
        .map(|trouble| (trouble.line, trouble.text.as_str()))
        .collect();
    assert_eq!(
        troubles,
        [
            (3, "These are our workflows"),
            (4, "WKF2;\"open"),
            (6, "a/b;Four"),
            (7, ";Five"),
        ]
    );
    assert_eq!(list.troubles[0].error, ListError::Blanks);
    assert_eq!(list.troubles[1].error, ListError::OpenQuote);
    assert!(matches!(list.troubles[2].error, ListError::Id(_)));
    assert_eq!(list.troubles[3].error, ListError::NoId);
}

#[test]
fn what_is_no_list_as_a_whole_is_refused_and_never_quoted() {
    let curl = "curl -H 'Authorization: Bearer canary-token' https://mc.adobe.io/acme/campaign";
    let credential = r#"{"CLIENT_SECRETS":["canary-secret"]}"#;
    for text in [curl, credential] {
        assert_eq!(read_list(text), Err(ListError::Credentials), "{text}");
    }
    for text in ["", " \n\t\r\n", "\u{feff}"] {
        assert_eq!(read_list(text), Err(ListError::Empty), "{text:?}");
    }
    let large = "x".repeat(LARGEST_LIST + 1);
    assert_eq!(read_list(&large), Err(ListError::TooLarge));
    let many: Vec<String> = (0..=MOST_WORKFLOWS).map(|n| format!("WKF{n}")).collect();
    assert_eq!(read_list(&many.join("\n")), Err(ListError::TooMany));
}

#[test]
fn spreadsheets_text_is_read_in_their_encodings() {
    let text = "ID\tLabel\r\nWKF35\tGrüße für 5 €\r\n";
    let little = text.encode_utf16().flat_map(u16::to_le_bytes);
    let little: Vec<u8> = [0xFF, 0xFE].into_iter().chain(little).collect();
    let big = text.encode_utf16().flat_map(u16::to_be_bytes);
    let big: Vec<u8> = [0xFE, 0xFF].into_iter().chain(big).collect();
    let western = b"ID\tLabel\r\nWKF35\tGr\xfc\xdfe f\xfcr 5 \x80\r\n".to_vec();
    let marked = format!("\u{feff}{text}").into_bytes();
    for bytes in [text.as_bytes().to_vec(), marked, little, big, western] {
        let list = read_list(&text_of(&bytes)).unwrap();
        assert_eq!(pairs(&list), [("WKF35", "Grüße für 5 €")]);
    }
}

/// Lines that come close to what is understood.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\"';,\t()A-Za-z0-9 /\\\\\u{feff}\u{202e}ß]{0,40}",
        Just("sep=;".to_owned()),
        Just("id;label".to_owned()),
        Just("\"open".to_owned()),
        (0..50_u8, "[a-z\",; ]{0,12}").prop_map(|(number, label)| format!("WKF{number};{label}")),
        (0..50_u8, "[a-z\",; ]{0,12}").prop_map(|(number, label)| format!("{label} (WKF{number})")),
    ]
}

proptest! {
    #[test]
    fn whatever_comes_in_what_goes_out_is_bounded_and_fit_to_be_kept(
        lines in prop::collection::vec(line(), 0..60),
        end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
    ) {
        let text = lines.join(end);
        let Ok(list) = read_list(&text) else { return Ok(()) };
        let count = text.split('\n').count();
        let taken = list.workflows.len() + list.doubles + list.not_understood;
        prop_assert!(taken <= count, "{taken} of {count} lines");
        prop_assert!(list.troubles.len() <= list.not_understood);
        let mut seen = std::collections::HashSet::new();
        for workflow in &list.workflows {
            prop_assert!(seen.insert(workflow.id.as_str().to_owned()), "{:?} twice", workflow.id);
            prop_assert!(workflow.label.chars().count() <= 201);
            prop_assert!(!workflow.label.chars().any(char::is_control), "{:?}", workflow.label);
            prop_assert!(workflow.label.trim() == workflow.label, "{:?}", workflow.label);
        }
        for trouble in &list.troubles {
            prop_assert!(trouble.text.chars().count() <= 61);
            prop_assert!((1..=count).contains(&trouble.line));
        }
    }

    #[test]
    fn what_was_written_as_csv_is_read_back(
        rows in prop::collection::vec(("[A-Za-z0-9_ ]{1,12}", "[A-Za-z\",; ()ß]{0,20}"), 1..30),
        delimiter in prop_oneof![Just(b';'), Just(b','), Just(b'\t')],
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        writer.write_record(["Label", "ID"]).unwrap();
        for (id, label) in &rows {
            writer.write_record([label, id]).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let list = read_list(&text).unwrap();
        let mut expected: Vec<(String, String)> = Vec::new();
        for (id, label) in &rows {
            let label: Vec<&str> = label.split_whitespace().collect();
            let (id, label) = (id.trim(), label.join(" "));
            if !id.is_empty() && !expected.iter().any(|(known, _)| known == id) {
                expected.push((id.to_owned(), label));
            }
        }
        let read: Vec<_> = pairs(&list).into_iter().map(|(id, label)| (id.to_owned(), label.to_owned())).collect();
        prop_assert!(read == expected, "{text}\n{read:?}\n{expected:?}");
    }

    #[test]
    fn any_bytes_become_a_text(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let text = text_of(&bytes);
        prop_assert!(text.chars().count() <= bytes.len());
    }
}
