# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by run, test and bench: where things are, what must be installed, how to build.
set -euo pipefail
WANMI_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export LC_ALL=${LC_ALL:-C.UTF-8}

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
die() { printf 'wanmi: %s\n' "$*" >&2; exit 1; }

# missing_packages LIST
missing_packages() {
    local wanted name
    wanted=$(grep -vE '^\s*(#|$)' "$WANMI_ROOT/packaging/$1")
    for name in $wanted; do
        [ "$(dpkg-query -W -f='${db:Status-Abbrev}' "$name" 2>/dev/null)" = "ii " ] || echo "$name"
    done
}

# install_packages [LIST]: what is missing of it; with everything installed it needs neither network nor sudo.
install_packages() {
    local list=${1:-packages.txt}
    command -v dpkg-query >/dev/null || die "this script installs Debian packages; on another system install what packaging/$list names"
    local missing
    missing=$(missing_packages "$list")
    [ -z "$missing" ] && return 0
    say "Installing $(echo "$missing" | wc -l) Debian packages…"
    local as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -q >&2 || die "apt-get update failed: is there a network, or a Debian mirror in /etc/apt/sources.list?"
    # shellcheck disable=SC2086
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >&2 \
        || die "installing packages failed; the line above says which"
}

# build PRESET [cmake options…]: everything, or only the programs named in BUILD_TARGETS.
build() {
    local preset=$1
    shift
    cd "$WANMI_ROOT"
    if [ ! -f "build/$preset/build.ninja" ] || [ $# -gt 0 ]; then
        cmake --preset "$preset" "$@" >"$WANMI_ROOT/.configure.log" 2>&1 \
            || { cat "$WANMI_ROOT/.configure.log" >&2; die "configuring failed"; }
        rm -f "$WANMI_ROOT/.configure.log"
    fi
    # shellcheck disable=SC2086
    cmake --build "build/$preset" -j "$(nproc)" ${BUILD_TARGETS:+--target $BUILD_TARGETS} >&2
}

# Starts a virtual display when there is none; sets DISPLAY and adds the server to PIDS.
ensure_display() {
    [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ] && [ -z "${WANMI_FORCE_XVFB:-}" ] && return 0
    local ready
    ready=$(mktemp)
    Xvfb -displayfd 9 -screen 0 "${1:-3840x2160x24}" -nolisten tcp 9>"$ready" >/dev/null 2>&1 &
    PIDS+=($!)
    local tries=0
    until [ -s "$ready" ]; do
        sleep 0.1
        tries=$((tries + 1))
        [ $tries -lt 100 ] || die "the virtual display did not start"
    done
    export DISPLAY=":$(head -n1 "$ready")"
    export QT_QPA_PLATFORM=xcb
    rm -f "$ready"
}
