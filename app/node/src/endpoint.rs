//! Where a node is, and what of that may be shown: a URL often carries a key.

use crate::error::{failure, Outcome};
use std::fmt;
use std::net::IpAddr;
use ureq::http::Uri;

/// Letters and names stand for the public clusters, as in the Solana CLI.
pub fn written_out(url: &str) -> &str {
    match url {
        "m" | "mainnet-beta" | "mainnet" => "https://api.mainnet-beta.solana.com",
        "t" | "testnet" => "https://api.testnet.solana.com",
        "d" | "devnet" => "https://api.devnet.solana.com",
        "l" | "localhost" => "http://localhost:8899",
        url => url,
    }
}

/// The URL of a node. What it displays is its scheme and host alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint(Uri);

impl Endpoint {
    /// From a URL as somebody wrote it.
    pub fn parse(url: &str) -> Outcome<Self> {
        let uri = url.parse::<Uri>().ok().filter(is_of_the_web);
        // Without the text: a key may be in it.
        uri.map(Self).ok_or_else(|| {
            failure(
                "The address of the RPC node is no URL of the web",
                "Write -u as l, d, t, m, or a URL as in https://api.devnet.solana.com",
            )
        })
    }

    /// All of it, key included, to be asked and not shown.
    pub fn uri(&self) -> &Uri {
        &self.0
    }

    /// Whether it is this machine.
    pub fn is_here(&self) -> bool {
        let host = self.0.host().unwrap_or_default();
        let number = host.trim_matches(['[', ']']).parse::<IpAddr>();
        host == "localhost" || number.is_ok_and(|number| number.is_loopback())
    }
}

fn is_of_the_web(uri: &Uri) -> bool {
    matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some_and(|h| !h.is_empty())
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self.0.host().unwrap_or_default();
        write!(f, "{}://{host}", self.0.scheme_str().unwrap_or_default())?;
        self.0.port().map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoint(url: &str) -> Endpoint {
        Endpoint::parse(url).unwrap_or_else(|error| panic!("{url}: {error}"))
    }

    #[test]
    fn a_key_in_any_part_of_a_url_is_not_shown() {
        for url in [
            "https://node.example/v2/S3CRET",
            "https://node.example?api-key=S3CRET",
            "https://me:S3CRET@node.example/",
            "https://S3CRET@node.example#S3CRET",
        ] {
            assert_eq!(endpoint(url).to_string(), "https://node.example", "{url}");
        }
        assert_eq!(endpoint("http://127.0.0.1:8899/S3CRET").to_string(), "http://127.0.0.1:8899");
        assert_eq!(endpoint("http://[::1]:8899").to_string(), "http://[::1]:8899");
    }

    #[test]
    fn what_is_no_url_is_refused_and_not_repeated() {
        for url in
            ["", "mainnet", "node.example/S3CRET", "ftp://S3CRET", "https://", "https:// S3CRET"]
        {
            let refused = Endpoint::parse(url).err().unwrap_or_else(|| panic!("{url} was taken"));
            assert!(!refused.to_string().contains("S3CRET"), "{refused}");
            assert!(refused.remedy.contains("-u"), "{refused}");
        }
    }

    #[test]
    fn this_machine_is_told_from_the_world() {
        for url in
            ["http://localhost:8899", "http://127.0.0.1", "http://127.1.2.3/", "http://[::1]:1"]
        {
            assert!(endpoint(url).is_here(), "{url}");
        }
        for url in ["https://localhost.example", "http://10.0.0.1:8899", "http://[::2]"] {
            assert!(!endpoint(url).is_here(), "{url}");
        }
    }
}
