//! The four commands that Campaign documents for a workflow, and the word each has on the wire.

/// What a workflow can be told over REST.
///
/// There is no restart, no unconditional stop and no "execute pending tasks now": Adobe documents these four only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Command {
    /// From the beginning; a paused workflow is resumed by it (Adobe, *Execution commands*).
    Start,
    /// No new activity begins; operations in progress go on.
    Pause,
    /// Goes on where it was paused.
    Resume,
    /// Ends the run; it cannot go on from the same place.
    Stop,
}

impl Command {
    /// All four, in the order in which Adobe lists them.
    pub const ALL: [Self; 4] = [Self::Start, Self::Pause, Self::Resume, Self::Stop];

    /// The lower-case English word that Campaign reads, whatever language the person reads.
    pub const fn wire_word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Pause => "pause",
            Self::Resume => "resume",
            Self::Stop => "stop",
        }
    }

    /// The documented request body, byte for byte.
    pub const fn body(self) -> &'static str {
        match self {
            Self::Start => r#"{"method":"start"}"#,
            Self::Pause => r#"{"method":"pause"}"#,
            Self::Resume => r#"{"method":"resume"}"#,
            Self::Stop => r#"{"method":"stop"}"#,
        }
    }
}
