//! The viewer's state without a window: what a person did and what the engine room said go in, work comes out.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use campaign_remote::background::{
    Event, Formatted, Found, Look, Page, Request, RequestId, Sight, Text,
};
use campaign_remote::campaign::{
    Answer, BodyEnd, Command, Exchange, Message, Organization, Outcome, Request as Sent, Verdict,
};
use campaign_remote::language::Language;
use campaign_remote::profiles::{LoadedSettings, Profile, Profiles, Settings};
use campaign_remote::window::{Action, Browse, Effect, Form, Spot, State, Tab};

const JSON: &str = r#"{"name":"Daily import","id":"WKF35"}"#;

fn ready() -> State {
    let mut state = State::new(Some(Language::English));
    let now = Instant::now();
    let settings = LoadedSettings {
        settings: Settings::default(),
        notices: Vec::new(),
        writable: true,
    };
    state.apply(Event::Settings(Ok(settings)), now);
    let organization = Organization::parse("acme-mkt-stage").unwrap();
    let profile = Profile {
        api_key: "key".to_owned(),
        ..Profile::new("Acme stage", organization).unwrap()
    };
    let profiles = Profiles {
        profiles: vec![profile],
        troubles: Vec::new(),
        notices: Vec::new(),
        writable: true,
    };
    state.apply(Event::Profiles(Ok(profiles)), now);
    state.act(Action::SetWorkflowId("WKF35".to_owned()), now);
    state
}

/// Sends a command and gives its answer this body.
fn answer(state: &mut State, body: impl Into<Bytes>) -> Vec<Effect> {
    let later = Instant::now() + Duration::from_mins(1);
    let effects = state.act(Action::Press(Command::Start), later);
    // What was still looked for after the command before is given up.
    let Some(Effect::Ask(Request::Send { id, .. })) = effects.last() else {
        panic!("{effects:?}");
    };
    let exchange = Exchange {
        request: Sent {
            method: "POST",
            url: "https://mc.adobe.io/x".to_owned(),
            headers: Vec::new(),
            body: "",
        },
        answer: Some(Answer {
            status: 200,
            reason: "OK",
            headers: vec![("Server".to_owned(), Bytes::from_static(b"nginx"))],
            body: body.into(),
            end: BodyEnd::Whole,
        }),
        began: "2026-11-22T00:00:00Z".parse().unwrap(),
        elapsed: Duration::from_millis(5),
    };
    state.act(Action::SetFilter(String::new()), later);
    let event = Event::Answered {
        id: *id,
        page: Arc::new(Page::of(Some(&exchange))),
        outcome: Box::new(Outcome {
            verdict: Verdict::Accepted,
            exchange: Some(exchange),
        }),
        token_remaining: None,
    };
    let mut effects = state.apply(event, later);
    effects.retain(|effect| !matches!(effect, Effect::Ask(Request::Follow { .. })));
    effects
}

fn browse(state: &mut State, browse: Browse) -> Vec<Effect> {
    state.act(Action::Browse(browse), Instant::now())
}

fn see(state: &mut State, id: RequestId, sight: Sight) -> Vec<Effect> {
    state.apply(Event::Seen { id, sight }, Instant::now())
}

fn looks(effects: &[Effect]) -> Vec<(RequestId, &Look)> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Ask(Request::Look { id, look }) => Some((*id, &**look)),
            _ => None,
        })
        .collect()
}

fn only_look(effects: &[Effect]) -> RequestId {
    let looks = looks(effects);
    assert_eq!(looks.len(), 1, "{effects:?}");
    looks[0].0
}

fn cancelled(effects: &[Effect]) -> Vec<RequestId> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Ask(Request::Cancel { id }) => Some(*id),
            _ => None,
        })
        .collect()
}

fn copied(effects: &[Effect]) -> &str {
    match effects {
        [Effect::CopyText(text)] => text,
        _ => panic!("{effects:?}"),
    }
}

fn found(starts: &[u32], percent: u8) -> Sight {
    let matches: Vec<_> = starts.iter().map(|start| *start..*start + 2).collect();
    let total = matches.len();
    Sight::Found(Found { matches, total }, percent)
}

fn shown(state: &State) -> String {
    let sheet = state.shown();
    sheet.shown(0..sheet.end())
}

#[test]
fn only_a_large_body_is_read_off_the_drawing_thread_and_until_then_its_beginning_is_shown() {
    let mut state = ready();
    assert!(answer(&mut state, JSON).is_empty());
    assert_eq!(shown(&state), JSON);
    let body = Bytes::from("line\n".repeat(1_000_000));
    let effects = answer(&mut state, body.clone());
    let id = only_look(&effects);
    assert!(state.shown().end() > 100_000 && state.shown().end() < 1_000_000);
    see(&mut state, id, Sight::Progress(40));
    assert_eq!(state.reader.reading.unwrap().percent, 40);
    let caret = Spot {
        caret: 77,
        ..Spot::default()
    };
    browse(&mut state, Browse::Move(caret));
    let text = Arc::new(Text::of(body.clone()));
    see(&mut state, id, Sight::Read(Arc::new(Page { body, text })));
    assert_eq!(state.shown().row_count(), 1_000_001);
    assert_eq!(state.reader.reading, None);
    assert_eq!(state.spot(), caret);
}

#[test]
fn work_for_an_older_answer_is_given_up_and_its_result_is_not_shown() {
    let mut state = ready();
    let body = Bytes::from("old\n".repeat(1_000_000));
    let old = only_look(&answer(&mut state, body.clone()));
    let effects = answer(&mut state, JSON);
    assert_eq!(cancelled(&effects), [old]);
    let text = Arc::new(Text::of(body.clone()));
    see(&mut state, old, Sight::Read(Arc::new(Page { body, text })));
    assert_eq!(shown(&state), JSON);
}

#[test]
fn a_body_is_formatted_when_it_is_wanted_and_can_be_read_meanwhile() {
    let mut state = ready();
    answer(&mut state, JSON);
    let effects = browse(&mut state, Browse::Show(Form::Formatted));
    let id = only_look(&effects);
    assert_eq!(
        (state.form(), shown(&state)),
        (Form::Formatted, JSON.to_owned())
    );
    let formatted = Formatted {
        text: Arc::new(Text::new("{ }")),
        is_cut: false,
    };
    see(&mut state, id, Sight::Formatted(formatted.clone()));
    assert_eq!(shown(&state), "{ }");
    // The wish holds for the next answer.
    let next = only_look(&answer(&mut state, "[1,2]"));
    assert_eq!(shown(&state), "[1,2]");
    let effects = browse(&mut state, Browse::CancelFormat);
    assert_eq!(cancelled(&effects), [next]);
    assert_eq!(state.form(), Form::AsItCame);
    see(&mut state, next, Sight::Formatted(formatted));
    assert_eq!(shown(&state), "[1,2]");
}

#[test]
fn what_is_not_json_cannot_be_formatted_and_what_is_binary_is_shown_as_bytes() {
    let mut state = ready();
    answer(&mut state, "RST-360011");
    assert!(looks(&browse(&mut state, Browse::Show(Form::Formatted))).is_empty());
    assert_eq!(state.form(), Form::AsItCame);
    answer(&mut state, &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..]);
    assert_eq!(state.form(), Form::Hex);
    assert!(shown(&state).starts_with("00000000  89 50 4e 47 0d 0a 1a 0a  00 00"));
    browse(&mut state, Browse::Show(Form::AsItCame));
    assert_eq!(
        shown(&state),
        "<0x89>PNG\n<U+001A>\n<U+0000><U+0000><U+0000><U+000D>IHDR"
    );
    // The next body is looked at afresh.
    answer(&mut state, "text");
    assert_eq!(state.form(), Form::AsItCame);
}

#[test]
fn the_next_match_from_the_cursor_on_is_selected_as_soon_as_it_is_known() {
    let mut state = ready();
    answer(&mut state, "x".repeat(100));
    browse(&mut state, Browse::OpenFind);
    let start = Spot {
        caret: 50,
        anchor: 50,
        ..Spot::default()
    };
    browse(&mut state, Browse::Move(start));
    let first = only_look(&browse(&mut state, Browse::Find("a".to_owned())));
    let effects = browse(&mut state, Browse::Find("ab".to_owned()));
    assert_eq!(cancelled(&effects), [first]);
    let id = only_look(&effects);
    see(&mut state, first, found(&[60], 100));
    assert!(
        state.spot().selection().is_empty(),
        "an older search was heard"
    );
    see(&mut state, id, found(&[10, 20], 40));
    assert!(state.spot().selection().is_empty());
    see(&mut state, id, found(&[70, 80], 100));
    assert_eq!(state.spot().selection(), 70..72);
    assert!(state.spot().must_show_caret);
    let mut visited = Vec::new();
    for step in [
        Browse::FindNext,
        Browse::FindNext,
        Browse::FindPrevious,
        Browse::FindPrevious,
        Browse::FindPrevious,
    ] {
        browse(&mut state, step);
        visited.push(state.spot().selection().start);
    }
    assert_eq!(visited, [80, 10, 80, 70, 20]);
    let find = state.reader.find.as_ref().unwrap();
    assert_eq!(find.position(&state.spot().selection()), Some(2));
}

#[test]
fn where_nothing_comes_after_the_cursor_the_first_match_is_taken_at_the_end() {
    let mut state = ready();
    answer(&mut state, "x".repeat(100));
    browse(&mut state, Browse::OpenFind);
    browse(
        &mut state,
        Browse::Move(Spot {
            caret: 50,
            anchor: 50,
            ..Spot::default()
        }),
    );
    let id = only_look(&browse(&mut state, Browse::Find("ab".to_owned())));
    see(&mut state, id, found(&[10], 99));
    assert!(state.spot().selection().is_empty());
    see(&mut state, id, found(&[], 100));
    assert_eq!(state.spot().selection(), 10..12);
}

#[test]
fn a_search_that_is_given_up_keeps_what_it_found_and_says_that_the_rest_is_missing() {
    let mut state = ready();
    answer(&mut state, "x".repeat(100));
    browse(&mut state, Browse::OpenFind);
    let id = only_look(&browse(&mut state, Browse::Find("ab".to_owned())));
    see(&mut state, id, found(&[10], 40));
    assert_eq!(cancelled(&browse(&mut state, Browse::CancelFind)), [id]);
    see(&mut state, id, found(&[20], 100));
    let find = state.reader.find.as_ref().unwrap();
    assert!(find.is_cut);
    assert_eq!(find.matches.first(), Some(&(10..12)));
    assert_eq!(find.matches.len(), 1);
    assert!(cancelled(&browse(&mut state, Browse::CloseFind)).is_empty());
    assert!(state.reader.find.is_none());
}

#[test]
fn what_is_looked_for_is_looked_for_again_in_another_answer_without_moving_the_person() {
    let mut state = ready();
    answer(&mut state, "x".repeat(100));
    browse(&mut state, Browse::OpenFind);
    browse(&mut state, Browse::Find("ab".to_owned()));
    let effects = answer(&mut state, "y".repeat(100));
    let [(id, Look::Find { bytes, pattern })] = looks(&effects)[..] else {
        panic!("{effects:?}");
    };
    assert_eq!((&bytes[..2], pattern.as_str()), (&b"yy"[..], "ab"));
    see(&mut state, id, found(&[10], 100));
    assert_eq!(state.spot(), Spot::default());
}

#[test]
fn the_selection_is_copied_or_everything_where_nothing_is_selected() {
    let mut state = ready();
    answer(&mut state, "one\r\ntwo\u{202e}\n");
    let now = Instant::now();
    assert_eq!(copied(&state.act(Action::Copy, now)), "one\ntwo<U+202E>\n");
    browse(
        &mut state,
        Browse::Move(Spot {
            caret: 2,
            anchor: 8,
            ..Spot::default()
        }),
    );
    assert_eq!(copied(&state.act(Action::Copy, now)), "e\ntwo");
    state.act(Action::ShowTab(Tab::Headers), now);
    assert_eq!(copied(&state.act(Action::Copy, now)), "Server: nginx\n");
    // Back at the body the person is where they were.
    state.act(Action::ShowTab(Tab::Response), now);
    assert_eq!(state.spot().selection(), 2..8);
}

#[test]
fn much_text_is_made_ready_off_the_drawing_thread_and_too_much_is_refused_in_words() {
    let mut state = ready();
    let now = Instant::now();
    answer(&mut state, vec![b'x'; 500_000]);
    let effects = state.act(Action::Copy, now);
    let id = only_look(&effects);
    let effects = see(&mut state, id, Sight::Copied("xxx".to_owned()));
    assert_eq!(copied(&effects), "xxx");
    assert!(see(&mut state, id, Sight::Copied("again".to_owned())).is_empty());
    let body = Bytes::from(vec![b'x'; (64 << 20) + 1]);
    let id = only_look(&answer(&mut state, body.clone()));
    let text = Arc::new(Text::of(body.clone()));
    see(&mut state, id, Sight::Read(Arc::new(Page { body, text })));
    assert!(state.act(Action::Copy, now).is_empty());
    assert!(state.notices.contains(&Message::new("copy-too-large")));
}
