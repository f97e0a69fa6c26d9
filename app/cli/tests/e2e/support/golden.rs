//! What people see, compared with what was checked in.

use std::path::{Path, PathBuf};

/// Compares a transcript with a golden file. `ACEQUIA_BLESS=1` writes the file instead.
#[track_caller]
pub fn compare(name: &str, transcript: &str) {
    let (path, said) = (path_of(name), without_what_varies(transcript));
    if std::env::var_os("ACEQUIA_BLESS").is_some() {
        std::fs::write(&path, &said).expect("room");
        return;
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = golden.lines().zip(said.lines()).position(|(old, new)| old != new);
    let at = differs.unwrap_or(golden.lines().count().min(said.lines().count()));
    assert!(
        golden == said,
        "{name} differs from line {}:\n  golden: {:?}\n  now:    {:?}\nACEQUIA_BLESS=1 writes it anew",
        at + 1,
        golden.lines().nth(at),
        said.lines().nth(at),
    );
}

/// Compares a transcript with the golden file of another test that began in the same way.
#[track_caller]
pub fn compare_beginning(name: &str, transcript: &str) {
    let golden = std::fs::read_to_string(path_of(name)).unwrap_or_default();
    let said = without_what_varies(transcript);
    let differs = golden.lines().zip(said.lines()).find(|(old, new)| old != new);
    assert_eq!(differs, None, "{name} differs");
    assert!(golden.lines().count() > said.lines().count() && !said.is_empty());
}

fn path_of(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

/// Signatures depend on blockhashes; compute units are the bench's affair.
fn without_what_varies(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let words =
            line.split(' ').map(|word| if is_signature(word) { "<signature>" } else { word });
        let line = words.collect::<Vec<_>>().join(" ");
        match line.strip_suffix(" compute units").and_then(|line| line.rsplit_once(' ')) {
            Some((line, _units)) => format!("{line} <units> compute units\n"),
            None => line + "\n",
        }
    });
    lines.collect()
}

fn is_signature(word: &str) -> bool {
    (86..=88).contains(&word.len()) && word.chars().all(|letter| letter.is_ascii_alphanumeric())
}
