//! A command that runs, and what it says meanwhile.

use super::{wait_until, Said};
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{spawn, JoinHandle};

pub struct Running {
    typed: String,
    child: Child,
    out: Heard,
    err: Heard,
}

struct Heard {
    text: Arc<Mutex<String>>,
    listener: Option<JoinHandle<()>>,
}

impl Running {
    pub fn start(typed: &str, mut command: Command) -> Self {
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        let out = Heard::of(child.stdout.take().expect("its output"));
        let err = Heard::of(child.stderr.take().expect("its errors"));
        Self { typed: typed.into(), child, out, err }
    }

    /// All that it has printed.
    pub fn said(&self) -> String {
        self.out.text() + &self.err.text()
    }

    /// Waits until it has printed these words.
    #[track_caller]
    pub fn says(&self, words: &str) {
        wait_until(|| self.said().contains(words));
    }

    /// The `nth` line of its output, once it is whole.
    pub fn line(&self, nth: usize) -> Option<String> {
        let text = self.out.text();
        text.split_inclusive('\n').nth(nth)?.strip_suffix('\n').map(str::to_string)
    }

    pub fn is_there(&mut self) -> bool {
        self.child.try_wait().expect("a process").is_none()
    }

    /// As the kernel does, at whatever moment this is.
    pub fn dies(mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }

    /// As systemd does.
    pub fn ends_when_told(self) -> Said {
        let pid = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &pid]).status().expect("it runs");
        self.ends()
    }

    /// Waits for the end.
    pub fn ends(mut self) -> Said {
        let ok = self.child.wait().expect("it ends").success();
        Said { typed: self.typed.clone(), out: self.out.whole(), err: self.err.whole(), ok }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Heard {
    fn of(mut from: impl Read + Send + 'static) -> Self {
        let text = Arc::new(Mutex::new(String::new()));
        let said = text.clone();
        let listener = spawn(move || {
            let mut bytes = [0; 4_096];
            while let Ok(count @ 1..) = from.read(&mut bytes) {
                said.lock().expect("whole").push_str(&String::from_utf8_lossy(&bytes[..count]));
            }
        });
        Self { text, listener: Some(listener) }
    }

    fn text(&self) -> String {
        self.text.lock().expect("whole").clone()
    }

    fn whole(&mut self) -> String {
        if let Some(listener) = self.listener.take() {
            listener.join().expect("all was heard");
        }
        self.text()
    }
}
