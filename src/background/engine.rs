//! The engine: a tokio runtime on a named thread, which does what the window asks and wakes it when there is news.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError, mpsc as news};
use std::time::{Duration, Instant};
use std::{io, thread};

use secrecy::SecretString;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::journal::Journal;
use crate::profiles::{
    Folders, OwnFiles, Profile, ProfileId, ProfileStore, ProfilesError, SettingsStore, SignInKind,
};
use crate::remote::Remote;
use crate::vault::{Secret, Vault};

use super::appearance;
use super::credentials;
use super::event::{Event, RemoveTrouble, SaveTrouble};
use super::files::Files;
use super::lists;
use super::looking::{self, Look};
use super::notification::notify;
use super::paths;
use super::practising::{PracticeGround, Practising};
use super::request::{Keep, Request, RequestId};

/// Called after each piece of news, to wake the window.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The window's end of the engine room. Dropping it ends everything that is on its way.
pub struct Engine {
    requests: Option<mpsc::UnboundedSender<Request>>,
    events: news::Receiver<Event>,
    ended: news::Receiver<()>,
}

/// A server that floods us with interim answers keeps the worker that reads them for long stretches: a look and a command
/// that both met one leave two for everything else.
const WORKERS: usize = 4;

/// What is on its way gets this long to end once the window is closed.
const LEAVING: Duration = Duration::from_millis(500);

impl Engine {
    /// Starts the engine with the system's keyring. It reads the settings and the profiles at once, without being asked.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(folders: &Folders, wake: Wake) -> io::Result<Self> {
        Self::start_with(folders, Vault::new(), wake)
    }

    /// Starts the engine with a keyring of the caller's.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start_with(folders: &Folders, vault: Vault, wake: Wake) -> io::Result<Self> {
        let (requests, inbox) = mpsc::unbounded_channel();
        let (outbox, events) = news::channel();
        let (report, ended) = news::channel();
        let journal = Journal::start(folders.data.join("journal.sqlite"))?;
        let room = Room {
            profiles: Arc::new(ProfileStore::new(folders.config.join("profiles.toml"))),
            settings: Arc::new(SettingsStore::new(folders.config.join("settings.toml"))),
            remote: Arc::new(Remote::with_journal(vault, journal)),
            own: folders.own_files(),
            files: Files::start()?,
            practice: PracticeGround::default(),
            on_their_way: Arc::default(),
            tasks: TaskTracker::new(),
            leaving: CancellationToken::new(),
            watching: Mutex::default(),
            telling: Telling { outbox, wake },
        };
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(WORKERS)
            .thread_name("engine-worker")
            .enable_all()
            .build()?;
        thread::Builder::new()
            .name("engine".to_owned())
            .spawn(move || {
                runtime.block_on(room.run(inbox));
                // A keyring call that waits for the person must not keep the program alive.
                runtime.shutdown_background();
                let _nobody_waits = report.send(());
            })?;
        Ok(Self {
            requests: Some(requests),
            events,
            ended,
        })
    }

    /// Asks for something. It never waits.
    pub fn ask(&self, request: Request) {
        if let Some(requests) = &self.requests {
            // The engine ends only with the window.
            let _ended = requests.send(request);
        }
    }

    /// The news since the last look, oldest first.
    pub fn events(&self) -> impl Iterator<Item = Event> + '_ {
        self.events.try_iter()
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.requests = None;
        let _too_slow = self.ended.recv_timeout(LEAVING);
    }
}

/// News on its way out.
#[derive(Clone)]
pub(super) struct Telling {
    outbox: news::Sender<Event>,
    wake: Wake,
}

impl Telling {
    pub(super) fn tell(&self, event: Event) {
        // The window may be gone already.
        let _gone = self.outbox.send(event);
        (self.wake)();
    }
}

/// Everything that the tasks share.
pub(super) struct Room {
    pub(super) profiles: Arc<ProfileStore>,
    pub(super) settings: Arc<SettingsStore>,
    pub(super) remote: Arc<Remote>,
    /// What nothing may be exported or saved over.
    pub(super) own: OwnFiles,
    pub(super) files: Files,
    pub(super) practice: PracticeGround,
    on_their_way: Arc<Mutex<HashMap<RequestId, CancellationToken>>>,
    tasks: TaskTracker,
    leaving: CancellationToken,
    pub(super) watching: Mutex<CancellationToken>,
    pub(super) telling: Telling,
}

impl Room {
    async fn run(self, mut inbox: mpsc::UnboundedReceiver<Request>) {
        if let Some(practising) = Practising::new() {
            self.telling.tell(Event::Practising(Box::new(practising)));
        }
        self.load_settings();
        self.load_profiles();
        self.follow_appearance();
        self.clear_journal();
        while let Some(request) = inbox.recv().await {
            self.take(request);
        }
        self.leaving.cancel();
        for token in self.lock_on_their_way().values() {
            token.cancel();
        }
        self.watching
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .cancel();
        self.tasks.close();
        let half = LEAVING / 2;
        let _too_slow = tokio::time::timeout(half, self.tasks.wait()).await;
        self.files.finish(half);
    }

    fn take(&self, request: Request) {
        match request {
            Request::Send { id, order } => self.send(id, *order),
            Request::Read { id, target } => self.read(id, *target),
            Request::Follow { id, accepted } => self.follow(id, *accepted),
            Request::LookOn { id, target, limit } => self.look_on(id, *target, limit),
            Request::Restart {
                id,
                order,
                before,
                limit,
            } => self.restart(id, *order, before, limit),
            Request::Watch { watched, interval } => self.watch(watched, interval),
            Request::Notify { title, text } => self.spawn(notify(title, text)),
            Request::Cancel { id } => {
                if let Some(token) = self.lock_on_their_way().get(&id) {
                    token.cancel();
                }
            }
            Request::Check {
                id,
                profile,
                secrets,
                workflow,
            } => {
                let (remote, telling) = (Arc::clone(&self.remote), self.telling.clone());
                self.spawn_cancellable(id, async move |cancel| {
                    let say = |line| {
                        let line = Box::new(line);
                        telling.tell(Event::CheckSaid { id, line });
                    };
                    let lines = remote
                        .check(&profile, &secrets, workflow.as_ref(), say, &cancel)
                        .await;
                    telling.tell(Event::CheckEnded { id, lines });
                });
            }
            Request::Look { id, look } => self.look(id, *look),
            Request::Recall { id, recall } => self.recall(id, *recall),
            Request::LookAtToken { profile } => {
                let (remote, telling) = (Arc::clone(&self.remote), self.telling.clone());
                self.spawn(async move {
                    let remaining = remote.look_at_token(&profile).await;
                    let profile = profile.id;
                    telling.tell(Event::TokenSeen { profile, remaining });
                });
            }
            Request::LoadProfiles => self.load_profiles(),
            Request::SaveProfile {
                before,
                profile,
                secrets,
                keep,
            } => self.save_profile(before, *profile, secrets, keep),
            Request::RemoveProfile {
                id,
                even_if_secrets_stay,
            } => self.remove_profile(id, even_if_secrets_stay),
            Request::AwaitPath { purpose, dialog } => {
                let telling = self.telling.clone();
                self.spawn(async move {
                    let opened = Instant::now();
                    let path = dialog.0.await;
                    telling.tell(Event::PathChosen {
                        purpose,
                        path,
                        open_for: opened.elapsed(),
                    });
                });
            }
            other => self.take_file_request(other),
        }
    }

    /// What only the disk is needed for.
    fn take_file_request(&self, request: Request) {
        match request {
            Request::SaveWorkflows { before, profile } => {
                let store = Arc::clone(&self.profiles);
                self.on_disk(move || Event::WorkflowsSaved(store.save_changes(&before, &profile)));
            }
            Request::PlanImport { path } => {
                let store = Arc::clone(&self.profiles);
                self.at_persons_path(move || Event::ImportPlanned(store.plan_import(&path)));
            }
            Request::Import { plan } => {
                let store = Arc::clone(&self.profiles);
                self.on_disk(move || Event::Imported(store.import(&plan)));
            }
            Request::Export { path } => {
                let (store, own) = (Arc::clone(&self.profiles), self.own.clone());
                self.at_persons_path(move || {
                    if own.holds(&path) {
                        return Event::Exported(Err(ProfilesError::OwnFile { path }));
                    }
                    let written = store
                        .load()
                        .and_then(|loaded| store.export(&loaded.profiles, &path));
                    Event::Exported(written.map(|()| path))
                });
            }
            Request::ChangeSetting(change) => {
                let (store, telling) = (Arc::clone(&self.settings), self.telling.clone());
                drop(self.files.queue().run(move || {
                    if let Err(error) = store.change(|settings| change.apply_to(settings)) {
                        telling.tell(Event::SettingsNotSaved(error));
                    }
                }));
            }
            Request::SaveBody { path, body } => {
                let own = self.own.clone();
                self.at_persons_path(move || {
                    Event::BodySaved(paths::write_body(&path, &body, &own).map(|()| path))
                });
            }
            Request::LookAtPath {
                id,
                typed,
                path_use,
            } => {
                let own = self.own.clone();
                self.at_persons_path(move || Event::PathSeen {
                    id,
                    seen: paths::look(&typed, path_use, &own),
                });
            }
            Request::ReadCredentials { id, source } => {
                self.at_persons_path(move || {
                    let (path, found) = credentials::read(source);
                    Event::CredentialsRead { id, path, found }
                });
            }
            Request::ReadList { id, source } => {
                self.at_persons_path(move || Event::ListRead {
                    id,
                    found: lists::read(source),
                });
            }
            // Taken above; each by its name, so that a new one is not forgotten.
            Request::Send { .. }
            | Request::Read { .. }
            | Request::Follow { .. }
            | Request::LookOn { .. }
            | Request::Restart { .. }
            | Request::Watch { .. }
            | Request::Notify { .. }
            | Request::Cancel { .. }
            | Request::Check { .. }
            | Request::Look { .. }
            | Request::Recall { .. }
            | Request::LookAtToken { .. }
            | Request::LoadProfiles
            | Request::SaveProfile { .. }
            | Request::RemoveProfile { .. }
            | Request::AwaitPath { .. } => {}
        }
    }

    /// Reading, formatting and searching keep a processor busy: they have threads of their own.
    fn look(&self, id: RequestId, look: Look) {
        let telling = self.telling.clone();
        self.spawn_cancellable(id, async move |cancel| {
            let work = move || {
                let tell = |sight| telling.tell(Event::Seen { id, sight });
                looking::carry_out(look, &cancel, &tell);
            };
            // Nobody waits for it: what it finds out it tells itself.
            let _ended = tokio::task::spawn_blocking(work).await;
        });
    }

    fn follow_appearance(&self) {
        let (telling, leaving) = (self.telling.clone(), self.leaving.clone());
        self.spawn(async move {
            let following = appearance::follow(|seen| telling.tell(Event::Appearance(seen)));
            let _left = leaving.run_until_cancelled(following).await;
        });
    }

    fn load_settings(&self) {
        let store = Arc::clone(&self.settings);
        self.on_disk(move || Event::Settings(store.load()));
    }

    fn load_profiles(&self) {
        let store = Arc::clone(&self.profiles);
        self.on_disk(move || Event::Profiles(store.load()));
    }

    /// The file first: a profile without its secrets can be mended, secrets without a profile are lost.
    fn save_profile(
        &self,
        before: Option<Box<Profile>>,
        profile: Profile,
        secrets: Vec<(Secret, SecretString)>,
        keep: Keep,
    ) {
        let (store, remote) = (Arc::clone(&self.profiles), Arc::clone(&self.remote));
        let telling = self.telling.clone();
        let id = profile.id;
        let kind_was = before.as_ref().map(|before| before.sign_in);
        let signs_in_now =
            profile.sign_in == SignInKind::OAuth && kind_was == Some(SignInKind::Token);
        let saved = self.files.queue().run(move || match before {
            Some(before) => store.save_changes(&before, &profile),
            None => store.save(&profile),
        });
        self.spawn(async move {
            let Ok(saved) = saved.await else { return };
            // A token that is on its way with the old credentials must not be saved after the new ones.
            remote.forget_token(id);
            let result = match saved {
                Err(error) => Err(SaveTrouble::Profile(error)),
                Ok(profiles) => match keep_secrets(remote.vault(), id, secrets, keep).await {
                    Ok(()) => Ok(profiles),
                    Err(error) => Err(SaveTrouble::Secrets(profiles, error.message())),
                },
            };
            remote.forget_token(id);
            telling.tell(Event::ProfileSaved { id, result });
            if signs_in_now {
                remote.remove_pasted_token(id).await;
            }
        });
    }

    /// The secrets first: once the profile is gone, nobody would find them again.
    fn remove_profile(&self, id: ProfileId, even_if_secrets_stay: bool) {
        let (store, remote) = (Arc::clone(&self.profiles), Arc::clone(&self.remote));
        let (telling, queue) = (self.telling.clone(), self.files.queue().clone());
        self.spawn(async move {
            remote.forget_token(id);
            let forgotten = remote.vault().forget(&id.to_string()).await;
            remote.forget_token(id);
            let result = match forgotten {
                Err(error) if !even_if_secrets_stay => Err(RemoveTrouble::Secrets(error.message())),
                _ => match queue.run(move || store.remove(id)).await {
                    Ok(removed) => removed.map_err(RemoveTrouble::Profile),
                    // The window is closing.
                    Err(_ended) => return,
                },
            };
            telling.tell(Event::ProfileRemoved { id, result });
        });
    }

    /// Runs `work` in its turn on the thread that waits on the disk, and tells what came of it.
    fn on_disk(&self, work: impl FnOnce() -> Event + Send + 'static) {
        let telling = self.telling.clone();
        drop(self.files.queue().run(move || telling.tell(work())));
    }

    pub(super) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        #[expect(
            clippy::disallowed_methods,
            reason = "this is the engine room: every task of the window is counted here"
        )]
        drop(tokio::spawn(self.tasks.track_future(task)));
    }

    pub(super) fn spawn_cancellable<F, T>(&self, id: RequestId, work: F)
    where
        F: FnOnce(CancellationToken) -> T,
        T: Future<Output = ()> + Send + 'static,
    {
        let token = CancellationToken::new();
        self.lock_on_their_way().insert(id, token.clone());
        let on_their_way = Arc::clone(&self.on_their_way);
        let task = work(token);
        self.spawn(async move {
            task.await;
            let mut on_their_way = on_their_way.lock().unwrap_or_else(PoisonError::into_inner);
            on_their_way.remove(&id);
        });
    }

    fn lock_on_their_way(
        &self,
    ) -> std::sync::MutexGuard<'_, HashMap<RequestId, CancellationToken>> {
        self.on_their_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

async fn keep_secrets(
    vault: &Vault,
    id: ProfileId,
    secrets: Vec<(Secret, SecretString)>,
    keep: Keep,
) -> Result<(), crate::vault::VaultError> {
    let id = id.to_string();
    for (secret, value) in secrets {
        match keep {
            Keep::InKeyring => vault.write(&id, secret, value).await?,
            Keep::ForThisSession => vault.keep_for_session(&id, secret, value)?,
        }
    }
    Ok(())
}
