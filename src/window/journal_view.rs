//! The journal's page in the card: what to look for, the rows in sight, and one entry whole.

use std::time::Duration;

use eframe::egui::{
    Align, ComboBox, FontId, Id, InputState, Key, Label, Layout, Margin, Memory, Modifiers, Rect,
    RichText, TextEdit, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2,
};

use crate::background::PathPurpose;
use crate::campaign::Command;
use crate::journal::{Entry, Format, Ruling, Sought};
use crate::language::{Place, Words};
use crate::sentences::{line_of_entry, of_recorded};

use super::action::{Action, Focus};
use super::control::field_id;
use super::icons::Icon;
use super::journal::{Leaf, Opened, Sieve};
use super::journal_row::{self, Row, Said, tone_of};
use super::sentences::{add, size, tell_with_advice};
use super::theme::{self, tokens};
use super::view::View;
use super::{viewer, widgets};

/// The card must be as high as this, so that a few rows have room under the filters.
pub(super) const LOWEST: f32 = 360.0;

/// A wait shorter than this is not worth a word.
const WORTH_A_WORD: Duration = Duration::from_millis(300);

fn leaf(leaf: Leaf) -> Action {
    Action::Journal(leaf)
}

/// Beside the tabs: how much there is, and the button that asks again. Gives whether the first had room.
pub(super) fn head(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) -> bool {
    let layout = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let name = view.words.say("journal-refresh");
        if widgets::icon_button(ui, Icon::Refresh, &name, true).clicked() {
            actions.push(leaf(Leaf::Refresh));
        }
        let facts = facts(view);
        let font = FontId::proportional(theme::ROW);
        let muted = tokens(ui).muted;
        let galley = ui.painter().layout_no_wrap(facts.clone(), font, muted);
        let fits = galley.size().x <= ui.available_width();
        // They are not known at first.
        if fits && !facts.is_empty() {
            ui.label(RichText::new(facts).size(theme::ROW).color(muted));
        }
        fits
    });
    layout.inner
}

/// `1,234 entries · 12.3 MB`.
fn facts(view: &View<'_>) -> String {
    let (words, journal) = (view.words, &view.state.journal);
    let mut text = String::new();
    if journal.is_counted() {
        let count = Place::Number(i64::try_from(journal.count()).unwrap_or(i64::MAX));
        text = words.say_with("journal-count", [("count", count)]);
    }
    if let Some(known) = journal.size {
        let bytes = usize::try_from(known.bytes).unwrap_or(usize::MAX);
        let of_file = words.say_with("journal-size", [("size", Place::Text(&size(words, bytes)))]);
        if !text.is_empty() {
            text.push_str(" · ");
        }
        text.push_str(&of_file);
    }
    text
}

/// Draws the list, or the entry that is open.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, has_facts: bool, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 6.0;
    if !has_facts {
        widgets::caption(ui, &facts(view));
    }
    match &view.state.journal.opened {
        Some(opened) => entry(ui, view, opened, actions),
        None => list(ui, view, actions),
    }
}

fn list(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let (words, journal) = (view.words, &view.state.journal);
    filters(ui, view, actions);
    if journal.sieve.has_bad_date() {
        widgets::caption(ui, &words.say("journal-bad-date"));
    }
    if let Some(trouble) = &journal.trouble {
        widgets::caption(ui, &tell_with_advice(words, trouble));
    }
    let waited = journal
        .finding
        .map(|since| view.now.saturating_duration_since(since));
    match waited {
        Some(waited) if waited >= WORTH_A_WORD => {
            widgets::caption(ui, &words.say("journal-looking"));
        }
        Some(waited) => ui
            .ctx()
            .request_repaint_after(WORTH_A_WORD.saturating_sub(waited)),
        None if journal.count() == 0 && journal.trouble.is_none() => {
            // How large it is comes last; until then nobody knows whether something else would fit.
            if let Some(size) = journal.size {
                let key = if size.entries == 0 {
                    "journal-empty"
                } else {
                    "journal-none-fit"
                };
                widgets::caption(ui, &words.say(key));
            }
        }
        None => {}
    }
    rows(ui, view, actions);
}

/// The first two filters and, where they are wanted, the others.
fn filters(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let (words, journal) = (view.words, &view.state.journal);
    let mut sieve = journal.sieve.clone();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        let both = [false, true].map(|everywhere| {
            let key = if everywhere {
                "journal-all-workflows"
            } else {
                "journal-this-workflow"
            };
            (everywhere, words.say(key))
        });
        let name = words.say("journal-filter-workflow");
        choice(ui, &name, &mut sieve.everywhere, &both);
        let name = words.say("journal-filter-text");
        let id = field_id(Focus::JournalText);
        typed(ui, id, &name, &mut sieve.text, 190.0);
        let key = if journal.shows_all_filters {
            "journal-fewer-filters"
        } else {
            "journal-more-filters"
        };
        if widgets::link(ui, &words.say(key), true).clicked() {
            let shows = !journal.shows_all_filters;
            actions.push(leaf(Leaf::AllFilters(shows)));
        }
        export(ui, view, actions);
    });
    if journal.shows_all_filters {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            more_filters(ui, view, &mut sieve);
        });
    }
    if sieve != journal.sieve {
        actions.push(leaf(Leaf::Sift(Box::new(sieve))));
    }
}

fn more_filters(ui: &mut Ui, view: &View<'_>, sieve: &mut Sieve) {
    let words = view.words;
    let commands = Command::ALL.map(|command| (Some(command), command.wire_word().to_owned()));
    let commands = with_any(words.say("journal-any-command"), commands);
    let name = words.say("journal-filter-command");
    choice(ui, &name, &mut sieve.command, &commands);
    let verdicts = [
        (Sought::Ruling(Ruling::Accepted), "standing-accepted"),
        (Sought::Ruling(Ruling::Refused), "standing-refused"),
        (Sought::Ruling(Ruling::NotSent), "standing-not-sent"),
        (
            Sought::Ruling(Ruling::MaybeApplied),
            "standing-may-have-been-applied",
        ),
        (Sought::NoVerdict, "journal-no-verdict"),
    ]
    .map(|(sought, key)| (Some(sought), words.say(key)));
    let verdicts = with_any(words.say("journal-any-verdict"), verdicts);
    let name = words.say("journal-filter-verdict");
    choice(ui, &name, &mut sieve.verdict, &verdicts);
    let profiles = view.state.all_profiles().iter();
    let profiles = profiles.map(|profile| (Some(profile.id.to_string()), profile.name.clone()));
    let profiles = with_any(words.say("journal-any-profile"), profiles);
    let name = words.say("journal-filter-profile");
    choice(ui, &name, &mut sieve.profile, &profiles);
    for (key, text) in [
        ("journal-filter-from", &mut sieve.from),
        ("journal-filter-until", &mut sieve.until),
    ] {
        typed(ui, Id::unique(key), &words.say(key), text, 124.0);
    }
}

fn with_any<T>(
    any: String,
    others: impl IntoIterator<Item = (Option<T>, String)>,
) -> Vec<(Option<T>, String)> {
    [(None, any)].into_iter().chain(others).collect()
}

/// One of several, under an accessible name.
fn choice<T: PartialEq + Clone>(ui: &mut Ui, name: &str, chosen: &mut T, all: &[(T, String)]) {
    let shown = all
        .iter()
        .find(|(one, _text)| one == chosen)
        .map(|(_one, text)| text.clone())
        .unwrap_or_default();
    let combo = ui.scope(|ui| {
        ui.set_max_width(170.0);
        ComboBox::from_id_salt(name)
            .selected_text(RichText::new(&shown).size(theme::ROW))
            .width(120.0)
            .truncate()
            .show_ui(ui, |ui| {
                for (one, text) in all {
                    if ui.selectable_label(one == chosen, text).clicked() {
                        *chosen = one.clone();
                        ui.close();
                    }
                }
            })
    });
    let response = combo.inner.response.accessible_name(name);
    // Only entries have a value that is read aloud.
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_description(shown));
}

/// A one-line field whose name stands in it while it is empty.
fn typed(ui: &mut Ui, id: Id, name: &str, text: &mut String, width: f32) {
    let hint = RichText::new(name).color(tokens(ui).muted);
    let output = TextEdit::singleline(text)
        .id(id)
        .hint_text(hint)
        .desired_width(width)
        .margin(Margin::symmetric(8, 5))
        .show(ui);
    output.response.response.accessible_name(name);
}

/// What is filtered as a file, and how far that is.
fn export(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let (words, journal) = (view.words, &view.state.journal);
    let Some(export) = &journal.export else {
        for (key, format) in [
            ("journal-export-csv", Format::Csv),
            ("journal-export-json", Format::JsonLines),
        ] {
            if widgets::link(ui, &words.say(key), journal.count() > 0).clicked() {
                let filter = Box::new(view.state.wanted_of_journal());
                actions.push(Action::ChooseFile(PathPurpose::Journal(format, filter)));
            }
        }
        return;
    };
    #[expect(clippy::cast_possible_truncation, reason = "a number from 0 to 100")]
    let percent = (export.progress.share * 100.0) as i64;
    let written = i64::try_from(export.progress.written).unwrap_or(i64::MAX);
    let places = [
        ("percent", Place::Number(percent)),
        ("count", Place::Number(written)),
    ];
    let text = words.say_with("journal-exporting", places);
    let muted = tokens(ui).muted;
    ui.label(RichText::new(text).size(theme::CAPTION).color(muted));
    if widgets::link(ui, &words.say("journal-export-cancel"), true).clicked() {
        actions.push(leaf(Leaf::CancelExport));
    }
}

/// Only the rows in sight are drawn, and only they are asked for.
fn rows(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let journal = &view.state.journal;
    let count = journal.count();
    let outer = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(outer);
    if count == 0 {
        return;
    }
    let mut wanted = journal.top;
    if let Some(mark) = keys(ui, journal.mark, count, outer.height()) {
        actions.push(leaf(Leaf::Mark(mark)));
        wanted = with_row(wanted, mark, outer.height());
    }
    let id = Id::unique("journal list");
    let (inner, top) = viewer::scroll::list(ui, id, outer, journal_row::HEIGHT, count, wanted);
    let in_sight = in_sight(top, inner.height(), count);
    let tab_stop = if in_sight.contains(&journal.mark) {
        journal.mark
    } else {
        in_sight.start
    };
    let builder = UiBuilder::new().id_salt("journal rows").max_rect(inner);
    ui.scope_builder(builder, |ui| {
        ui.set_clip_rect(ui.clip_rect().intersect(inner));
        let has_keyboard =
            ui.memory(Memory::focused) == Some(field_id(Focus::JournalRow(journal.mark)));
        // What the keyboard holds lives on while it is scrolled out of sight.
        let held = (has_keyboard && !in_sight.contains(&journal.mark)).then_some(journal.mark);
        for number in in_sight.clone().chain(held) {
            let at = pos2(inner.left(), inner.top() + below(number, top));
            let row = Row {
                entry: journal.entry(number),
                number,
                rect: Rect::from_min_size(at, vec2(inner.width(), journal_row::HEIGHT - 2.0)),
                is_tab_stop: number == tab_stop || held == Some(number),
            };
            row.show(ui, view, actions);
        }
    });
    if top.to_bits() != journal.top.to_bits() || journal.lacks(&in_sight) {
        let rows = in_sight;
        actions.push(leaf(Leaf::See { top, rows }));
    }
}

/// How far below the upper edge a row is.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "what is in sight is a few hundred points away"
)]
fn below(row: usize, top: f64) -> f32 {
    ((row as f64 - top) * f64::from(journal_row::HEIGHT)) as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float that is too small or too large becomes the nearest number"
)]
fn in_sight(top: f64, height: f32, count: usize) -> std::ops::Range<usize> {
    let rows = f64::from(height / journal_row::HEIGHT);
    let first = (top as usize).min(count - 1);
    first..((top + rows).ceil() as usize).clamp(first + 1, count)
}

/// Scrolled so that a row is in sight.
#[expect(
    clippy::cast_precision_loss,
    reason = "exact for more rows than there are"
)]
fn with_row(top: f64, row: usize, height: f32) -> f64 {
    let rows = f64::from(height / journal_row::HEIGHT);
    let row = row as f64;
    top.clamp((row + 1.0 - rows).min(row), row)
}

/// The row that a key leads to, while the keyboard is in the list.
fn keys(ui: &Ui, mark: usize, count: usize, height: f32) -> Option<usize> {
    let focused = ui.memory(Memory::focused)?;
    let here = field_id(Focus::JournalRow(mark));
    if focused != here {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the rows of one screen"
    )]
    let page = ((height / journal_row::HEIGHT) as usize).max(2) - 1;
    let last = count - 1;
    let ways = [
        (Key::ArrowUp, mark.saturating_sub(1)),
        (Key::ArrowDown, mark + 1),
        (Key::PageUp, mark.saturating_sub(page)),
        (Key::PageDown, mark + page),
        (Key::Home, 0),
        (Key::End, last),
    ];
    let pressed =
        |key| ui.input_mut(|input: &mut InputState| input.consume_key(Modifiers::NONE, key));
    let wanted = ways.into_iter().find(|(key, _row)| pressed(*key))?.1;
    Some(wanted.min(last))
}

/// One entry whole.
fn entry(ui: &mut Ui, view: &View<'_>, opened: &Opened, actions: &mut Vec<Action>) {
    let words = view.words;
    let entry = &opened.entry;
    let links = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::BAR_MARGIN.into();
        ui.spacing_mut().button_padding.x = 0.0;
        let back = widgets::link(ui, &words.say("journal-back"), true);
        if back.clicked() {
            actions.push(leaf(Leaf::Close));
        }
        if ui.memory(Memory::focused) == Some(field_id(Focus::Entry)) {
            let reader = field_id(Focus::Reader);
            let first = if opened.text.is_empty() {
                back.id
            } else {
                reader
            };
            ui.memory_mut(|memory| memory.request_focus(first));
        }
        let fill = widgets::link(ui, &words.say("journal-fill-fields"), true);
        let hint = words.say("journal-fill-fields-hint");
        let described = hint.clone();
        ui.ctx()
            .accesskit_node_builder(fill.id, |node| node.set_description(described));
        if fill.clicked() {
            actions.push(leaf(Leaf::FillFields));
        }
        let fill = fill.on_hover_text(hint).id;
        let copy_line = widgets::link(ui, &words.say("journal-copy-line"), true);
        if copy_line.clicked() {
            let line = line_of_entry(entry, words);
            actions.push(leaf(Leaf::CopyLine(line)));
        }
        let has_text = !opened.text.is_empty();
        let copy = widgets::link(ui, &words.say("copy"), has_text);
        if copy.clicked() {
            actions.push(Action::Copy);
        }
        [back.id, fill, copy_line.id, copy.id]
    });
    let said = Said::of(entry, words);
    let tone = tone_of(ui, said.mood);
    let name = said.name();
    let text = RichText::new(&name).size(theme::ACT).color(tone.text);
    let label = ui.add(Label::new(text).wrap());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    for line in details(entry, words) {
        widgets::caption(ui, &line);
    }
    if view.state.shows_text() {
        viewer::show(ui, view, &words.say("raw-exchange"), actions);
    } else {
        widgets::caption(ui, &words.say("journal-no-exchange"));
    }
    let is_finding = view.state.reader.find.is_some();
    let reader = (!is_finding).then_some(field_id(Focus::Reader));
    if is_escaped(ui, links.inner.into_iter().chain(reader)) {
        actions.push(leaf(Leaf::Close));
    }
}

/// Whether Escape was pressed while the keyboard was on one of these: the toolkit takes it away before anything is drawn.
fn is_escaped(ui: &Ui, ids: impl IntoIterator<Item = Id>) -> bool {
    let mut ids = ids.into_iter();
    ui.input(|input| input.key_pressed(Key::Escape))
        && ui.memory(|memory| ids.any(|id| memory.had_focus_last_frame(id)))
}

/// What else is known of an entry, line by line.
fn details(entry: &Entry, words: &Words) -> Vec<String> {
    let mut lines = vec![format!(
        "{} · {} · {}@{} · {}",
        entry.profile, entry.organization, entry.who.user, entry.who.host, entry.who.version
    )];
    let mut what = String::new();
    if let Some(cause) = entry.cause.as_deref().filter(|key| words.has(key)) {
        add(&mut what, &without_places(&words.say(cause)));
    }
    let recorded = entry.confirmation.as_ref();
    if let Some(recorded) = recorded {
        add(&mut what, &of_recorded(recorded, words));
    }
    if let Some(status) = entry.status {
        let mut text = status.to_string();
        if let Some(code) = &entry.code {
            add(&mut text, code);
        }
        add(&mut what, &format!("({text})"));
    }
    lines.push(what);
    if let Some(reason) = &entry.reason {
        let place = [("reason", Place::Text(reason.as_str()))];
        lines.push(words.say_with("journal-reason", place));
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// What stood in a sentence's places is not kept in the journal.
fn without_places(text: &str) -> String {
    let mut whole = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{$") {
        whole.push_str(before);
        whole.push('…');
        rest = after.split_once('}').map_or("", |(_name, after)| after);
    }
    whole + rest
}
