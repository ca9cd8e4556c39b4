//! The journal as it is on screen: what is asked of it, which of its entries are here, and the one that is open.

use std::collections::HashMap;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use crate::background::{Event, Recall, Recalled, Request, RequestId, RestartNews, Text};
use crate::campaign::{Command, Message};
use crate::journal::{
    Entry, EntryId, Filter, Format, Listing, Progress, Size, Sought, moment_from, moment_until,
};

use super::action::{Effect, Focus, Tab};
use super::state::State;
use super::typed_path::is_of_journal;

/// What a person did on the journal's page.
#[derive(Debug, Clone, PartialEq)]
pub enum Leaf {
    /// Wants other entries.
    Sift(Box<Sieve>),
    /// Wants to see all filters, or only the first ones.
    AllFilters(bool),
    /// Scrolled: to this row, so that these are in sight.
    See {
        /// The row at the upper edge; a part of one may be scrolled away.
        top: f64,
        /// Which rows.
        rows: Range<usize>,
    },
    /// Put the keyboard on a row.
    Mark(usize),
    /// Wants to see an entry whole.
    Open(EntryId),
    /// Wants the list back.
    Close,
    /// Wants the list as it is now.
    Refresh,
    /// Wants the fields as the open entry had them. Nothing is sent.
    FillFields,
    /// Wants the open entry as this line on the clipboard.
    CopyLine(String),
    /// Does not want the file any more.
    CancelExport,
}

/// Which entries the person wants to see.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sieve {
    /// Those of every workflow, not only of the one in the field.
    pub everywhere: bool,
    /// Those with this command.
    pub command: Option<Command>,
    /// Those with this verdict.
    pub verdict: Option<Sought>,
    /// Those that went through this profile: its id.
    pub profile: Option<String>,
    /// Those with this text in them.
    pub text: String,
    /// Those since then, as it was typed.
    pub from: String,
    /// Those until then, as it was typed.
    pub until: String,
}

impl Sieve {
    /// Whether something is typed that is no date.
    pub fn has_bad_date(&self) -> bool {
        let is_bad = |text: &str| !text.trim().is_empty() && moment_from(text).is_none();
        is_bad(&self.from) || is_bad(&self.until)
    }
}

/// An entry that is open.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The entry.
    pub entry: Entry,
    /// Request and answer; empty where nothing is known of them.
    pub text: Arc<Text>,
}

/// A file that is being written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exporting {
    id: RequestId,
    /// How far it is.
    pub progress: Progress,
}

/// So many entries are fetched at once.
pub const PART: usize = 64;

/// So many parts are kept.
const KEPT: usize = 16;

/// The journal's page.
#[derive(Debug, Default)]
pub struct Logbook {
    /// What the person wants to see.
    pub sieve: Sieve,
    /// Whether all filters are on screen.
    pub shows_all_filters: bool,
    /// The row at the upper edge.
    pub top: f64,
    /// The row that the keyboard is on.
    pub mark: usize,
    /// How large the journal is.
    pub size: Option<Size>,
    /// Why it could not be read.
    pub trouble: Option<Message>,
    /// The entry that is open.
    pub opened: Option<Opened>,
    /// The file that is being written.
    pub export: Option<Exporting>,
    /// Since when a list is waited for.
    pub finding: Option<Instant>,
    list: List,
    /// The filter of what is shown or waited for.
    asked: Option<Filter>,
    found_by: Option<RequestId>,
    fetching: HashMap<usize, RequestId>,
    opening: Option<RequestId>,
    is_stale: bool,
}

/// The entries that are here.
#[derive(Debug, Default)]
struct List {
    filter: Filter,
    listing: Option<Listing>,
    parts: HashMap<usize, Vec<Entry>>,
    /// As they were before the list was fetched afresh: they stay on screen until then.
    old: HashMap<usize, Vec<Entry>>,
}

impl Logbook {
    /// How many entries there are, as far as that is known.
    pub fn count(&self) -> usize {
        match &self.list.listing {
            Some(listing) => listing.count(),
            None => self.list.parts.get(&0).map_or(0, Vec::len),
        }
    }

    /// Whether that is all of them.
    pub fn is_counted(&self) -> bool {
        self.list.listing.is_some()
    }

    /// An entry of the list; `None` while it is not here.
    pub fn entry(&self, row: usize) -> Option<&Entry> {
        let (part, at) = (row / PART, row % PART);
        let fresh = self.list.parts.get(&part);
        let part = fresh.or_else(|| self.list.old.get(&part))?;
        part.get(at)
    }

    /// Whether some of these rows must be asked for.
    pub fn lacks(&self, rows: &Range<usize>) -> bool {
        self.list.listing.is_some() && self.missing(rows).next().is_some()
    }

    fn missing(&self, rows: &Range<usize>) -> impl Iterator<Item = usize> {
        let last = rows.end.min(self.count());
        let parts = rows.start / PART..last.div_ceil(PART);
        parts
            .filter(|part| !self.list.parts.contains_key(part) && !self.fetching.contains_key(part))
    }

    fn give_up_fetching(&mut self, is_over: impl Fn(usize) -> bool) -> Vec<Effect> {
        let given_up: Vec<_> = self
            .fetching
            .extract_if(|part, _id| is_over(*part))
            .map(|(_part, id)| Effect::Ask(Request::Cancel { id }))
            .collect();
        given_up
    }

    /// What was fetched long ago, and is far from what is in sight, goes.
    fn forget_far(&mut self, part: usize) {
        while self.list.parts.len() > KEPT {
            let farthest = self.list.parts.keys().copied();
            let Some(farthest) = farthest.max_by_key(|other| other.abs_diff(part)) else {
                return;
            };
            self.list.parts.remove(&farthest);
        }
    }

    /// The newest entries are here; the rest of an older list stays on screen until the new one is.
    fn take_first(&mut self, entries: Vec<Entry>, listing: Option<Listing>) {
        let asked = self.asked.clone().unwrap_or_default();
        let is_same = asked == self.list.filter;
        let mut before = std::mem::take(&mut self.list);
        if is_same {
            before.old.extend(before.parts);
            self.list.old = before.old;
            self.list.listing = listing.or(before.listing);
        } else {
            self.list.listing = listing;
            self.top = 0.0;
            self.mark = 0;
        }
        self.list.filter = asked;
        self.list.parts.insert(0, entries);
    }
}

impl Event {
    /// Whether the journal knows more by now.
    pub(super) fn changes_journal(&self) -> bool {
        match self {
            Self::Answered { .. } | Self::Followed { .. } => true,
            Self::Restart { news, .. } => !matches!(**news, RestartNews::Looked(_)),
            _ => false,
        }
    }
}

impl State {
    /// Which entries are wanted, whatever is on screen by now.
    pub fn wanted_of_journal(&self) -> Filter {
        let sieve = &self.journal.sieve;
        let workflow = self.workflow_id.trim();
        Filter {
            workflow: (!sieve.everywhere && !workflow.is_empty()).then(|| workflow.to_owned()),
            profile: sieve.profile.clone(),
            command: sieve.command,
            verdict: sieve.verdict,
            text: sieve.text.trim().to_owned(),
            from: moment_from(&sieve.from),
            until: moment_until(&sieve.until),
        }
    }

    /// Takes what a person did on the journal's page.
    pub(super) fn leaf(&mut self, leaf: Leaf) -> Vec<Effect> {
        match leaf {
            Leaf::Sift(sieve) => self.journal.sieve = *sieve,
            Leaf::AllFilters(shows) => self.journal.shows_all_filters = shows,
            Leaf::See { top, rows } => return self.fetch(top, &rows),
            Leaf::Mark(row) => {
                self.journal.mark = row.min(self.journal.count().saturating_sub(1));
                return vec![Effect::Focus(Focus::JournalRow(self.journal.mark))];
            }
            Leaf::Open(id) => return self.open_entry(id),
            Leaf::Close => {
                self.journal.opened = None;
                let mut effects = self.show_tab(Tab::Journal);
                effects.push(Effect::Focus(Focus::JournalRow(self.journal.mark)));
                return effects;
            }
            Leaf::Refresh => self.journal.is_stale = true,
            Leaf::FillFields => return self.fill_fields(),
            Leaf::CopyLine(line) => return vec![Effect::CopyText(line)],
            Leaf::CancelExport => {
                self.forget_path(is_of_journal);
                let export = self.journal.export.iter();
                return export
                    .map(|export| Effect::Ask(Request::Cancel { id: export.id }))
                    .collect();
            }
        }
        Vec::new()
    }

    /// While the journal is on screen, it is asked anew as soon as other entries are wanted, or it knows more.
    pub(super) fn keep_journal(&mut self, now: Instant) -> Vec<Effect> {
        if self.tab != Tab::Journal {
            return Vec::new();
        }
        let wanted = self.wanted_of_journal();
        let is_new = self.journal.asked.as_ref() != Some(&wanted);
        if !is_new && !self.journal.is_stale {
            return Vec::new();
        }
        let id = self.fresh_id();
        let journal = &mut self.journal;
        let before = journal.found_by.replace(id);
        let cancel = before.map(|id| Effect::Ask(Request::Cancel { id }));
        let mut effects: Vec<_> = cancel.into_iter().collect();
        effects.extend(journal.give_up_fetching(|_part| true));
        journal.is_stale = false;
        journal.asked = Some(wanted.clone());
        journal.finding = Some(now);
        let recall = Box::new(Recall::Find {
            filter: wanted,
            first: PART,
        });
        effects.push(Effect::Ask(Request::Recall { id, recall }));
        if let Some(opened) = &self.journal.opened {
            effects.extend(self.open_entry(opened.entry.id));
        }
        effects
    }

    /// Asks for the rows in sight that are not here, and no longer for those that are out of sight.
    fn fetch(&mut self, top: f64, rows: &Range<usize>) -> Vec<Effect> {
        self.journal.top = top;
        let in_sight = rows.start / PART..rows.end.div_ceil(PART).max(1);
        let mut effects = self
            .journal
            .give_up_fetching(|part| !in_sight.contains(&part));
        self.journal.forget_far(in_sight.start);
        let Some(listing) = self.journal.list.listing.clone() else {
            return effects;
        };
        let missing: Vec<_> = self.journal.missing(rows).collect();
        for part in missing {
            let id = self.fresh_id();
            self.journal.fetching.insert(part, id);
            let recall = Box::new(Recall::Part {
                listing: listing.clone(),
                range: part * PART..(part + 1) * PART,
            });
            effects.push(Effect::Ask(Request::Recall { id, recall }));
        }
        effects
    }

    fn open_entry(&mut self, id: EntryId) -> Vec<Effect> {
        let request = self.fresh_id();
        let before = self.journal.opening.replace(request);
        let cancel = before.map(|id| Effect::Ask(Request::Cancel { id }));
        let open = Request::Recall {
            id: request,
            recall: Box::new(Recall::Open { id }),
        };
        cancel.into_iter().chain([Effect::Ask(open)]).collect()
    }

    /// Profile, organization and workflow as the open entry had them; the person presses the button.
    fn fill_fields(&mut self) -> Vec<Effect> {
        let Some(opened) = &self.journal.opened else {
            return Vec::new();
        };
        let entry = opened.entry.clone();
        let mut profiles = self.all_profiles().iter();
        let profile = profiles.find(|profile| profile.id.to_string() == entry.profile_id);
        let mut effects = match profile.map(|profile| profile.id) {
            Some(id) if self.chosen != Some(id) => self.choose_profile(id),
            Some(_chosen) => Vec::new(),
            None => self.notify(
                Message::new("journal-profile-gone").with("profile", entry.profile.as_str()),
            ),
        };
        self.organization = entry.organization;
        self.workflow_id = entry.workflow;
        effects.push(Effect::Focus(Focus::WorkflowId));
        effects
    }

    /// The file for an export was chosen. What is exported is what was seen when it was asked for.
    pub(super) fn export_journal(
        &mut self,
        filter: Filter,
        format: Format,
        path: PathBuf,
    ) -> Vec<Effect> {
        if self.journal.export.is_some() {
            return Vec::new();
        }
        let id = self.fresh_id();
        self.journal.export = Some(Exporting {
            id,
            progress: Progress {
                written: 0,
                share: 0.0,
            },
        });
        let recall = Box::new(Recall::Export {
            filter,
            format,
            path,
        });
        vec![Effect::Ask(Request::Recall { id, recall })]
    }

    /// Takes what the journal says. What was given up is not known any more.
    pub(super) fn recalled(&mut self, id: RequestId, recalled: Recalled) -> Vec<Effect> {
        let is_found = self.journal.found_by == Some(id);
        let is_opened = self.journal.opening == Some(id);
        let journal = &mut self.journal;
        match recalled {
            Recalled::First { entries, listing } if is_found => {
                journal.trouble = None;
                journal.finding = listing.is_none().then_some(journal.finding).flatten();
                journal.take_first(entries, listing);
            }
            Recalled::Listed(listing) if is_found => {
                journal.finding = None;
                journal.list.listing = Some(listing);
            }
            Recalled::Size(size) if is_found => journal.size = Some(size),
            Recalled::Part(entries) => {
                if let Some(part) = journal.part_of(id) {
                    journal.list.parts.insert(part, entries);
                }
            }
            Recalled::Opened { entry, text } if is_opened => {
                journal.opening = None;
                let before = journal.opened.replace(Opened {
                    entry: *entry,
                    text,
                });
                let now = journal.opened.as_ref().map(|opened| opened.entry.id);
                return if before.map(|opened| opened.entry.id) == now {
                    Vec::new()
                } else {
                    self.begin_to_read()
                };
            }
            Recalled::Exporting(progress) => {
                let export = journal.export.as_mut().filter(|export| export.id == id);
                if let Some(export) = export {
                    export.progress = progress;
                }
            }
            Recalled::Exported { path, count } => {
                journal.export.take_if(|export| export.id == id);
                self.forget_path(is_of_journal);
                let count = i64::try_from(count).unwrap_or(i64::MAX);
                let message = Message::new("journal-exported").with("count", count);
                return self.notify(message.with("path", path.display().to_string()));
            }
            Recalled::Failed(message) => return self.recall_failed(id, message),
            Recalled::First { .. }
            | Recalled::Listed(_)
            | Recalled::Size(_)
            | Recalled::Opened { .. } => {}
        }
        Vec::new()
    }

    fn recall_failed(&mut self, id: RequestId, message: Message) -> Vec<Effect> {
        let journal = &mut self.journal;
        if journal.export.take_if(|export| export.id == id).is_some() {
            return self.file_failed(is_of_journal, message);
        }
        if journal.found_by == Some(id) {
            journal.finding = None;
            journal.trouble = Some(message);
        } else if journal.opening == Some(id) {
            journal.opening = None;
            return self.notify(message);
        } else if let Some(part) = journal.part_of(id) {
            // Nothing asks for it again before the person does.
            journal.list.parts.insert(part, Vec::new());
            journal.trouble = Some(message);
        }
        Vec::new()
    }
}

impl Logbook {
    /// Takes note that it knows more than what is shown.
    pub(super) fn is_out_of_date(&mut self) {
        self.is_stale = true;
    }

    fn part_of(&mut self, id: RequestId) -> Option<usize> {
        let mut fetching = self.fetching.iter();
        let part = fetching.find_map(|(part, of)| (*of == id).then_some(*part))?;
        self.fetching.remove(&part);
        Some(part)
    }
}
