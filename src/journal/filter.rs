//! Which entries are wanted.

use jiff::civil::Date;
use jiff::fmt::temporal::Pieces;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::entry::Ruling;
use crate::campaign::Command;

/// Which entries are wanted; all of what is given must hold. The usual one wants them all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Exactly this workflow ID.
    pub workflow: Option<String>,
    /// This profile: its id, or its name as it was at the time, whatever the case.
    pub profile: Option<String>,
    /// This command.
    pub command: Option<Command>,
    /// This verdict, or none yet.
    pub verdict: Option<Sought>,
    /// Somewhere in workflow ID, label, profile, organization, user or host, whatever the case;
    /// from three characters on also in the reason.
    pub text: String,
    /// Not before this moment.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub until: Option<Timestamp>,
}

/// A moment as a person writes it: a day of their own calendar, from its beginning, or a moment; without a time zone it
/// is one of their own clock.
pub fn moment_from(text: &str) -> Option<Timestamp> {
    moment(text).or_else(|| begin_of(day(text)?))
}

/// The same where everything before it is wanted: a day counts as a whole.
pub fn moment_until(text: &str) -> Option<Timestamp> {
    moment(text).or_else(|| begin_of(day(text)?.tomorrow().ok()?))
}

fn moment(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Some(moment);
    }
    if let Ok(zoned) = text.parse::<Zoned>() {
        return Some(zoned.timestamp());
    }
    // A day would be read as its midnight, and anything with a zone that nobody knows as if it had none.
    let pieces = Pieces::parse(text).ok()?;
    let is_local = pieces.offset().is_none() && pieces.time_zone_annotation().is_none();
    let time = pieces.time().filter(|_time| is_local)?;
    let moment = pieces.date().to_datetime(time);
    Some(moment.to_zoned(TimeZone::system()).ok()?.timestamp())
}

/// Exactly `2026-11-22`: the calendar's own parser takes a date from whatever begins with one.
fn day(text: &str) -> Option<Date> {
    let day: Date = text.trim().parse().ok()?;
    (day.to_string() == text.trim()).then_some(day)
}

fn begin_of(day: Date) -> Option<Timestamp> {
    let begin = day.to_zoned(TimeZone::system()).ok()?;
    Some(begin.timestamp())
}

/// Which verdict is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// This one.
    Ruling(Ruling),
    /// Entries without a verdict: on their way, or never to be known.
    NoVerdict,
}

impl Filter {
    pub(super) fn is_about_subjects(&self) -> bool {
        self.workflow.is_some() || self.profile.is_some() || !self.text.trim().is_empty()
    }

    pub(super) fn is_about_rows(&self) -> bool {
        self.command.is_some()
            || self.verdict.is_some()
            || self.from.is_some()
            || self.until.is_some()
    }

    /// The text as the reasons' index wants it: one phrase, any three characters or more.
    pub(super) fn reason_phrase(&self) -> Option<String> {
        let text = self.text.trim();
        (text.chars().count() >= 3).then(|| format!("\"{}\"", text.replace('"', "\"\"")))
    }

    /// What can be told from an entry's own row.
    pub(super) fn takes(&self, row: &Narrow) -> bool {
        let from = self.from.map(Timestamp::as_microsecond);
        let until = self.until.map(Timestamp::as_microsecond);
        from.is_none_or(|from| row.at >= from)
            && until.is_none_or(|until| row.at < until)
            && self
                .command
                .is_none_or(|command| row.command == command.wire_word())
            && self.verdict.is_none_or(|sought| match sought {
                Sought::Ruling(ruling) => row.verdict.as_deref() == Some(ruling.word()),
                Sought::NoVerdict => row.verdict.is_none(),
            })
    }

    /// The same as a condition, for the two indices that hold these columns.
    pub(super) fn condition(&self) -> String {
        let mut parts = vec!["true".to_owned()];
        if let Some(from) = self.from {
            parts.push(format!("at >= {}", from.as_microsecond()));
        }
        if let Some(until) = self.until {
            parts.push(format!("at < {}", until.as_microsecond()));
        }
        // Both words come from closed lists of this program's own.
        if let Some(command) = self.command {
            parts.push(format!("command = '{}'", command.wire_word()));
        }
        match self.verdict {
            Some(Sought::Ruling(ruling)) => parts.push(format!("verdict = '{}'", ruling.word())),
            Some(Sought::NoVerdict) => parts.push("verdict is null".to_owned()),
            None => {}
        }
        parts.join(" and ")
    }
}

/// What filters look at in a row.
pub(super) struct Narrow {
    pub(super) seq: i64,
    pub(super) subject: i64,
    pub(super) at: i64,
    pub(super) command: String,
    pub(super) verdict: Option<String>,
}
