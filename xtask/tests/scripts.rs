//! What scripts source, tried as they use it: any word that fails ends them.
#![allow(missing_docs)]

use std::path::{Path, PathBuf};
use std::process::Command;

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("in a folder")).expect("its folder");
    std::fs::write(path, text).expect("written");
}

/// What a script says that sources `sourced` and runs `line`, in a home of its own.
fn run(home: &Path, sourced: &str, line: &str) -> String {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scripts");
    let script =
        format!("set -euo pipefail; source lib.sh; source {sourced}; {line}; echo to the end");
    let path = format!("{}:{}", home.join("bin").display(), std::env::var("PATH").expect("a path"));
    let said = Command::new("bash")
        .args(["-c", &script])
        .current_dir(scripts)
        .env("XDG_CACHE_HOME", home)
        .env("PATH", path)
        .output()
        .expect("bash runs");
    String::from_utf8(said.stdout).expect("text")
}

#[test]
fn a_seed_is_given_to_a_checkout_in_which_most_build_scripts_name_no_folder() {
    let home = folder("seed");
    let (seed, new) = (home.join("acequia/seeds/host/one"), home.join("new/host"));
    for (name, wrote) in [("a-names", "see OLD/a-names/out\n"), ("b-silent", "nothing\n")] {
        let build = seed.join("build").join(name);
        write(&build.join("root-output"), &format!("OLD/{name}/out"));
        write(&build.join("out/made.rs"), wrote);
    }
    let said = run(&home, "seed.sh", &format!("seed_restore host '{}'", new.display()));
    assert!(said.ends_with("to the end\n"), "{said}");
    let made = std::fs::read_to_string(new.join("build/a-names/out/made.rs")).expect("there");
    assert_eq!(made, format!("see {}\n", new.join("build/a-names/out").display()));
}

#[test]
fn a_package_without_packages_beside_it_is_built_like_any_other() {
    let home = folder("alone");
    write(&home.join("package.json"), "{ \"name\": \"alone\" }");
    let said = run(&home, "node.sh", &format!("local_packages '{}'", home.display()));
    assert_eq!(said, "to the end\n");
}

#[test]
fn a_debian_package_below_its_floor_is_not_taken_for_installed() {
    if !Path::new("/usr/bin/dpkg").exists() {
        return; // scripts/debian.sh asks for nothing where there is no apt
    }
    let home = folder("debian");
    let query = home.join("bin/dpkg-query");
    write(&query, "#!/bin/sh\necho installed 1.85.0+dfsg3-1~deb12u3\n");
    let made = Command::new("chmod").arg("+x").arg(&query).status().expect("chmod runs");
    assert!(made.success());
    for (package, is) in
        [("rustc-web", "y"), ("rustc-web (>= 1.85)", "y"), ("rustc-web (>= 1.96)", "n")]
    {
        let line = format!("if package_installed '{package}'; then echo y; else echo n; fi");
        assert_eq!(run(&home, "debian.sh", &line), format!("{is}\nto the end\n"), "{package}");
    }
}

#[test]
fn what_a_package_was_built_into_is_taken_by_whoever_has_the_same_sources_lock_and_node() {
    let home = folder("built");
    let write_program = |version: &str| {
        let node = home.join("bin/node");
        write(&node, &format!("#!/bin/sh\necho {version}\n"));
        assert!(Command::new("chmod").arg("+x").arg(&node).status().expect("chmod runs").success());
    };
    let (app, dist) = (home.join("app"), home.join("app/web/dist"));
    let begin = format!("APP='{}'; kept=$(kept_build web/e2e sources)", app.display());
    let taken = |sources: &str| {
        let take = format!("kept_restore \"$(kept_build web/e2e {sources})\" '{}'", dist.display());
        let line =
            format!("{begin}; if {take}; then cat '{}/made'; else echo no; fi", dist.display());
        let said = run(&home, "node.sh", &line);
        said.strip_suffix("to the end\n").expect("it comes to its end").trim_end().to_string()
    };
    write_program("v24.1.0");
    write(&app.join("package-lock.json"), "{}");
    write(&dist.join("made"), "here");
    run(&home, "node.sh", &format!("{begin}; kept_save \"$kept\" '{}'", dist.display()));
    write(&dist.join("made"), "half of it");
    assert_eq!((taken("sources"), taken("others")), ("here".into(), "no".into()));
    write_program("v24.2.0");
    assert_eq!(taken("sources"), "no");
    write_program("v24.1.0");
    write(&app.join("package-lock.json"), "{ }");
    assert_eq!(taken("sources"), "no");
}
