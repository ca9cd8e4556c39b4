//! `settings.toml`: how the window looks and speaks.

use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use toml_edit::DocumentMut;

use super::document::{Document, Field};
use super::error::{self, ProfilesError};
use super::file::LockedFile;
use super::profile::ProfileId;
use crate::campaign::Message;

/// How the window looks and speaks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// A language code such as `de`; `None`: the system's.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// How much larger than usual everything is drawn, 0.2 to 5; `None`: as the system says.
    pub zoom: Option<f32>,
    /// The profile that is chosen at the next start.
    pub last_profile: Option<ProfileId>,
    /// How many days the journal keeps an entry, 1 to 36,500; `None`: two years.
    pub journal_days: Option<u32>,
    /// How often a watched workflow is read, in seconds, 10 to 86,400; `None`: as usual.
    pub watch_every_s: Option<u64>,
    /// How long an accepted command is followed, in seconds, 10 to 86,400; `None`: as usual.
    pub confirm_for_s: Option<u64>,
    /// Whether the system says it when a watched workflow changes.
    pub notify: bool,
}

impl Settings {
    /// How many days the journal keeps an entry.
    pub fn journal_days(&self) -> u32 {
        self.journal_days.unwrap_or(2 * 365)
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All three, the usual one first.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word in the file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// From the word in the file.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// What stands in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedSettings {
    /// The settings; the usual ones where the file says nothing, or nothing understandable.
    pub settings: Settings,
    /// What the person should know about the file.
    pub notices: Vec<Message>,
    /// Whether it can be saved to: not when a newer version of the program wrote it.
    pub writable: bool,
}

impl LoadedSettings {
    /// What the journal has from before this moment is too old to be kept. Settings that cannot be understood, or not all
    /// of them, are no word to remove anything.
    pub fn journal_is_kept_since(&self, now: Timestamp) -> Option<Timestamp> {
        if !self.notices.is_empty() {
            return None;
        }
        let days = i64::from(self.settings.journal_days());
        now.checked_sub(SignedDuration::from_hours(24 * days)).ok()
    }
}

/// The file that keeps the settings.
#[derive(Debug, Clone)]
pub struct SettingsStore {
    path: PathBuf,
}

impl SettingsStore {
    /// Touches nothing yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The file, as a person may want to open it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the file. A missing one holds the usual settings; one that is no such file is left
    /// alone and said in a notice.
    ///
    /// # Errors
    /// When the system would not read it.
    pub fn load(&self) -> Result<LoadedSettings, ProfilesError> {
        let document = read(&self.path)?;
        Ok(self.settings_in(&document, Vec::new()))
    }

    /// Reads the file afresh, lets `change` change the settings, and writes what it changed:
    /// what another running copy of the program changed meanwhile stays.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn change(
        &self,
        change: impl FnOnce(&mut Settings),
    ) -> Result<LoadedSettings, ProfilesError> {
        let file = LockedFile::open(&self.path)?;
        let mut document = read(&self.path)?;
        let (before, _wrong) = settings_of(document.toml());
        let mut after = before.clone();
        change(&mut after);
        let pairs = fields_of(&before).into_iter().zip(fields_of(&after));
        for ((key, old), (_key, new)) in pairs {
            if old != new {
                Field::put(new.as_ref(), document.toml_mut().as_table_mut(), key);
            }
        }
        let (document, notices) = document.write(&file, &self.path)?;
        Ok(self.settings_in(&document, notices))
    }

    fn settings_in(&self, document: &Document, mut notices: Vec<Message>) -> LoadedSettings {
        let (settings, wrong) = settings_of(document.toml());
        notices.extend(document.notices(&self.path));
        notices.extend(wrong.into_iter().map(|field| {
            Message::new("settings-field-wrong")
                .with("path", error::shown(&self.path))
                .with("field", field)
        }));
        LoadedSettings {
            settings,
            notices,
            writable: document.newer().is_none(),
        }
    }
}

/// Beyond this nothing can be read, or nothing fits on a screen.
const ZOOM: std::ops::RangeInclusive<f32> = 0.2..=5.0;

/// None at all would clear out what was entered a moment ago.
const JOURNAL_DAYS: std::ops::RangeInclusive<u32> = 1..=36_500;

fn read(path: &Path) -> Result<Document, ProfilesError> {
    Document::read(path, |_toml| None)
}

/// The settings, and the fields that could not be understood.
fn settings_of(toml: &DocumentMut) -> (Settings, Vec<&'static str>) {
    let mut settings = Settings::default();
    let mut wrong = Vec::new();
    let mut take = |key: &'static str, understood: &mut dyn FnMut(Field) -> Option<()>| {
        if let Some(item) = toml.get(key)
            && Field::of(item).and_then(understood).is_none()
        {
            wrong.push(key);
        }
    };
    take("language", &mut |field| {
        let text = text_of(field)?;
        settings.language = Some(text).filter(|text| !text.is_empty());
        Some(())
    });
    take("theme", &mut |field| {
        settings.theme = Theme::parse(&text_of(field)?)?;
        Some(())
    });
    take("zoom", &mut |field| {
        settings.zoom = Some(zoom_of(&field).filter(|zoom| ZOOM.contains(zoom))?);
        Some(())
    });
    take("last_profile", &mut |field| {
        settings.last_profile = Some(ProfileId::parse(&text_of(field)?)?);
        Some(())
    });
    take("journal_days", &mut |field| {
        let Field::Whole(days) = field else {
            return None;
        };
        let days = u32::try_from(days).ok()?;
        settings.journal_days = Some(days).filter(|days| JOURNAL_DAYS.contains(days));
        settings.journal_days.map(|_days| ())
    });
    take("watch_every_s", &mut |field| {
        settings.watch_every_s = Some(seconds_of(&field)?);
        Some(())
    });
    take("confirm_for_s", &mut |field| {
        settings.confirm_for_s = Some(seconds_of(&field)?);
        Some(())
    });
    take("notify", &mut |field| {
        settings.notify = match field {
            Field::Flag(flag) => flag,
            _ => return None,
        };
        Some(())
    });
    (settings, wrong)
}

fn fields_of(settings: &Settings) -> [(&'static str, Option<Field>); 8] {
    // By way of its digits: 1.1 as an f32 is 1.10000002384… as an f64.
    let zoom = settings.zoom.filter(|zoom| zoom.is_finite());
    let zoom = zoom.and_then(|zoom| {
        let zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
        zoom.to_string().parse::<f64>().ok().map(Field::Decimal)
    });
    [
        ("language", settings.language.clone().map(Field::Text)),
        (
            "theme",
            Some(Field::Text(settings.theme.as_str().to_owned())),
        ),
        ("zoom", zoom),
        (
            "last_profile",
            settings.last_profile.map(|id| Field::Text(id.to_string())),
        ),
        (
            "journal_days",
            settings
                .journal_days
                .map(|days| Field::Whole(i64::from(days))),
        ),
        ("watch_every_s", seconds(settings.watch_every_s)),
        ("confirm_for_s", seconds(settings.confirm_for_s)),
        ("notify", settings.notify.then_some(Field::Flag(true))),
    ]
}

/// Less would be impolite, more is no watching.
const SECONDS: std::ops::RangeInclusive<u64> = 10..=86_400;

fn seconds(setting: Option<u64>) -> Option<Field> {
    let seconds = setting?.clamp(*SECONDS.start(), *SECONDS.end());
    i64::try_from(seconds).ok().map(Field::Whole)
}

fn seconds_of(field: &Field) -> Option<u64> {
    match field {
        Field::Whole(number) => u64::try_from(*number)
            .ok()
            .filter(|number| SECONDS.contains(number)),
        _ => None,
    }
}

fn text_of(field: Field) -> Option<String> {
    match field {
        Field::Text(text) => Some(text.trim().to_owned()),
        _ => None,
    }
}

fn zoom_of(field: &Field) -> Option<f32> {
    match field {
        Field::Decimal(number) => number.to_string().parse().ok(),
        Field::Whole(number) => number.to_string().parse().ok(),
        _ => None,
    }
}
