//! What a model in Python says, word by word.
#![allow(dead_code)] // each test binary uses its own part

use acequia_core::Segment;
use std::process::Command;
use std::str::SplitWhitespace;

pub struct Words<'a>(pub SplitWhitespace<'a>);

impl Words<'_> {
    pub fn number<T: std::str::FromStr>(&mut self) -> T {
        self.0.next().and_then(|word| word.parse().ok()).expect("a number that fits")
    }

    pub fn segments(&mut self) -> Vec<Segment> {
        let count: usize = self.number();
        let mut next = || Segment { seconds: self.number(), amount: self.number() };
        (0..count).map(|_| next()).collect()
    }
}

/// What `python3 program arguments...` prints.
pub fn said_by(program: &str, arguments: &[String]) -> String {
    let said = Command::new("python3").arg("-B").arg(program).args(arguments).output();
    let said = said.expect("python3, which `make` installs where it is missing");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    String::from_utf8(said.stdout).expect("words")
}
