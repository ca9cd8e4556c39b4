//! What a server says: refusals, records, tokens.

use std::time::Duration;

use campaign_remote::campaign::{
    Answer, BodyEnd, Cause, Record, Refusal, TokenLife, Verdict, WorkflowState,
};
use campaign_remote::language::{Language, Words};
use jiff::Timestamp;
use proptest::prelude::*;
use secrecy::SecretString;
use serde_json::Value;

use crate::cases;
use crate::damage::{corpus, damaged};

#[test]
fn the_corpus_of_answers_is_read_as_it_is() {
    for (name, body) in corpus("refusals") {
        for status in [200, 302, 401, 404, 408, 500, 502] {
            judged(status, &body, &[]).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
    for (name, body) in corpus("records") {
        read_as_values(&body).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    for (name, token) in corpus("tokens") {
        lives(&token).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

proptest! {
    #![proptest_config(cases(4000))]

    #[test]
    fn a_damaged_refusal_is_judged_by_its_status_and_said_on_one_clean_line(
        status in 100..1000_u16,
        body in damaged("refusals"),
        wait in prop::option::of("\\PC{0,20}|[0-9]{1,25}"),
    ) {
        let wait: Vec<_> = wait.iter().map(|wait| ("Retry-After", wait.as_str())).collect();
        judged(status, &body, &wait)?;
    }

    #[test]
    fn a_damaged_record_says_what_its_values_say(body in damaged("records")) {
        read_as_values(&body)?;
    }

    #[test]
    fn a_damaged_token_is_read_or_not_and_never_lives_before_it_began(token in damaged("tokens")) {
        lives(&token)?;
    }
}

fn judged(status: u16, body: &[u8], headers: &[(&str, &str)]) -> Result<(), TestCaseError> {
    let answer = Answer {
        status,
        reason: "",
        headers: headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.as_bytes().to_vec().into()))
            .collect(),
        body: body.to_vec().into(),
        end: BodyEnd::Whole,
    };
    let refusal = Refusal::of(&answer);
    is_clean(&refusal.text)?;
    is_clean(refusal.code.as_deref().unwrap_or_default())?;
    if let Some(seconds) = refusal.retry_after {
        prop_assert!((1..=86_400).contains(&seconds));
    }
    let words = Words::new(Language::English);
    let next = refusal.next_step().map(|(message, _step)| message);
    for message in refusal.meaning().into_iter().chain(next) {
        prop_assert!(words.has(message.key), "{}", message.key);
    }
    let is_right = match Verdict::of_answer(&answer) {
        Verdict::Accepted => (200..300).contains(&status),
        Verdict::Refused(refusal) => {
            (300..600).contains(&status)
                && ![408, 502, 503, 504].contains(&status)
                && (status < 500 || refusal.meaning().is_some())
        }
        Verdict::MaybeApplied(Cause::Gateway(_)) => status == 408 || (500..600).contains(&status),
        Verdict::MaybeApplied(Cause::NotHttp(_)) => !(200..600).contains(&status),
        _ => false,
    };
    prop_assert!(is_right, "{status}");
    Ok(())
}

/// The reader takes a few fields from the text; taking them from all of its values must say the same.
fn read_as_values(body: &[u8]) -> Result<(), TestCaseError> {
    let record = Record::read(body);
    for text in [&record.label, &record.next_processing]
        .into_iter()
        .flatten()
    {
        is_clean(text)?;
    }
    if let WorkflowState::Unknown(text) = &record.state {
        is_clean(text)?;
    }
    let Ok(Value::Object(mut fields)) = serde_json::from_slice(body) else {
        // Deeper than values may be, or no object: an object that is too deep still says its state.
        return Ok(());
    };
    if fields.values().any(Value::is_f64) {
        // Written out again it may differ in its last digit; no state is such a number.
        return Ok(());
    }
    for value in fields.values_mut() {
        if value.is_array() || value.is_object() {
            *value = Value::Array(Vec::new());
        }
    }
    let plain = serde_json::to_vec(&fields).unwrap();
    prop_assert_eq!(Record::read(&plain), record);
    let says = |name: &str| {
        let said = fields.get(name);
        said.is_some_and(|said| {
            said.is_number() || said.as_str().is_some_and(|text| !text.trim().is_empty())
        })
    };
    let has_state = ["state", "@state", "executionStatus", "status"]
        .into_iter()
        .any(says);
    prop_assert_eq!(
        has_state,
        Record::read(&plain).state != WorkflowState::NotReported
    );
    Ok(())
}

fn lives(token: &[u8]) -> Result<(), TestCaseError> {
    let text = String::from_utf8_lossy(token).into_owned();
    let Some(life) = TokenLife::read(&SecretString::from(text)) else {
        return Ok(());
    };
    prop_assert!(life.ends >= Timestamp::UNIX_EPOCH);
    prop_assert_eq!(life.remaining(life.ends), Duration::ZERO);
    prop_assert_eq!(life.remaining(Timestamp::MAX), Duration::ZERO);
    let id = life.client_id.unwrap_or_default();
    prop_assert!(id.bytes().all(|byte| byte.is_ascii_graphic()), "{id:?}");
    Ok(())
}

/// On one line, short, and with nothing in it that hides or turns what stands beside it.
fn is_clean(text: &str) -> Result<(), TestCaseError> {
    let hides = |character: char| {
        character.is_control()
            || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    prop_assert!(!text.contains(hides), "{text:?}");
    prop_assert!(text.chars().count() <= 401, "{}", text.len());
    Ok(())
}
