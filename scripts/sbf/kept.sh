# shellcheck shell=bash
# The bytes of programs, kept outside the checkout by what they were made of: the same source has
# given the same bytes wherever it was built (scripts/reproduce), so a new checkout need not link
# them again. Sourced after lib.sh, by sbf-build. ACEQUIA_KEEP=0 neither takes nor keeps any.

KEPT=$CACHE/programs
KEEP_DAYS=30

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

# kept_restore KEPT FILE: puts the bytes there; fails where they are not kept.
kept_restore() {
    [[ -f $1 ]] || return
    touch "$1"
    mkdir -p "$(dirname "$2")"
    cmp -s "$1" "$2" || { cp "$1" "$2.new" && mv "$2.new" "$2"; }
}

# kept_save KEPT FILE: keeps the bytes, and forgets those that nobody has asked for in a month.
kept_save() {
    [[ -n $1 ]] || return 0
    mkdir -p "$KEPT"
    cp "$2" "$1.new.$$" && mv "$1.new.$$" "$1"
    find "$KEPT" -type f -mtime +"$KEEP_DAYS" -delete
}
