//! The Solana CLI's configuration file: which cluster, whose key.
//!
//! Read here because the library that reads it needs a newer compiler. The file is flat YAML,
//! one `key: value` a line.

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
    /// The file at `path`, or the usual one; without one, nothing is configured.
    pub fn load(path: Option<&Path>) -> Self {
        let usual = || Some(home()?.join(".config/solana/cli/config.yml"));
        let path = path.map(Path::to_path_buf).or_else(usual);
        let text = path.and_then(|path| std::fs::read_to_string(path).ok());
        text.map(|text| Self::parse(&text)).unwrap_or_default()
    }

    fn parse(text: &str) -> Self {
        let find = |key: &str| text.lines().find_map(|line| value_of(line, key));
        Self { json_rpc_url: find("json_rpc_url"), keypair_path: find("keypair_path") }
    }

    /// The URL: what was asked for, else what is configured, else mainnet. Letters and names
    /// stand for the public clusters, as in the Solana CLI.
    pub fn url(&self, asked: Option<&str>) -> String {
        let url = asked.or(self.json_rpc_url.as_deref()).unwrap_or("m");
        match url {
            "m" | "mainnet-beta" => "https://api.mainnet-beta.solana.com",
            "t" | "testnet" => "https://api.testnet.solana.com",
            "d" | "devnet" => "https://api.devnet.solana.com",
            "l" | "localhost" => "http://localhost:8899",
            url => url,
        }
        .into()
    }

    /// Where the key is: what was asked for, else what is configured, else the usual place.
    pub fn key(&self, asked: Option<&str>) -> String {
        let usual = || home().map(|home| home.join(".config/solana/id.json").display().to_string());
        let configured = || self.keypair_path.clone();
        asked.map(str::to_string).or_else(configured).or_else(usual).unwrap_or_default()
    }
}

/// The value of a line `key: value`, without quotes; none where it is empty.
fn value_of(line: &str, key: &str) -> Option<String> {
    let value = line.strip_prefix(key)?.trim_start().strip_prefix(':')?.trim();
    let value = value.trim_matches(|quote| quote == '"' || quote == '\'');
    (!value.is_empty()).then(|| value.to_string())
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

    #[test]
    fn the_solana_clis_file_is_read() {
        let config = Config::parse(FILE);
        assert_eq!(config.json_rpc_url.as_deref(), Some("http://localhost:8899"));
        assert_eq!(config.keypair_path.as_deref(), Some("/home/inés/id.json"));
        assert_eq!(Config::parse("websocket_url: ''\n"), Config::default());
    }

    #[test]
    fn what_is_asked_for_goes_before_what_is_configured() {
        let config = Config::parse(FILE);
        assert_eq!(config.url(None), "http://localhost:8899");
        assert_eq!(config.url(Some("d")), "https://api.devnet.solana.com");
        assert_eq!(config.url(Some("http://127.0.0.1:9")), "http://127.0.0.1:9");
        assert_eq!(Config::default().url(None), "https://api.mainnet-beta.solana.com");
        assert_eq!(config.key(Some("usb://ledger")), "usb://ledger");
        assert_eq!(config.key(None), "/home/inés/id.json");
    }
}
