//! A PostgreSQL of the test's own, from Debian's package.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What its socket is called by; nobody else is in its folder.
const PORT: &str = "5432";

/// Until it is dropped.
pub struct Postgres {
    folder: tempfile::TempDir,
    bin: PathBuf,
}

impl Postgres {
    /// Starts it; `pg_ctl` waits until it answers.
    pub fn start() -> Self {
        let bin = std::env::var("ACEQUIA_POSTGRES").map(PathBuf::from).unwrap_or_else(|_| newest());
        let folder = tempfile::tempdir().expect("a folder");
        let new = Self { folder, bin };
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(new.folder.path()));
        }
        run(new
            .program("initdb")
            .args(["--auth=trust", "--username=acequia", "--no-sync"])
            .arg(new.data()));
        // By a socket in its folder: somebody else may take a port that is free now.
        let options = format!("-h '' -p {PORT} -k {} -F", new.folder.path().display());
        let log = new.folder.path().join("log");
        run(new
            .program("pg_ctl")
            .arg("start")
            .arg("-D")
            .arg(new.data())
            .arg("-l")
            .arg(log)
            .args(["-o", &options]));
        new
    }

    /// An empty database of that name.
    pub fn database(&self, name: &str) -> String {
        let folder = self.folder.path().display().to_string();
        run(self.program("createdb").args(["-h", &folder, "-p", PORT, "-U", "acequia", name]));
        format!("postgres://acequia@localhost:{PORT}/{name}?host={folder}")
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// PostgreSQL refuses to be run by root.
    fn program(&self, name: &str) -> Command {
        let program = self.bin.join(name);
        if !is_root() {
            return Command::new(program);
        }
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let _ = self
            .program("pg_ctl")
            .arg("stop")
            .arg("-D")
            .arg(self.data())
            .args(["-m", "immediate"])
            .output();
    }
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

fn newest() -> PathBuf {
    let mut all: Vec<PathBuf> = std::fs::read_dir(Path::new("/usr/lib/postgresql"))
        .expect("PostgreSQL: run these tests by `scripts/test serve`")
        .flatten()
        .map(|one| one.path().join("bin"))
        .collect();
    all.sort();
    all.pop().expect("a version")
}

fn run(command: &mut Command) {
    command.current_dir("/");
    let done = command.output().expect("it starts");
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}
