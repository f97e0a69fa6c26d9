# shellcheck shell=bash
# Seeds: copies of target folders, kept outside the checkouts, from which a new checkout starts instead of
# compiling 400 crates. Sourced after lib.sh.
#
# Our own crates come out of a seed only in a new checkout of the same path, whose files get the times back that
# they had (scripts/seed-times): cargo names artefacts by their path inside the workspace and judges by time,
# so elsewhere it would take another checkout's crates for this one's. docs/adr/0062-seeds-with-our-crates.md

MADE_OF=.made-of # in a seed

KEEP_SEEDS=3

seed_key() {
    {
        rustc -vV
        [[ -x /usr/bin/rustc ]] && /usr/bin/rustc -vV
        find "$ROOT" -maxdepth 3 -name Cargo.lock -not -path '*/target/*' -print0 | sort -z | xargs -0r cat
    } | sha256sum | cut -c1-16
}

# Seeds of kind host, from which the tests are built, are each checkout's own.
path_key() { sha256sum <<<"$ROOT" | cut -c1-6; }

# seed_restore KIND DIR: fills DIR from the newest seed, of this path where there is one, if it is not there yet.
# Cargo compiles what the seed lacks and ignores what does not fit.
seed_restore() {
    local kind=$1 dir=$2 newest
    [[ -e $dir ]] && return
    newest=$(newest_seeds "$kind" | awk -v own="-$(path_key)\$" 'NR == 1 {one = $0} $0 ~ own {mine = mine ? mine : $0} END {print mine ? mine : one}')
    [[ -n $newest ]] || return 0
    mkdir -p "$(dirname "$dir")"
    (
        locked "seeds"
        rm -rf "$dir.seeding"
        copy_target "$newest" "$dir.seeding" && adopt "$dir.seeding" && mv -T "$dir.seeding" "$dir" && rename_outputs "$dir"
    ) && note "compiled dependencies: from $newest"
}

# adopt DIR: our crates in it as those of this checkout, or without them.
adopt() {
    "$ROOT/scripts/seed-times" back "$1/$MADE_OF" 2>/dev/null || remove_our_crates "$1"
    rm -f "$1/$MADE_OF"
}

# copy_target FROM TO: a target folder. What compilers and linkers make they make anew, and never write over: on
# one disk it gets a second name. What cargo writes over, and build scripts, is copied.
copy_target() {
    local made=(-path '*/deps/*' ! -name '*.d')
    mkdir -p "$2"
    (
        cd "$1" || exit 1
        find . -type f "${made[@]}" -print0 | xargs -0r cp -al --parents -t "$2" 2>/dev/null ||
            find . -type f "${made[@]}" -print0 | xargs -0r cp -a --parents -t "$2" || exit 1
        find . \( -type f ! \( "${made[@]}" \) -o -type d -empty \) -print0 | xargs -0r cp -a --parents -t "$2"
    )
}

# rename_outputs DIR: a build script may write the path of its folder into what it makes, as utoipa-swagger-ui
# does, and cargo compiles that as it stands: so the path of the checkout that the seed is from gives way
# to ours. As old as before, or cargo would compile it at once.
rename_outputs() {
    local said was is file time
    find "$1" -path '*/build/*/root-output' | while read -r said; do
        was=$(<"$said") is=$(dirname "$said")/out
        [[ $was != "$is" && -d $is ]] || continue
        # Most write nothing of it, which is no failure, as grep would have it.
        { grep -rlIF "$was" "$is" || true; } | while read -r file; do
            time=$(stat -c %y "$file")
            sed -i "s|$was|$is|g" "$file"
            touch -d "$time" "$file"
        done
    done
}

# seed_save KIND DIR: keeps what is compiled in DIR, if it is not kept already.
seed_save() {
    local kind=$1 dir=$2 seed
    seed=$CACHE/seeds/$kind/$(seed_key)
    [[ $kind != host ]] || seed+=-$(path_key)
    [[ -d $dir ]] || return 0
    ! is_kept "$kind" "$dir" "$seed" || return 0
    mkdir -p "$CACHE/seeds/$kind"
    (
        locked "seeds"
        temp=$(mktemp -d "$CACHE/seeds/.building.XXXXXX")
        trap 'rm -rf "$temp"' EXIT
        copy_target "$dir" "$temp/result"
        [[ $kind == host ]] && "$ROOT/scripts/seed-times" keep "$temp/result/$MADE_OF" 2>/dev/null ||
            remove_our_crates "$temp/result"
        remove_links "$temp/result"
        rm -rf "$seed"
        mv -T "$temp/result" "$seed"
        touch "$seed"
        newest_seeds "$kind" | tail -n +$((KEEP_SEEDS + 1)) | xargs -rd '\n' rm -rf
    ) && note "compiled dependencies: kept in $seed"
}

# is_kept KIND DIR SEED: all dependencies, and of kind host our crates of these sources. What has fewer than the seed
# takes its place in no case.
is_kept() {
    local here there
    here=$(artefacts "$2") there=$(artefacts "$3")
    ((here <= there)) || return
    [[ $1 != host ]] || ((here < there)) || "$ROOT/scripts/seed-times" same "$3/$MADE_OF" 2>/dev/null
}

newest_seeds() {
    [[ -d $CACHE/seeds/$1 ]] || return 0
    find "$CACHE/seeds/$1" -mindepth 1 -maxdepth 1 -printf '%T@ %p\n' | sort -rn | cut -d' ' -f2-
}

# How many libraries of registry crates a target folder holds.
artefacts() {
    [[ -d $1 ]] || { echo 0; return; }
    find "$1" -path '*/deps/*.rlib' | grep -vcE "/lib($(our_names))(-[^/]*)?\.rlib$" || true
}

# Names of our packages, libraries, programs and tests, for a regular expression.
our_names() {
    find "$ROOT"/{crates,programs,tests,app} -maxdepth 3 -name Cargo.toml -exec cat {} + 2>/dev/null |
        sed -n 's/^name *= *"\(.*\)"/\1/p' | sed 'p; s/-/_/g' | sort -u | paste -sd'|' || true
}

remove_our_crates() {
    local dir=$1 ours
    ours=$(our_names)
    find "$dir" -depth -regextype posix-extended \
        -regex ".*/(deps/(lib)?|\.fingerprint/|build/)(${ours:-none})(-[^/]*|\.[^/]*)?" -exec rm -rf {} +
    # Programs (no extension) in deps/ are ours: tests, binaries.
    find "$dir" -path '*/deps/*' -type f ! -name '*.*' -delete
}

# What lies beside deps/ and build/ are links to our artefacts, which cargo makes anew.
remove_links() {
    find "$1" -name incremental -prune -exec rm -rf {} +
    find "$1" -type f \( -path '*/host/*' -o -path '*/release/*' \) ! -path '*/deps/*' \
        ! -path '*/build/*' ! -path '*/.fingerprint/*' ! -name '.cargo-lock' -delete
}
