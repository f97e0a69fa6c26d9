//! What somebody posts, as a server sees it.

use std::io::BufRead;

/// The body of the next request, by its `content-length`; nothing where the line is cut.
pub fn read_posted(reader: &mut impl BufRead) -> Option<Vec<u8>> {
    let (mut line, mut length) = (String::new(), 0);
    while reader.read_line(&mut line).ok()? > 0 && line != "\r\n" {
        let header = line.to_ascii_lowercase();
        let told = header.strip_prefix("content-length:");
        length = told.map_or(length, |text| text.trim().parse().unwrap_or(0));
        line.clear();
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(body)
}
