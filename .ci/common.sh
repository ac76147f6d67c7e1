# What the checks share. Read by `source`; the current folder is the root of the repository.

# Ends a check with a message.
fail() {
    echo "error: $*" >&2
    exit 1
}

# The lines of the table of floors: floor, module, build, besides.
floors() {
    awk '!/^#/ && NF { print $1, $2, $3, $4 }' .ci/floors
}

# The modules of the table that exist, lower floors first; "embedded" leaves those that build as Embedded Swift.
modules() {
    floors | while read -r _ module build _; do
        if [ -d "Sources/$module" ] && { [ $# -eq 0 ] || [ "$build" = "$1" ]; }; then echo "$module"; fi
    done
}

# The code block of a Markdown file that follows the mark `<!-- ci: NAME -->`.
marked_block() {
    awk -v mark="<!-- ci: $2 -->" '
        $0 == mark { found = 1; next }
        found && /^```/ { if (inside) exit; inside = 1; next }
        inside' "$1"
}

# The packages of the operating system that a fresh machine may lack: need PATH PACKAGE.
need() {
    if [ -e "$1" ] || command -v "$1" > /dev/null; then return; fi
    command -v apt-get > /dev/null || fail "$1 is missing, and there is no apt-get to install $2"
    local root=""
    if [ "$(id -u)" -ne 0 ]; then root="sudo"; fi
    $root apt-get update -q
    DEBIAN_FRONTEND=noninteractive $root apt-get install -q -y --no-install-recommends "$2"
}

# Refuses a binary that Foundation is linked to.
refuse_foundation() {
    local libraries
    case "$(uname)" in
    Darwin) libraries=$(otool -L "$1") ;;
    *) libraries=$(ldd "$1") ;;
    esac
    if echo "$libraries" | grep -i foundation; then fail "$1 links Foundation"; fi
}
