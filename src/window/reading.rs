//! Reading a workflow's record because a person wants to see it: from the press to what is shown of it.

use std::sync::Arc;
use std::time::Instant;

use crate::background::{Page, Request, RequestId};
use crate::campaign::{Cause, Reading, ReadingError};
use crate::remote::Target;

use super::action::Effect;
use super::desk::{Check, DeskKey, Line, What};
use super::state::State;

impl State {
    /// Reads the record of a workflow, because a person wants to see it.
    pub(super) fn read(&mut self, target: Result<Target, Cause>, now: Instant) -> Vec<Effect> {
        let target = match target {
            Ok(target) => target,
            Err(cause) => {
                let workflow = self.shown_workflow_id();
                let desk = self.desk_mut();
                if desk.pending.is_none() {
                    desk.line = Line::NotRead {
                        workflow,
                        error: ReadingError::NoAnswer(cause),
                    };
                }
                return Vec::new();
            }
        };
        let key = DeskKey::of(&target);
        if self.desks.at(&key).pending.is_some() {
            return Vec::new();
        }
        let mut effects = self.forget_glance(&key);
        let id = self.fresh_id();
        self.wait_for(id, &key, What::Reading, (&target, None, None), now);
        match &mut self.desks.at_mut(&key).line {
            Line::Verdict(told) => {
                told.later.is_asked = !matches!(told.check, Check::Following { .. });
            }
            line => *line = Line::OnItsWay,
        }
        let target = Box::new(target);
        effects.push(Effect::Ask(Request::Read { id, target }));
        effects
    }

    pub(super) fn read_came(
        &mut self,
        id: RequestId,
        reading: Reading,
        page: Arc<Page>,
        now: Instant,
    ) -> Vec<Effect> {
        let Some(key) = self.desks.ends(id) else {
            return Vec::new();
        };
        let desk = self.desks.at_mut(&key);
        if desk.glance == Some(id) {
            desk.glance = None;
            desk.take_record(&reading.record, now);
            return Vec::new();
        }
        let Some(pending) = desk.pending.take_if(|pending| pending.id == id) else {
            return Vec::new();
        };
        desk.take_record(&reading.record, now);
        match &mut desk.line {
            Line::Verdict(told) => {
                let was_asked = std::mem::take(&mut told.later.is_asked);
                let is_cancelled = matches!(
                    reading.record,
                    Err(ReadingError::NoAnswer(Cause::Cancelled))
                );
                if was_asked && !is_cancelled {
                    told.later.said = Some(reading.record.map(|record| record.state));
                }
            }
            line => {
                *line = match reading.record {
                    Ok(_record) => Line::Nothing,
                    Err(error) => Line::NotRead {
                        workflow: pending.target.workflow.to_string(),
                        error,
                    },
                };
            }
        }
        self.show(&key, reading.exchange, page)
    }
}
