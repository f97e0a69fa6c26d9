# shellcheck shell=bash disable=SC2034
# What every script here shares. Sourced, never run:
#   source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/acequia
LOGS=$CACHE/logs
mkdir -p "$LOGS"

# Both workspaces (the root's and tests/) build into the checkout's target/.
# Not into one folder for all checkouts: cargo would take the crates of one for
# those of another (docs/adr/0004-two-build-routes.md). seed.sh shares what can be.
export CARGO_TARGET_DIR=$ROOT/target

# CI builds what the lock files say; a developer may be changing them.
CARGO_LOCKED=()
[[ -n ${CI-} ]] && CARGO_LOCKED=(--locked)

# ---------------------------------------------------------------- talking

if [[ (-t 1 || -n ${ACEQUIA_COLOUR-}) && -z ${NO_COLOR-} ]]; then
    BOLD=$'\e[1m' DIM=$'\e[2m' RED=$'\e[31m' GREEN=$'\e[32m' PLAIN=$'\e[0m'
else
    BOLD='' DIM='' RED='' GREEN='' PLAIN=''
fi

say() { printf '%s\n' "$*"; }
step() { printf '%s==>%s %s%s%s\n' "$GREEN" "$PLAIN" "$BOLD" "$*" "$PLAIN"; }
note() { printf '    %s%s%s\n' "$DIM" "$*" "$PLAIN"; }

# die WHAT [REMEDY...]: what went wrong, then what to do about it, line by line.
die() {
    printf '%serror:%s %s\n' "$RED" "$PLAIN" "$1" >&2
    shift
    (($#)) && printf '    %s\n' "$@" >&2
    exit 1
}

have() { type -P "$1" >/dev/null; } # a program, not a function of ours

clock() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

# 21840 -> 21,840, in any locale.
thousands() { sed -E ':a; s/([0-9])([0-9]{3})($|,)/\1,\2\3/; ta' <<<"$1"; }

# ------------------------------------------------------------- long steps

# A step that runs has a file in the folder RUNNING: when it began, its log, how many crates it
# compiles, its name. Whoever made the folder shows all of them, so that steps which run side by
# side (scripts/side-by-side) are told in one line.
RUNNING=${RUNNING-}
TIMES=${TIMES-} # a file, where somebody wants to know how long each step took, and of that on a core
FAILURES=${FAILURES-} # a file, where somebody tells again at the end what failed

# CRATES_EXPECTED, where a caller sets it, says how many there will be, roughly.
crates_so_far() {
    local log=$1 expected=$2 count
    count=$(grep -cE '^ +(Compiling|Checking) ' "$log" 2>/dev/null) || return 0
    printf ', %d%s crates' "$count" "${expected:+ of about $expected}"
}

# What runs, in one line.
running() {
    local file since log expected label told=()
    for file in "$RUNNING"/*; do
        IFS='|' read -r since log expected label 2>/dev/null <"$file" || continue
        told+=("$label $(clock $((EPOCHSECONDS - since)))$(crates_so_far "$log" "$expected")")
    done
    ((${#told[@]})) || return
    printf '%s' "${told[0]}"
    ((${#told[@]} == 1)) || printf ' · %s' "${told[@]:1}"
}

# heartbeat: says every 30 s what runs; on a terminal it keeps one line fresh. The naps are short
# and detached: a long one would outlive us and hold the pipe of whoever reads our output.
heartbeat() {
    local every=30 next line
    [[ -t 1 ]] && every=1
    next=$((SECONDS + every))
    while kill -0 $$ 2>/dev/null; do
        sleep 1 >/dev/null 2>&1
        ((SECONDS >= next)) || continue
        next=$((SECONDS + every))
        line=$(running) || continue
        if [[ -t 1 ]]; then printf '\r\e[K    %s' "${line:0:${COLUMNS:-100}}"; else printf '    ... %s\n' "$line"; fi
    done
}

# watched COMMAND...: runs it, and shows the steps that it begins. Returns its status.
watched() {
    local beat status=0
    RUNNING=$(mktemp -d "$LOGS/running.XXXX")
    export RUNNING
    heartbeat </dev/null 8>&- 9>&- &
    beat=$!
    "$@" || status=$?
    kill "$beat" 2>/dev/null || true
    wait "$beat" 2>/dev/null || true
    [[ -t 1 ]] && printf '\r\e[K'
    rm -rf "$RUNNING"
    RUNNING=''
    return "$status"
}

# step_begins LABEL LOG, step_ends LABEL SECONDS: for the line of what runs, and the table of times.
step_begins() {
    echo "$EPOCHSECONDS|$2|${CRATES_EXPECTED-}|$1" >"$RUNNING/$BASHPID"
    on_cores
    CORES_BEFORE=$ON_CORES
}
step_ends() {
    rm -f "$RUNNING/$BASHPID"
    on_cores
    [[ -z $TIMES ]] || printf '%d\t%d\t%s\n' "$2" $((ON_CORES - CORES_BEFORE)) "$1" >>"$TIMES"
}

# on_cores: ON_CORES, the seconds for which all that this shell started and that has ended kept a core busy, where the
# system tells (proc_pid_stat(5): cutime, cstime). Beside others a step takes longer, and this less so. Whom
# nobody waited for, as a browser's processes, is not in it.
on_cores() {
    local stat=()
    { read -ra stat <"/proc/$BASHPID/stat"; } 2>/dev/null || true
    ON_CORES=$(((${stat[15]:-0} + ${stat[16]:-0}) / 100))
}

# The compiler's errors where there are any, else the end of the log. Without
# the linker's command line and backtrace, which hide what it says.
errors_in() {
    awk '/^error/ {on = 1} /^$/ {on = 0} /Stack backtrace:/ {on = 0}
        on && !/note: +"\// && !/solana-compiler-builtins/ && !seen[$0]++' "$1" |
        cut -c1-300 | head -n 80
}

show_failure() {
    local label=$1 log=$2 errors
    errors=$(errors_in "$log")
    printf '%serror:%s %s failed:\n\n' "$RED" "$PLAIN" "$label"
    printf '%s\n' "${errors:-$(tail -n 40 "$log")}" | sed 's/^/    /'
    printf '\n    the whole log: %s\n' "$log"
}

# logged LABEL COMMAND...: runs a long command, which is shown while it runs, its output in
# a log file (LOG), of which the errors are shown if it fails. Returns its status.
logged() {
    if [[ -z $RUNNING ]]; then
        watched logged "$@"
        return
    fi
    local label=$1 start=$SECONDS status=0
    shift
    LOG=$(mktemp "$LOGS/$(date +%m%d-%H%M%S)-${label//[^a-zA-Z0-9]/-}.XXXX.log")
    step_begins "$label" "$LOG"
    "$@" </dev/null >"$LOG" 2>&1 || status=$?
    step_ends "$label" $((SECONDS - start))
    [[ -t 1 ]] && printf '\r\e[K'
    if ((status)); then
        show_failure "$label" "$LOG" | tee -a ${FAILURES:+"$FAILURES"} >&2
    else
        note "$label: done in $(clock $((SECONDS - start)))"
    fi
    forget_old_logs
    return "$status"
}

# Of runs that ended, and of runs that were killed.
forget_old_logs() {
    find "$LOGS" -mindepth 1 -maxdepth 1 \( -name '*.log' -mtime +7 -o -name 'running.*' -mtime +1 \) \
        -exec rm -rf {} + 2>/dev/null || true
}

# ------------------------------------------------------------------ locks

# locked NAME: from here on (to the end of the script or subshell) only one
# such run at a time on this machine.
locked() {
    exec 9>"$CACHE/$1.lock"
    flock -n 9 && return
    note "another run holds $CACHE/$1.lock; waiting for it"
    flock 9
}

# cached FOLDER FILL...: a folder of the cache, which FILL... TEMP makes as TEMP/result. Once: whoever
# else wants it waits. A run that is interrupted leaves no half of it.
cached() {
    local folder=$1 temp
    shift
    [[ ! -d $folder ]] || return 0
    (
        locked "$(basename "$folder")"
        [[ ! -d $folder ]] || exit 0
        rm -rf "$folder".part.* # of a run that was killed
        temp=$(mktemp -d "$folder.part.XXXXXX")
        trap 'rm -rf "$temp"' EXIT
        "$@" "$temp" && mv -T "$temp/result" "$folder"
    )
}

# -------------------------------------------------------------- workspaces

# The folders of all cargo workspaces. tests/ has its own since anchor-lang and
# litesvm pin versions that cannot stand in one lock file, and CLI and story with it; the server of
# histories since whoever does not run it compiles none of it; some
# test programs since what they are written with cannot stand in the root's. Only what
# builds for this machine too.
workspaces() {
    local manifest
    for manifest in "$ROOT"/{,tests/,xtask/,app/serve/,tests/programs/*/}Cargo.toml; do
        [[ -f $manifest ]] && grep -q '^\[workspace\]' "$manifest" &&
            grep -q '^\[profile.host\]' "$manifest" && dirname "$manifest"
    done
    return 0
}

# The programs that become .so files, by folder name.
programs() { programs_in programs; }

# Those of them that have an IDL.
anchor_programs() {
    local program
    for program in $(programs); do
        grep -q '^idl-build' "$ROOT/programs/$program/Cargo.toml" && echo "$program"
    done
    return 0
}

# Those that only the tests call.
test_programs() { programs_in tests/programs; }

programs_in() {
    local manifest
    for manifest in "$ROOT/$1"/*/Cargo.toml; do
        [[ -f $manifest ]] && grep -q cdylib "$manifest" && basename "$(dirname "$manifest")"
    done
    return 0
}

# ------------------------------------------------------------------- needs

# shellcheck disable=SC2015 # either missing is reason to die
have flock && ((BASH_VERSINFO[0] >= 5)) && mv --version >/dev/null 2>&1 || die \
    "these scripts need bash 5, flock and the GNU tools" \
    "on a Mac: brew install bash coreutils findutils flock, and put them first on PATH"
