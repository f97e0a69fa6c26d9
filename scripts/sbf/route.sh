# shellcheck shell=bash
# By which of the two routes programs are built, and which programs. Sourced after lib.sh.
# docs/adr/0004-two-build-routes.md

# What the web app shows, and so what the demo builds.
# shellcheck disable=SC2034 # for those who source it
DEMO_PROGRAMS=(acequia gauge)

# ACEQUIA_SBF_ROUTE=solana|registries forces one.
sbf_route() {
    [[ -n ${ACEQUIA_SBF_ROUTE-} ]] && { echo "$ACEQUIA_SBF_ROUTE"; return; }
    if have cargo-build-sbf; then echo solana; else echo registries; fi
}

# Where a program's source is.
program_folder() {
    if [[ -d $ROOT/programs/$1 ]]; then echo "$ROOT/programs/$1"; else echo "$ROOT/tests/programs/$1"; fi
}

# is_built PROGRAM: whether its bytes lie there, of whatever source.
is_built() { [[ -f $ROOT/target/deploy/${1//-/_}.so ]]; }
