//! Everything in the window is within reach: the keyboard keeps its place, dialogs fit the screen, every control has a
//! name.

#[path = "campaign/mod.rs"]
mod campaign;
#[path = "reach/fitting.rs"]
mod fitting;
#[path = "reach/focus.rs"]
mod focus;
#[path = "reach/names.rs"]
mod names;
#[path = "reach/order.rs"]
mod order;
#[path = "reach/reasons.rs"]
mod reasons;
#[path = "screen/mod.rs"]
mod screen;
#[path = "reach/sight.rs"]
mod sight;
#[path = "reach/verdicts.rs"]
mod verdicts;
#[path = "reach/words.rs"]
mod words;

use std::time::Duration;

use campaign_remote::language::Language;
use campaign_remote::vault::Vault;
use eframe::egui::{Theme, Vec2};

use screen::Screen;

const PROFILE: &str = "0198c0de-0000-7000-8000-000000000001";

/// A window with these profiles, a token for the one above, and a keyring without a collection: the sentence about that
/// is the longest.
fn window(language: Language, theme: Theme, size: Vec2, profiles: &str) -> Screen {
    let no_collection = || {
        let reason = std::io::Error::other("no result found");
        Err(keyring_core::Error::NoStorageAccess(reason.into()))
    };
    Screen::with()
        .language(language)
        .theme(theme)
        .size(size)
        .vault(Vault::with_store(no_collection, Duration::from_secs(1)))
        .token(PROFILE)
        .profiles(profiles)
        .open()
}

fn profile(base_url: &str, environment: &str) -> String {
    format!(
        r#"version = 1
[[profile]]
id = "{PROFILE}"
name = "Acme"
organization = "acme"
environment = "{environment}"
api_key = "key"
base_url = "{base_url}"
[[profile.workflow]]
id = "WKF1"
label = "Daily import"
"#
    )
}
