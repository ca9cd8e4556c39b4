//! The path of a file: chosen in the system's dialog, or typed where no program shows one. What was typed is looked at
//! first, and is there again when nothing could be done with it.

use std::mem::discriminant;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::background::{CredentialSource, PathPurpose, PathSeen, PathUse, Request, RequestId};
use crate::campaign::Message;

use super::action::{Effect, Focus};
use super::dialog::Dialog;
use super::state::State;

/// The dialog in which a path is typed.
#[derive(Debug)]
pub struct TypedPath {
    /// What the file is for.
    pub purpose: PathPurpose,
    /// What has been typed.
    pub typed: String,
    /// What is wrong with it.
    pub trouble: Option<Message>,
    /// The request by which it is being looked at just now.
    pub looking: Option<RequestId>,
    /// The file that is there already: the person is asked whether it shall be replaced.
    pub taken: Option<PathBuf>,
}

impl TypedPath {
    pub(super) fn new(purpose: PathPurpose) -> Self {
        Self {
            purpose,
            typed: String::new(),
            trouble: None,
            looking: None,
            taken: None,
        }
    }

    /// What was found out about another text says nothing of this one.
    pub(super) fn type_in(&mut self, text: String) {
        self.typed = text;
        self.trouble = None;
        self.looking = None;
        self.taken = None;
    }

    pub(super) fn can_confirm(&self) -> bool {
        self.looking.is_none() && !self.typed.trim().is_empty()
    }

    fn path_use(&self) -> PathUse {
        match self.purpose {
            PathPurpose::Import | PathPurpose::Credentials | PathPurpose::Workflows => {
                PathUse::Read
            }
            PathPurpose::Export | PathPurpose::Body(_) | PathPurpose::Journal(..) => PathUse::Write,
        }
    }
}

impl State {
    /// A file dialog has closed. No person closes one this fast: there was no program to show it then.
    pub(super) fn path_came(
        &mut self,
        purpose: PathPurpose,
        path: Option<PathBuf>,
        open_for: Duration,
    ) -> Vec<Effect> {
        match path {
            Some(path) => {
                let kind = discriminant(&purpose);
                self.forget_path(|purpose| discriminant(purpose) == kind);
                self.path_chosen(purpose, path)
            }
            None if open_for < Duration::from_millis(150) => {
                self.open_dialog(Dialog::Path(Box::new(TypedPath::new(purpose))));
                vec![Effect::Focus(Focus::Dialog)]
            }
            None => Vec::new(),
        }
    }

    /// Looks first where the typed path leads; where that is known and the person was asked, goes on.
    pub(super) fn confirm_path(&mut self, now: Instant) -> Vec<Effect> {
        let id = self.fresh_id();
        let Some(Dialog::Path(asked)) = &mut self.dialog else {
            return Vec::new();
        };
        if let Some(path) = asked.taken.take() {
            return self.use_typed(path, now);
        }
        asked.looking = Some(id);
        asked.trouble = None;
        vec![Effect::Ask(Request::LookAtPath {
            id,
            typed: asked.typed.clone(),
            path_use: asked.path_use(),
        })]
    }

    pub(super) fn path_seen(
        &mut self,
        id: RequestId,
        seen: Result<PathSeen, Message>,
        now: Instant,
    ) -> Vec<Effect> {
        let is_uppermost = matches!(&self.dialog, Some(Dialog::Path(_)));
        let asked = self.all_dialogs().find_map(|dialog| match dialog {
            Dialog::Path(asked) if asked.looking == Some(id) => Some(asked),
            _ => None,
        });
        let Some(asked) = asked else {
            return Vec::new();
        };
        asked.looking = None;
        match seen {
            Err(message) => asked.trouble = Some(message),
            Ok(seen) if seen.is_taken => {
                asked.taken = Some(seen.path);
                return Vec::new();
            }
            Ok(seen) if is_uppermost => return self.use_typed(seen.path, now),
            // Another dialog lies over it by now: the person confirms it once more.
            Ok(_) => {}
        }
        if is_uppermost {
            vec![Effect::Focus(Focus::Dialog)]
        } else {
            Vec::new()
        }
    }

    fn use_typed(&mut self, path: PathBuf, now: Instant) -> Vec<Effect> {
        let Some(Dialog::Path(asked)) = self.take_dialog(now) else {
            return Vec::new();
        };
        self.typed_path = Some((asked.purpose.clone(), asked.typed));
        self.path_chosen(asked.purpose, path)
    }

    fn path_chosen(&mut self, purpose: PathPurpose, path: PathBuf) -> Vec<Effect> {
        let request = match purpose {
            PathPurpose::Import => Request::PlanImport { path },
            PathPurpose::Export => Request::Export { path },
            PathPurpose::Journal(format, filter) => {
                return self.export_journal(*filter, format, path);
            }
            PathPurpose::Workflows => return self.add_from_file(path),
            PathPurpose::Credentials => return self.take_in(CredentialSource::File(path)),
            PathPurpose::Body(body) => Request::SaveBody { path, body },
        };
        vec![Effect::Ask(request)]
    }

    /// It was done, or was given up: what was typed for it is not needed any more.
    pub(super) fn forget_path(&mut self, is_its: impl Fn(&PathPurpose) -> bool) {
        self.typed_path.take_if(|(purpose, _typed)| is_its(purpose));
    }

    /// Nothing could be done with the file. A path that was typed can be corrected, unless something else is open.
    pub(super) fn file_failed(
        &mut self,
        is_its: impl Fn(&PathPurpose) -> bool,
        message: Message,
    ) -> Vec<Effect> {
        let typed = self.typed_path.take_if(|(purpose, _typed)| is_its(purpose));
        let Some((purpose, typed)) = typed.filter(|_| self.depth() == 0) else {
            return self.notify(message);
        };
        self.open_dialog(Dialog::Path(Box::new(TypedPath {
            typed,
            trouble: Some(message),
            ..TypedPath::new(purpose)
        })));
        vec![Effect::Focus(Focus::Dialog)]
    }
}

/// What a file is for whose request has come to its end.
pub(super) const fn is_import(purpose: &PathPurpose) -> bool {
    matches!(purpose, PathPurpose::Import)
}

pub(super) const fn is_export(purpose: &PathPurpose) -> bool {
    matches!(purpose, PathPurpose::Export)
}

pub(super) const fn is_body(purpose: &PathPurpose) -> bool {
    matches!(purpose, PathPurpose::Body(_))
}

pub(super) const fn is_of_journal(purpose: &PathPurpose) -> bool {
    matches!(purpose, PathPurpose::Journal(..))
}
