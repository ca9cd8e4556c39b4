//! A verdict has one name in each language, wherever it stands.

use campaign_remote::language::{Language, Place, Words};

/// The verdict line's key, the journal's, and the number that stands for it in the exit codes.
const VERDICTS: [(&str, &str, u8); 4] = [
    ("verdict-accepted", "standing-accepted", 0),
    ("verdict-refused", "standing-refused", 1),
    ("verdict-not-sent", "standing-not-sent", 3),
    ("verdict-maybe-applied", "standing-may-have-been-applied", 4),
];

#[test]
fn a_verdict_has_the_same_name_on_the_card_in_the_journal_and_in_the_exit_codes() {
    for language in Language::ALL {
        let words = Words::new(language);
        let command = [("command", Place::Text("stop"))];
        let codes = words.say_with("cli-command-after", command).to_lowercase();
        let places = ["accepted", "refused", "unclear", "notsent", "total"];
        let places = places.map(|name| (name, Place::Number(7)));
        let progress = words.say_with("many-progress", places);
        for (card, standing, code) in VERDICTS {
            let name = words.say(standing);
            let card = words.say_with(card, [("what", Place::Text("stop WKF35"))]);
            assert_eq!(card, format!("{name}: stop WKF35."), "{language:?}");
            let name = name.to_lowercase();
            assert!(codes.contains(&format!("{code} {name}")), "{name}: {codes}");
            assert!(progress.contains(&name), "{name}: {progress}");
        }
        // A translated verb never stands behind the ID, as if it were the ID's own verb.
        let verb = words.say("command-stop");
        let places = [
            ("verb", Place::Text(&verb)),
            ("workflow", Place::Text("billing")),
        ];
        let confirm = words.say_with("guard-confirm-technical", places);
        assert!(confirm.starts_with(&verb), "{confirm}");
    }
}

#[test]
fn only_what_sends_is_called_sending() {
    for (language, sends) in [
        (Language::English, "send"),
        (Language::German, "senden"),
        (Language::Dutch, "verzend"),
    ] {
        let words = Words::new(language);
        let command = [("command", Place::Text("stop"))];
        let again = words.say_with("step-send-again", command);
        assert!(again.to_lowercase().contains(sends), "{again}");
        let fills = words.say("journal-fill-fields");
        assert!(!fills.to_lowercase().contains(sends), "{fills}");
    }
}
