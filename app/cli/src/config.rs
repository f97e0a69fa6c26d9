//! The Solana CLI's configuration file: which cluster, whose key.
//!
//! Read here because the library that reads it needs a newer compiler. The file is flat YAML,
//! one `key: value` a line.

use crate::error::{failure, Failure, Outcome};
use acequia_node::endpoint::written_out;
use std::fmt::Display;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What the file says. Keys that this program does not know are passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Where the RPC is.
    pub json_rpc_url: Option<String>,
    /// Where the key is: a path, `usb://…`, or an address.
    pub keypair_path: Option<String>,
}

impl Config {
    /// The file at `path`, which must be there, or the usual one; without one, nothing is configured.
    pub fn load(path: Option<&Path>) -> Outcome<Self> {
        let usual = || home().map(|home| home.join(".config/solana/cli/config.yml"));
        let Some(file) = path.map(Path::to_path_buf).or_else(usual) else {
            return Ok(Self::default());
        };
        match std::fs::read_to_string(&file) {
            Ok(text) => Self::parse(&text).map_err(|why| unreadable(&file, &why)),
            Err(error) if path.is_none() && error.kind() == ErrorKind::NotFound => {
                Ok(Self::default())
            }
            Err(error) => Err(unreadable(&file, &error)),
        }
    }

    fn parse(text: &str) -> Result<Self, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let find = |key: &str| -> Result<Option<String>, String> {
            let mut lines = text.lines().filter_map(|line| value_of(line, key));
            match (lines.next(), lines.next()) {
                (_, Some(_)) => Err(format!("it says {key} twice")),
                (Some(value), None) => {
                    plain(value).ok_or(format!("{key} is no plain text")).map(Some)
                }
                (None, None) => Ok(None),
            }
        };
        let (json_rpc_url, keypair_path) = (find("json_rpc_url")?, find("keypair_path")?);
        match json_rpc_url.is_none() && !text.trim().is_empty() {
            true => Err("it says nothing of json_rpc_url".into()),
            false => Ok(Self { json_rpc_url, keypair_path }),
        }
    }

    /// The URL: what was asked for, else what is configured, else mainnet.
    pub fn url(&self, asked: Option<&str>) -> String {
        written_out(asked.or(self.json_rpc_url.as_deref()).unwrap_or("m")).into()
    }

    /// Where the key is: what was asked for, else what is configured, else the usual place.
    pub fn key(&self, asked: Option<&str>) -> String {
        let usual = || home().map(|home| home.join(".config/solana/id.json").display().to_string());
        let configured = || self.keypair_path.clone();
        asked.map(str::to_string).or_else(configured).or_else(usual).unwrap_or_default()
    }
}

fn unreadable(file: &Path, why: &dyn Display) -> Failure {
    failure(
        format!("The Solana CLI's configuration {} cannot be read: {why}", file.display()),
        "Write it anew by `solana config set --url …`, or name another by -C. No cluster is taken \
         in its place",
    )
}

/// What follows `key:` in a line that begins with it.
fn value_of<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?.trim_start().strip_prefix(':').map(str::trim)
}

/// A value without quotes and remarks; none of what needs more of YAML than this, or is empty.
fn plain(value: &str) -> Option<String> {
    let quoted = |quote: char| {
        let (inside, after) = value.strip_prefix(quote)?.split_once(quote)?;
        let after = after.trim_start();
        (after.is_empty() || after.starts_with('#')).then_some(inside)
    };
    let bare = || {
        let bare = value.split(" #").next().unwrap_or_default().trim();
        (!bare.starts_with(['"', '\'', '&', '*', '!', '|', '>', '{', '[', '%', '@', '`', '#']))
            .then_some(bare)
    };
    let text =
        quoted('"').filter(|text| !text.contains('\\')).or_else(|| quoted('\'')).or_else(bare)?;
    (!text.is_empty()).then(|| text.to_string())
}

/// The home of whoever runs this.
pub fn home() -> Option<PathBuf> {
    std::env::var_os("HOME").map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "---\njson_rpc_url: \"http://localhost:8899\"\nwebsocket_url: ''\n\
        keypair_path: /home/inés/id.json\naddress_labels:\n  \"1111\": System\n";

    fn read(text: &str) -> Config {
        Config::parse(text).unwrap_or_else(|why| panic!("{text}: {why}"))
    }

    #[test]
    fn the_solana_clis_file_is_read() {
        let config = read(FILE);
        assert_eq!(config.json_rpc_url.as_deref(), Some("http://localhost:8899"));
        assert_eq!(config.keypair_path.as_deref(), Some("/home/inés/id.json"));
        for line in
            ["json_rpc_url: d # mine", "json_rpc_url : 'd'", "\u{feff}json_rpc_url: \"d\"\r\n"]
        {
            assert_eq!(read(line).json_rpc_url.as_deref(), Some("d"), "{line}");
        }
        assert_eq!(read(""), Config::default());
    }

    #[test]
    fn what_is_there_and_cannot_be_read_is_no_mainnet() {
        for text in [
            "websocket_url: ''\n",
            "json_rpc_url:\n",
            "json_rpc_url: ''\n",
            "{json_rpc_url: d}",
            "  json_rpc_url: d",
            "json_rpc_url: >-\n  d\n",
            "json_rpc_url: \"d\n",
            "json_rpc_url: *a",
            "json_rpc_url: d\njson_rpc_url: t\n",
            "json_rpc_url: \"\\x64\"",
            "json-rpc-url: d",
        ] {
            assert!(Config::parse(text).is_err(), "{text}");
        }
        let folder = tempfile::tempdir().expect("a folder");
        for path in [folder.path().join("none.yml"), folder.path().to_path_buf()] {
            let refused = Config::load(Some(&path)).expect_err("refused");
            assert!(refused.condition.contains("cannot be read"), "{refused}");
        }
    }

    #[test]
    fn what_is_asked_for_goes_before_what_is_configured() {
        let config = read(FILE);
        assert_eq!(config.url(None), "http://localhost:8899");
        assert_eq!(config.url(Some("d")), "https://api.devnet.solana.com");
        for (words, url) in [
            (["m", "mainnet-beta"], "https://api.mainnet-beta.solana.com"),
            (["t", "testnet"], "https://api.testnet.solana.com"),
            (["d", "devnet"], "https://api.devnet.solana.com"),
            (["l", "localhost"], "http://localhost:8899"),
        ] {
            words.iter().for_each(|word| assert_eq!(config.url(Some(word)), url));
        }
        assert_eq!(config.url(Some("http://127.0.0.1:9")), "http://127.0.0.1:9");
        assert_eq!(Config::default().url(None), "https://api.mainnet-beta.solana.com");
        assert_eq!(config.key(Some("usb://ledger")), "usb://ledger");
        assert_eq!(config.key(None), "/home/inés/id.json");
    }
}
