//! Farm files that say anything: what is read is a farm, or a list of what is wrong.

pub fn read(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match acequia_farm_file::parse("farm.toml", text) {
        Ok(farm) => drop(farm),
        Err(report) => {
            assert!(!report.problems().is_empty(), "refused for no reason");
            let _ = (report.to_string(), report.coloured());
        }
    }
}
