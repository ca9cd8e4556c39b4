//! A list of workflows that a person already has: pasted lines, or a CSV file.
//!
//! Each line is `Label (WKF35)`, as Campaign's own list shows it, `WKF35;label`, with a comma or a tab as well, or the
//! bare ID. A first line that names its columns says where the ID and the label stand. Quotes are those of CSV.

use std::borrow::Cow;
use std::collections::HashSet;

use csv::ReaderBuilder;

use super::curl;
use super::error::ListError;
use crate::campaign::{WorkflowId, is_invisible};

/// Far more than ten thousand workflows have; what is larger is something else.
pub const LARGEST_LIST: usize = 4 * 1024 * 1024;

/// More than any list that a person could look through.
pub const MOST_WORKFLOWS: usize = 20_000;

/// What could not be understood is kept only so far: it is shown, not used.
const MOST_TROUBLES: usize = 100;

/// Longer than any label that was meant.
const LONGEST_LABEL: usize = 200;

/// A quoted label may go over this many lines; an open quote must not take the rest of the list with it.
const LONGEST_QUOTE: usize = 10;

/// What a list of workflows holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkflowList {
    /// The workflows in the list's order, each once.
    pub workflows: Vec<ListedWorkflow>,
    /// How many of its lines name a workflow that stood there before.
    pub doubles: usize,
    /// The first of the lines that could not be understood.
    pub troubles: Vec<ListTrouble>,
    /// How many lines there are that could not be understood.
    pub not_understood: usize,
}

/// One workflow of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedWorkflow {
    /// Its ID.
    pub id: WorkflowId,
    /// Its label: one line, without what nobody sees; may be empty.
    pub label: String,
}

/// A line that could not be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListTrouble {
    /// Which line, counted from 1.
    pub line: usize,
    /// How it begins, fit to be shown.
    pub text: String,
    /// Why.
    pub error: ListError,
}

/// Takes the workflows out of a text.
///
/// # Errors
/// When the text as a whole is no such list.
pub fn read_list(text: &str) -> Result<WorkflowList, ListError> {
    if text.len() > LARGEST_LIST {
        return Err(ListError::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(ListError::Empty);
    }
    // Those hold secrets, and what is not understood is shown.
    let start = text.trim_start();
    if start.starts_with('{') || curl::looks_like_one(start) {
        return Err(ListError::Credentials);
    }
    let mut reading = Reading::default();
    let lines = text.split('\n').map(|line| line.trim_end_matches('\r'));
    let lines: Vec<&str> = lines.collect();
    let mut next = 0;
    while next < lines.len() {
        let (record, taken) = record_at(&lines, next);
        reading.take(&record, next + 1);
        next += taken;
        if reading.list.workflows.len() > MOST_WORKFLOWS {
            return Err(ListError::TooMany);
        }
    }
    Ok(reading.list)
}

/// The lines that belong together from `at` on, and how many they are: more than one only inside quotes.
fn record_at<'a>(lines: &[&'a str], at: usize) -> (Cow<'a, str>, usize) {
    let first = Cow::Borrowed(lines[at]);
    // A quote counts only where a cell begins; `12" screens` is no quotation.
    if !has_odd_quotes(&first) || !begins_a_quote(&first) {
        return (first, 1);
    }
    let mut behind = lines.iter().skip(at + 1).take(LONGEST_QUOTE - 1);
    match behind.position(|line| has_odd_quotes(line)) {
        Some(end) => (lines[at..=at + end + 1].join("\n").into(), end + 2),
        None => (first, 1),
    }
}

fn has_odd_quotes(text: &str) -> bool {
    text.matches('"').count() % 2 == 1
}

fn begins_a_quote(text: &str) -> bool {
    let mut before = None;
    text.chars().any(|character| {
        let begins = character == '"' && before.is_none_or(is_delimiter);
        before = Some(character);
        begins
    })
}

const fn is_delimiter(character: char) -> bool {
    matches!(character, ';' | ',' | '\t')
}

/// Where the cells stand, once a header has said so.
#[derive(Clone, Copy)]
struct Columns {
    delimiter: u8,
    id: usize,
    label: Option<usize>,
}

#[derive(Default)]
struct Reading {
    list: WorkflowList,
    seen: HashSet<WorkflowId>,
    columns: Option<Columns>,
    /// What Excel's first line `sep=;` says.
    delimiter: Option<u8>,
    has_begun: bool,
}

impl Reading {
    fn take(&mut self, record: &str, line: usize) {
        if record.trim().is_empty() {
            return;
        }
        if !self.has_begun {
            if let Some(delimiter) = separator_line(record) {
                self.delimiter = Some(delimiter);
                return;
            }
            self.has_begun = true;
            self.columns = header(record, self.delimiter);
            if self.columns.is_some() {
                return;
            }
        }
        let found = match self.columns {
            Some(columns) => in_columns(record, columns),
            None => in_line(record, self.delimiter),
        };
        match found {
            Ok(workflow) if self.seen.contains(&workflow.id) => self.list.doubles += 1,
            Ok(workflow) => {
                self.seen.insert(workflow.id.clone());
                self.list.workflows.push(workflow);
            }
            Err(error) => {
                self.list.not_understood += 1;
                if self.list.troubles.len() < MOST_TROUBLES {
                    let text = shown(record);
                    let trouble = ListTrouble { line, text, error };
                    self.list.troubles.push(trouble);
                }
            }
        }
    }
}

fn separator_line(record: &str) -> Option<u8> {
    let rest = record.trim_end_matches('\r').strip_prefix("sep=")?;
    match rest.as_bytes() {
        [delimiter] if is_delimiter(char::from(*delimiter)) => Some(*delimiter),
        _ => None,
    }
}

/// What the columns of exported lists are called.
const ID_COLUMNS: &[&str] = &[
    "id",
    "workflow",
    "workflowid",
    "internalname",
    "kennung",
    "workflowkennung",
    "internername",
    "internenaam",
    "wkf",
];
const LABEL_COLUMNS: &[&str] = &[
    "label",
    "title",
    "name",
    "description",
    "bezeichnung",
    "beschriftung",
    "titel",
    "naam",
    "omschrijving",
];

fn header(record: &str, delimiter: Option<u8>) -> Option<Columns> {
    let delimiter = delimiter
        .or_else(|| first_delimiter(record))
        .unwrap_or(b';');
    let names: Vec<String> = cells(record, delimiter)?
        .iter()
        .map(|cell| {
            cell.chars()
                .filter(|c| c.is_alphanumeric())
                .collect::<String>()
        })
        .map(|name| name.to_lowercase())
        .collect();
    let place = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
    Some(Columns {
        delimiter,
        id: place(ID_COLUMNS)?,
        label: place(LABEL_COLUMNS),
    })
}

fn in_columns(record: &str, columns: Columns) -> Result<ListedWorkflow, ListError> {
    let cells = cells(record, columns.delimiter).ok_or(ListError::OpenQuote)?;
    if cells.len() == 1 && columns.label.is_some() {
        return in_line(record, None);
    }
    let id = cells.get(columns.id).ok_or(ListError::NoId)?;
    let label = columns.label.and_then(|place| cells.get(place));
    match (WorkflowId::in_pasted(id), label) {
        (Some((label, id)), None) => listed(&id, &label),
        (_, label) => listed(id, label.map_or("", String::as_str)),
    }
}

/// A line that no header explains.
fn in_line(record: &str, delimiter: Option<u8>) -> Result<ListedWorkflow, ListError> {
    if let Some((label, id)) = WorkflowId::in_pasted(record)
        && is_campaigns_own(&id)
    {
        return listed(&id, &label);
    }
    let delimiter = delimiter.or_else(|| first_delimiter(record));
    let cells = cells(record, delimiter.unwrap_or(b';')).ok_or(ListError::OpenQuote)?;
    let cell = |place: usize| cells.get(place).map_or("", |cell| cell.trim());
    let (first, second) = (cell(0), cell(1));
    if is_campaigns_own(first) {
        return listed(first, second);
    }
    if is_campaigns_own(second) {
        return listed(second, first);
    }
    // "Import, daily (import_2)" has its ID behind, whatever stands before its comma.
    let whole = if cells.len() == 1 { first } else { record };
    if let Some((label, id)) = WorkflowId::in_pasted(whole) {
        return listed(&id, &label);
    }
    // A line of prose has blanks; an ID of one's own has them only where a header says that it is one.
    if first.contains(char::is_whitespace) {
        return Err(ListError::Blanks);
    }
    listed(first, second)
}

/// The IDs that Campaign gives by itself.
fn is_campaigns_own(text: &str) -> bool {
    let text = text.trim();
    text.get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("wkf"))
        && text.len() > 3
        && text.bytes().skip(3).all(|byte| byte.is_ascii_digit())
}

fn listed(id: &str, label: &str) -> Result<ListedWorkflow, ListError> {
    if id.trim().is_empty() {
        return Err(ListError::NoId);
    }
    let id = WorkflowId::parse(id).map_err(ListError::Id)?;
    Ok(ListedWorkflow {
        id,
        label: label_of(label),
    })
}

/// A label as it can be kept: one line of a sane length, without what nobody sees.
pub fn label_of(text: &str) -> String {
    let words = text.split(|character: char| character.is_whitespace() || character.is_control());
    let mut label = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        let seen = word.chars().filter(|character| !is_invisible(*character));
        let length = label.len();
        if !label.is_empty() {
            label.push(' ');
        }
        label.extend(seen);
        if label.len() == length + 1 && length > 0 {
            label.truncate(length);
        }
    }
    cut(label, LONGEST_LABEL)
}

fn shown(record: &str) -> String {
    const LONGEST: usize = 60;
    cut(label_of(record), LONGEST)
}

fn cut(mut text: String, most: usize) -> String {
    if let Some((at, _)) = text.char_indices().nth(most) {
        text.truncate(at);
        text.truncate(text.trim_end().len());
        text.push('…');
    }
    text
}

/// The delimiter that comes first outside quotes.
fn first_delimiter(record: &str) -> Option<u8> {
    let mut quoted = false;
    record.bytes().find(|byte| {
        if *byte == b'"' {
            quoted = !quoted;
        }
        !quoted && is_delimiter(char::from(*byte))
    })
}

/// The cells of one record; `None` where a quotation is not closed.
fn cells(record: &str, delimiter: u8) -> Option<Vec<String>> {
    if !begins_a_quote(record) {
        let split = record.split(char::from(delimiter));
        return Some(split.map(str::to_owned).collect());
    }
    if has_odd_quotes(record) {
        return None;
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .buffer_capacity(record.len().max(1))
        .from_reader(record.as_bytes());
    let mut row = csv::StringRecord::new();
    let is_read = reader.read_record(&mut row).ok()?;
    is_read.then(|| row.iter().map(str::to_owned).collect())
}
