# shellcheck shell=bash
# What was built, a file or a folder, kept outside the checkout by what it was made of. Sourced after lib.sh. Names of
# what is kept are its callers'; no name is nothing kept, as with ACEQUIA_KEEP=0.

# kept_restore KEPT WHAT: puts it there; fails where it is not kept.
kept_restore() {
    [[ -e $1 ]] || return
    touch "$1"
    mkdir -p "$(dirname "$2")"
    if [[ -f $1 ]] && cmp -s "$1" "$2"; then return; fi
    rm -rf "$2.new"
    cp -r "$1" "$2.new" || return
    [[ ! -d $2 ]] || rm -rf "$2"
    mv -T "$2.new" "$2"
}

# kept_save KEPT WHAT [DAYS]: keeps it, whole or not at all, and forgets what nobody has asked for in so many days.
kept_save() {
    [[ -n $1 ]] || return 0
    local folder new=$1.new.$$
    folder=$(dirname "$1")
    mkdir -p "$folder"
    { cp -r "$2" "$new" && mv -T "$new" "$1"; } 2>/dev/null || rm -rf "$new" # somebody was first
    find "$folder" -mindepth 1 -maxdepth 1 -mtime +"${3:-30}" -exec rm -rf {} +
}
