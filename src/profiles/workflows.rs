//! The `[[profile.workflow]]` entries of one profile.

use std::collections::{HashMap, HashSet};

use toml_edit::{Array, ArrayOfTables, InlineTable, Item, Table, TableLike, Value};

use super::document::{Field, tables_in};
use super::entry::raw_text;
use super::positions;
use super::profile::SavedWorkflow;
use crate::campaign::import::label_of;
use crate::campaign::{Message, WorkflowId};

/// The field of the profile that they stand in.
pub(super) const WORKFLOW: &str = "workflow";

const WATCH: &str = "watch";

/// Reads them; what is wrong with one takes no other with it.
pub(super) fn read(entry: &dyn TableLike) -> (Vec<SavedWorkflow>, Vec<Message>) {
    let mut workflows = Vec::new();
    let mut wrong = Vec::new();
    let Some(item) = entry.get(WORKFLOW) else {
        return (workflows, wrong);
    };
    if !is_list(item) {
        wrong.push(Message::new("profile-field-wrong-type").with("field", WORKFLOW));
        return (workflows, wrong);
    }
    let mut seen = HashSet::new();
    for table in tables_in(item) {
        // What was written by hand, or by another program, may be of any length and hold any character. The file
        // keeps it until it gets another label here.
        let label = label_of(raw_text(table, "label").unwrap_or_default());
        match WorkflowId::parse(raw_text(table, "id").unwrap_or_default()) {
            // The same one twice is one too many to show, and harmless.
            Ok(id) if !seen.insert(id.clone()) => {}
            Ok(id) => workflows.push(SavedWorkflow {
                id,
                label,
                watched: table.get(WATCH).and_then(Item::as_bool) == Some(true),
            }),
            Err(error) => wrong.push(error.message()),
        }
    }
    (workflows, wrong)
}

/// Adds, relabels, removes and reorders what differs between the two lists.
///
/// Entries that neither list knows stay: they are wrong, or another running copy added them.
pub(super) fn write(entry: &mut dyn TableLike, before: &[SavedWorkflow], after: &[SavedWorkflow]) {
    if !entry.get(WORKFLOW).is_some_and(is_list) {
        if after.is_empty() {
            return;
        }
        entry.insert(WORKFLOW, Item::ArrayOfTables(ArrayOfTables::new()));
    }
    match entry.get_mut(WORKFLOW) {
        Some(Item::ArrayOfTables(tables)) => write_tables(tables, before, after),
        Some(Item::Value(Value::Array(values))) => write_values(values, before, after),
        _ => {}
    }
}

fn is_list(item: &Item) -> bool {
    item.is_array_of_tables() || item.is_array()
}

fn write_tables(tables: &mut ArrayOfTables, before: &[SavedWorkflow], after: &[SavedWorkflow]) {
    let old: Vec<Table> = std::mem::take(tables).into_iter().collect();
    let first = old.iter().filter_map(Table::position).min();
    let last = old.iter().filter_map(positions::last).max();
    let (new, moved) = changed(old, before, after);
    for mut table in new {
        if moved {
            positions::put(&mut table, first);
        } else if table.position().is_none() {
            table.set_position(last);
        }
        tables.push(table);
    }
}

fn write_values(values: &mut Array, before: &[SavedWorkflow], after: &[SavedWorkflow]) {
    let old = std::mem::take(values).into_iter().collect();
    let (list, _moved) = changed(old, before, after);
    for value in list {
        values.push(value);
    }
}

/// The list as it shall be, and whether what is old in it has another place by now.
///
/// What we neither added nor moved stays where it stands, even if another running copy put it there;
/// what we did stands behind what it stands behind in `after`.
fn changed<E: Element>(
    old: Vec<E>,
    before: &[SavedWorkflow],
    after: &[SavedWorkflow],
) -> (Vec<E>, bool) {
    let was: HashMap<&str, &SavedWorkflow> =
        before.iter().map(|one| (one.id.as_str(), one)).collect();
    let places: HashMap<&str, usize> = (after.iter().enumerate())
        .map(|(place, one)| (one.id.as_str(), place))
        .collect();
    let moved = moved(before, &places);
    let mut staying = HashSet::new();
    let mut lifted: HashMap<usize, E> = HashMap::new();
    let mut list: Vec<(Option<usize>, E)> = Vec::with_capacity(old.len());
    for mut element in old {
        let id = element.id();
        let place = id.as_deref().and_then(|id| places.get(id).copied());
        let was = id.as_deref().and_then(|id| was.get(id));
        let Some(known) = place else {
            if was.is_none() {
                list.push((None, element));
            }
            continue;
        };
        let new = &after[known];
        if was.is_none_or(|was| was.label != new.label) {
            element.relabel(&new.label);
        }
        if was.is_none_or(|was| was.watched != new.watched) {
            element.mark(new.watched);
        }
        if moved.contains(&known) && !lifted.contains_key(&known) {
            lifted.insert(known, element);
        } else {
            staying.insert(known);
            list.push((place, element));
        }
    }
    let mut behind: HashMap<Option<usize>, Vec<E>> = HashMap::new();
    let mut anchor = None;
    let is_lifted = !lifted.is_empty();
    for (place, new) in after.iter().enumerate() {
        // One that somebody else took away meanwhile, and that we did not touch, stays away.
        let untouched = was.get(new.id.as_str()).is_some_and(|was| *was == new);
        if staying.contains(&place) {
            anchor = Some(place);
        } else if let Some(element) = lifted.remove(&place) {
            behind.entry(anchor).or_default().push(element);
        } else if !untouched {
            behind.entry(anchor).or_default().push(E::of(new));
        }
    }
    let mut new = Vec::with_capacity(list.len());
    let mut next = behind.remove(&None).unwrap_or_default();
    let mut is_in_between = false;
    for (place, element) in list {
        // What nobody here knows stays behind what it stood behind.
        if place.is_some() {
            is_in_between |= !next.is_empty();
            new.append(&mut next);
            next = behind.remove(&place).unwrap_or_default();
        }
        new.push(element);
    }
    new.append(&mut next);
    (new, is_lifted || is_in_between)
}

/// The places of those that were moved: as few as can have been, so that all the others kept their order.
fn moved(before: &[SavedWorkflow], places: &HashMap<&str, usize>) -> HashSet<usize> {
    let common: Vec<usize> = before
        .iter()
        .filter_map(|one| places.get(one.id.as_str()).copied())
        .collect();
    // The longest rising row of places; for each length the place that ends it, and what stands before each.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: HashMap<usize, usize> = HashMap::new();
    for &place in &common {
        let length = ends.partition_point(|end| *end < place);
        if let Some(before) = length.checked_sub(1) {
            previous.insert(place, ends[before]);
        }
        if length == ends.len() {
            ends.push(place);
        } else {
            ends[length] = place;
        }
    }
    let mut moved: HashSet<usize> = common.into_iter().collect();
    let mut place = ends.last().copied();
    while let Some(stayed) = place {
        moved.remove(&stayed);
        place = previous.get(&stayed).copied();
    }
    moved
}

/// One of the list, in either of the ways in which TOML writes lists.
trait Element {
    fn of(workflow: &SavedWorkflow) -> Self;
    fn id(&self) -> Option<String>;
    fn relabel(&mut self, label: &str);
    fn mark(&mut self, watched: bool);
}

impl Element for Table {
    fn of(workflow: &SavedWorkflow) -> Self {
        let mut table = Self::new();
        for (key, text) in fields_of(workflow) {
            table.insert(key, toml_edit::value(text));
        }
        mark(&mut table, workflow.watched);
        table
    }

    fn id(&self) -> Option<String> {
        raw_text(self, "id").map(str::to_owned)
    }

    fn relabel(&mut self, label: &str) {
        Field::put(Some(&Field::Text(label.to_owned())), self, "label");
    }

    fn mark(&mut self, watched: bool) {
        mark(self, watched);
    }
}

impl Element for Value {
    fn of(workflow: &SavedWorkflow) -> Self {
        let mut table: InlineTable = fields_of(workflow).into_iter().collect();
        mark(&mut table, workflow.watched);
        Self::InlineTable(table)
    }

    fn id(&self) -> Option<String> {
        raw_text(self.as_inline_table()?, "id").map(str::to_owned)
    }

    fn relabel(&mut self, label: &str) {
        if let Some(table) = self.as_inline_table_mut() {
            Field::put(Some(&Field::Text(label.to_owned())), table, "label");
        }
    }

    fn mark(&mut self, watched: bool) {
        if let Some(table) = self.as_inline_table_mut() {
            mark(table, watched);
        }
    }
}

/// Says in the entry whether it is watched; what is not needs no word.
fn mark(entry: &mut dyn TableLike, watched: bool) {
    Field::put(watched.then_some(&Field::Flag(true)), entry, WATCH);
}

fn fields_of(workflow: &SavedWorkflow) -> [(&'static str, &str); 2] {
    [
        ("id", workflow.id.as_str()),
        ("label", workflow.label.as_str()),
    ]
}
