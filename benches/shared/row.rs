//! One line of a table: what the program takes, what it is measured against, and whether that is within its target.

#![allow(dead_code, reason = "each benchmark uses a part of this")]
#![allow(clippy::print_stdout, reason = "the table is the result")]

use std::time::Duration;

/// Prints a line with a ratio; `target` is the most that the ratio may be.
pub(crate) fn row(what: &str, ours: f64, theirs: f64, unit: &str, target: Option<f64>) {
    let ratio = ours / theirs;
    println!(
        "  {what:<46} {ours:>9.2} {theirs:>9.2} {unit:<4} {ratio:>6.2}   {}",
        judged(ratio, target)
    );
}

/// The same for times, in milliseconds.
pub(crate) fn times(what: &str, ours: Duration, theirs: Duration, target: Option<f64>) {
    row(what, ms(ours), ms(theirs), "ms", target);
}

/// Prints a line with nothing to compare it with; `target` is the most that it may be.
pub(crate) fn alone(what: &str, ours: f64, unit: &str, target: Option<f64>) {
    println!(
        "  {what:<46} {ours:>9.2} {:>9} {unit:<4} {:>6}   {}",
        "",
        "",
        judged(ours, target)
    );
}

/// The one in the middle.
pub(crate) fn median<T: PartialOrd + Copy>(values: &[T]) -> T {
    let mut sorted = values.to_vec();
    sorted.sort_by(|one, other| one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal));
    sorted[sorted.len() / 2]
}

pub(crate) fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

fn judged(value: f64, target: Option<f64>) -> String {
    match target {
        Some(most) if value <= most => format!("at most {most}: reached"),
        Some(most) => format!("at most {most}: NOT REACHED"),
        None => String::new(),
    }
}
