//! A keyring in which faults can be forced: too small, failing, hanging, panicking.

use std::any::Any;
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};

use keyring_core::api::{Credential, CredentialApi, CredentialStoreApi};
use keyring_core::{CredentialStore, Entry, Error, Result};

/// What the test and the store share.
#[derive(Default)]
pub(crate) struct Fake {
    /// What is in it, by user.
    pub entries: Mutex<BTreeMap<String, Vec<u8>>>,
    /// The longest value that it takes; 0: any.
    pub limit: AtomicUsize,
    /// How often the program connected to it.
    pub connects: AtomicUsize,
    /// How many values were set.
    pub sets: AtomicUsize,
    /// What happens at the next calls.
    pub next: Mutex<Vec<Fault>>,
    /// Calls wait while this is true.
    hanging: Mutex<bool>,
    released: Condvar,
}

/// What a call does instead of working.
pub(crate) enum Fault {
    /// It works after all.
    None,
    /// It fails so.
    Error(Error),
    /// It panics.
    Panic,
}

impl Fake {
    pub(crate) fn connect(
        self: &Arc<Self>,
    ) -> impl Fn() -> Result<Arc<CredentialStore>> + Send + Sync + use<> {
        let fake = Arc::clone(self);
        move || {
            fake.connects.fetch_add(1, Ordering::SeqCst);
            let store: Arc<CredentialStore> = Arc::new(Store(Arc::clone(&fake)));
            Ok(store)
        }
    }

    pub(crate) fn hang(&self, hanging: bool) {
        *self.hanging.lock().unwrap() = hanging;
        self.released.notify_all();
    }

    /// The users under which something is kept.
    pub(crate) fn users(&self) -> Vec<String> {
        self.entries.lock().unwrap().keys().cloned().collect()
    }

    fn call(&self) -> Result<()> {
        let mut hanging = self.hanging.lock().unwrap();
        while *hanging {
            hanging = self.released.wait(hanging).unwrap();
        }
        drop(hanging);
        let mut next = self.next.lock().unwrap();
        let fault = if next.is_empty() {
            Fault::None
        } else {
            next.remove(0)
        };
        drop(next);
        match fault {
            Fault::None => Ok(()),
            Fault::Error(error) => Err(error),
            Fault::Panic => panic!("the store broke, on purpose"),
        }
    }
}

struct Store(Arc<Fake>);

impl CredentialStoreApi for Store {
    fn vendor(&self) -> String {
        "fake".to_owned()
    }

    fn id(&self) -> String {
        "fake".to_owned()
    }

    fn build(&self, service: &str, user: &str, _: Option<&HashMap<&str, &str>>) -> Result<Entry> {
        assert_eq!(service, "campaign-remote");
        Ok(Entry::new_with_credential(Arc::new(Place {
            fake: Arc::clone(&self.0),
            user: user.to_owned(),
        })))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn debug_fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("fake")
    }
}

struct Place {
    fake: Arc<Fake>,
    user: String,
}

impl CredentialApi for Place {
    fn set_secret(&self, secret: &[u8]) -> Result<()> {
        self.fake.call()?;
        let limit = self.fake.limit.load(Ordering::SeqCst);
        if limit > 0 && secret.len() > limit {
            let limit = u32::try_from(limit).unwrap();
            return Err(Error::TooLong("secret".to_owned(), limit));
        }
        self.fake.sets.fetch_add(1, Ordering::SeqCst);
        let mut entries = self.fake.entries.lock().unwrap();
        entries.insert(self.user.clone(), secret.to_vec());
        Ok(())
    }

    fn get_secret(&self) -> Result<Vec<u8>> {
        self.fake.call()?;
        let entries = self.fake.entries.lock().unwrap();
        entries.get(&self.user).cloned().ok_or(Error::NoEntry)
    }

    fn delete_credential(&self) -> Result<()> {
        self.fake.call()?;
        let mut entries = self.fake.entries.lock().unwrap();
        entries.remove(&self.user).map(drop).ok_or(Error::NoEntry)
    }

    fn get_credential(&self) -> Result<Option<Arc<Credential>>> {
        self.get_secret().map(|_secret| None)
    }

    fn get_specifiers(&self) -> Option<(String, String)> {
        None
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn debug_fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("fake")
    }
}
