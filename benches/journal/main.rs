//! What the journal costs: a million entries beside a thousand in one run, and what the intent's durability adds to a command.

#![expect(clippy::unwrap_used, reason = "a measurement fails by panicking")]
#![expect(clippy::print_stdout, reason = "the table is the result")]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use campaign_remote::campaign::{Command, Organization, WorkflowId};
use campaign_remote::journal::{
    Conclusion, EntryId, Filter, Format, Intent, Journal, Ruling, Sought,
};
use tokio_util::sync::CancellationToken;

mod filling;

/// So often each thing is done; the table says the one in the middle.
const TIMES: usize = 21;

/// No first page and no scrolling may take longer, however full the journal is.
const LONGEST: Duration = Duration::from_millis(50);

fn main() {
    // `cargo test --benches` only wants to see that it starts.
    let quick = std::env::args().any(|argument| argument == "--test");
    let (few, many) = if quick { (10, 100) } else { (1_000, 1_000_000) };
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let small = filled(&folder.path().join("small.sqlite"), few).await;
        let since = Instant::now();
        let large = filled(&folder.path().join("large.sqlite"), many).await;
        let size = large.size().await.unwrap();
        println!(
            "{} entries made in {:.0?}: {} MiB\n",
            size.entries,
            since.elapsed(),
            size.bytes / 1024 / 1024
        );
        looks(&small, &large, few, many).await;
        writes(&small, &large, few, many).await;
        durability(folder.path()).await;
        exports(&large, folder.path()).await;
    });
}

async fn filled(path: &Path, count: usize) -> Journal {
    let journal = Journal::start(path).unwrap();
    let id = journal.begin(intent()).await.unwrap();
    journal.conclude(id, accepted()).await.unwrap();
    filling::fill(path, count);
    journal
}

fn intent() -> Intent {
    Intent {
        id: EntryId::fresh(),
        at: jiff::Zoned::now(),
        profile_id: "0198c0de-0000-7000-8000-000000000009".to_owned(),
        profile: "Acme stage".to_owned(),
        organization: Organization::parse("acme-mkt-stage").unwrap(),
        workflow: WorkflowId::parse("WKF35").unwrap(),
        label: "Daily import".to_owned(),
        command: Command::Stop,
        reason: Some("INC-4711 sends twice".to_owned()),
    }
}

fn accepted() -> Conclusion {
    Conclusion {
        ruling: Ruling::Accepted,
        status: Some(200),
        code: None,
        cause: None,
        elapsed: Some(Duration::from_millis(312)),
        exchange: None,
    }
}

fn heading(few: usize, many: usize) {
    println!("{:<44} {few:>10} {many:>10}     ratio", "");
}

fn line(what: &str, few: Duration, many: Duration) {
    judged_line(what, few, many, "");
}

fn judged_line(what: &str, few: Duration, many: Duration, word: &str) {
    let ratio = many.as_secs_f64() / few.as_secs_f64();
    let ms = |duration: Duration| duration.as_secs_f64() * 1e3;
    println!(
        "{what:<44} {:>7.2} ms {:>7.2} ms {ratio:>8.1}   {word}",
        ms(few),
        ms(many)
    );
}

/// The same for what a person waits for.
fn felt(what: &str, few: Duration, many: Duration) {
    let word = if many < LONGEST {
        "under 50 ms: reached"
    } else {
        "under 50 ms: NOT REACHED"
    };
    judged_line(what, few, many, word);
}

async fn median(mut work: impl AsyncFnMut()) -> Duration {
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let since = Instant::now();
        work().await;
        times.push(since.elapsed());
    }
    times.sort();
    times[times.len() / 2]
}

async fn looks(small: &Journal, large: &Journal, few: usize, many: usize) {
    heading(few, many);
    let text = |text: &str| Filter {
        text: text.to_owned(),
        ..Filter::default()
    };
    let filters = [
        ("open", Filter::default()),
        (
            "filter: one workflow of 2,000",
            Filter {
                workflow: Some("WKF123".to_owned()),
                ..Filter::default()
            },
        ),
        ("filter: text in a label", text("number 77")),
        ("filter: text in every entry", text("wkf")),
        ("filter: text in some reasons", text("inc-777")),
        ("filter: text that stands nowhere", text("nowhere at all")),
        (
            "filter: refused stops",
            Filter {
                command: Some(Command::Stop),
                verdict: Some(Sought::Ruling(Ruling::Refused)),
                ..Filter::default()
            },
        ),
    ];
    for (what, filter) in &filters {
        let first = async |journal: &Journal| {
            median(async || drop(journal.first(filter.clone(), 100).await.unwrap())).await
        };
        felt(what, first(small).await, first(large).await);
    }
    for (what, filter) in &filters {
        let list = async |journal: &Journal| {
            median(async || drop(journal.list(filter.clone()).await.unwrap())).await
        };
        line(
            &format!("count all, {what}"),
            list(small).await,
            list(large).await,
        );
    }
    let scroll = async |journal: &Journal| {
        let listing = journal.list(Filter::default()).await.unwrap();
        let mut at = 0;
        median(async || {
            // A stride that comes by every part of the journal.
            at = (at + listing.count() * 5 / 13) % listing.count();
            drop(journal.entries(&listing, at..at + 100).await.unwrap());
        })
        .await
    };
    felt(
        "scroll to any page",
        scroll(small).await,
        scroll(large).await,
    );
}

async fn writes(small: &Journal, large: &Journal, few: usize, many: usize) {
    println!();
    heading(few, many);
    let begin = async |journal: &Journal| {
        median(async || {
            let _id = journal.begin(intent()).await.unwrap();
        })
        .await
    };
    line("intent", begin(small).await, begin(large).await);
    let whole = async |journal: &Journal| {
        median(async || {
            let id = journal.begin(intent()).await.unwrap();
            journal.conclude(id, accepted()).await.unwrap();
        })
        .await
    };
    line("intent and verdict", whole(small).await, whole(large).await);
}

/// The same row written with and without waiting for the disk, so that the difference is what durability costs.
async fn durability(folder: &Path) {
    println!();
    let journal = Journal::start(folder.join("durable.sqlite")).unwrap();
    let _id = journal.begin(intent()).await.unwrap();
    let with = median(async || {
        let _id = journal.begin(intent()).await.unwrap();
    })
    .await;
    let fast = rusqlite::Connection::open(folder.join("durable.sqlite")).unwrap();
    fast.execute_batch("pragma synchronous = off").unwrap();
    let without = median(async || {
        fast.execute(
            "insert into entry (id, at, time, subject, command, reason, open_by) \
             select randomblob(16), at, time, subject, command, reason, open_by from entry where seq = 1",
            [],
        )
        .unwrap();
    })
    .await;
    println!("an intent on the disk     {with:>10.2?}");
    println!("the same row, not synced  {without:>10.2?}");
    println!(
        "durability costs one command {:.2?}",
        with.saturating_sub(without)
    );
}

async fn exports(large: &Journal, folder: &Path) {
    println!();
    for (format, name) in [(Format::Csv, "a.csv"), (Format::JsonLines, "a.jsonl")] {
        // A tenth of everything.
        let filter = Filter {
            text: "number 1".to_owned(),
            command: Some(Command::Stop),
            ..Filter::default()
        };
        let path: PathBuf = folder.join(name);
        let since = Instant::now();
        let written = large
            .export(
                filter,
                format,
                path.clone(),
                |_progress| {},
                CancellationToken::new(),
            )
            .await
            .unwrap();
        let size = std::fs::metadata(path).unwrap().len() / 1024 / 1024;
        println!(
            "{format:?}: {written} entries, {size} MiB in {:.2?}",
            since.elapsed()
        );
    }
}
