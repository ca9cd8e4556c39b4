//! The platform's own keyring: Keychain on macOS, Credential Manager on Windows, Secret Service elsewhere.

use std::sync::Arc;

use keyring_core::{CredentialStore, Result};

/// Connects to the platform's keyring, each time anew.
///
/// `keyring` does this once: what came of its first attempt is kept in a `LazyLock` for the life of
/// the process, so that a keyring unlocked or started later would not be found until the program is
/// started again, and one that was restarted would stay dead. So its attempt serves for the first
/// time, and from then on we build the very store that it would.
pub(super) fn connect() -> Result<Arc<CredentialStore>> {
    match keyring::Entry::store_status() {
        Ok(()) => keyring_core::unset_default_store().map_or_else(build, Ok),
        Err(_of_the_first_attempt) => build(),
    }
}

#[cfg(target_os = "macos")]
fn build() -> Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(windows)]
fn build() -> Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(not(any(windows, target_os = "macos")))]
fn build() -> Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}
