//! Adding many workflows at once: pasted lines or a file are read, what would be added is said first, then it is saved.

use std::path::PathBuf;

use crate::background::{ListSource, Request, RequestId};
use crate::campaign::Message;
use crate::campaign::import::{ListError, ListTrouble, WorkflowList, read_list};
use crate::profiles::SavedWorkflow;

use super::action::{Effect, Focus};
use super::dialog::Dialog;
use super::list::Undo;
use super::state::State;

/// What a person did to add many workflows.
#[derive(Debug, Clone, PartialEq)]
pub enum Add {
    /// Wants to.
    Begin,
    /// Typed or pasted into the dialog's field.
    Type(String),
    /// Pasted more than a field can show.
    Paste(String),
    /// Wants to begin with an empty field again.
    StartOver,
}

/// The dialog that adds workflows.
#[derive(Debug, Default)]
pub struct Adding {
    /// What stands in the field.
    pub typed: String,
    /// What was read instead of the field.
    pub source: Option<Source>,
    /// The request by which it is being read just now.
    pub reading: Option<RequestId>,
    /// Why nothing could be read.
    pub trouble: Option<Message>,
    /// What would be added.
    pub preview: Option<Preview>,
}

/// Where the list came from, if not from the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// The clipboard: this many lines.
    Clipboard(usize),
}

/// What adding a list would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// These are added.
    pub new: Vec<SavedWorkflow>,
    /// These are there already, with their labels as they are, and stay so.
    pub known: Vec<SavedWorkflow>,
    /// So many lines name a workflow that stands above them.
    pub doubles: usize,
    /// The first of the lines that were not understood.
    pub troubles: Vec<ListTrouble>,
    /// How many lines were not understood.
    pub not_understood: usize,
}

impl State {
    pub(super) fn add(&mut self, add: Add) -> Vec<Effect> {
        match add {
            Add::Begin => self.begin_to_add(),
            Add::Type(text) => {
                let found = match read_list(&text) {
                    Err(ListError::Empty) => None,
                    read => Some(read),
                };
                self.with_adding(|adding| adding.typed = text);
                self.show_list(found);
                Vec::new()
            }
            Add::Paste(text) => {
                let source = Source::Clipboard(text.lines().count());
                self.read_list(source, ListSource::Text(text))
            }
            Add::StartOver => {
                // What was typed before a file came is still there.
                let mut typed = String::new();
                self.with_adding(|adding| typed = std::mem::take(adding).typed);
                self.add(Add::Type(typed));
                vec![Effect::Focus(Focus::Dialog)]
            }
        }
    }

    fn with_adding(&mut self, change: impl FnOnce(&mut Adding)) {
        let mut addings = self.all_dialogs().filter_map(|dialog| match dialog {
            Dialog::AddWorkflows(adding) => Some(adding),
            _ => None,
        });
        if let Some(adding) = addings.next() {
            change(adding);
        }
    }

    fn begin_to_add(&mut self) -> Vec<Effect> {
        if let Some(why) = self.why_list_is_fixed() {
            return self.notify(Message::new(why));
        }
        self.open_dialog(Dialog::AddWorkflows(Box::default()));
        let chosen = self.chosen;
        if let Some(typed) = chosen.and_then(|profile| self.list.unadded.remove(&profile)) {
            self.add(Add::Type(typed));
        }
        vec![Effect::Focus(Focus::Dialog)]
    }

    /// Whoever closes the dialog too early finds there what they had typed.
    pub(super) fn keep_unadded(&mut self, typed: String) {
        let typed = Some(typed).filter(|typed| !typed.trim().is_empty());
        self.list.unadded.extend(self.chosen.zip(typed));
    }

    /// Reads a file that was chosen or dropped.
    pub(super) fn add_from_file(&mut self, path: PathBuf) -> Vec<Effect> {
        if self.editor.is_some() {
            return Vec::new();
        }
        self.read_list(Source::File(path.clone()), ListSource::File(path))
    }

    fn read_list(&mut self, source: Source, list: ListSource) -> Vec<Effect> {
        let mut effects = Vec::new();
        if !matches!(self.dialog, Some(Dialog::AddWorkflows(_))) {
            effects = self.begin_to_add();
        }
        let id = self.fresh_id();
        let Some(Dialog::AddWorkflows(adding)) = &mut self.dialog else {
            return effects;
        };
        **adding = Adding {
            source: Some(source),
            reading: Some(id),
            typed: std::mem::take(&mut adding.typed),
            ..Adding::default()
        };
        effects.push(Effect::Ask(Request::ReadList { id, source: list }));
        effects
    }

    /// A list was read, or could not be. An answer to an older question says nothing of this one.
    pub(super) fn list_read(
        &mut self,
        id: RequestId,
        found: Result<WorkflowList, Message>,
    ) -> Vec<Effect> {
        let is_waiting = self.all_dialogs().any(
            |dialog| matches!(dialog, Dialog::AddWorkflows(adding) if adding.reading == Some(id)),
        );
        if !is_waiting {
            return Vec::new();
        }
        let preview = found.map(|list| self.preview(list));
        self.with_adding(|adding| {
            adding.reading = None;
            match preview {
                Ok(preview) => adding.preview = Some(preview),
                Err(message) => adding.trouble = Some(message),
            }
        });
        Vec::new()
    }

    fn show_list(&mut self, found: Option<Result<WorkflowList, ListError>>) {
        let (preview, trouble) = match found {
            None => (None, None),
            Some(Ok(list)) => (Some(self.preview(list)), None),
            Some(Err(error)) => (None, Some(error.message())),
        };
        self.with_adding(|adding| {
            adding.preview = preview;
            adding.trouble = trouble;
        });
    }

    fn preview(&self, list: WorkflowList) -> Preview {
        let mut new = Vec::with_capacity(list.workflows.len());
        let mut known = Vec::new();
        for listed in list.workflows {
            match self.place_of(&listed.id) {
                Some(place) => known.extend(self.workflows().get(place).cloned()),
                None => new.push(SavedWorkflow {
                    id: listed.id,
                    label: listed.label,
                    watched: false,
                }),
            }
        }
        Preview {
            new,
            known,
            doubles: list.doubles,
            troubles: list.troubles,
            not_understood: list.not_understood,
        }
    }

    /// Adds what was previewed, behind what is there. What came in by another way meanwhile stays as it is.
    pub(super) fn add_previewed(&mut self, adding: Adding) -> Vec<Effect> {
        let Some(preview) = adding.preview else {
            return Vec::new();
        };
        let mut new = preview.new;
        new.retain(|workflow| self.place_of(&workflow.id).is_none());
        let ids = new.iter().map(|workflow| workflow.id.clone()).collect();
        let count = i64::try_from(new.len()).unwrap_or(i64::MAX);
        let mut effects =
            self.change_workflows(Undo::Added(ids), |workflows| workflows.extend(new));
        if !effects.is_empty() {
            self.say_with_undo(Message::new("list-added").with("count", count));
            effects.push(Effect::Focus(Focus::Filter));
        }
        effects
    }
}
