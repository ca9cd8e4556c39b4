//! What can happen to the program itself: killed while it writes, several copies at once, a keyring that goes and comes,
//! a clock that is set back, a full disk, a disk that cannot be written, a locale with other numbers and another
//! direction. What a person saved stays, and what is said is true.
//!
//! Each case happens to a process of its own: this program once more, told by a variable what to do.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod campaign;
#[path = "chaos/child.rs"]
mod child;
#[path = "chaos/clock.rs"]
mod clock;
#[path = "chaos/disk.rs"]
mod disk;
#[path = "chaos/keyring.rs"]
mod keyring;
#[path = "chaos/killed.rs"]
mod killed;
#[path = "chaos/locale.rs"]
mod locale;
mod screen;
#[path = "tokens/service.rs"]
mod service;
#[path = "vault/session.rs"]
#[expect(dead_code, reason = "only the vault's own tests look into its files")]
mod session;
#[path = "chaos/together.rs"]
mod together;

/// Only the cases of `keyring` give it something to do.
#[test]
fn in_a_private_session() {
    if let Some((case, desk)) = session::case() {
        keyring::play(&case, &desk);
    }
}
