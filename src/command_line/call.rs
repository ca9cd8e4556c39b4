//! One command as it was called: its words and arguments, and where its result and its complaints go.

use std::cell::RefCell;
use std::io::{self, IsTerminal as _, Write as _};

use clap::ArgMatches;
use serde_json::{Value, json};

use crate::campaign::{Command, Message, WorkflowId};
use crate::language::{Place, Words};
use crate::sentences::{advice, seen, tell};

use super::exit::Exit;
use super::terminal::{self, Mood};

/// A command as it was called.
pub(super) struct Call<'a> {
    /// What it is called in its JSON: `profiles add`.
    pub(super) name: &'static str,
    pub(super) words: &'a Words,
    pub(super) matches: &'a ArgMatches,
    /// Why something of the result could not be printed; the first reason.
    lost: RefCell<Option<io::Error>>,
}

/// Those that do nothing but say something.
const ONLY_SAID: [&str; 5] = [
    "state",
    "check",
    "journal",
    "profiles list",
    "profiles show",
];

/// Why a command did not come to its result.
#[derive(Debug)]
pub(super) struct Trouble {
    pub(super) exit: Exit,
    pub(super) what: String,
    pub(super) next: String,
}

/// What a command comes to.
pub(super) type Ending = Result<Exit, Trouble>;

impl Trouble {
    pub(super) fn new(exit: Exit, words: &Words, message: &Message) -> Self {
        Self {
            exit,
            what: tell(words, message),
            next: advice(words, message),
        }
    }

    pub(super) fn wrong_use(words: &Words, message: &Message) -> Self {
        Self::new(Exit::WrongUse, words, message)
    }

    /// The same trouble, with what had been done before it came.
    pub(super) fn after(self, done: &str) -> Self {
        Self {
            what: format!("{} {done}", self.what),
            ..self
        }
    }

    /// What stands in the place of a command's result.
    pub(super) fn object(&self, command: &str) -> Value {
        let mut object = json!({
            "command": command,
            "exit_code": self.exit.code(),
            "message": self.what,
        });
        if !self.next.is_empty() {
            object["next_step"] = json!(self.next);
        }
        object
    }

    /// The system would not do what everything else needs.
    pub(super) fn system(error: &io::Error) -> Self {
        Self {
            exit: Exit::NotSent,
            what: error.to_string(),
            next: String::new(),
        }
    }
}

impl<'a> Call<'a> {
    pub(super) fn new(name: &'static str, words: &'a Words, matches: &'a ArgMatches) -> Self {
        Self {
            name,
            words,
            matches,
            lost: RefCell::default(),
        }
    }
}

impl Call<'_> {
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.matches.get_one::<String>(name).map(String::as_str)
    }

    pub(super) fn flag(&self, name: &str) -> bool {
        self.matches.get_flag(name)
    }

    pub(super) fn is_json(&self) -> bool {
        self.flag("json")
    }

    pub(super) fn say(&self, message: &Message) -> String {
        tell(self.words, message)
    }

    pub(super) fn wrong_use(&self, message: &Message) -> Trouble {
        Trouble::wrong_use(self.words, message)
    }

    /// The workflow that the command is for.
    pub(super) fn workflow(&self) -> Result<WorkflowId, Trouble> {
        WorkflowId::parse(self.text("workflow").unwrap_or_default())
            .map_err(|error| self.wrong_use(&error.message()))
    }

    /// A line of the result for a person; nothing where JSON was asked for.
    pub(super) fn line(&self, text: &str) {
        self.marked(Mood::Plain, text, "");
    }

    /// The same, its beginning in the colour of the news.
    pub(super) fn marked(&self, mood: Mood, lead: &str, rest: &str) {
        if self.is_json() || (lead.is_empty() && rest.is_empty()) {
            return;
        }
        let out = io::stdout();
        let lead = terminal::painted(mood, &seen(lead), terminal::is_coloured(out.is_terminal()));
        self.print(format!("{lead} {}", seen(rest)).trim_end());
    }

    fn print(&self, line: &str) {
        self.printed(writeln!(io::stdout(), "{line}"));
    }

    /// Takes note of whether something of the result got out. A pipe that is closed wants no more.
    pub(super) fn printed(&self, done: io::Result<()>) {
        if let Err(error) = done
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.lost.borrow_mut().get_or_insert(error);
        }
    }

    /// How it ends, now that it is known whether its result got out. What was done is done; where the result was all
    /// there is to it, without that nothing was.
    pub(super) fn ended(&self, exit: Exit) -> Exit {
        let Some(error) = self.lost.take() else {
            return exit;
        };
        complain(&self.say_of("cli-output-lost", "reason", &error.to_string()));
        if exit == Exit::Good && ONLY_SAID.contains(&self.name) {
            Exit::NotSent
        } else {
            exit
        }
    }

    /// The result as JSON, where that was asked for.
    pub(super) fn object(&self, object: &Value) {
        if self.is_json() {
            self.print(&object.to_string());
        }
    }

    /// Says why there is no result.
    pub(super) fn fail(&self, trouble: &Trouble) {
        if self.is_json() {
            self.object(&self.object_of(trouble));
        } else {
            complain(&trouble.what);
            if !trouble.next.is_empty() {
                complain(&trouble.next);
            }
        }
    }

    fn object_of(&self, trouble: &Trouble) -> Value {
        let is_command = Command::ALL
            .iter()
            .any(|command| command.wire_word() == self.name);
        let mut object = if is_command {
            json!({
                "command": self.name,
                "workflow": self.text("workflow"),
                "profile": null,
                "organization": null,
                "verdict": "not_sent",
                "confirmed": null,
                "state": null,
                "status": null,
                "elapsed_ms": 0,
                "message": trouble.what,
            })
        } else {
            return trouble.object(self.name);
        };
        if !trouble.next.is_empty() {
            object["next_step"] = json!(trouble.next);
        }
        object
    }

    /// A sentence with one place.
    pub(super) fn say_of(&self, key: &str, place: &str, value: &str) -> String {
        self.words.say_with(key, [(place, Place::Text(value))])
    }
}

/// Says something that is not the result, where a person sees it and a pipe does not.
pub(super) fn complain(text: &str) {
    let mut out = io::stderr();
    let name = terminal::bold("campaign-remote:", terminal::is_coloured(out.is_terminal()));
    // A terminal that is gone reads nothing anyway.
    let _gone = writeln!(out, "{name} {}", seen(text));
}
