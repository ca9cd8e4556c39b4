//! Where tables stand in the file.
//!
//! `toml_edit` writes tables in the order of their positions and not in that of their lists, and a
//! new one right behind whichever it came by last. A `[profile.notes]` that lands behind another
//! `[[profile]]` becomes that profile's, so new and moved tables are given their place here.

use toml_edit::{Item, Table};

/// The position of the last table of all that belongs to `table`, itself included.
pub(super) fn last(table: &Table) -> Option<isize> {
    let inner = table.iter().filter_map(|(_key, item)| match item {
        Item::Table(inner) => last(inner),
        Item::ArrayOfTables(tables) => tables.iter().filter_map(last).max(),
        _ => None,
    });
    inner.max().max(table.position())
}

/// Gives `table` a position; what belongs to it follows right behind.
pub(super) fn put(table: &mut Table, position: Option<isize>) {
    table.set_position(position);
    for (_key, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => put(inner, None),
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(|inner| put(inner, None)),
            _ => {}
        }
    }
}
