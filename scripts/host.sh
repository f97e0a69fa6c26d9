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

# build_cli: acequia and acequia-deeds, at once where they are built. They are then in HOST_TARGET.
build_cli() {
    CRATES_EXPECTED=$(crates_in "$ROOT/app") logged "build the CLI" host_cargo "$ROOT/app" build --workspace
}

# host_end: after the builds, keeps what compiling cost.
host_end() { seed_save host "$HOST_TARGET"; }

# host_cargo WORKSPACE COMMAND ARGUMENT...: cargo there, in profile `host`.
host_cargo() {
    local workspace=$1 command=$2
    shift 2
    cargo "$command" --manifest-path "$workspace/Cargo.toml" --profile host "${CARGO_LOCKED[@]}" "$@"
}

# host_binary PACKAGE_FOLDER BIN: builds one program, prints nothing but progress.
# It is then $HOST_TARGET/BIN.
host_binary() {
    local folder=$1 bin=$2
    [[ -f $ROOT/$folder/Cargo.toml ]] || die "there is no $folder/Cargo.toml"
    step "$bin$HOST_EXPECT"
    CRATES_EXPECTED=$(crates_in "$ROOT/tests") logged "build $bin" host_cargo "$ROOT/$folder" build --bin "$bin" || exit 1
}
