//! When a token ends is read from the token itself; whatever else is pasted has an unknown end and makes no trouble.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use campaign_remote::campaign::TokenLife;
use jiff::Timestamp;
use secrecy::SecretString;

/// What Adobe's sign-in service writes, shortened: the times are strings, in milliseconds.
const AS_ADOBE_WRITES_IT: &str = r#"{"id":"1700000000000_x","type":"access_token","client_id":"0123456789abcdef",
    "created_at":"1700000000000","expires_in":"86400000","scope":"openid,AdobeID"}"#;

#[test]
fn the_end_of_adobe_s_token_is_its_beginning_and_its_life_in_milliseconds() {
    let life = read(&jwt(AS_ADOBE_WRITES_IT)).unwrap();
    assert_eq!(life.ends, second(1_700_000_000 + 86_400));
    assert_eq!(life.client_id.as_deref(), Some("0123456789abcdef"));
}

#[test]
fn the_end_is_read_in_every_spelling_that_says_it() {
    let end = second(1_700_000_000);
    for claims in [
        r#"{"exp":1700000000}"#,
        r#"{"exp":1700000000.75}"#,
        r#"{"exp":"1700000000"}"#,
        r#"{"created_at":1699999000000,"expires_in":1000000}"#,
        r#"{"created_at":"1699999000000","expires_in":1000000,"exp":5}"#,
        r#"{"created_at":"1699999000000","exp":1700000000}"#,
        r#"{"created_at":"yesterday","expires_in":"1000000","exp":1700000000}"#,
    ] {
        assert_eq!(read(&jwt(claims)).unwrap().ends, end, "{claims}");
    }
}

#[test]
fn blanks_and_padding_around_a_token_change_nothing() {
    let plain = jwt(AS_ADOBE_WRITES_IT);
    let life = read(&plain);
    assert!(life.is_some());
    assert_eq!(read(&format!("  {plain}\r\n")), life);
    let (head, rest) = plain.split_once('.').unwrap();
    let (middle, signature) = rest.split_once('.').unwrap();
    assert_eq!(read(&format!("{head}.{middle}==.{signature}")), life);
}

#[test]
fn a_token_that_does_not_say_when_it_ends_has_no_known_end() {
    let huge = jwt(&format!(
        r#"{{"exp":1700000000,"more":"{}"}}"#,
        "x".repeat(64 * 1024)
    ));
    let deep = jwt(&format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000)));
    let texts = [
        String::new(),
        "an-opaque-token".to_owned(),
        "..".to_owned(),
        "a.b.c".to_owned(),
        "a.e30.c".to_owned(),
        format!("{}.d", jwt(r#"{"exp":1700000000}"#)),
        jwt(r#"{"exp":1700000000}"#).replacen('.', "", 1),
        "eyJ.é€😀.x".to_owned(),
        "a.eyJleHAiOjE3MDAwMDAwMDB9!.c".to_owned(),
        "a.eyJleHAiOjE3MDAwMDAwMDB9A.c".to_owned(),
        huge,
        deep,
    ];
    for text in texts {
        assert_eq!(read(&text), None, "{text:.80}");
    }
    for claims in [
        "",
        "null",
        "7",
        "[]",
        "{",
        "{}",
        r#"{"exp":null}"#,
        r#"{"exp":true}"#,
        r#"{"exp":-1}"#,
        r#"{"exp":"soon"}"#,
        r#"{"exp":"1.x"}"#,
        r#"{"exp":1e300}"#,
        r#"{"exp":9223372036854775807}"#,
        r#"{"exp":99999999999999999999999}"#,
        r#"{"created_at":"9223372036854775807","expires_in":"1"}"#,
        r#"{"created_at":"9223372036854775806","expires_in":"1"}"#,
        r#"{"created_at":"9223372036854775807","expires_in":"9223372036854775807"}"#,
        r#"{"created_at":"1700000000000"}"#,
        r#"{"expires_in":"86400000"}"#,
    ] {
        assert_eq!(read(&jwt(claims)), None, "{claims}");
    }
}

#[test]
fn a_client_id_that_is_none_is_left_out_and_the_end_is_still_known() {
    let long = "k".repeat(513);
    for id in [
        "7",
        "null",
        r#""""#,
        r#""two words""#,
        r#""caf\u00e9""#,
        &format!("\"{long}\""),
    ] {
        let life = read(&jwt(&format!(r#"{{"exp":1700000000,"client_id":{id}}}"#))).unwrap();
        assert_eq!(life.client_id, None, "{id:.40}");
    }
}

#[test]
fn what_is_left_is_counted_down_to_nothing_and_not_below() {
    let life = read(&jwt(r#"{"exp":1700000000}"#)).unwrap();
    assert_eq!(
        life.remaining(second(1_699_999_940)),
        Duration::from_mins(1)
    );
    assert_eq!(life.remaining(second(1_700_000_000)), Duration::ZERO);
    assert_eq!(life.remaining(Timestamp::MAX), Duration::ZERO);
    assert!(life.remaining(Timestamp::MIN) > Duration::from_hours(24));
}

#[test]
fn whatever_is_pasted_nothing_panics_and_no_token_is_in_what_is_shown() {
    let whole = jwt(AS_ADOBE_WRITES_IT);
    for cut in 0..=whole.len() {
        let _no_panic = read(&whole[..cut]);
    }
    // Every byte replaced in turn by each of a handful of awkward characters.
    for at in 0..whole.len() {
        for other in [".", "=", "-", "\0", "é", "\u{10ffff}"] {
            let _no_panic = read(&format!("{}{other}{}", &whole[..at], &whole[at + 1..]));
        }
    }
    let shown = format!("{:?}", read(&whole));
    assert!(
        whole.split('.').all(|part| !shown.contains(part)),
        "{shown}"
    );
}

fn read(token: &str) -> Option<TokenLife> {
    TokenLife::read(&SecretString::from(token))
}

fn second(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

/// A JWT with these claims; nobody has signed it.
fn jwt(claims: &str) -> String {
    format!(
        "eyJhbGciOiJSUzI1NiJ9.{}.c2lnbmF0dXJl",
        base64url(claims.as_bytes())
    )
}

fn base64url(bytes: &[u8]) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, place| {
            bits << 8 | usize::from(group.get(place).copied().unwrap_or_default())
        });
        for place in 0..=group.len() {
            text.push(char::from(ALPHABET[bits >> (18 - 6 * place) & 63]));
        }
    }
    text
}
