//! The entries that a filter leaves, newest first, without reading them: any part of a million can be shown at once.

use std::ops::Range;
use std::sync::Arc;

use super::entry::Entry;

/// The beginning of what a filter leaves.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The newest entries.
    pub entries: Vec<Entry>,
    /// Everything, where it is known already; otherwise [`super::Journal::list`] finds it out.
    pub listing: Option<Listing>,
}

/// Everything that a filter leaves, as it was when it was asked for. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    /// Without a gap, from the newest down.
    Run { newest: i64, count: usize },
    /// Newest first.
    Chosen(Arc<[i64]>),
}

impl Listing {
    pub(super) fn run(newest: i64, count: usize) -> Self {
        Self(Kind::Run { newest, count })
    }

    /// Sorts them, and drops what stands there twice.
    pub(super) fn of(mut seqs: Vec<i64>) -> Self {
        if !seqs.is_sorted_by(|before, after| before > after) {
            seqs.sort_unstable_by(|a, b| b.cmp(a));
            seqs.dedup();
        }
        Self(Kind::Chosen(seqs.into()))
    }

    /// How many entries there are.
    pub fn count(&self) -> usize {
        match &self.0 {
            Kind::Run { count, .. } => *count,
            Kind::Chosen(seqs) => seqs.len(),
        }
    }

    /// Where these entries stand in the file.
    pub(super) fn part(&self, range: Range<usize>) -> Vec<i64> {
        let end = range.end.min(self.count());
        let start = range.start.min(end);
        match &self.0 {
            Kind::Run { newest, .. } => (start..end)
                .filter_map(|at| i64::try_from(at).ok())
                .map(|at| newest - at)
                .collect(),
            Kind::Chosen(seqs) => seqs[start..end].to_vec(),
        }
    }
}
