//! Watching: which workflows, what they said, and what is worth a word.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use crate::background::Request;
use crate::campaign::{ReadingError, Record, WorkflowState};
use crate::profiles::{Profile, ProfileId};
use crate::remote::watch::DEFAULT_INTERVAL;
use crate::remote::{Pace, Target, Watched};

use super::action::Effect;
use super::desk::{Changed, DeskKey};
use super::state::State;

/// What the window knows of the watch.
#[derive(Debug, Default)]
pub struct Watch {
    /// What the engine watches, without the names.
    watched: Vec<Target>,
    /// How many of them are of each profile, and at which server.
    profiles: HashMap<ProfileId, (String, usize)>,
    interval: Duration,
    /// The profiles are no longer those that were looked through.
    pub(super) is_stale: bool,
    /// How it is getting on with each server, once something was read there.
    paces: HashMap<String, Pace>,
    /// What is in the way of one profile only.
    own_paces: HashMap<ProfileId, Pace>,
}

/// How the watch stands, over all servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How many workflows are watched.
    pub count: usize,
    /// How many of them are at servers that cannot be reached.
    pub silent: usize,
    /// How many are read less often, because their server asked for time.
    pub slow: usize,
    /// How many times longer than usual the intervals of all slow ones are, at the least.
    pub slower: u32,
}

/// A change of a watched workflow, worth a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Which workflow.
    pub target: Target,
    /// What the person calls it.
    pub label: String,
    /// What the record said before.
    pub before: WorkflowState,
    /// What it says now.
    pub after: WorkflowState,
}

impl Watch {
    /// The profile was saved, perhaps with new secrets, which nobody sees here: what was put off is due now.
    pub(super) fn begins_afresh(&mut self, profile: ProfileId) {
        self.watched.retain(|target| target.profile.id != profile);
        self.is_stale = true;
    }
}

impl State {
    /// How often each watched workflow is read.
    pub fn watch_interval(&self) -> Duration {
        self.settings
            .watch_every_s
            .map_or(DEFAULT_INTERVAL, Duration::from_secs)
    }

    /// How many workflows are watched, of all profiles.
    pub fn watched_count(&self) -> usize {
        self.watch.watched.len()
    }

    /// How the watch is getting on.
    pub fn watch_standing(&self) -> Standing {
        let watch = &self.watch;
        let mut standing = Standing {
            count: watch.watched.len(),
            silent: 0,
            slow: 0,
            slower: 1,
        };
        for (profile, (server, count)) in &watch.profiles {
            let own = watch.own_paces.get(profile);
            let Some(pace) = own.or_else(|| watch.paces.get(server)) else {
                continue;
            };
            if pace.is_offline {
                standing.silent += count;
            }
            if pace.slower > 1 {
                standing.slow += count;
                standing.slower = match standing.slower {
                    1 => pace.slower,
                    slower => slower.min(pace.slower),
                };
            }
        }
        standing
    }

    /// Watches what the profiles say, if that has changed.
    pub(super) fn keep_watch(&mut self, now: Instant) -> Vec<Effect> {
        let interval = self.watch_interval();
        // What has not changed need not be looked through again.
        let is_stale = std::mem::take(&mut self.watch.is_stale);
        if !is_stale && interval == self.watch.interval {
            return Vec::new();
        }
        let targets: Vec<_> = self
            .all_profiles()
            .iter()
            .flat_map(|profile| {
                let connection = profile.without_workflows();
                let watched = profile.workflows.iter().filter(|one| one.watched);
                watched.map(move |workflow| Target {
                    profile: Profile {
                        workflows: vec![workflow.clone()],
                        ..connection.clone()
                    },
                    organization: profile.organization.clone(),
                    workflow: workflow.id.clone(),
                })
            })
            .collect();
        let nameless: Vec<_> = targets.iter().map(without_names).collect();
        if nameless == self.watch.watched && interval == self.watch.interval {
            return Vec::new();
        }
        let watched = targets.into_iter().map(|target| {
            let desk = self.desks.at(&DeskKey::of(&target));
            // What could not be read the last time has waited already.
            let seen = desk.seen.as_ref().filter(|_| desk.unread.is_none());
            let seen_ago = seen.and_then(|seen| seen.age(now));
            Watched { target, seen_ago }
        });
        let watched = watched.collect();
        let mut profiles = HashMap::new();
        for Target { profile, .. } in &nameless {
            let entry = profiles.entry(profile.id);
            entry.or_insert_with(|| (server_of(profile), 0)).1 += 1;
        }
        let is_watched =
            |server: &String| profiles.values().any(|(watched, _count)| watched == server);
        self.watch.paces.retain(|server, _pace| is_watched(server));
        self.watch
            .own_paces
            .retain(|profile, _pace| profiles.contains_key(profile));
        self.watch.profiles = profiles;
        self.watch.watched = nameless;
        self.watch.interval = interval;
        vec![Effect::Ask(Request::Watch { watched, interval })]
    }

    /// The record of a watched workflow was read.
    pub(super) fn watched(
        &mut self,
        mut target: Target,
        record: &Result<Record, ReadingError>,
        pace: Pace,
        now: Instant,
    ) -> Vec<Effect> {
        let profile = (self.all_profiles().iter()).find(|profile| profile.id == target.profile.id);
        let practising = self.practising.as_ref();
        let is_practising = practising.is_some_and(|one| one.profile.id == target.profile.id);
        let is_elsewhere = |profile: &Profile| profile.base_url != target.profile.base_url;
        if !is_practising && profile.is_some_and(is_elsewhere) {
            // The profile led to another server when that was read.
            return Vec::new();
        }
        // The practice Campaign's own address is known to the engine only.
        let server = server_of(profile.unwrap_or(&target.profile));
        if pace.is_own {
            self.watch.own_paces.insert(target.profile.id, pace);
        } else {
            self.watch.own_paces.remove(&target.profile.id);
            self.watch.paces.insert(server, pace);
        }
        let key = DeskKey::of(&target);
        let desk = self.desks.at_mut(&key);
        let is_our_own_doing =
            desk.pending.is_some() || desk.following().is_some() || desk.looking_on.is_some();
        let before = desk.last_rest.clone();
        desk.take_record(record, now);
        let after = desk.last_rest.clone();
        let (Some(before), Some(after)) = (before, after) else {
            return Vec::new();
        };
        if before == after || is_our_own_doing {
            return Vec::new();
        }
        let profile = (self.all_profiles().iter()).find(|profile| profile.id == target.profile.id);
        let kept = profile.and_then(|profile| {
            let mut workflows = profile.workflows.iter();
            workflows.find(|workflow| workflow.id == target.workflow)
        });
        let label = kept
            .map(|workflow| workflow.label.clone())
            .unwrap_or_default();
        if let Some(profile) = profile {
            target.profile.name.clone_from(&profile.name);
        }
        self.desks.at_mut(&key).changed = Some(Changed {
            before: before.clone(),
            after: after.clone(),
            when: Some(now),
        });
        if !self.settings.notify {
            return Vec::new();
        }
        vec![Effect::Announce(Box::new(Change {
            target,
            label,
            before,
            after,
        }))]
    }
}

/// What a target is on the wire: a name and a label change nothing there.
fn without_names(target: &Target) -> Target {
    let mut target = target.clone();
    target.profile.name.clear();
    target.profile.workflows.clear();
    target
}

fn server_of(profile: &Profile) -> String {
    profile.base_url.to_string()
}
