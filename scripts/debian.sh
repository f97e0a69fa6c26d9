# shellcheck shell=bash
# Debian packages, installed where we may, else asked for. Sourced after lib.sh.

# A package is named as in a Depends field: "name", or "name (>= version)" where an older one cannot work.
# Debian moves some on within a release, and a machine whose lists are old would be given the older one.
package_installed() {
    local name floor status version
    read -r name _ floor <<<"${1%)}"
    read -r status version < <(dpkg-query -W -f '${db:Status-Status} ${Version}\n' "$name" 2>/dev/null) || return 1
    [[ $status == installed ]] && dpkg --compare-versions "$version" ge "${floor:-0}"
}

as_root() { if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi; }

# Of rust-web-src, std's sources alone: 42,000 of its 46,000 files are the compiler's and its tools', which
# nothing here reads. `apt-get install --reinstall rust-web-src` brings them.
UNPACKED=(
    -o "DPkg::Options::=--path-exclude=/usr/src/rustc-*/*"
    -o "DPkg::Options::=--path-include=/usr/src/rustc-*/library/*"
)

# --no-remove: rustc-web and its kin conflict with Debian's own rustc and
# rustup packages, and apt-get -y would take those away without asking.
apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get satisfy -y -q -o DPkg::Lock::Timeout=600 "${UNPACKED[@]}" --no-install-recommends --no-remove "$@"
}

# The lists may be missing or old: then update them and try once more. Parts that run side by side
# may both want something, and apt does one thing at a time.
apt_install_fresh() {
    (
        locked apt
        apt_install "$@" || { as_root apt-get update -q && apt_install "$@"; }
    )
}

# ensure_packages INSTEAD PACKAGE...: INSTEAD says what serves in their place on
# a system without apt.
ensure_packages() {
    local instead=$1 package missing=()
    shift
    have apt-get || die \
        "this system has no apt, so its packages cannot be installed from here" \
        "$instead" "on Debian 12 these packages do: $*"
    for package in "$@"; do
        package_installed "$package" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    ((EUID == 0)) || sudo -n true 2>/dev/null || die \
        "packages are missing that only root can install; run" \
        "    sudo apt-get update && sudo apt-get satisfy --no-install-recommends $(printf "'%s' " "${missing[@]}")" \
        "and start again. Or: $instead"
    step "Debian packages: $(printf "%s, " "${missing[@]}" | sed "s/, \$//")"
    logged "apt-get install" apt_install_fresh "${missing[@]}" || die \
        "apt could not install: ${missing[*]}" \
        "Debian's own rustc and rustup packages conflict with rustc-web: remove them if" \
        "you have them (a rustup from https://rustup.rs is unaffected). Or: $instead"
}

# Each part asks for its own when it comes to it, beside what is compiled already.
HOST_PACKAGES=(build-essential python3 python3-pip)
# The Rust that makes programs and acequia.wasm, in /usr/bin. Debian 12's security suite has it.
# shellcheck disable=SC2034 # for sbf-setup and wasm-build
RUST_PACKAGES=("rustc-web (>= 1.96)" "cargo-web (>= 1.96)" "rust-web-src (>= 1.96)")
# shellcheck disable=SC2034 # as above
LINKER_PACKAGES=(libzstd-dev zlib1g-dev)
# What reads the counters of a build by a Rust whose LLVM is of this version: scripts/coverage.
# shellcheck disable=SC2034 # for scripts/coverage
COVERAGE_PACKAGES=(llvm-22)
# Chromium without the windows around its pages: it takes two thirds of the processor's time.
BROWSER_PACKAGES=(chromium-headless-shell fonts-dejavu-core)

# A server's programs alone: tests start one of their own, and none of the system's.
POSTGRES_PACKAGES=(postgresql)

llvm_here() { echo "/usr/lib/${COVERAGE_PACKAGES[0]}/bin"; }

postgres_here() { find /usr/lib/postgresql -path '*/bin/initdb' -printf '%h\n' 2>/dev/null | sort -V | tail -n1; }

# ensure_postgres: ACEQUIA_POSTGRES is the folder of PostgreSQL's programs. Whoever has set it names another.
ensure_postgres() {
    local instead="name the folder of your PostgreSQL's programs: ACEQUIA_POSTGRES=/path/to/bin"
    if [[ -z ${ACEQUIA_POSTGRES-} ]]; then
        [[ -n $(postgres_here) ]] || ensure_packages "$instead" "${POSTGRES_PACKAGES[@]}"
        ACEQUIA_POSTGRES=$(postgres_here)
    fi
    [[ -x $ACEQUIA_POSTGRES/initdb ]] || die "ACEQUIA_POSTGRES names $ACEQUIA_POSTGRES, where no initdb is" "$instead"
    export ACEQUIA_POSTGRES
}

chromium_here() { type -P chromium-headless-shell || type -P chromium; }

# ensure_chromium: CHROMIUM is one. Whoever has set it names another than Debian's.
ensure_chromium() {
    local instead="name a Chromium or Chrome of yours: CHROMIUM=/path/to/it scripts/browser-test"
    if [[ -z ${CHROMIUM-} ]]; then
        chromium_here >/dev/null || ensure_packages "$instead" "${BROWSER_PACKAGES[@]}"
        CHROMIUM=$(chromium_here)
    fi
    [[ -x $CHROMIUM ]] || die "CHROMIUM names $CHROMIUM, which is no program" "$instead"
    export CHROMIUM
}

# What cargo needs to link programs for this machine, and what fetches the other tools.
ensure_host_tools() {
    have cargo || die "cargo is not on PATH" "install Rust (https://rustup.rs), then start again"
    { have cc && python_with_pip >/dev/null; } ||
        ensure_packages "install a C compiler, and Python 3 with pip" "${HOST_PACKAGES[@]}"
}

# Any Python 3 with pip serves: pyenv's, Debian's.
python_with_pip() {
    local python
    for python in python3 /usr/bin/python3; do
        "$python" -m pip --version >/dev/null 2>&1 && { echo "$python"; return; }
    done
    return 1
}

# ensure_pip: PYTHON is one that has pip.
ensure_pip() {
    python_with_pip >/dev/null || ensure_packages "install pip" python3-pip
    # shellcheck disable=SC2034 # for whoever sourced this
    PYTHON=$(python_with_pip)
}
