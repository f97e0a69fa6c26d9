//! A program's bytes, as they were built.

use crate::error::{failure, Outcome};
use acequia_farm_file::amount::exact;
use std::path::{Path, PathBuf};

/// How a program begins.
const ELF: [u8; 4] = *b"\x7fELF";

/// A program's bytes and where they were read.
pub struct Image {
    pub path: PathBuf,
    pub bytes: Vec<u8>,
}

impl Image {
    /// Reads a file, which has to hold a program.
    pub fn read(path: &Path) -> Outcome<Self> {
        let bytes = std::fs::read(path).map_err(|error| {
            failure(
                format!("{} cannot be read: {error}", path.display()),
                "Name the program's bytes: `make build` writes them to target/deploy",
            )
        })?;
        match bytes.starts_with(&ELF) {
            true => Ok(Self { path: path.into(), bytes }),
            false => Err(failure(
                format!("{} is no program: it does not begin as an ELF file does", path.display()),
                "Name target/deploy/NAME.so, not a keypair or a source",
            )),
        }
    }

    /// How the file is called, without its folders.
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str());
        name.to_string_lossy().into()
    }

    /// The SHA-256, in hexadecimal.
    pub fn sum(&self) -> String {
        sum(&self.bytes)
    }

    /// Its size and SHA-256, in words.
    pub fn words(&self) -> String {
        let size = exact(self.bytes.len() as u128, 0);
        format!("{size} bytes of {}, SHA-256 {}", self.name(), self.sum())
    }
}

/// The SHA-256 of bytes, in hexadecimal.
pub fn sum(bytes: &[u8]) -> String {
    let hash = solana_sha256_hasher::hash(bytes).to_bytes();
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_told_from_other_files() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("farm.so");
        std::fs::write(&path, b"\x7fELF and so on").expect("room");
        let image = Image::read(&path).expect("a program");
        assert_eq!((image.name(), image.bytes.len()), ("farm.so".into(), 14));
        std::fs::write(&path, b"[1,2,3]").expect("room");
        assert!(Image::read(&path).is_err() && Image::read(folder.path()).is_err());
    }

    #[test]
    fn the_sum_is_that_of_sha256sum() {
        let of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sum(b""), of_nothing);
    }
}
