//! The workflows to practise on, each with a story of its own.

use super::workflow::State;

/// One workflow of the cast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The workflow ID that goes into the URL.
    pub id: &'static str,
    /// Its label, in English as on any Campaign: labels are names and not translated.
    pub label: &'static str,
    /// The key of the sentence that tells its story, in `assets/locales/*.ftl`.
    pub story: &'static str,
    pub(super) nature: Nature,
    pub(super) begins: State,
}

/// What is special about a workflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    Obeys,
    SlowToStop,
    NeverStops,
    FailsAfterStarting,
    PausedForDays,
    ReportsNoState,
    WasRenamed,
    LosesTheAnswer,
    ExpiredToken,
    BadGateway,
    TooManyRequests,
    LongAnswer,
    HasASignal,
}

/// The cast, in the order of its IDs.
pub fn cast() -> &'static [Member] {
    CAST
}

const CAST: &[Member] = &[
    member(
        "WKF1",
        "Daily import",
        "practice-obeys",
        Nature::Obeys,
        State::Finished,
    ),
    member(
        "WKF2",
        "Data export",
        "practice-slow-to-stop",
        Nature::SlowToStop,
        State::Started,
    ),
    member(
        "WKF3",
        "Audience refresh",
        "practice-never-stops",
        Nature::NeverStops,
        State::Started,
    ),
    member(
        "WKF4",
        "Birthday mail",
        "practice-fails",
        Nature::FailsAfterStarting,
        State::Finished,
    ),
    member(
        "WKF5",
        "Spring campaign",
        "practice-paused-for-days",
        Nature::PausedForDays,
        State::Paused,
    ),
    member(
        "WKF6",
        "Address check",
        "practice-no-state",
        Nature::ReportsNoState,
        State::Finished,
    ),
    member(
        "WKF7",
        "Order reminders",
        "practice-renamed",
        Nature::WasRenamed,
        State::Started,
    ),
    member(
        "WKF8",
        "Newsletter",
        "practice-loses-answer",
        Nature::LosesTheAnswer,
        State::Finished,
    ),
    member(
        "WKF9",
        "Loyalty points",
        "practice-expired-token",
        Nature::ExpiredToken,
        State::Started,
    ),
    member(
        "WKF10",
        "Web tracking",
        "practice-bad-gateway",
        Nature::BadGateway,
        State::Started,
    ),
    member(
        "WKF11",
        "Price alerts",
        "practice-too-many-requests",
        Nature::TooManyRequests,
        State::Finished,
    ),
    member(
        "WKF12",
        "Customer report",
        "practice-long-answer",
        Nature::LongAnswer,
        State::Finished,
    ),
    member(
        "WKF13",
        "Welcome series",
        "practice-signal",
        Nature::HasASignal,
        State::Started,
    ),
];

const fn member(
    id: &'static str,
    label: &'static str,
    story: &'static str,
    nature: Nature,
    begins: State,
) -> Member {
    Member {
        id,
        label,
        story,
        nature,
        begins,
    }
}
