//! Whose exchange is shown: that of the workflow in the fields. Those of the workflows that were used last are kept, so
//! that an answer stands under the verdict that it belongs to, and under no other.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::background::{Page, Text};
use crate::campaign::{Answer, Exchange};

use super::action::{Effect, Tab};
use super::desk::DeskKey;
use super::state::State;

/// The exchanges of the workflows that are not in the fields.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// Whose exchange is shown.
    shown: DeskKey,
    /// The one that was used last is the last.
    kept: VecDeque<(DeskKey, Answered)>,
}

#[derive(Debug, Clone)]
struct Answered {
    exchange: Arc<Exchange>,
    page: Arc<Page>,
}

/// At most so many exchanges are kept beside the one that is shown.
const MOST_KEPT: usize = 64;

/// Their bodies together hold at most so many bytes; the one that was used last may have more.
const MOST_BYTES: usize = 32 * 1024 * 1024;

impl Answers {
    fn keep(&mut self, key: DeskKey, answered: Option<Answered>) {
        self.take(&key);
        self.kept.extend(answered.map(|answered| (key, answered)));
        let mut bytes = 0;
        let sizes = self.kept.iter().rev().take(MOST_KEPT);
        let fitting = sizes.take_while(|(_key, answered)| {
            bytes += answered.page.body.len();
            bytes <= MOST_BYTES
        });
        let fitting = fitting.count().max(1).min(self.kept.len());
        self.kept.drain(..self.kept.len() - fitting);
    }

    fn take(&mut self, key: &DeskKey) -> Option<Answered> {
        let place = self.kept.iter().position(|(kept, _)| kept == key)?;
        self.kept.remove(place).map(|(_key, answered)| answered)
    }
}

impl State {
    /// An exchange of this workflow has come to its end. Where nothing was sent, there is none; an older one must not
    /// stand in for it. It is shown where its workflow is in the fields, and otherwise once it is.
    pub(super) fn show(
        &mut self,
        key: &DeskKey,
        exchange: Option<Exchange>,
        page: Arc<Page>,
    ) -> Vec<Effect> {
        let answered = exchange.map(|exchange| Answered {
            exchange: Arc::new(exchange),
            page,
        });
        if *key == self.answers.shown {
            self.put_up(answered)
        } else {
            self.answers.keep(key.clone(), answered);
            Vec::new()
        }
    }

    /// Shows the exchange of the workflow in the fields, where another one stood there before.
    pub(super) fn show_own(&mut self) -> Vec<Effect> {
        let key = self.key();
        if key == self.answers.shown {
            return Vec::new();
        }
        let own = self.answers.take(&key);
        let before = std::mem::replace(&mut self.answers.shown, key);
        let shown = self.exchange.take().map(|exchange| Answered {
            exchange,
            page: Arc::clone(&self.page),
        });
        if shown.is_none() && own.is_none() {
            return Vec::new();
        }
        self.answers.keep(before, shown);
        self.put_up(own)
    }

    /// Whether there is a text on the chosen tab, if only an empty one.
    pub fn shows_text(&self) -> bool {
        let exchange = self.exchange.as_ref();
        match self.tab {
            Tab::Response | Tab::Headers => {
                exchange.is_some_and(|exchange| exchange.answer.is_some())
            }
            Tab::Request => exchange.is_some(),
            Tab::Journal => {
                let opened = self.journal.opened.as_ref();
                opened.is_some_and(|opened| !opened.text.is_empty())
            }
        }
    }

    fn put_up(&mut self, answered: Option<Answered>) -> Vec<Effect> {
        let (exchange, page) = match answered {
            Some(Answered { exchange, page }) => (Some(exchange), page),
            None => (None, Arc::default()),
        };
        let answer = exchange
            .as_ref()
            .and_then(|exchange| exchange.answer.as_ref());
        let headers = answer.map(Answer::headers_text).unwrap_or_default();
        let request = exchange
            .as_ref()
            .map(|exchange| exchange.request.as_text())
            .unwrap_or_default();
        self.headers = Arc::new(Text::new(&headers));
        self.request = Arc::new(Text::new(&request));
        self.exchange = exchange;
        self.page = page;
        self.turn_page()
    }
}
