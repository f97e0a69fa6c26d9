//! A person at a desk: a folder with a key, a farm file, and the CLI.

use super::{Running, Terminal};
use serde_json::Value;
use solana_address::Address;
use solana_keypair::Keypair;
use solana_signer::Signer;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// Where somebody works.
pub struct Desk {
    folder: TempDir,
    url: String,
    key: String,
    address: Address,
}

/// What the CLI said.
pub struct Said {
    /// The command, as it was typed.
    pub typed: String,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    /// Whether it went well.
    pub ok: bool,
}

impl Desk {
    /// A key that follows from `seed`, so that addresses are the same each time.
    pub fn new(url: &str, seed: u8) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let key = Self::key(seed);
        let numbers: Vec<u8> = key.to_bytes().to_vec();
        let text = serde_json::to_string(&numbers).expect("numbers");
        std::fs::write(folder.path().join("id.json"), text).expect("room");
        Self { folder, url: url.into(), key: "id.json".into(), address: key.pubkey() }
    }

    /// The key that follows from a seed.
    pub fn key(seed: u8) -> Keypair {
        Keypair::new_from_array([seed; 32])
    }

    /// The wallet.
    pub fn address(&self) -> Address {
        self.address
    }

    /// The same person at another cluster, or by another way.
    pub fn go_to(&mut self, url: &str) {
        self.url = url.into();
    }

    /// The same person with another `-k`.
    pub fn signs_by(&mut self, place: &str) {
        self.key = place.into();
    }

    /// What is in a file on the desk.
    pub fn reads(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).expect("a file")
    }

    /// Puts a file on the desk.
    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.folder.path().join(name), text).expect("room");
    }

    /// Puts a file into a folder of theirs.
    pub fn keeps(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("room");
        std::fs::write(path, text).expect("room");
    }

    /// Puts a file of bytes on the desk.
    pub fn write_bytes(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.folder.path().join(name), bytes).expect("room");
    }

    /// Reads a file on the desk.
    pub fn read_bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.path().join(name)).expect("a file")
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Types a command, words separated by spaces; `'…'` holds several together.
    pub fn types(&self, typed: &str) -> Said {
        let output = self.command(typed).output().expect("it runs");
        Said::new(typed, &output)
    }

    /// Types a command as it stands, by a program that has none of ours beside it; others are found in these folders.
    pub fn types_bare(&self, typed: &str, path: &str) -> Said {
        let alone = self.path().join("acequia");
        std::fs::copy(env!("CARGO_BIN_EXE_acequia"), &alone).expect("room");
        let mut command = Command::new(alone);
        command.args(&words(typed)[1..]).env("PATH", path).env_remove("ACEQUIA_URL");
        Said::new(typed, &self.at_the_desk(&mut command).output().expect("it runs"))
    }

    /// Runs a script of migrations/ with this build of the CLI.
    pub fn runs_migration(&self, typed: &str) -> Said {
        let words = words(typed);
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations");
        let mut command = Command::new(format!("{folder}/{}", words[0]));
        command.args(&words[1..]).env("ACEQUIA", env!("CARGO_BIN_EXE_acequia"));
        let output = self.at_the_desk(&mut command).output().expect("it starts");
        Said::new(typed, &output)
    }

    /// As above, and does not wait for the end.
    pub fn starts(&self, typed: &str) -> Running {
        Running::start(typed, self.command(typed))
    }

    /// As `types`, with something on standard input.
    pub fn pipes(&self, typed: &str, input: &str) -> Said {
        let mut command = self.command(typed);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = command.spawn().expect("it starts");
        let mut pipe = running.stdin.take().expect("a pipe");
        pipe.write_all(input.as_bytes()).expect("room");
        drop(pipe);
        Said::new(typed, &running.wait_with_output().expect("it ends"))
    }

    /// As `types`, at a terminal of its own.
    pub fn sits_at_a_terminal(&self, typed: &str) -> Terminal {
        let mut command = self.command(typed);
        command.stdin(Stdio::inherit());
        Terminal::start(command)
    }

    fn command(&self, typed: &str) -> Command {
        let words = words(typed);
        let (program, arguments) = words.split_first().expect("a command");
        assert_eq!(program, "acequia");
        let mut command = Command::new(env!("CARGO_BIN_EXE_acequia"));
        command.args(arguments).args(["--url", &self.url, "--keypair", &self.key]);
        self.at_the_desk(&mut command);
        command
    }

    fn at_the_desk<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .current_dir(self.path())
            .env("HOME", self.path())
            .env("XDG_STATE_HOME", self.path().join("state"))
            .env_remove("ACEQUIA_NAMES")
            .env_remove("ACEQUIA_FARMS")
            .env_remove("XDG_CONFIG_HOME")
            // Nobody is there: a network on this machine is reached without it.
            .env("ALL_PROXY", "http://127.0.0.1:9")
            .env("COLUMNS", "100")
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
    }

    /// Whether something is still noted as on its way.
    pub fn has_something_on_its_way(&self) -> bool {
        let folder = self.path().join("state/acequia");
        std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
    }
}

impl Said {
    /// From what a process left behind.
    pub fn new(typed: &str, output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        Self { typed: typed.into(), out, err, ok: output.status.success() }
    }

    /// It must have gone well.
    #[track_caller]
    pub fn ok(self) -> Self {
        assert!(self.ok, "$ {}\n{}{}", self.typed, self.out, self.err);
        self
    }

    /// It must have failed, with all of these words.
    #[track_caller]
    pub fn fails(self, words: &[&str]) -> Self {
        assert!(!self.ok, "$ {} went well:\n{}", self.typed, self.out);
        for word in words {
            let said = format!("{}{}", self.out, self.err);
            assert!(said.contains(word), "$ {}\n`{word}` is not in:\n{said}", self.typed);
        }
        self
    }

    /// The output as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|_| panic!("no JSON:\n{}{}", self.out, self.err))
    }

    /// As a terminal shows it.
    pub fn transcript(&self) -> String {
        format!("$ {}\n{}{}\n", self.typed, self.out, self.err)
    }
}

fn words(typed: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (nth, part) in typed.split('\'').enumerate() {
        match nth % 2 {
            1 => words.push(part.to_string()),
            _ => words.extend(part.split_whitespace().map(str::to_string)),
        }
    }
    words
}
