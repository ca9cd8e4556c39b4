//! All that reads what others wrote, with damaged input: nothing panics, nothing is guessed, nothing is lost, and memory
//! stays in proportion to the input.
//!
//! Each input is one of `tests/corpus/`, damaged. A short run is part of every test run; a long one is
//!
//! ```sh
//! PROPTEST_CASES=1000000 cargo test --release --test fuzz --test imports --test workflows
//! ```
//!
//! An input that was once read wrongly belongs into `tests/corpus/`, where every run reads it first, undamaged.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "fuzz/answers.rs"]
mod answers;
mod campaign;
#[path = "fuzz/damage.rs"]
mod damage;
#[path = "fuzz/files.rs"]
mod files;
#[path = "fuzz/journal.rs"]
mod journal;
#[path = "fuzz/lists.rs"]
mod lists;
#[path = "fuzz/proportion.rs"]
mod proportion;
#[path = "fuzz/wire.rs"]
mod wire;

use proptest::prelude::ProptestConfig;

/// So many cases in a short run; where `PROPTEST_CASES` asks for a long one, this share of it.
fn cases(short: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    let share = |cases: u32| u32::try_from(u64::from(cases) * u64::from(short) / 1000).unwrap();
    ProptestConfig {
        cases: share(usual.cases).max(short),
        // A failure's input goes into the corpus, where a person can read it.
        failure_persistence: None,
        max_shrink_iters: 2000,
        ..usual
    }
}
