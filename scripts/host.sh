# shellcheck shell=bash
# Builds for this machine: with the machine's own Rust, in the profile `host`
# (optimised, checks on, quick to compile). Sourced after lib.sh.

source "$ROOT/scripts/debian.sh"
source "$ROOT/scripts/seed.sh"

HOST_TARGET=$CARGO_TARGET_DIR/host
HOST_EXPECT=''

# host_begin: before the first build.
host_begin() {
    ensure_host_tools
    seed_restore host "$HOST_TARGET"
    [[ -d $HOST_TARGET ]] || HOST_EXPECT=' (some minutes, the first time on a machine)'
}

# How many crates WORKSPACE's lock file names: what a first build compiles, roughly.
crates_in() { [[ -z $HOST_EXPECT ]] || grep -c '^name = ' "$1/Cargo.lock" 2>/dev/null || true; }

# host_end: after the builds, keeps what compiling cost.
host_end() { seed_save host "$HOST_TARGET"; }

# host_cargo WORKSPACE COMMAND ARGUMENT...: cargo there, in profile `host`.
host_cargo() {
    local workspace=$1 command=$2
    shift 2
    cargo "$command" --manifest-path "$workspace/Cargo.toml" --profile host "${CARGO_LOCKED[@]}" "$@"
}

# xtask VERB ARGUMENT...: what is decided and not only started (xtask/src/main.rs).
xtask() { host_cargo "$ROOT/xtask" run --quiet -- "$@"; }

# beside COMMAND ARGUMENT...: cargo for tests and CLI, and for the story that they test. Always with all of their workspace, from
# which --bin, --test and --lib choose: with a part, cargo would unite other features and compile again.
beside() {
    local command=$1
    shift
    host_cargo "$ROOT/tests" "$command" --workspace "$@"
}

# host_binary BIN: builds one program of tests/ or app/, prints nothing but progress.
# It is then $HOST_TARGET/BIN.
host_binary() {
    step "$1$HOST_EXPECT"
    CRATES_EXPECTED=$(crates_in "$ROOT/tests") logged "build $1" beside build --bin "$1" || exit 1
}
