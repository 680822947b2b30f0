#!/usr/bin/env bash
# Makes desktop scenes with truth files.
#
#   make_desktop.sh --half tune|report|samples [--scene NAME]... [--force]
#
# Writes bench/screens/HALF/desktop, or examples/screens for the samples. Installs the Debian
# packages of packages.txt that are missing, skips scenes that are there, prints a line for each.
# Exit status 1 if a scene failed (the others are made all the same), 2 if nothing could start.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
half=
rest=()

fail() { printf 'screens: %s\n' "$*" >&2; exit 2; }

while [ $# -gt 0 ]; do
  case $1 in
    --half) half=${2:?--half needs tune, report or samples}; shift 2 ;;
    --scene) rest+=(--scene "${2:?--scene needs a name}"); shift 2 ;;
    --force) rest+=(--force); shift ;;
    -h|--help) sed -n '2,8s/^# \?//p' "$0"; exit 0 ;;
    *) fail "unknown option: $1 (see --help)" ;;
  esac
done
case $half in
  tune|report) out=$root/bench/screens/$half/desktop ;;
  samples) out=$root/examples/screens ;;
  *) fail "--half needs tune, report or samples" ;;
esac

install_packages() {
  local missing=() package log
  while read -r package; do
    case $package in ''|'#'*) continue ;; esac
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' \
      || missing+=("$package")
  done <"$here/packages.txt"
  [ ${#missing[@]} -eq 0 ] && return
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "missing packages: ${missing[*]}: install them as root"
    sudo=(sudo)
  fi
  printf 'screens: installing %s\n' "${missing[*]}"
  mkdir -p "$root/.cache/screens"
  log=$root/.cache/screens/apt-desktop.log
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install \
    -y -q --no-install-recommends "${missing[@]}" >"$log" 2>&1 || fail "apt-get failed: see $log"
}

install_packages
printf 'screens: desktop scenes: %s\n' "$half"
# Debian's own Python: pyatspi and Pango's bindings are its packages.
exec nice -n 5 /usr/bin/python3 "$here/make_desktop.py" --half "$half" --out "$out" "${rest[@]}"
