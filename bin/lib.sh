# What the commands of bin/ share. Sourced, not run.
# shellcheck shell=bash
set -euo pipefail

here=$PWD # where the command was given: relative paths of its options start here
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
export NO_COLOR=1 # logs are read as plain text
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 # another clone finds what this one compiled
mkdir -p build/logs build/tools

say() { printf '%s\n' "$*" >&2; }
fail() {
    say "$(basename "$0"): $*"
    exit 1
}

# An option's path as an absolute one.
path_of() { case $1 in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$here" "$1" ;; esac; }

# quietly NAME COMMAND…: the output goes to build/logs/NAME.log, and is shown only when the command fails.
quietly() {
    local log=build/logs/$1.log
    shift
    "$@" >"$log" 2>&1 </dev/null && return
    say "Failed: $*" "(whole log: $log)"
    tail -n 60 "$log" >&2
    return 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "needs root to run: $* (install sudo, or run once as root)"
    fi
}

run_packages=(g++ cmake ninja-build ccache mold pkg-config ca-certificates
    libboost1.81-dev libboost-json1.81-dev libsqlite3-dev libpq-dev libzip-dev libexpat1-dev libpugixml-dev
    libsodium-dev libmimalloc-dev libyaml-cpp-dev libxlsxwriter-dev libxml2-dev libfreexl-dev libspdlog-dev libcli11-dev
    libtomlplusplus-dev libstemmer-dev libcurl4-openssl-dev libssl-dev libqrencode-dev zlib1g-dev)
test_packages=(git libgtest-dev python3 postgresql-15 chromium libreoffice-writer-nogui poppler-utils fonts-liberation
    libfaketime)
check_packages=(git libgtest-dev python3 clang-format-14)

# need NAME PACKAGE…: once; a stamp remembers the list, so that afterwards nothing is asked.
need() {
    local name=$1 stamp=build/tools/$1.packages missing=() package
    shift
    [ -f "$stamp" ] && [ "$(<"$stamp")" = "$*" ] && return
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        say "Installing Debian packages: ${missing[*]}"
        quietly "apt-update-$name" as_root apt-get update -q
        quietly "apt-install-$name" as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -yq --no-install-recommends "${missing[@]}"
    fi
    printf '%s' "$*" >"$stamp"
}

# Vite needs Node 20.19; Debian 12 has 18. Then Node and npm come from the npm registry into build/tools/node:
# npm too, because an npm that runs on Node 18 leaves out optional parts that ask for 20.
node_is_new() {
    local version
    version=$(node --version 2>/dev/null) || return 1
    version=${version#v}
    local major=${version%%.*} rest=${version#*.}
    [ "$major" -gt 20 ] || { [ "$major" -eq 20 ] && [ "${rest%%.*}" -ge 19 ]; }
}
use_node() {
    local own=$root/build/tools/node/node_modules/.bin
    if [ -x "$own/node" ] && [[ :$PATH: != *:$own:* ]]; then PATH=$own:$PATH; fi
    # Our own Node trusts what this system trusts, as Debian's does.
    if [ -f /etc/ssl/certs/ca-certificates.crt ]; then
        export NODE_EXTRA_CA_CERTS=${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}
    fi
    if node_is_new && command -v npm >/dev/null; then return; fi
    if ! command -v npm >/dev/null; then need npm npm; fi
    say "Fetching Node 20 for the browser build…"
    quietly node npm install --prefix build/tools/node --no-audit --no-fund --loglevel=error node@20.20.2 npm@10.9.4
    PATH=$own:$PATH
    hash -r
    node_is_new || fail "Node 20.19 or newer is needed; found: $(node --version 2>&1)"
}

# build_program PRESET TARGET…
build_program() {
    local preset=$1
    shift
    [ -f "build/$preset/build.ninja" ] || quietly "configure-$preset" cmake --preset "$preset" || return
    quietly "build-$preset" cmake --build "build/$preset" --target "$@"
}

# The browser's packages, when the lock file says other than last time.
web_packages() {
    local stamp=build/tools/web.lock
    [ -d app/web/node_modules ] && cmp -s app/web/package-lock.json "$stamp" && return
    quietly npm-ci npm --prefix app/web ci --no-audit --no-fund --loglevel=error || return
    cp app/web/package-lock.json "$stamp"
}

# The browser's pages, when a source, a folder of sources or a package is newer than they are.
web_changed() {
    local stamp=build/tools/web.built
    [ -f app/web/dist/index.html ] && [ -f "$stamp" ] || return 0
    [ -n "$(find build/tools/web.lock app/web ui features \
        \( -name node_modules -o -path app/web/dist -o -name '*.?pp' -o -name '*.sql' \) -prune -o \
        -type f -newer "$stamp" -print -quit)" ]
}
build_web() {
    web_packages || return
    web_changed || return 0
    quietly web-build npm --prefix app/web run build || return
    touch build/tools/web.built
}

# Program and pages at once: fetching packages leaves the processor to the compiler.
build_all() {
    local status=0
    (use_node && build_web) &
    local web=$!
    build_program release metodika || status=1
    wait "$web" || status=1
    return $status
}

# answers HOST PORT: somebody listens there.
answers() { (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }
