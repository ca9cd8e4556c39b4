//! `campaign-remote journal`: what was sent from here, and what came of it. Newest first.

use std::io;
use std::time::Duration;

use clap::{Arg, ArgAction, ArgMatches, Command as Grammar};
use jiff::Timestamp;
use serde_json::json;

use crate::campaign::Message;
use crate::journal::{Entry, Filter, Journal, moment_from, write_csv};
use crate::language::{Place, Words};
use crate::profiles::Folders;
use crate::sentences::standing_key;

use super::call::{Call, Ending, Trouble, complain};
use super::exit::Exit;
use super::ground;
use super::interrupt::Interrupt;
use super::terminal::Mood;

/// So many entries where nobody said how many.
const LIMIT: usize = 50;

/// So long a command that is done tries to write down what it could not write before.
const LAST_CHANCE: Duration = Duration::from_secs(3);

/// Its arguments.
pub(super) fn grammar(words: &Words) -> Grammar {
    let arg = |id, value, key| Arg::new(id).long(id).value_name(value).help(words.say(key));
    Grammar::new("journal")
        .about(words.say("cli-journal"))
        .after_help(words.say("cli-journal-after"))
        .arg(arg("workflow", "ID", "cli-journal-workflow"))
        .arg(arg("since", "DATE", "cli-journal-since"))
        .arg(
            arg("limit", "N", "cli-journal-limit")
                .value_parser(clap::value_parser!(u64).range(1..)),
        )
        .arg(
            Arg::new("csv")
                .long("csv")
                .action(ArgAction::SetTrue)
                .conflicts_with("json")
                .help(words.say("cli-journal-csv")),
        )
}

/// Prints the newest entries.
pub(super) fn show(call: &Call<'_>) -> Ending {
    let filter = Filter {
        workflow: call.text("workflow").map(|id| id.trim().to_owned()),
        profile: call.text("profile").map(|name| name.trim().to_owned()),
        from: since(call)?,
        ..Filter::default()
    };
    let limit = limit(call.matches);
    let folders =
        Folders::of_system().ok_or_else(|| call.wrong_use(&Message::new("cli-no-home")))?;
    let journal = Journal::start(folders.data.join("journal.sqlite"))
        .map_err(|error| Trouble::system(&error))?;
    let entries = ground::run(async {
        let found = journal.first(filter, limit).await;
        // It has written nothing, so there is nothing to settle: a signal still ends it while it prints.
        for message in journal.notices().await {
            say_notice(call, &message);
        }
        found.map_err(|error| Trouble::new(Exit::NotSent, call.words, &error.message()))
    })?
    .entries;
    if call.flag("csv") {
        call.printed(write_csv(&entries, &mut io::stdout().lock()));
        return Ok(Exit::Good);
    }
    for entry in &entries {
        let (lead, rest) = in_words(call.words, entry);
        call.marked(mood(entry), &lead, &rest);
    }
    if entries.is_empty() {
        call.line(&call.words.say("cli-journal-empty"));
    }
    let entries: Vec<_> = entries.iter().map(Entry::to_json).collect();
    call.object(&json!({"command": call.name, "entries": entries}));
    Ok(Exit::Good)
}

/// Says what the person should know of the journal, where a pipe does not see it.
///
/// What is not in it yet gets a last chance first: this process ends now, and what it knows with it.
pub(super) async fn say_notices(call: &Call<'_>, journal: &Journal) {
    let is_settled = settled(journal).await;
    for message in journal.notices().await {
        let message = match message.key {
            "journal-verdict-waits" if is_settled => continue,
            "journal-verdict-waits" => Message {
                key: "cli-journal-verdict-lost",
                ..message
            },
            _ => message,
        };
        say_notice(call, &message);
    }
}

fn say_notice(call: &Call<'_>, message: &Message) {
    complain(&call.say(message));
    complain(&crate::sentences::advice(call.words, message));
}

async fn settled(journal: &Journal) -> bool {
    let Ok(mut interrupt) = Interrupt::listen() else {
        return journal.settle(LAST_CHANCE).await;
    };
    tokio::select! {
        biased;
        is_settled = journal.settle(LAST_CHANCE) => is_settled,
        () = interrupt.heard() => false,
    }
}

fn limit(matches: &ArgMatches) -> usize {
    let given = matches.get_one::<u64>("limit").copied();
    given.map_or(LIMIT, |limit| usize::try_from(limit).unwrap_or(usize::MAX))
}

/// A day of the person's own calendar, or a moment with its time zone.
fn since(call: &Call<'_>) -> Result<Option<Timestamp>, Trouble> {
    let Some(text) = call.text("since").map(str::trim) else {
        return Ok(None);
    };
    moment_from(text)
        .map(Some)
        .ok_or_else(|| call.wrong_use(&Message::new("cli-journal-not-a-date").with("text", text)))
}

fn in_words(words: &Words, entry: &Entry) -> (String, String) {
    let what = format!("{} {}", entry.command, entry.workflow);
    let lead = words.say_with(
        "cli-journal-lead",
        [
            ("verdict", Place::Text(&words.say(standing_key(entry)))),
            ("what", Place::Text(&what)),
        ],
    );
    let mut rest = vec![
        entry.at.strftime("%Y-%m-%d %H:%M:%S %:z").to_string(),
        format!("{}@{}", entry.who.user, entry.who.host),
        entry.profile.clone(),
    ];
    rest.extend(entry.code.clone());
    rest.extend(
        [&entry.label]
            .into_iter()
            .filter(|label| !label.is_empty())
            .cloned(),
    );
    rest.extend(entry.reason.clone());
    (lead, rest.join(" · "))
}

fn mood(entry: &Entry) -> Mood {
    match standing_key(entry) {
        "standing-confirmed" | "standing-accepted" => Mood::Good,
        "standing-refused" => Mood::Bad,
        "standing-not-sent" | "standing-on-its-way" => Mood::Plain,
        _ => Mood::Careful,
    }
}
