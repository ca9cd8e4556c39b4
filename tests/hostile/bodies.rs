//! Bodies: slow, endless, packed, lying about their length, in a charset that they do not have.
//!
//! A body over 256 MiB, one that breaks off, and one that stalls are in `tests/verdict/bodies.rs`.

use std::time::Duration;

use campaign_remote::campaign::Verdict;

use crate::campaign::{Caller, Server, Step, answer, run};
use crate::{Ask, case, flood, send};

const LONG: Duration = Duration::from_mins(1);
const LARGEST: usize = 256 * 1024 * 1024;
pub(crate) const CHUNKED: &str = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

/// 1 GiB of zeros, as brotli packs it.
pub(crate) const BROTLI_BOMB: &[u8] = include_bytes!("one-gibibyte.br");

#[test]
fn a_body_that_drips_for_ever_is_cut_at_the_time_limit() {
    let drip = Step::Drip(b"drip".to_vec(), Duration::from_millis(10));
    let head = send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
    let told = case([head, drip], "accepted, body-cut-timed-out")
        .within(Duration::from_millis(500))
        .check();
    assert!((1..100).contains(&told.body), "{told:?}");
}

#[test]
fn a_body_without_end_is_read_up_to_256_mib_and_costs_no_more() {
    let script = [send("HTTP/1.1 200 OK\r\n\r\n"), flood("0123456789abcdef")];
    let told = case(script, "accepted, body-cut-too-large")
        .within(LONG)
        .taking(256 + 32);
    assert_eq!(told.check().body, LARGEST);
}

#[test]
fn chunks_without_end_are_read_up_to_256_mib_and_cost_no_more() {
    let chunk = [b"10000\r\n", "x".repeat(0x10000).as_bytes(), b"\r\n"].concat();
    let told = case(
        [send(CHUNKED), flood(chunk)],
        "accepted, body-cut-too-large",
    )
    .within(LONG)
    .taking(256 + 32);
    assert_eq!(told.check().body, LARGEST);
}

#[test]
fn chunks_of_one_byte_without_end_are_cut_at_the_time_limit() {
    let told = case(
        [send(CHUNKED), flood("1\r\nx\r\n")],
        "accepted, body-cut-timed-out",
    );
    told.within(Duration::from_secs(1)).taking(32).check();
}

#[test]
fn chunk_extensions_without_end_break_the_body_off() {
    let script = [send(CHUNKED), send("1;"), flood("x=y;")];
    case(script, "accepted, body-cut-broken").check();
}

#[test]
fn trailers_without_end_break_the_body_off() {
    let script = [
        send(CHUNKED),
        send("2\r\n{}\r\n0\r\n"),
        flood("X-Filler: filler\r\n"),
    ];
    let told = case(script, "accepted, body-cut-broken").check();
    assert_eq!(told.body, 2);
}

#[test]
fn a_chunk_that_says_it_is_endless_is_read_as_far_as_it_comes() {
    for size in ["7fffffffffffffff", "ffffffffffffffff"] {
        let script = [send(CHUNKED), send(format!("{size}\r\nbeginning"))];
        let told = case(script, "accepted, body-cut-broken").check();
        assert_eq!(told.body, 9);
    }
}

#[test]
fn a_chunk_whose_size_is_no_number_of_this_world_breaks_the_body_off() {
    let script = [send(CHUNKED), send("fffffffffffffffff\r\nx"), Step::Linger];
    case(script, "accepted, body-cut-broken").check();
}

#[test]
fn a_body_that_is_longer_than_it_says_ends_where_it_says() {
    let body = "x".repeat(100_000);
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{{}}{body}");
    let told = case([send(head), Step::Linger], "accepted, body whole").check();
    assert_eq!(told.body, 2);
}

#[test]
fn a_body_that_says_it_is_endless_takes_no_room_before_it_comes() {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\nbeginning";
    let told = case([send(head)], "accepted, body-cut-broken").check();
    assert_eq!(told.body, 9);
}

#[test]
fn a_length_that_is_no_number_of_this_world_is_no_http() {
    for length in ["99999999999999999999999", "-1", "2, 3", "0x10", "+2"] {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{{}}");
        case([send(head), Step::Linger], "maybe applied: cause-not-http").check();
    }
}

#[test]
fn a_gzip_bomb_stays_packed() {
    packed("gzip", &gzip_bomb());
}

#[test]
fn a_brotli_bomb_stays_packed() {
    packed("br", BROTLI_BOMB);
}

fn packed(encoding: &str, bomb: &[u8]) {
    let length = bomb.len();
    for ask in [Ask::Send, Ask::Read] {
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {length}\r\n\r\n"
        );
        let said = match ask {
            Ask::Read => "cause-not-a-record",
            _ => "accepted, body whole",
        };
        let told = case([send(head), send(bomb), Step::Linger], said)
            .asking(ask)
            .within(LONG)
            .taking(2 * length.div_ceil(1 << 20))
            .check();
        assert_eq!(
            told.body, length,
            "{encoding}: its bytes, not what is in them"
        );
    }
}

/// 1.3 GB of zeros, as deflate's fixed codes pack them: one literal, and then the last 258 bytes again and again.
pub(crate) fn gzip_bomb() -> Vec<u8> {
    let mut bomb = b"\x1f\x8b\x08\0\0\0\0\0\0\x03".to_vec();
    let (mut byte, mut filled) = (0_u8, 0_u32);
    let mut put = |bits: &str| {
        for bit in bits.bytes() {
            byte |= (bit & 1) << filled;
            filled += 1;
            if filled == 8 {
                bomb.push(byte);
                (byte, filled) = (0, 0);
            }
        }
    };
    // The last block, with fixed codes; a zero; then 258 bytes from one byte back.
    put("110");
    put("00110000");
    for _ in 0..5_000_000 {
        put("1100010100000");
    }
    put("0000000");
    put("0000000");
    // Neither check sum nor length: a reader that unpacks has long done so when it misses them.
    bomb
}

#[test]
fn a_line_of_100_mb_costs_its_own_length() {
    let body = vec![b'x'; 100_000_000];
    let told = case(
        [send(answer("200 OK", &body)), Step::Linger],
        "accepted, body whole",
    );
    let told = told.within(LONG).taking(100 + 32).check();
    assert_eq!(told.body, 100_000_000);
}

#[test]
fn a_refusal_of_100_mb_is_quoted_shortly() {
    let body = vec![b'x'; 100_000_000];
    let told = case(
        [send(answer("404 Not Found", &body)), Step::Linger],
        "refused: 404 - refusal-status-404",
    );
    told.within(LONG).taking(100 + 32).check();
}

#[test]
fn a_charset_that_is_not_the_body_s_changes_no_byte_and_no_verdict() {
    let latin = b"caf\xe9 \xff\xfe\0".to_vec();
    for charset in [
        "utf-16",
        "utf-8",
        "ebcdic-xml-us",
        "\"",
        "x".repeat(2000).as_str(),
    ] {
        for (status, accepted) in [("200 OK", true), ("404 Not Found", false)] {
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Type: application/json; charset={charset}\r\nContent-Length: {}\r\n\r\n",
                latin.len()
            );
            let server = Server::start([Step::ReadRequest, send(head), send(&latin), Step::Linger]);
            let outcome = run(Caller::to(&server.http()).send());
            let answer = outcome.exchange.unwrap().answer.unwrap();
            assert_eq!(answer.body, latin, "{charset}");
            match outcome.verdict {
                Verdict::Accepted => assert!(accepted),
                Verdict::Refused(refusal) => {
                    assert!(!accepted);
                    assert_eq!(refusal.text, "caf\u{fffd} \u{fffd}\u{fffd}", "{charset}");
                }
                other => panic!("{other:?}"),
            }
        }
    }
}
