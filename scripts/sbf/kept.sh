# shellcheck shell=bash
# The bytes of programs, kept outside the checkout by what they were made of: the same source has
# given the same bytes wherever it was built (scripts/reproduce), so a new checkout need not link
# them again. Sourced after lib.sh, by sbf-build. ACEQUIA_KEEP=0 neither takes nor keeps any.

source "$ROOT/scripts/kept.sh"

KEPT=$CACHE/programs

# What a program is made of: its source, our crates, what they are compiled with and how.
kept_key() {
    local folder
    folder=$(program_folder "$1")
    {
        echo "$ROUTE"
        if [[ $ROUTE == registries ]]; then
            /usr/bin/rustc -vV
            cat "${KIT_SOURCES[@]}"
        else
            cargo build-sbf --version
        fi
        cd "$ROOT" && find Cargo.toml Cargo.lock .cargo scripts/sbf-build crates "${folder#"$ROOT"/}" idl \
            -type d \( -name target -o -name tests -o -name node_modules \) -prune -o -type f -print0 |
            sort -z | xargs -0 sha256sum
    } | sha256sum | cut -c1-24
}

# kept_as PROGRAM: the file of its bytes, named before they are built: somebody may be writing. Nothing
# where the compiler, which is part of the name, is still to be installed.
kept_as() {
    [[ ${ACEQUIA_KEEP-} != 0 ]] || return 0
    [[ $ROUTE != registries || -x /usr/bin/rustc ]] || return 0
    echo "$KEPT/$1-$(kept_key "$1").so"
}
