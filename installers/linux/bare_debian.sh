#!/usr/bin/env bash
# Proves that a bare Debian needs nothing but Python: sets up a minimal one in a folder, puts the project's files in it
# and runs the documented commands there, each from nothing, with its time.
#
#   sudo installers/linux/bare_debian.sh FOLDER [COMMAND]...
#
# Commands are words after "python3 run.py"; by default "demo" and "test". "deb" instead installs the package of dist/
# with apt and proves it: its window under Xvfb (FOLDER/window.xwd is the screen), then its self-test. This computer's
# own settings for apt, pip, certificates and proxies are copied in as the script runs, and so is QT_QPA_PLATFORM:
# "offscreen" lets the window open where no screen is. SUITE=trixie takes another Debian than this computer's.
set -euo pipefail

[ $# -ge 1 ] || { sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 2; }
[ "$(id -u)" = 0 ] || { echo "Run as root: a system in a folder is made by root only." >&2; exit 2; }
command -v debootstrap >/dev/null || { echo "Install debootstrap first: apt-get install debootstrap" >&2; exit 69; }

project=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
shift
[ $# -ge 1 ] || set -- demo test
suite=${SUITE:-$(. /etc/os-release && echo "$VERSION_CODENAME")}
base=$folder/$suite.tar
system=$folder/system

leave() {
    for place in dev/shm dev proc; do
        if mountpoint -q "$system/$place"; then umount "$system/$place"; fi
    done
}
trap leave EXIT

make_base() {
    local mirror seed=$folder/seed
    # The proxy of apt, if there is one, is wget's too.
    eval "$(apt-config shell http_proxy Acquire::http::Proxy https_proxy Acquire::https::Proxy)"
    export http_proxy=${http_proxy:-} https_proxy=${https_proxy:-}
    mirror=$(apt-get indextargets --format '$(REPO_URI)' | head -n 1)
    rm -rf --one-file-system "$seed"
    debootstrap --variant=minbase --include=python3,ca-certificates "$suite" "$seed" "$mirror" >"$folder/debootstrap.log"
    tar -C "$seed" -cf "$base.new" .
    mv "$base.new" "$base"
    rm -rf --one-file-system "$seed"
}

copy_settings() {
    # What the new system has there goes first: its links point at places of this computer, and cp would follow them.
    rm -rf "$system/etc/apt/sources.list" "$system/etc/apt/sources.list.d" "$system/etc/ssl/certs"
    local place
    for place in /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/keyrings /etc/ssl/certs \
        /etc/resolv.conf /etc/hosts /etc/pip.conf "${HOME:-/root}/.config/pip" "${HOME:-/root}/.pip"; do
        if [ -e "$place" ]; then
            mkdir -p "$system$(dirname "$place")"
            rm -rf "${system:?}$place"
            cp -aLT "$place" "$system$place"
        fi
    done
    apt-config dump Acquire >"$system/etc/apt/apt.conf.d/00host"
}

enter() {
    local kept=() name
    while IFS= read -r name; do
        kept+=("$name=${!name}")
    done < <(compgen -e | grep -E '^(PIP_|SSL_CERT_|REQUESTS_CA_BUNDLE$|CURL_CA_BUNDLE$|CI$|QT_QPA_PLATFORM$)|_proxy$|_PROXY$')
    chroot "$system" /usr/bin/env -i HOME="${HOME:-/root}" TERM=dumb LANG=C.UTF-8 \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "${kept[@]}" "$@" </dev/null
}

fresh_system() {
    leave
    rm -rf --one-file-system "$system"
    mkdir -p "$system/project"
    tar -C "$system" -xf "$base"
    copy_settings
    git -C "$project" ls-files -z --cached --others --exclude-standard --deduplicate |
        (cd "$project" && while IFS= read -r -d '' file; do [ -e "$file" ] && printf '%s\0' "$file"; done || true) |
        tar -C "$project" --null -T - -cf - | tar -C "$system/project" -xf -
    mount -t proc proc "$system/proc"
    mount --bind /dev "$system/dev"
    if mountpoint -q /dev/shm; then mount --bind /dev/shm "$system/dev/shm"; fi
}

prove_deb() {
    local apt='DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0'
    cp "$(ls -t "$project"/dist/dsardesk_*.deb | head -n 1)" "$system/tmp/dsardesk.deb"
    enter sh -c "$apt update && $apt install -y --no-install-recommends /tmp/dsardesk.deb" || return
    enter dpkg-query -W -f '${Package} ${Version}: ${Installed-Size} kB installed\n' dsardesk
    enter dsardesk --version || return
    # Only now what the program itself must not need.
    enter sh -c "$apt install -y --no-install-recommends xvfb xauth" || return
    enter sh -c 'mkdir /tmp/screen && exec xvfb-run -a -s "-screen 0 1280x800x24 -fbdir /tmp/screen" sh -c "
        dsardesk & sleep 15; cp /tmp/screen/Xvfb_screen0 /tmp/window.xwd; kill \$!"' || return
    cp "$system/tmp/window.xwd" "$folder/window.xwd"
    enter xvfb-run -a dsardesk --self-test
}

[ -e "$base" ] || { echo "Making a minimal Debian $suite, once."; make_base; }
worst=0
for command in "$@"; do
    fresh_system
    if [ "$command" = deb ]; then
        echo "== the package of dist/"
        code=0
        prove_deb || code=$?
        echo "== exit code $code"
        [ "$code" -le "$worst" ] || worst=$code
        continue
    fi
    for turn in "from nothing" "once more"; do
        echo "== python3 run.py $command ($turn)"
        started=$(date +%s)
        code=0
        # The command is words on purpose, as it would be typed.
        # shellcheck disable=SC2086
        enter sh -c 'cd /project && exec "$@"' sh python3 run.py $command || code=$?
        echo "== exit code $code after $(($(date +%s) - started)) s"
        [ "$code" -le "$worst" ] || worst=$code
        [ "$code" = 0 ] || break
        case $command in test* | bundle) break ;; esac
    done
done
exit "$worst"
