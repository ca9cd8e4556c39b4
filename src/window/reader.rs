//! The response viewer's state: how the body is shown, where in it the person is, what is selected, and what is looked for.

use std::ops::Range;
use std::sync::Arc;

use crate::background::{
    Formatted, Found, Look, MOST_KEPT, Page, Request, RequestId, Sheet, Sight,
};
use crate::campaign::Message;

use super::action::{Effect, Focus, Tab};
use super::state::State;

/// What a person did in the viewer.
#[derive(Debug, Clone, PartialEq)]
pub enum Browse {
    /// Chose how the body is shown.
    Show(Form),
    /// Does not want to wait for the formatted text.
    CancelFormat,
    /// Scrolled, or moved the cursor, perhaps with a selection behind it.
    Move(Spot),
    /// Wants to find something.
    OpenFind,
    /// Wants to find nothing any more.
    CloseFind,
    /// Changed what is to be found.
    Find(String),
    /// Wants to see the next match.
    FindNext,
    /// Wants to see the match before.
    FindPrevious,
    /// Does not want to wait for the rest of the matches.
    CancelFind,
}

/// How a body can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As text, as it came.
    AsItCame,
    /// With line breaks and indents, where it looks like JSON.
    Formatted,
    /// As bytes.
    Hex,
}

impl Form {
    /// All of them, from left to right.
    pub const ALL: [Self; 3] = [Self::AsItCame, Self::Formatted, Self::Hex];
}

/// Where in a text the person is.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Spot {
    /// The row at the upper edge; a part of one may be scrolled away.
    pub top: f64,
    /// The column at the left edge.
    pub left: f64,
    /// The cursor, as a byte of what is shown.
    pub caret: u32,
    /// Where the selection began; the same byte where nothing is selected.
    pub anchor: u32,
    /// The view must still scroll to the cursor: only it knows how large it is.
    pub must_show_caret: bool,
}

impl Spot {
    /// The bytes that are selected.
    pub fn selection(&self) -> Range<u32> {
        self.caret.min(self.anchor)..self.caret.max(self.anchor)
    }

    /// The cursor there, and nothing selected.
    pub(super) fn at(caret: u32) -> Self {
        Self {
            caret,
            anchor: caret,
            must_show_caret: true,
            ..Self::default()
        }
    }
}

/// Work in the engine room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// Which.
    pub id: RequestId,
    /// How far it is.
    pub percent: u8,
}

/// What is looked for, and what was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Find {
    /// What.
    pub pattern: String,
    /// Where it was found, the first million.
    pub matches: Vec<Range<u32>>,
    /// How often it was found so far.
    pub total: usize,
    /// The search, while it goes on.
    pub work: Option<Work>,
    /// Whether the person did not want to wait for the rest.
    pub is_cut: bool,
    /// The next match from here on is to be shown as soon as it is known.
    wanted_from: Option<u32>,
}

impl Find {
    /// Which match is selected, counted from one.
    pub fn position(&self, selection: &Range<u32>) -> Option<usize> {
        let by_start = |found: &Range<u32>| found.start.cmp(&selection.start);
        let index = self.matches.binary_search_by(by_start).ok()?;
        (self.matches[index] == *selection).then_some(index + 1)
    }

    /// Whether more was found than can be stepped through.
    pub fn is_beyond(&self) -> bool {
        self.total > MOST_KEPT
    }

    /// The matches that have a byte in `range`.
    pub fn within(&self, range: &Range<u32>) -> &[Range<u32>] {
        let first = self
            .matches
            .partition_point(|found| found.end <= range.start);
        let rest = &self.matches[first..];
        &rest[..rest.partition_point(|found| found.start < range.end)]
    }
}

/// What the viewer is about.
#[derive(Debug, Default)]
pub struct Reader {
    /// The person likes bodies formatted; this holds for later answers too.
    prefers_formatted: bool,
    /// Whether this body is shown as bytes, where the person chose.
    as_hex: Option<bool>,
    /// The body is still being read whole.
    pub reading: Option<Work>,
    /// The body is being formatted.
    pub formatting: Option<Work>,
    /// The formatted body.
    pub formatted: Option<Formatted>,
    /// What is looked for, while the field is open.
    pub find: Option<Find>,
    copying: Option<RequestId>,
    spots: [Spot; Tab::ALL.len()],
}

/// Up to this size a text is copied at once; a larger one is made ready in the engine room.
const COPIED_AT_ONCE: u32 = 256 * 1024;

/// A clipboard is no place for more.
const LONGEST_COPIED: u32 = 64 * 1024 * 1024;

impl State {
    /// How the body is shown, or will be once it has been formatted.
    pub fn form(&self) -> Form {
        let text = &self.page.text;
        if self.reader.as_hex.unwrap_or_else(|| text.is_binary()) {
            Form::Hex
        } else if self.reader.prefers_formatted && text.is_json() {
            Form::Formatted
        } else {
            Form::AsItCame
        }
    }

    /// What is shown of the exchange.
    pub fn shown(&self) -> Sheet {
        match self.tab {
            Tab::Response => match (self.form(), &self.reader.formatted) {
                (Form::Hex, _) => Sheet::Hex(self.page.body.clone()),
                (Form::Formatted, Some(formatted)) => Sheet::Text(Arc::clone(&formatted.text)),
                _ => Sheet::Text(Arc::clone(&self.page.text)),
            },
            Tab::Headers => Sheet::Text(Arc::clone(&self.headers)),
            Tab::Request => Sheet::Text(Arc::clone(&self.request)),
            Tab::Journal => Sheet::Text(match &self.journal.opened {
                Some(opened) => Arc::clone(&opened.text),
                None => Arc::default(),
            }),
        }
    }

    /// Where the person is in what is shown.
    pub fn spot(&self) -> Spot {
        self.reader.spots[self.tab as usize]
    }

    fn set_spot(&mut self, spot: Spot) {
        self.reader.spots[self.tab as usize] = spot;
    }

    /// Takes what a person did in the viewer.
    pub(super) fn browse(&mut self, browse: Browse) -> Vec<Effect> {
        match browse {
            Browse::Show(form) => self.show_as(form),
            Browse::CancelFormat => {
                self.reader.prefers_formatted = false;
                cancel(self.reader.formatting.take())
            }
            Browse::Move(spot) => {
                self.set_spot(spot);
                Vec::new()
            }
            Browse::OpenFind => self.open_find(),
            Browse::CloseFind => {
                let find = self.reader.find.take();
                let mut effects = cancel(find.and_then(|find| find.work));
                effects.push(Effect::Focus(Focus::Reader));
                effects
            }
            Browse::Find(pattern) => self.look_for(pattern),
            Browse::FindNext => self.step_to(true),
            Browse::FindPrevious => self.step_to(false),
            Browse::CancelFind => {
                let Some(find) = &mut self.reader.find else {
                    return Vec::new();
                };
                find.is_cut = find.work.is_some();
                cancel(find.work.take())
            }
        }
    }

    /// Where the list hides everything else, or stands in the journal's card, it has a field of its own that finds.
    /// Where no text is shown, there is none, and the keyboard stays where it is.
    fn open_find(&mut self) -> Vec<Effect> {
        if self.list.is_open {
            return vec![Effect::Focus(Focus::Filter)];
        }
        if self.tab == Tab::Journal && self.journal.opened.is_none() {
            return vec![Effect::Focus(Focus::JournalText)];
        }
        if !self.shows_text() {
            return Vec::new();
        }
        self.reader.find.get_or_insert_default();
        vec![Effect::Focus(Focus::Find)]
    }

    /// Another body is there: what was known of the one before goes.
    pub(super) fn turn_page(&mut self) -> Vec<Effect> {
        let old = std::mem::take(&mut self.reader);
        self.reader.prefers_formatted = old.prefers_formatted;
        self.reader.find = old.find;
        // The journal's page is not about this body.
        self.reader.spots[Tab::Journal as usize] = old.spots[Tab::Journal as usize];
        let mut effects = cancel(old.reading);
        effects.extend(cancel(old.formatting));
        effects.extend(cancel(old.copying.map(|id| Work { id, percent: 0 })));
        if !self.page.is_whole() {
            let body = self.page.body.clone();
            let (work, effect) = self.look(Look::Read { body });
            self.reader.reading = Some(work);
            effects.push(effect);
        }
        effects.extend(self.format_where_wanted());
        effects.extend(self.look_again());
        effects
    }

    /// Shows another part of the exchange.
    pub(super) fn show_tab(&mut self, tab: Tab) -> Vec<Effect> {
        self.tab = tab;
        self.look_again()
    }

    /// Another entry of the journal is open: it is read from its beginning.
    pub(super) fn begin_to_read(&mut self) -> Vec<Effect> {
        self.reader.spots[Tab::Journal as usize] = Spot::default();
        self.look_again()
    }

    /// Takes what the engine room says of the work that it was given here. Work that was given up is not known any more.
    pub(super) fn seen(&mut self, id: RequestId, sight: Sight) -> Vec<Effect> {
        match sight {
            Sight::Progress(percent) => {
                let works = [&mut self.reader.reading, &mut self.reader.formatting];
                for work in works.into_iter().flatten() {
                    if work.id == id {
                        work.percent = percent;
                    }
                }
                Vec::new()
            }
            Sight::Read(page) if is(self.reader.reading, id) => {
                self.reader.reading = None;
                self.body_is_read(page)
            }
            Sight::Formatted(formatted) if is(self.reader.formatting, id) => {
                self.reader.formatting = None;
                self.reader.formatted = Some(formatted);
                if self.form() != Form::Formatted {
                    return Vec::new();
                }
                self.reader.spots[Tab::Response as usize] = Spot::default();
                self.look_again()
            }
            Sight::Found(found, percent) => {
                self.found(id, found, percent);
                Vec::new()
            }
            Sight::Copied(text) if self.reader.copying == Some(id) => {
                self.reader.copying = None;
                vec![Effect::CopyText(text)]
            }
            Sight::Read(_) | Sight::Formatted(_) | Sight::Copied(_) => Vec::new(),
        }
    }

    /// What is selected, or all that is shown.
    pub(super) fn copy(&mut self) -> Vec<Effect> {
        let sheet = self.shown();
        let range = match self.spot().selection() {
            selected if selected.is_empty() => 0..sheet.end(),
            selected => selected,
        };
        let length = range.end - range.start;
        if length > LONGEST_COPIED {
            return self.notify(Message::new("copy-too-large"));
        }
        if length <= COPIED_AT_ONCE {
            return vec![Effect::CopyText(sheet.shown(range))];
        }
        let mut effects = cancel(self.reader.copying.map(|id| Work { id, percent: 0 }));
        let (work, effect) = self.look(Look::Copy { sheet, range });
        self.reader.copying = Some(work.id);
        effects.push(effect);
        effects
    }

    fn show_as(&mut self, form: Form) -> Vec<Effect> {
        let before = self.form();
        if form == before {
            return Vec::new();
        }
        self.reader.as_hex = Some(form == Form::Hex);
        if form != Form::Hex {
            self.reader.prefers_formatted = form == Form::Formatted;
        }
        // The same byte stays in sight; a formatted text has other bytes.
        let is_formatted = before == Form::Formatted && self.reader.formatted.is_some();
        let caret = self.spot().caret;
        self.set_spot(if is_formatted || form == Form::Formatted {
            Spot::default()
        } else {
            Spot::at(caret)
        });
        let mut effects = self.format_where_wanted();
        if form != Form::Formatted {
            effects.extend(cancel(self.reader.formatting.take()));
        }
        effects.extend(self.look_again());
        effects
    }

    fn format_where_wanted(&mut self) -> Vec<Effect> {
        let reader = &self.reader;
        let is_there = reader.formatted.is_some() || reader.formatting.is_some();
        if self.form() != Form::Formatted || is_there {
            return Vec::new();
        }
        let body = self.page.body.clone();
        let (work, effect) = self.look(Look::Format { body });
        self.reader.formatting = Some(work);
        vec![effect]
    }

    /// The whole body begins with the piece that was shown: place and selection stay.
    fn body_is_read(&mut self, page: Arc<Page>) -> Vec<Effect> {
        self.page = page;
        // Until now a search in the text found only what stands in its beginning.
        match self.form() {
            Form::AsItCame => self.look_again(),
            Form::Formatted if self.reader.formatted.is_none() => self.look_again(),
            _ => Vec::new(),
        }
    }

    fn look(&mut self, look: Look) -> (Work, Effect) {
        let id = self.fresh_id();
        let look = Box::new(look);
        let effect = Effect::Ask(Request::Look { id, look });
        (Work { id, percent: 0 }, effect)
    }

    /// Looks for the same in what is shown now.
    fn look_again(&mut self) -> Vec<Effect> {
        let pattern = self.reader.find.as_ref().map(|find| find.pattern.clone());
        let Some(pattern) = pattern else {
            return Vec::new();
        };
        let effects = self.look_for(pattern);
        if let Some(find) = &mut self.reader.find {
            // Nobody asked to be taken anywhere.
            find.wanted_from = None;
        }
        effects
    }

    fn look_for(&mut self, pattern: String) -> Vec<Effect> {
        let old = self.reader.find.take();
        let mut effects = cancel(old.and_then(|find| find.work));
        let mut find = Find {
            wanted_from: Some(self.spot().selection().start),
            ..Find::default()
        };
        if !pattern.is_empty() {
            let bytes = self.shown().bytes().clone();
            let pattern = pattern.clone();
            let (work, effect) = self.look(Look::Find { bytes, pattern });
            find.work = Some(work);
            effects.push(effect);
        }
        find.pattern = pattern;
        self.reader.find = Some(find);
        effects
    }

    fn found(&mut self, id: RequestId, found: Found, percent: u8) {
        let Some(find) = &mut self.reader.find else {
            return;
        };
        if !is(find.work, id) {
            return;
        }
        find.matches.extend(found.matches);
        find.total = found.total;
        find.work = (percent < 100).then_some(Work { id, percent });
        let Some(from) = find.wanted_from else {
            return;
        };
        let next = find.matches.partition_point(|found| found.start < from);
        // Where nothing comes after, the first of all is the next.
        let is_over = find.work.is_none();
        let wanted = find.matches.get(next).or(find.matches.first());
        if next < find.matches.len() || is_over {
            find.wanted_from = None;
            if let Some(wanted) = wanted.cloned() {
                self.select(&wanted);
            }
        }
    }

    fn step_to(&mut self, is_forward: bool) -> Vec<Effect> {
        let selection = self.spot().selection();
        let Some(find) = &mut self.reader.find else {
            return self.browse(Browse::OpenFind);
        };
        find.wanted_from = None;
        let matches = &find.matches;
        let position = find.position(&selection);
        let wanted = if is_forward {
            let from = selection.start + u32::from(position.is_some());
            let next = matches.partition_point(|found| found.start < from);
            matches.get(next).or(matches.first())
        } else {
            let before = matches.partition_point(|found| found.start < selection.start);
            matches[..before].last().or(matches.last())
        };
        if let Some(wanted) = wanted.cloned() {
            self.select(&wanted);
        }
        Vec::new()
    }

    fn select(&mut self, range: &Range<u32>) {
        let spot = Spot {
            anchor: range.start,
            caret: range.end,
            must_show_caret: true,
            ..self.spot()
        };
        self.set_spot(spot);
    }
}

fn is(work: Option<Work>, id: RequestId) -> bool {
    work.is_some_and(|work| work.id == id)
}

fn cancel(work: Option<Work>) -> Vec<Effect> {
    let ask = |work: Work| Effect::Ask(Request::Cancel { id: work.id });
    work.map(ask).into_iter().collect()
}
