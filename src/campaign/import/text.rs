//! The text in a file's bytes: spreadsheets write UTF-16 and the old Western code page as well as UTF-8.

/// Decodes UTF-8, UTF-16 with its byte order mark, and otherwise Windows-1252, which takes any bytes.
pub fn text_of(bytes: &[u8]) -> String {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).map_or_else(
            |_not_utf_8| bytes.iter().map(|byte| windows_1252(*byte)).collect(),
            str::to_owned,
        ),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _odd_one) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    char::decode_utf16(units)
        .map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// What Windows-1252 has where Latin-1 has control characters, from 0x80 on.
const UPPER: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => {
            let place = usize::from(byte - 0x80);
            UPPER.chars().nth(place).unwrap_or(char::from(byte))
        }
        _ => char::from(byte),
    }
}
