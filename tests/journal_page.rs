//! The journal in the window: what is asked of it, what is on screen of it, the reason of a command, and sending without it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "journal_page/drawn.rs"]
mod drawn;
#[path = "journal_page/reason.rs"]
mod reason;
mod screen;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use campaign_remote::background::{
    Event, Page, PathPurpose, Recall, Recalled, Request, RequestId, Text,
};
use campaign_remote::campaign::{
    Cause, Command, Message, Organization, Outcome, Verdict, WorkflowId,
};
use campaign_remote::journal::{
    Conclusion, Entry, EntryId, Filter, Format, Intent, Journal, Listing, Progress, Ruling, Sought,
    Who,
};
use campaign_remote::language::Language;
use campaign_remote::profiles::{Profile, Profiles};
use campaign_remote::window::{Action, Effect, Leaf, PART, Sieve, State, Tab};
use jiff::Zoned;

fn profile(name: &str, organization: &str) -> Profile {
    let organization = Organization::parse(organization).unwrap();
    Profile {
        api_key: "key".to_owned(),
        ..Profile::new(name, organization).unwrap()
    }
}

fn ready_with(profiles: Vec<Profile>) -> State {
    let profiles = Profiles {
        profiles,
        troubles: Vec::new(),
        notices: Vec::new(),
        writable: true,
    };
    let mut state = State::new(Some(Language::English));
    let now = Instant::now();
    state.apply(Event::Profiles(Ok(profiles)), now);
    state.act(Action::SetWorkflowId("WKF35".to_owned()), now);
    state
}

fn ready() -> State {
    ready_with(vec![profile("Acme", "acme-mkt-stage")])
}

fn leaf(state: &mut State, leaf: Leaf) -> Vec<Effect> {
    state.act(Action::Journal(leaf), Instant::now())
}

fn sift(state: &mut State, change: impl FnOnce(&mut Sieve)) -> Vec<Effect> {
    let mut sieve = state.journal.sieve.clone();
    change(&mut sieve);
    leaf(state, Leaf::Sift(Box::new(sieve)))
}

fn say(state: &mut State, id: RequestId, recalled: Recalled) -> Vec<Effect> {
    let recalled = Box::new(recalled);
    state.apply(Event::Recalled { id, recalled }, Instant::now())
}

/// What is asked of the journal.
fn asked(effects: &[Effect]) -> Vec<(RequestId, Recall)> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Ask(Request::Recall { id, recall }) => Some((*id, (**recall).clone())),
            _ => None,
        })
        .collect()
}

/// The one list that is asked for.
fn found(effects: &[Effect]) -> (RequestId, Filter) {
    let asked = asked(effects);
    let [(id, Recall::Find { filter, .. })] = &asked[..] else {
        panic!("{effects:?}");
    };
    (*id, filter.clone())
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

fn answered(id: RequestId, verdict: Verdict) -> Event {
    Event::Answered {
        id,
        outcome: Box::new(Outcome {
            verdict,
            exchange: None,
        }),
        page: Arc::new(Page::default()),
        token_remaining: None,
    }
}

fn entered(workflow: &str, reason: Option<&str>) -> Intent {
    Intent {
        id: EntryId::fresh(),
        at: Zoned::now(),
        profile_id: "0198c0de-0000-7000-8000-000000000001".to_owned(),
        profile: "Acme stage".to_owned(),
        organization: Organization::parse("acme-mkt-stage").unwrap(),
        workflow: WorkflowId::parse(workflow).unwrap(),
        label: "Daily import".to_owned(),
        command: Command::Stop,
        reason: reason.map(str::to_owned),
    }
}

/// A journal with accepted commands, one for each of these workflows.
async fn journal_of(path: PathBuf, workflows: &[&str]) -> Journal {
    let who = Who {
        user: "anna".to_owned(),
        host: "desk-7".to_owned(),
        version: "9.9.9".to_owned(),
    };
    let journal = Journal::start_as(path, move || who).unwrap();
    for workflow in workflows {
        let id = journal
            .begin(entered(workflow, Some("INC-4711")))
            .await
            .unwrap();
        let conclusion = Conclusion {
            ruling: Ruling::Accepted,
            status: Some(200),
            code: None,
            cause: None,
            elapsed: Some(Duration::from_millis(312)),
            exchange: None,
        };
        journal.conclude(id, conclusion).await.unwrap();
    }
    journal
}

/// A list of so many entries, and the newest of them.
async fn listed(count: usize) -> (Listing, Vec<Entry>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.sqlite");
    let journal = journal_of(path, &vec!["WKF35"; count]).await;
    let listing = journal.list(Filter::default()).await.unwrap();
    let entries = journal.entries(&listing, 0..count).await.unwrap();
    (listing, entries)
}

#[test]
fn the_tab_asks_for_the_workflow_in_the_field_and_for_all_of_them_when_that_is_wanted() {
    let mut state = ready();
    let now = Instant::now();
    let (_, filter) = found(&state.act(Action::ShowTab(Tab::Journal), now));
    assert_eq!(filter.workflow.as_deref(), Some("WKF35"));
    let (first, filter) = found(&state.act(Action::SetWorkflowId("WKF3".to_owned()), now));
    assert_eq!(filter.workflow.as_deref(), Some("WKF3"));
    let effects = sift(&mut state, |sieve| sieve.everywhere = true);
    assert_eq!(cancelled(&effects), [first]);
    assert_eq!(found(&effects).1, Filter::default());
    // What asks for the same asks for nothing.
    assert!(asked(&state.act(Action::SetWorkflowId("WKF9".to_owned()), now)).is_empty());
    let effects = sift(&mut state, |sieve| {
        sieve.command = Some(Command::Stop);
        sieve.verdict = Some(Sought::NoVerdict);
        " INC ".clone_into(&mut sieve.text);
        "2026-11-20T00:00:00Z".clone_into(&mut sieve.from);
        "someday".clone_into(&mut sieve.until);
    });
    assert!(state.journal.sieve.has_bad_date());
    let wanted = Filter {
        command: Some(Command::Stop),
        verdict: Some(Sought::NoVerdict),
        text: "INC".to_owned(),
        from: Some("2026-11-20T00:00:00Z".parse().unwrap()),
        ..Filter::default()
    };
    assert_eq!(found(&effects).1, wanted);
    let days = sift(&mut state, |sieve| {
        "2026-11-20".clone_into(&mut sieve.from);
        "2026-11-20".clone_into(&mut sieve.until);
    });
    let filter = found(&days).1;
    let day = filter.until.unwrap().duration_since(filter.from.unwrap());
    assert_eq!(day.as_hours(), 24, "the last day counts as a whole");
}

#[tokio::test]
async fn old_rows_stay_until_the_new_ones_are_there_and_what_was_given_up_is_not_taken() {
    let (listing, entries) = listed(3).await;
    let mut state = ready();
    let (id, _) = found(&state.act(Action::ShowTab(Tab::Journal), Instant::now()));
    let first = Recalled::First {
        entries: entries.clone(),
        listing: Some(listing.clone()),
    };
    say(&mut state, id, first);
    assert_eq!(state.journal.count(), 3);
    let effects = sift(&mut state, |sieve| "x".clone_into(&mut sieve.text));
    let (next, _) = found(&effects);
    assert_eq!(state.journal.entry(2), entries.get(2));
    let late = Recalled::First {
        entries: Vec::new(),
        listing: None,
    };
    say(&mut state, id, late);
    assert_eq!(state.journal.count(), 3);
    let one = Recalled::First {
        entries: entries[..1].to_vec(),
        listing: None,
    };
    say(&mut state, next, one);
    assert_eq!(
        (state.journal.count(), state.journal.is_counted()),
        (1, false)
    );
    assert_eq!(state.journal.entry(1), None);
    say(&mut state, next, Recalled::Listed(listing));
    assert_eq!(
        (state.journal.count(), state.journal.is_counted()),
        (3, true)
    );
    say(
        &mut state,
        next,
        Recalled::Failed(Message::new("journal-stopped")),
    );
    assert!(state.journal.trouble.is_some());
    assert_eq!(state.journal.entry(0), entries.first());
}

#[tokio::test]
async fn only_what_is_in_sight_is_asked_for_and_what_is_scrolled_past_is_given_up() {
    let (listing, entries) = listed(PART * 3).await;
    let mut state = ready();
    let (id, _) = found(&state.act(Action::ShowTab(Tab::Journal), Instant::now()));
    let first = Recalled::First {
        entries: entries[..PART].to_vec(),
        listing: Some(listing),
    };
    say(&mut state, id, first);
    let see = |state: &mut State, row: usize| {
        let rows = row..row + 8;
        let top = f64::from(u32::try_from(row).unwrap());
        (
            state.journal.lacks(&rows),
            leaf(state, Leaf::See { top, rows }),
        )
    };
    let (lacks, effects) = see(&mut state, 10);
    assert!(!lacks && effects.is_empty(), "{effects:?}");
    let (lacks, effects) = see(&mut state, PART - 4);
    let parts = asked(&effects);
    let [(second, Recall::Part { range, .. })] = &parts[..] else {
        panic!("{effects:?}");
    };
    assert!(lacks);
    assert_eq!(*range, PART..2 * PART);
    // Asked once, not in every frame.
    assert!(see(&mut state, PART - 4).1.is_empty());
    let (_, effects) = see(&mut state, PART * 2 + 1);
    assert_eq!(cancelled(&effects), [*second]);
    let third = asked(&effects)[0].0;
    say(
        &mut state,
        third,
        Recalled::Part(entries[2 * PART..].to_vec()),
    );
    assert_eq!(state.journal.entry(2 * PART), entries.get(2 * PART));
    assert_eq!(state.journal.entry(PART), None);
    // What cannot be read is said, and not asked for again and again.
    let (_, effects) = see(&mut state, PART);
    let id = asked(&effects)[0].0;
    say(
        &mut state,
        id,
        Recalled::Failed(Message::new("journal-stopped")),
    );
    assert!(state.journal.trouble.is_some());
    assert!(see(&mut state, PART).1.is_empty());
}

#[test]
fn what_this_window_sends_brings_the_list_up_to_date_but_only_while_somebody_looks() {
    let mut state = ready();
    let now = Instant::now();
    let sent = |effects: &[Effect]| {
        effects.iter().find_map(|effect| match effect {
            Effect::Ask(Request::Send { id, .. }) => Some(*id),
            _ => None,
        })
    };
    let id = sent(&state.act(Action::Press(Command::Start), now)).unwrap();
    let effects = state.apply(answered(id, Verdict::Accepted), now);
    assert!(asked(&effects).is_empty());
    found(&state.act(Action::ShowTab(Tab::Journal), now));
    let later = now + Duration::from_secs(1);
    let id = sent(&state.act(Action::Press(Command::Pause), later)).unwrap();
    found(&state.apply(answered(id, Verdict::NotSent(Cause::Cancelled)), later));
    assert!(asked(&state.act(Action::ComeBack, later)).is_empty());
    found(&leaf(&mut state, Leaf::Refresh));
}

#[tokio::test]
async fn filling_the_fields_from_an_entry_sends_nothing() {
    let (listing, entries) = listed(1).await;
    let mut entry = entries[0].clone();
    let other = profile("Other", "other-stage");
    entry.profile_id = other.id.to_string();
    entry.organization = "third-stage".to_owned();
    entry.workflow = "WKF12".to_owned();
    let mut state = ready_with(vec![profile("Acme", "acme-mkt-stage"), other.clone()]);
    let (id, _) = found(&state.act(Action::ShowTab(Tab::Journal), Instant::now()));
    let first = Recalled::First {
        entries,
        listing: Some(listing),
    };
    say(&mut state, id, first);
    let open = |state: &mut State, entry: &Entry| {
        let effects = leaf(state, Leaf::Open(entry.id));
        let entry = Box::new(entry.clone());
        let text = Arc::new(Text::new("POST / HTTP/1.1"));
        say(
            state,
            asked(&effects)[0].0,
            Recalled::Opened { entry, text },
        );
    };
    open(&mut state, &entry);
    let effects = leaf(&mut state, Leaf::FillFields);
    let is_sent = |effect: &Effect| {
        matches!(
            effect,
            Effect::Ask(Request::Send { .. } | Request::Restart { .. })
        )
    };
    assert!(!effects.iter().any(is_sent), "{effects:?}");
    assert_eq!(state.chosen, Some(other.id));
    assert_eq!(
        (state.organization.as_str(), state.workflow_id.as_str()),
        ("third-stage", "WKF12")
    );
    assert!(state.notices.is_empty());
    "gone".clone_into(&mut entry.profile_id);
    open(&mut state, &entry);
    leaf(&mut state, Leaf::FillFields);
    assert_eq!(state.notices[0].key, "journal-profile-gone");
    leaf(&mut state, Leaf::Close);
    assert!(state.journal.opened.is_none());
}

#[test]
fn an_export_takes_what_is_filtered_says_how_far_it_is_and_can_be_given_up() {
    let mut state = ready();
    let now = Instant::now();
    state.act(Action::ShowTab(Tab::Journal), now);
    let filter = Filter {
        workflow: Some("WKF35".to_owned()),
        ..Filter::default()
    };
    // Another workflow came into the field while the file dialog was open.
    state.act(Action::SetWorkflowId("WKF36".to_owned()), now);
    let chosen = |format| Event::PathChosen {
        purpose: PathPurpose::Journal(format, Box::new(filter.clone())),
        path: Some("/tmp/journal.csv".into()),
        open_for: Duration::from_secs(1),
    };
    let effects = state.apply(chosen(Format::Csv), now);
    let asked_for = asked(&effects);
    let [(id, Recall::Export { filter, format, .. })] = &asked_for[..] else {
        panic!("{effects:?}");
    };
    assert_eq!(filter.workflow.as_deref(), Some("WKF35"));
    assert_eq!(*format, Format::Csv);
    let far = Progress {
        written: 40,
        share: 0.4,
    };
    say(&mut state, *id, Recalled::Exporting(far));
    assert_eq!(state.journal.export.unwrap().progress, far);
    // One file at a time.
    assert!(asked(&state.apply(chosen(Format::JsonLines), now)).is_empty());
    assert_eq!(cancelled(&leaf(&mut state, Leaf::CancelExport)), [*id]);
    let said = Message::new("journal-export-cancelled");
    say(&mut state, *id, Recalled::Failed(said.clone()));
    assert!(state.journal.export.is_none());
    assert_eq!(state.notices, [said]);
}
