# shellcheck shell=bash
# cargo-mutants, for scripts/mutants. Sourced after lib.sh and debian.sh.

MUTANTS_VERSION=27.1.0
MUTANTS_FOLDER=$CACHE/cargo-mutants-$MUTANTS_VERSION
# shellcheck disable=SC2034 # for whoever sourced this
MUTANTS=$MUTANTS_FOLDER/bin/cargo-mutants

install_mutants() {
    local -x CARGO_TARGET_DIR=$1/target CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off
    cargo install "cargo-mutants@$MUTANTS_VERSION" --locked --root "$1/result"
}

ensure_mutants() {
    [[ ! -d $MUTANTS_FOLDER ]] || return 0
    step "cargo-mutants $MUTANTS_VERSION, from crates.io (some minutes)"
    logged "install cargo-mutants" cached "$MUTANTS_FOLDER" install_mutants ||
        die "cargo-mutants could not be installed" "it needs crates.io; the log above says more"
}
