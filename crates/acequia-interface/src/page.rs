//! What a pool may say of itself: letters that are what people see.

/// A part of a page as it is stored, zeros behind it; none where it is longer.
pub fn stored<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    Some(bytes)
}

/// A part of a page as it is read; empty where it is not UTF-8, which the program never stores.
pub fn read(bytes: &[u8]) -> &str {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    core::str::from_utf8(&bytes[..end]).unwrap_or_default()
}

/// Whether a name or a link shows what it is: it has no control characters, such as terminals obey,
/// and none that break lines or turn the direction of writing.
pub fn is_plain(text: &str) -> bool {
    !text.chars().any(is_hidden)
}

/// As [`is_plain`], with line breaks.
pub fn is_plain_text(text: &str) -> bool {
    text.split('\n').all(is_plain)
}

/// Whether a link is one by https, or none.
pub fn is_link(link: &str) -> bool {
    link.is_empty() || link.starts_with("https://")
}

fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}')
        || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_terminals_obey_or_turns_the_writing_is_not_plain() {
        for letter in ['\0', '\t', '\u{1b}', '\u{7f}', '\u{9b}', '\u{2028}', '\u{202e}', '\u{2066}']
        {
            let name = ["a", letter.encode_utf8(&mut [0; 4]), "b"].concat();
            assert!(!is_plain(&name) && !is_plain_text(&name), "{letter:?}");
        }
        assert!(is_plain("Käse, سمن \u{1f469}\u{200d}\u{1f33e}"));
        assert!(is_plain_text("one\ntwo") && !is_plain("one\ntwo") && !is_plain_text("one\r\ntwo"));
    }

    #[test]
    fn a_link_is_by_https() {
        assert!(is_link("") && is_link("https://acequia.farm"));
        assert!(!is_link("javascript:alert(1)") && !is_link("http://acequia.farm"));
    }

    #[test]
    fn a_part_is_read_as_it_was_stored() {
        let name = stored::<8>("Käse").expect("it fits");
        assert_eq!((read(&name), name), ("Käse", *b"K\xc3\xa4se\0\0\0"));
        assert_eq!(stored::<4>("Käse"), None);
        assert_eq!(read(&[0xff, 0]), "");
    }
}
