//! Hardware wallets: `usb://ledger?key=0/0`.

use crate::error::{failure, Outcome};
use solana_derivation_path::DerivationPath;
use solana_remote_wallet::locator::Locator;
use solana_remote_wallet::remote_keypair::generate_remote_keypair;
use solana_remote_wallet::remote_wallet::maybe_wallet_manager;
use solana_signer::Signer;
use std::fmt::Display;
use uriparse::URIReference;

/// Finds the device and asks it for its key.
pub fn open(place: &str) -> Outcome<Box<dyn Signer>> {
    let malformed = |error: &dyn Display| {
        failure(format!("`{place}` names no hardware wallet: {error}"), "Write usb://ledger?key=0")
    };
    let uri = URIReference::try_from(place).map_err(|error| malformed(&error))?;
    let locator = Locator::new_from_uri(&uri).map_err(|error| malformed(&error))?;
    let path = DerivationPath::from_uri_key_query(&uri).map_err(|error| malformed(&error))?;
    let absent = |why: &dyn Display| {
        failure(
            format!("No hardware wallet answers at {place}: {why}"),
            "Plug it in, unlock it, open its Solana app, and try again",
        )
    };
    let devices = maybe_wallet_manager().map_err(|error| absent(&error))?;
    let devices = devices.ok_or_else(|| absent(&"none is plugged in"))?;
    let keypair =
        generate_remote_keypair(locator, path.unwrap_or_default(), &devices, false, "signer");
    Ok(Box::new(keypair.map_err(|error| absent(&error))?))
}
