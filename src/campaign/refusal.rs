//! Every error body that Campaign, its gateway and the sign-in service send → its code, what it means, what to do next.
//!
//! The shapes and texts are those that Adobe documents or that its users have reported.
//! A refusal that is not in the table gets no advice: the server's own words are shown, and nothing is made up.

use serde_json::Value;

use super::address::is_invisible;
use super::exchange::Answer;
use super::message::Message;
use super::verdict::Cause;

/// A "no" from the other side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The HTTP status it came with.
    pub status: u16,
    /// The code that stands in the body: `401013`, `RST-360011`, `invalid_client`.
    pub code: Option<String>,
    /// The server's own words, shortened, without characters that cannot be seen. Empty where there were none.
    pub text: String,
    /// How many seconds the server asks to wait (`Retry-After`), where it says so in seconds.
    pub retry_after: Option<i64>,
    /// Of a refused token: why the program could not get another one, where it tried.
    pub no_new_token: Option<Box<Cause>>,
    /// Of a refused token: whether the program had fetched it, so that nobody can enter another one.
    pub is_of_fetched_token: bool,
    known: Option<&'static Known>,
}

/// What a person can do about it, as one click.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextStep {
    /// Read the workflow's record.
    CheckState,
    /// Open the profile where its credentials are.
    RenewCredentials,
    /// Open the profile where this is.
    OpenProfile(Setting),
    /// Put the cursor into the workflow ID.
    CorrectWorkflowId,
    /// Put the cursor into the organization.
    CorrectOrganization,
    /// Send the command without writing it into the journal.
    SendUnrecorded,
    /// Put the cursor into the reason.
    EnterReason,
    /// Ask the keyring once more.
    TryAgain,
}

/// What of a profile can be wrong, besides its organization and its secrets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The credential's client ID.
    ApiKey,
    /// Campaign's gateway.
    BaseUrl,
    /// Adobe's sign-in service.
    SignInUrl,
    /// The file with further certificates.
    CaFile,
    /// The proxy.
    Proxy,
}

/// A refusal that Adobe or its users have described.
#[derive(Debug, PartialEq, Eq)]
struct Known {
    sign: Sign,
    /// The key of the sentence that says what it means; the next step's is `<key>-next`.
    meaning: &'static str,
    step: Option<NextStep>,
    /// Whether it can only come from before Campaign acted: a 5xx of this kind is a refusal,
    /// any other 5xx may have been applied.
    before_campaign_acted: bool,
}

/// How a known refusal is recognised.
#[derive(Debug, PartialEq, Eq)]
enum Sign {
    /// `"error_code"` in the gateway's JSON.
    ErrorCode(&'static str),
    /// The gateway's "Oops. Something went wrong", with this number in `"code"`.
    Oops(i64),
    /// These words stand in the text.
    Words(&'static str),
    /// The status, where nothing else is known.
    Status(u16),
}

/// The one table of refusals; the first that fits wins.
const KNOWN: &[Known] = &[
    known(
        Sign::ErrorCode("401013"),
        "refusal-401013",
        Some(NextStep::RenewCredentials),
        true,
    ),
    known(
        Sign::ErrorCode("403010"),
        "refusal-403010",
        Some(NextStep::RenewCredentials),
        true,
    ),
    known(
        Sign::ErrorCode("403000"),
        "refusal-403000",
        Some(NextStep::OpenProfile(Setting::ApiKey)),
        true,
    ),
    known(
        Sign::ErrorCode("403003"),
        "refusal-403003",
        Some(NextStep::OpenProfile(Setting::ApiKey)),
        true,
    ),
    known(
        Sign::ErrorCode("403023"),
        "refusal-403023",
        Some(NextStep::CorrectOrganization),
        true,
    ),
    known(Sign::ErrorCode("403025"), "refusal-403025", None, true),
    known(
        Sign::ErrorCode("403027"),
        "refusal-403027",
        Some(NextStep::OpenProfile(Setting::ApiKey)),
        true,
    ),
    known(Sign::ErrorCode("400003"), "refusal-400003", None, true),
    known(Sign::ErrorCode("429050"), "refusal-429", None, true),
    known(
        Sign::Oops(500),
        "refusal-oops-500",
        Some(NextStep::CorrectOrganization),
        true,
    ),
    // A bad gateway by its own words: it speaks for a server that may have acted.
    known(Sign::Oops(502), "refusal-oops-502", None, false),
    known(Sign::Words("Error rc=-2003"), "refusal-rc-2003", None, true),
    known(
        Sign::Words("Unable to decrypt PKey"),
        "refusal-pkey",
        Some(NextStep::CorrectWorkflowId),
        true,
    ),
    known(
        Sign::Words("attribute unknown"),
        "refusal-pkey",
        Some(NextStep::CorrectWorkflowId),
        true,
    ),
    known(
        Sign::Words("Unable to find document with path"),
        "refusal-not-found",
        Some(NextStep::CorrectWorkflowId),
        true,
    ),
    known(
        Sign::Words("BAS-010003"),
        "refusal-bas-010003",
        Some(NextStep::CheckState),
        true,
    ),
    known(
        Sign::Words("parameter isn't defined in signal activity"),
        "refusal-signal-parameter",
        None,
        true,
    ),
    known(
        Sign::Words("invalid client_id parameter"),
        "refusal-ims-client-id",
        Some(NextStep::OpenProfile(Setting::ApiKey)),
        true,
    ),
    known(
        Sign::Words("invalid client_secret parameter"),
        "refusal-ims-client-secret",
        Some(NextStep::RenewCredentials),
        true,
    ),
    known(
        Sign::Words("No valid bindings were found"),
        "refusal-ims-bindings",
        None,
        true,
    ),
    known(
        Sign::Words("An error has occurred - please contact your administrator"),
        "refusal-rst-360011",
        None,
        false,
    ),
    known(
        Sign::Status(401),
        "refusal-status-401",
        Some(NextStep::RenewCredentials),
        true,
    ),
    known(
        Sign::Status(404),
        "refusal-status-404",
        Some(NextStep::CorrectWorkflowId),
        true,
    ),
    known(Sign::Status(408), "refusal-status-408", None, false),
    known(Sign::Status(429), "refusal-429", None, true),
    known(Sign::Status(502), "refusal-status-502", None, false),
    known(Sign::Status(503), "refusal-status-503", None, false),
    known(Sign::Status(504), "refusal-status-504", None, false),
];

const fn known(
    sign: Sign,
    meaning: &'static str,
    step: Option<NextStep>,
    before_campaign_acted: bool,
) -> Known {
    Known {
        sign,
        meaning,
        step,
        before_campaign_acted,
    }
}

/// No refusal that says something useful is longer; what follows is not looked at.
const LONGEST_READ: usize = 64 * 1024;

/// As much of the server's words as fits on a screen; the rest is in the response.
const LONGEST_QUOTE: usize = 400;

impl Refusal {
    /// Reads an answer that is a "no": its body, and what its head asks for.
    pub fn of(answer: &Answer) -> Self {
        let wait = answer.header("Retry-After");
        Self {
            // A wait of more than a day is a date gone wrong.
            retry_after: wait
                .and_then(|seconds| seconds.trim().parse().ok())
                .filter(|seconds| (1..=86_400).contains(seconds)),
            ..Self::read(answer.status, &answer.body)
        }
    }

    /// Whether the gateway refuses the token, which it does before Campaign sees the command.
    pub fn is_token_refused(&self) -> bool {
        self.status == 401 && self.code.as_deref() == Some("401013")
    }

    /// Reads an error body of any of the four shapes, or of none of them.
    pub fn read(status: u16, body: &[u8]) -> Self {
        let body = &body[..body.len().min(LONGEST_READ)];
        let text = String::from_utf8_lossy(body);
        let text = text.trim_start_matches('\u{feff}').trim();
        let spoken = Spoken::read(text);
        let known = KNOWN.iter().find(|known| spoken.shows(&known.sign, status));
        // JSON of an unknown shape is shown whole: its words are somewhere in it.
        let words = if spoken.code.is_none() && spoken.words.is_empty() && text.starts_with('{') {
            text
        } else {
            spoken.words.as_str()
        };
        Self {
            retry_after: None,
            no_new_token: None,
            is_of_fetched_token: false,
            status,
            text: quote(words),
            code: spoken.code.as_deref().map(quote),
            known,
        }
    }

    /// What it means, where that is known.
    pub fn meaning(&self) -> Option<Message> {
        if (300..400).contains(&self.status) {
            return Some(Message::new("refusal-redirect"));
        }
        self.known.map(|known| Message::new(known.meaning))
    }

    /// The key of the sentence that says what to do next, and the click that begins it.
    pub fn next_step(&self) -> Option<(Message, Option<NextStep>)> {
        let known = self.known?;
        let sentence = NEXT_STEPS
            .iter()
            .find(|(meaning, _next)| *meaning == known.meaning)?;
        let step = match &self.no_new_token {
            Some(cause) => cause.next_step(),
            None => known.step,
        };
        let sentence = match (self.is_of_fetched_token, sentence) {
            (true, (_meaning, "refusal-401013-next")) => FETCHED_TOKEN_REFUSED,
            (_, (_meaning, next)) => next,
        };
        Some((Message::new(sentence), step))
    }

    /// Whether a 5xx with this text is known to come from before Campaign acted.
    pub fn before_campaign_acted(&self) -> bool {
        self.known.is_some_and(|known| known.before_campaign_acted)
    }

    /// Every sentence that a refusal can need: a locale without one of them is incomplete.
    pub fn all_message_keys() -> impl Iterator<Item = &'static str> {
        let meanings = KNOWN.iter().map(|known| known.meaning);
        let next_steps = NEXT_STEPS.iter().map(|(_meaning, next)| *next);
        meanings.chain(next_steps).chain([FETCHED_TOKEN_REFUSED])
    }
}

/// What to do where the sign-in service gave a token that the gateway does not take.
const FETCHED_TOKEN_REFUSED: &str = "refusal-401013-fetched-next";

/// What to do about each meaning; a meaning that is not here has no known way out.
const NEXT_STEPS: &[(&str, &str)] = &[
    ("refusal-401013", "refusal-401013-next"),
    ("refusal-403010", "refusal-403010-next"),
    ("refusal-403000", "refusal-403000-next"),
    ("refusal-403003", "refusal-403003-next"),
    ("refusal-403023", "refusal-403023-next"),
    ("refusal-403025", "refusal-403025-next"),
    ("refusal-403027", "refusal-403027-next"),
    ("refusal-429", "refusal-429-next"),
    ("refusal-oops-500", "refusal-oops-500-next"),
    ("refusal-oops-502", "refusal-oops-502-next"),
    ("refusal-rc-2003", "refusal-rc-2003-next"),
    ("refusal-pkey", "refusal-pkey-next"),
    ("refusal-not-found", "refusal-not-found-next"),
    ("refusal-bas-010003", "refusal-bas-010003-next"),
    ("refusal-ims-client-id", "refusal-ims-client-id-next"),
    (
        "refusal-ims-client-secret",
        "refusal-ims-client-secret-next",
    ),
    ("refusal-ims-bindings", "refusal-ims-bindings-next"),
    ("refusal-status-401", "refusal-status-401-next"),
    ("refusal-status-404", "refusal-status-404-next"),
];

/// What an error body says, whatever its shape.
struct Spoken {
    code: Option<String>,
    oops: Option<i64>,
    words: String,
}

impl Spoken {
    fn read(text: &str) -> Self {
        match serde_json::from_str::<Value>(text) {
            Ok(Value::Object(fields)) => Self::read_json(&fields),
            Ok(Value::String(words)) => Self::read_plain(&words),
            _ if text.starts_with('<') => Self::read_page(text),
            _ => Self::read_plain(text),
        }
    }

    fn read_json(fields: &serde_json::Map<String, Value>) -> Self {
        let word = |name: &str| match fields.get(name) {
            Some(Value::String(text)) => Some(text.clone()),
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        let words = word("message")
            .or_else(|| word("error_description"))
            .unwrap_or_default();
        let oops = word("code")
            .filter(|_code| words.starts_with("Oops"))
            .and_then(|code| code.parse().ok());
        Self {
            code: word("error_code")
                .or_else(|| word("error"))
                .or_else(|| word("code")),
            oops,
            words,
        }
    }

    /// Campaign's own plain text: one message on a line, each perhaps with a code in front.
    fn read_plain(text: &str) -> Self {
        Self {
            code: text
                .split_whitespace()
                .find(|word| is_server_code(word))
                .map(str::to_owned),
            oops: None,
            words: text.to_owned(),
        }
    }

    /// A web page says nothing about the command; its title is all that is worth quoting.
    fn read_page(text: &str) -> Self {
        let lower = text.to_ascii_lowercase();
        let title = lower.find("<title>").and_then(|start| {
            let start = start + "<title>".len();
            let length = lower[start..].find("</title>")?;
            text.get(start..start + length)
        });
        Self {
            code: None,
            oops: None,
            words: title.unwrap_or_default().trim().to_owned(),
        }
    }

    fn shows(&self, sign: &Sign, status: u16) -> bool {
        match sign {
            Sign::ErrorCode(code) => self.code.as_deref() == Some(code),
            Sign::Oops(code) => self.oops == Some(*code),
            Sign::Words(words) => self.words.contains(words),
            Sign::Status(expected) => status == *expected,
        }
    }
}

/// `RST-360011`: three capitals, a dash, six digits.
fn is_server_code(word: &str) -> bool {
    word.split_once('-').is_some_and(|(family, number)| {
        matches!(family, "RST" | "XTK" | "BAS" | "WKF" | "PGS")
            && number.len() == 6
            && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// A server's words made safe to show inside a sentence: on one line, short, nothing in it that cannot be seen.
pub(super) fn quote(text: &str) -> String {
    let seen: String = text
        .chars()
        .map(|character| {
            if character.is_whitespace() {
                ' '
            } else {
                character
            }
        })
        .filter(|character| !is_invisible(*character))
        .collect();
    let words = seen.split(' ').filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _character)) => format!("{}…", &line[..end]),
        None => line,
    }
}
