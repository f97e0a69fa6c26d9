//! What stands in files that are checked in.

use super::{unless, Found};
use crate::repository::{self, files, files_with};
use crate::say::{Failure, Outcome};
use serde_json::Value;

/// docs/glossary.md has the names of the field; these stood in their places.
const UNUSED_WORDS: &str = "[Vv]illages?|Ears?|Told|[Cc]oops?|[Ee]xodus";

/// Suites run side by side on what is built: none of them may build it anew.
pub fn tests_build_nothing() -> Found {
    let mut said = Vec::new();
    for path in files(&["app/*/package.json", "app/web/e2e/package.json"])? {
        let scripts = &json(&path)?["scripts"];
        let builds = |key: &str| {
            let script = scripts[key].as_str().unwrap_or_default();
            script.contains("run build") || script.contains("dist")
        };
        said.extend(unless(!builds("test") && !builds("prepack"), || {
            format!("{path} builds in its tests: let pretest or prepublishOnly do it")
        }));
    }
    Ok(said)
}

fn json(path: &str) -> Outcome<Value> {
    serde_json::from_str(&repository::read(path)?)
        .map_err(|error| Failure::new(format!("{path}: {error}"), ""))
}

/// rustfmt does not look into macros: what they declare stays as it was typed.
pub fn modules_are_declared_where_rustfmt_sees_them() -> Found {
    let hidden = files_with("-lE", "mod [$]", &["*.rs"])?;
    Ok(unless(hidden.is_empty(), || {
        let hidden = hidden.join(" ");
        format!("modules are declared inside a macro, where rustfmt does not follow: {hidden}")
    }))
}

pub fn no_word_beside_the_glossary() -> Found {
    let everywhere = ["*.rs", "*.ts", "*.tsx", "*.mjs", "*.md", ":!docs/adr", ":!xtask/src/policy"];
    let found = files_with("-lwE", UNUSED_WORDS, &everywhere)?;
    Ok(unless(found.is_empty(), || {
        let found = found.join(" ");
        format!("words that docs/glossary.md does without ({UNUSED_WORDS}): {found}")
    }))
}

/// Whoever installs takes packages from the registry that they have set.
pub fn npm_lock_is_one_and_names_no_host() -> Found {
    let locks = files(&["*package-lock.json"])?;
    let one = unless(locks == ["app/package-lock.json"], || {
        format!("app/package-lock.json is not the one npm lock file: {}", locks.join(" "))
    });
    let hosts = files_with("-lE", "\"resolved\": \"https?://", &["*package-lock.json"])?;
    let none = unless(hosts.is_empty(), || {
        "a lock file names a registry: npm install --omit-lockfile-registry-resolved".into()
    });
    Ok([one, none].concat())
}
