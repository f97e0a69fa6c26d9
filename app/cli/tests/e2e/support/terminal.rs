//! A terminal at which somebody sits.

use ptyprocess::{PtyProcess, WaitStatus};
use std::fs::File;
use std::io::{Read, Write};
use std::process::Command;
use std::sync::mpsc::{channel, Receiver};
use std::thread::spawn;
use std::time::{Duration, Instant};

/// What ends a program at a terminal.
pub const CONTROL_C: &str = "\u{3}";

/// A program that runs at a terminal of its own.
pub struct Terminal {
    process: PtyProcess,
    keyboard: File,
    screen: Receiver<Vec<u8>>,
    seen: String,
}

impl Terminal {
    /// Starts it.
    pub fn start(command: Command) -> Self {
        let process = PtyProcess::spawn(command).expect("it starts");
        let keyboard = process.get_raw_handle().expect("a terminal");
        let mut output = process.get_raw_handle().expect("a terminal");
        let (sender, screen) = channel();
        spawn(move || {
            let mut bytes = [0; 4_096];
            // A terminal whose program is gone ends with an error.
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { process, keyboard, screen, seen: String::new() }
    }

    /// Waits until these words have been on the screen.
    #[track_caller]
    pub fn shows(&mut self, words: &str) {
        let start = Instant::now();
        while !self.seen.contains(words) {
            let left = Duration::from_secs(30).saturating_sub(start.elapsed());
            match self.screen.recv_timeout(left) {
                Ok(bytes) => self.seen.push_str(&String::from_utf8_lossy(&bytes)),
                Err(_) => panic!("`{words}` never came:\n{}", self.seen),
            }
        }
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).expect("a keyboard");
    }

    /// Waits for the end. All that was on the screen, and whether it went well.
    pub fn ends(mut self) -> (String, bool) {
        while let Ok(bytes) = self.screen.recv_timeout(Duration::from_secs(30)) {
            self.seen.push_str(&String::from_utf8_lossy(&bytes));
        }
        let status = self.process.wait().expect("it ends");
        (std::mem::take(&mut self.seen), matches!(status, WaitStatus::Exited(_, 0)))
    }
}
