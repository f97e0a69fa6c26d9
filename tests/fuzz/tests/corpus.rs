//! What the fuzzer kept, and every crash there was, once more: by any compiler, in seconds.

use std::fs;
use std::path::Path;

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus");

#[test]
fn what_was_found_breaks_nothing() {
    for (name, target) in acequia_fuzz::TARGETS.iter().copied() {
        let files = fs::read_dir(Path::new(CORPUS).join(name)).expect("a corpus for each target");
        let (mut replayed, mut broken) = (0, Vec::new());
        for file in files {
            let file = file.expect("a file").path();
            let bytes = fs::read(&file).expect("its bytes");
            if std::panic::catch_unwind(|| target(&bytes)).is_err() {
                broken.push(file);
            }
            replayed += 1;
        }
        println!("{name}: {replayed} replayed");
        assert!(broken.is_empty(), "{name}: {broken:?}");
        assert!(replayed > 0, "{name}: nothing is replayed");
    }
}
