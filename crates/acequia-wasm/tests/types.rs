//! TypeScript's types of what is answered, `app/plan/src/generated/types.ts`: made by
//! `ACEQUIA_TYPES=write cargo test --profile host -p acequia-wasm --test types`
//! from what writes the answers, and compared here.

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../app/plan/src/generated/types.ts");

#[test]
fn the_types_are_those_of_what_is_answered() {
    let computed = acequia_wasm::written::types();
    if std::env::var("ACEQUIA_TYPES").is_ok_and(|what| what == "write") {
        std::fs::write(FILE, &computed).expect("a folder app/plan/src/generated");
    }
    let stored = std::fs::read_to_string(FILE).expect("types: see this file's head");
    assert!(stored == computed, "the types have drifted: see this file's head");
}
