# shellcheck shell=bash
# What scripts/run, scripts/test and scripts/package share: say, fail, find what the machine lacks, install it.
# Sourced, not run. Everything said here goes to standard error: standard output belongs to the program.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# Where Cargo puts what it builds; absolute, so that it means the same from every folder.
target=${CARGO_TARGET_DIR:-$top/target}
case "$target" in
    /*) ;;
    *) target=$PWD/$target ;;
esac
export CARGO_TARGET_DIR=$target

# rustup puts Cargo there, and a shell that was opened before does not know of it yet.
if ! command -v cargo >/dev/null && [ -x "${CARGO_HOME:-${HOME:-}/.cargo}/bin/cargo" ]; then
    PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
fi

script=$(basename "$0")

say() { printf '%s: %s\n' "$script" "$*" >&2; }

fail() {
    say "$@"
    exit 1
}

# What the window loads while it starts: "Debian package", a space, "library". None of them is needed to build.
window_libraries=(
    'libdbus-1-3 libdbus-1.so.3'
    'libegl1 libEGL.so.1'
    'libfontconfig1 libfontconfig.so.1'
    'libgl1 libGL.so.1'
    'libwayland-client0 libwayland-client.so.0'
    'libwayland-egl1 libwayland-egl.so.1'
    'libx11-6 libX11.so.6'
    'libx11-xcb1 libX11-xcb.so.1'
    'libxcursor1 libXcursor.so.1'
    'libxi6 libXi.so.6'
    'libxkbcommon-x11-0 libxkbcommon-x11.so.0'
    'libxkbcommon0 libxkbcommon.so.0'
    'libxrender1 libXrender.so.1'
)

on_debian() { command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

# install_packages WHY PACKAGE…: on Debian and Ubuntu, installs those that are absent. Returns 1 where it could not.
# With everything in place it takes a few milliseconds and changes nothing.
install_packages() {
    local why=$1 package missing=() as_root=()
    shift
    for package in "$@"; do
        # "ii": wanted and installed; a removed package is known too, as "rc".
        case "$(dpkg-query --show --showformat='${db:Status-Abbrev}' "$package" 2>/dev/null)" in
            ii*) ;;
            *) missing+=("$package") ;;
        esac
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            say "needs these packages ($why), and there is no sudo here; as root: apt-get install ${missing[*]}"
            return 1
        }
        as_root=(sudo)
        # With nobody there to type a password, sudo must refuse rather than wait for ever.
        [ -z "${CI:-}" ] || as_root+=(--non-interactive)
    fi

    say "installing with apt, $why: ${missing[*]}"
    # Something else may be installing (a machine that has just started often is): wait for it.
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 -qq)
    # One broken source among several is no reason to stop: the install below decides.
    # The odd expansion is for bash 3 and 4.3, where an empty array counts as an unset variable.
    ${as_root[@]+"${as_root[@]}"} "${apt[@]}" update >&2 || say "apt-get update had trouble; going on"
    ${as_root[@]+"${as_root[@]}"} "${apt[@]}" install --yes --no-install-recommends "${missing[@]}" >&2 || {
        say "could not install them; by hand, as root: apt-get install ${missing[*]}"
        return 1
    }
}

# The packages that a C compiler and linker need; nothing if there is a working one.
compiler_packages() {
    if ! command -v cc >/dev/null; then
        echo gcc libc6-dev
    elif [ ! -e /usr/include/stdlib.h ]; then
        echo libc6-dev
    fi
}

# What the packed program depends on: its libraries, and the certificates that it trusts.
window_packages() {
    local line
    echo ca-certificates
    for line in "${window_libraries[@]}"; do echo "${line% *}"; done
}

# The libraries of the window that this system's loader cannot find (on other systems than Debian).
missing_window_libraries() {
    local line known
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null) || return 0
    for line in "${window_libraries[@]}"; do
        case "$known" in
            *"${line#* }"*) ;;
            *) echo "${line#* }" ;;
        esac
    done
}

need_compiler() {
    command -v cc >/dev/null && return
    case "$(uname -s)" in
        MINGW* | MSYS*) return ;; # Windows: Cargo itself looks for Microsoft's linker, and says what to do without it
        Darwin) fail "there is no C compiler; install Apple's command line tools: xcode-select --install" ;;
        *) fail "there is no C compiler (cc); install gcc or clang from your system's packages" ;;
    esac
}

# Cargo, no older than Cargo.toml asks for. A toolchain is a choice of the person, so this only says how to get one.
need_rust() {
    local wanted have
    wanted=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' "$top/Cargo.toml")
    if ! command -v cargo >/dev/null; then
        say "Rust $wanted or newer is needed, and there is no cargo here."
    else
        # From the top of the repository: rustup may choose by folder.
        have=$(cd "$top" && cargo --version 2>/dev/null | cut -d ' ' -f 2) || have=
        if [ -n "$have" ] && [ "$(printf '%s\n' "$wanted" "${have%%-*}" | sort -V | head -n 1)" = "$wanted" ]; then
            return
        fi
        say "Rust $wanted or newer is needed; this is ${have:-a cargo that does not run}."
    fi
    if command -v rustup >/dev/null; then
        say "To get it: rustup update stable && rustup default stable"
    elif on_debian && [ -n "$(apt-cache search --names-only '^rustup$' 2>/dev/null)" ]; then
        say "To get it: sudo apt install rustup && rustup default stable"
    else
        say "To get it: follow https://rustup.rs (the package of this system may be too old), open a new terminal"
    fi
    fail "Then run this again."
}
