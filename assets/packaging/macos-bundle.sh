#!/usr/bin/env bash
# Lays out "Campaign Remote.app" around a program that was built for macOS.
#
#   macos-bundle.sh [PROGRAM] [FOLDER]
#
# PROGRAM is target/release/campaign-remote, FOLDER (where the .app goes) is target/macos, unless said otherwise.
# An .app that stands there already is replaced.

set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
target=${CARGO_TARGET_DIR:-$top/target}
program=${1:-$target/release/campaign-remote}
app=${2:-$target/macos}/Campaign\ Remote.app

[ -f "$program" ] || {
    echo "macos-bundle: there is no program at $program; build it first: cargo build --release --locked" >&2
    exit 1
}

# The version on the label must be the version in the box.
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$top/Cargo.toml" | head -n 1)
grep -q "<string>$version</string>" "$here/Info.plist" || {
    echo "macos-bundle: Info.plist does not name version $version of Cargo.toml; correct it there" >&2
    exit 1
}

rm -rf "$app"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
cp "$program" "$app/Contents/MacOS/campaign-remote"
chmod 755 "$app/Contents/MacOS/campaign-remote"
cp "$here/Info.plist" "$app/Contents/Info.plist"
cp "$top/assets/icon/campaign-remote.icns" "$app/Contents/Resources/campaign-remote.icns"
cp "$top/LICENSE" "$app/Contents/Resources/LICENSE"

# Apple's processors start nothing unsigned. "-" is a signature of nobody: enough on the machine that made it.
if command -v codesign >/dev/null; then
    codesign --force --sign - "$app"
fi

echo "$app"
