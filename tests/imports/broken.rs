//! What is malformed is refused with the name of what is wrong, and without a word of what was given.

use campaign_remote::campaign::import::{ImportError, LARGEST_TEXT, read};

use super::twins::TWINS;
use super::{CREDENTIAL, FIXTURES, refused, with};

#[test]
fn a_malformed_twin_is_refused_by_the_name_of_what_is_wrong() {
    let mut wrong = Vec::new();
    for (fixture, twins) in TWINS {
        assert!(read(fixture).is_ok());
        for (old, new, expected) in twins {
            let said = match read(&with(fixture, old, new)) {
                Err(error) => error.message().to_string().replace('"', ""),
                Ok(found) => format!("{found:?}"),
            };
            if said != *expected {
                wrong.push(format!("{old:?} -> {new:?}: {said}, not {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn anything_else_cannot_be_imported() {
    let deep_list = "[".repeat(10_000) + &"]".repeat(10_000);
    let deep_object = "{\"CLIENT_ID\":".repeat(10_000) + "1" + &"}".repeat(10_000);
    for text in [
        "CANARY",
        "{",
        "{}",
        "{\"name\":\"CANARY\"}",
        "{\"values\":[]}",
        "{\"values\":[{\"key\":\"colour\",\"value\":\"CANARY\",\"enabled\":true}]}",
        "{\"CLIENT_ID\":\"\\ud800CANARY\",\"CLIENT_SECRETS\":[]}",
        "{\"CLIENT_ID\":\"k\u{0}\"}",
        "[]",
        "\0",
        "-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----",
        "- CANARY",
        "eyJhbGciOiJSUzI1NiJ9.CANARY.c2ln",
        "Invoke-WebRequest -Uri \"https://mc.adobe.io/acme\"",
        deep_list.as_str(),
        deep_object.as_str(),
    ] {
        assert_eq!(refused(text), ImportError::NotImportable, "{text:.60}");
    }
    assert_eq!(refused(""), ImportError::Empty);
    assert_eq!(refused("\u{feff} \r\n"), ImportError::Empty);
}

#[test]
fn over_a_mebibyte_nothing_is_read() {
    let text = format!("{CREDENTIAL}{}", " ".repeat(LARGEST_TEXT));
    assert_eq!(refused(&text), ImportError::TooLarge);
    let fits = format!(
        "{CREDENTIAL}{}",
        " ".repeat(LARGEST_TEXT - CREDENTIAL.len())
    );
    assert!(read(&fits).is_ok());
}

#[test]
fn a_full_mebibyte_of_anything_is_read_or_refused_without_trouble() {
    let address = "https://mc.adobe.io/acme/campaign/workflow/execution/WKF1/commands";
    let repeated = |start: &str, part: &str, end: &str| {
        let room = LARGEST_TEXT - start.len() - end.len();
        format!("{start}{}{end}", part.repeat(room / part.len()))
    };
    for text in [
        repeated("curl ", ";", ""),
        repeated("curl ", "a ", ""),
        repeated("curl ", "\\", ""),
        repeated("curl ", "$", ""),
        repeated("curl ^", "\\", "\""),
        repeated("curl ", "-H 'X-Api-Key: k' ", address),
        repeated("curl ", "/campaign/", ""),
        repeated("curl https://ims/ims/token -d '", "client_id=a&", "'"),
        repeated(
            "{\"CLIENT_ID\":\"k\",\"CLIENT_SECRETS\":[\"s\"],\"SCOPES\":\"",
            "a,",
            "\"}",
        ),
        repeated(
            "{\"CLIENT_ID\":\"k\",\"CLIENT_SECRETS\":[",
            "\"s\",",
            "\"s\"]}",
        ),
        repeated("{\"values\":[", "{\"key\":\"IMS\"},", "1]}"),
        repeated("{\"CLIENT_ID\":\"", "k", "\"}"),
    ] {
        drop(read(&text));
    }
}

#[test]
fn more_than_a_field_can_have_is_refused() {
    let long = "k".repeat(9 * 1024);
    let broken = with(CREDENTIAL, "c0ffee00c0ffee00c0ffee00c0ffee00", &long);
    assert_eq!(refused(&broken), ImportError::TooLong("CLIENT_ID"));
    let many: Vec<_> = (0..500).map(|n| format!("scope{n}")).collect();
    let broken = with(CREDENTIAL, "\"openid\"", &format!("\"{}\"", many.join(",")));
    assert_eq!(refused(&broken), ImportError::TooLong("SCOPES"));
    let many: Vec<_> = (0..50).map(|n| format!("\"secret{n}\"")).collect();
    let broken = with(
        CREDENTIAL,
        "\"p8e-CANARYfirstCANARYfirst-a1B2\"",
        &many.join(","),
    );
    assert_eq!(refused(&broken), ImportError::TooLong("CLIENT_SECRETS"));
}

#[test]
fn neither_debug_nor_display_nor_a_message_shows_a_secret() {
    let broken = TWINS.into_iter().flat_map(|(fixture, twins)| {
        let twins = twins.iter();
        twins.map(move |(old, new, _said)| with(fixture, old, new))
    });
    let whole = FIXTURES.iter().map(|fixture| (*fixture).to_owned());
    let mut secrets = 0;
    for text in whole.chain(broken) {
        let said = match read(&text) {
            Ok(found) => {
                secrets += 1;
                format!("{found:?} {found:#?}")
            }
            Err(error) => format!(
                "{error:?} {error} {} {:?}",
                error.message(),
                error.message()
            ),
        };
        assert!(!said.contains("CANARY"), "{said}");
    }
    assert!(secrets > 10, "only {secrets} were read");
}
