//! `acequia-deeds FARM.toml`: a farm file as JSON on standard output.
//!
//! What chance decides in a story has been decided by `acequia-farm-file`, which alone knows how
//! a farm file is read: whoever plays the deeds in their order plays that very story. Amounts are
//! base units, as text; times are seconds; tokens, pools, LPs and rewards are named by their place.
//!
//! ```json
//! {"name": "The valley",
//!  "tokens": [{"symbol": "AGUA", "decimals": 6, "program": "spl-token", "risks": []}],
//!  "pools": [{"name": "Valley", "id": 0, "stake": 0,
//!             "rewards": [{"token": 1, "curve": {"units": "90000000000", "seconds": 7776000}},
//!                         {"token": 0, "curve": null}]}],
//!  "story": {"seconds": 7776000, "seed": "1519", "lps": [{"name": "Inés", "crowd": false}],
//!            "deeds": [{"at": 0, "who": 0, "pool": 0, "deed": "stake", "units": "120000000000"}]}}
//! ```

mod deed;
mod farm;

use std::io::Write;
use std::process::ExitCode;

const USAGE: &str = "usage: acequia-deeds FARM.toml    the farm file as JSON, its story as deeds";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [path] if !path.starts_with('-') => said(read(path)),
        [option] if option == "--help" || option == "-h" => said(Ok(USAGE.into())),
        _ => said(Err(USAGE.into())),
    }
}

/// The file as one line of JSON, or everything that is wrong with it.
fn read(path: &str) -> Result<String, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let farm = acequia_farm_file::parse(path, &text).map_err(|report| report.to_string())?;
    Ok(farm::json(&farm).to_string())
}

fn said(what: Result<String, String>) -> ExitCode {
    let told = what.map(|text| writeln!(std::io::stdout(), "{text}"));
    match told {
        // Whoever stops listening has heard enough.
        Ok(_) => ExitCode::SUCCESS,
        Err(text) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}
