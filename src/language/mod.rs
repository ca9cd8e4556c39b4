//! The words people read, from `assets/locales/*.ftl`, in the language that the person chose or the system speaks.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The languages that this program ships, each complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, which also stands in where nothing else fits.
    English,
    /// German.
    German,
    /// Dutch.
    Dutch,
}

impl Language {
    /// All of them, in the order of the settings menu.
    pub const ALL: [Self; 3] = [Self::English, Self::German, Self::Dutch];

    /// `en`, `de`, `nl`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Dutch => "nl",
        }
    }

    /// What the language calls itself: a person who reads nothing else must find it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Dutch => "Nederlands",
        }
    }

    /// The language of a code or locale: `de`, `de-AT`, `de_DE.UTF-8`. `None` for one that is not shipped.
    pub fn of_code(code: &str) -> Option<Self> {
        let language = code
            .split(['-', '_', '.', '@'])
            .next()?
            .to_ascii_lowercase();
        Self::ALL.into_iter().find(|known| known.code() == language)
    }

    /// The system's language where it is shipped, otherwise English.
    pub fn of_system() -> Self {
        if cfg!(any(windows, target_vendor = "apple")) {
            return sys_locale::get_locales()
                .find_map(|locale| Self::of_code(&locale))
                .unwrap_or(Self::English);
        }
        Self::of_environment(|name| {
            let value = std::env::var_os(name)?;
            Some(value.to_string_lossy().into_owned())
        })
    }

    /// The language that these environment variables ask for, as gettext reads them: the first that is set of
    /// `LC_ALL`, `LC_MESSAGES` and `LANG` decides, and nothing below it is looked at. `C` is English, whatever
    /// `LANGUAGE` says; otherwise its list goes before.
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let mut deciding = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
        let locale = deciding.find_map(set).unwrap_or_default();
        if matches!(
            locale.split(['.', '@']).next(),
            None | Some("" | "C" | "POSIX")
        ) {
            return Self::English;
        }
        let list = set("LANGUAGE").unwrap_or(locale);
        list.split(':')
            .find_map(Self::of_code)
            .unwrap_or(Self::English)
    }

    const fn source(self) -> &'static str {
        match self {
            Self::English => include_str!("../../assets/locales/en.ftl"),
            Self::German => include_str!("../../assets/locales/de.ftl"),
            Self::Dutch => include_str!("../../assets/locales/nl.ftl"),
        }
    }
}

/// What stands in a place of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// A name, or somebody else's words.
    Text(&'a str),
    /// A number; the language chooses the plural.
    Number(i64),
}

impl<'a> From<&'a str> for Place<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<Place<'a>> for FluentValue<'a> {
    fn from(place: Place<'a>) -> Self {
        match place {
            Place::Text(text) => text.into(),
            Place::Number(number) => number.into(),
        }
    }
}

/// Every sentence of the program in one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Reads the sentences of `language`.
    pub fn new(language: Language) -> Self {
        // A locale file is compiled in; the tests prove that each parses whole.
        let resource = match FluentResource::try_new(language.source().to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let identifier: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![identifier]);
        // The marks that Fluent puts around arguments have no glyph in most fonts.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    /// Which language these words are in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A sentence without places.
    pub fn say(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// A sentence with its places filled.
    pub fn say_with<'a>(
        &self,
        key: &str,
        places: impl IntoIterator<Item = (&'a str, Place<'a>)>,
    ) -> String {
        let arguments = places
            .into_iter()
            .map(|(name, place)| (name, FluentValue::from(place)))
            .collect::<FluentArgs<'a>>();
        self.format(key, Some(&arguments))
    }

    /// Whether there is such a sentence.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A missing sentence shows its key, so that the gap is seen; a test proves that there is none.
    fn format(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, arguments, &mut errors)
            .into_owned()
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Words").field(&self.language).finish()
    }
}
