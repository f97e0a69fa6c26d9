//! A PostgreSQL of the test's own, from Debian's package.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Until it is dropped.
pub struct Postgres {
    folder: tempfile::TempDir,
    bin: PathBuf,
    port: u16,
}

impl Postgres {
    /// Starts it, and waits until it answers.
    pub fn start() -> Self {
        let bin = std::env::var("ACEQUIA_POSTGRES").map(PathBuf::from).unwrap_or_else(|_| newest());
        let folder = tempfile::tempdir().expect("a folder");
        let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = free.local_addr().expect("an address").port();
        drop(free);
        let new = Self { folder, bin, port };
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(new.folder.path()));
        }
        run(new
            .program("initdb")
            .args(["--auth=trust", "--username=acequia", "--no-sync"])
            .arg(new.data()));
        let options = format!("-p {port} -h 127.0.0.1 -k {} -F", new.folder.path().display());
        let log = new.folder.path().join("log");
        run(new
            .program("pg_ctl")
            .arg("start")
            .arg("-D")
            .arg(new.data())
            .arg("-l")
            .arg(log)
            .args(["-o", &options]));
        new.wait();
        new
    }

    /// An empty database of that name.
    pub fn database(&self, name: &str) -> String {
        let port = self.port.to_string();
        run(self.program("createdb").args(["-h", "127.0.0.1", "-p", &port, "-U", "acequia", name]));
        format!("postgres://acequia@127.0.0.1:{port}/{name}")
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn wait(&self) {
        let start = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(start.elapsed() < Duration::from_secs(30), "PostgreSQL does not answer");
            sleep(Duration::from_millis(50));
        }
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
