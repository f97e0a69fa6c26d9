//! Who signs: a keypair file, standard input, a hardware wallet, or nobody (an address alone).

#[cfg(feature = "hardware")]
mod hardware;

use crate::error::{failure, Outcome};
use solana_address::Address;
use solana_keypair::Keypair;
use solana_signer::Signer;

/// Who the command acts for.
pub struct Wallet {
    address: Address,
    signer: Option<Box<dyn Signer>>,
}

impl From<Keypair> for Wallet {
    fn from(key: Keypair) -> Self {
        Self { address: key.pubkey(), signer: Some(Box::new(key)) }
    }
}

impl Wallet {
    /// An address that this program cannot sign for: a multisig's vault, or one to look at.
    pub fn watched(address: Address) -> Self {
        Self { address, signer: None }
    }

    /// Finds the key at a path, at `-` (standard input), at `usb://…`, or takes an address.
    pub fn open(place: &str) -> Outcome<Self> {
        let place = place.strip_prefix("file://").unwrap_or(place);
        if let Ok(address) = place.parse() {
            return Ok(Self::watched(address));
        }
        let signer: Box<dyn Signer> = match place {
            "-" | "stdin:" | "stdin://" => Box::new(from_stdin()?),
            usb if usb.starts_with("usb://") => hardware_wallet(usb)?,
            other if other.contains("://") => return Err(unknown_scheme(other)),
            path => Box::new(from_file(path)?),
        };
        Ok(Self { address: signer.pubkey(), signer: Some(signer) })
    }

    pub fn address(&self) -> Address {
        self.address
    }

    /// The key, where there is one.
    pub fn signer(&self) -> Outcome<&dyn Signer> {
        self.signer.as_deref().ok_or_else(|| {
            failure(
                format!("{} is an address, and this needs its signature", self.address),
                "Name a keypair by -k, or use --print, --simulate or --multisig, which sign nothing",
            )
        })
    }

    /// Whether somebody has to press a button for each signature.
    pub fn is_interactive(&self) -> bool {
        self.signer.as_ref().is_some_and(|signer| signer.is_interactive())
    }
}

/// A keypair file as `solana-keygen` writes it.
fn from_file(path: &str) -> Outcome<Keypair> {
    solana_keypair::read_keypair_file(path).map_err(|error| {
        failure(
            format!("There is no keypair in {path}: {error}"),
            "Name a file by -k, make one by `solana-keygen new`, or use -k usb://ledger",
        )
    })
}

/// The content of a keypair file, piped in.
fn from_stdin() -> Outcome<Keypair> {
    solana_keypair::read_keypair(&mut std::io::stdin()).map_err(|error| {
        failure(
            format!("What came in is no keypair: {error}"),
            "Pipe the content of a keypair file, 64 numbers in brackets",
        )
    })
}

#[cfg(feature = "hardware")]
fn hardware_wallet(place: &str) -> Outcome<Box<dyn Signer>> {
    hardware::open(place)
}

#[cfg(not(feature = "hardware"))]
fn hardware_wallet(place: &str) -> Outcome<Box<dyn Signer>> {
    Err(failure(
        format!("{place} is a hardware wallet, and this build of acequia speaks to none"),
        "Install one that does: cargo install --locked --path app/cli --features hardware (on \
         Linux it needs libudev's headers)",
    ))
}

fn unknown_scheme(place: &str) -> crate::error::Failure {
    failure(
        format!("No signer is known at {place}"),
        "Name a keypair file, `-` for standard input, or a hardware wallet as in usb://ledger?key=0",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused<T>(outcome: Outcome<T>) -> crate::error::Failure {
        match outcome {
            Ok(_) => panic!("it was not refused"),
            Err(failure) => failure,
        }
    }

    #[test]
    fn an_address_alone_can_be_looked_at_and_not_signed_for() {
        let wallet = Wallet::open("AceQ1aFarm1111111111111111111111111111111111").expect("it");
        let refused = refused(wallet.signer());
        assert!(refused.remedy.contains("--multisig"), "{refused}");
    }

    #[test]
    fn a_missing_file_and_an_unknown_scheme_are_told_apart() {
        let missing = refused(Wallet::open("/nonexistent/id.json"));
        assert!(missing.condition.contains("/nonexistent/id.json"), "{missing}");
        let unknown = refused(Wallet::open("https://signer.example"));
        assert!(unknown.remedy.contains("usb://ledger"), "{unknown}");
    }
}
