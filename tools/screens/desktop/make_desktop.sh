#!/usr/bin/env bash
# Makes desktop scenes with truth files.
#
#   make_desktop.sh --half tune|report|samples [--scene NAME]... [--force]
#
# Writes bench/screens/HALF/desktop, or examples/screens for the samples. Installs what
# is missing (tools/setup.sh), skips scenes that are there, prints a line for each.
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

"$root/tools/setup.sh" desktop
printf 'screens: desktop scenes: %s\n' "$half"
# Debian's own Python: pyatspi and Pango's bindings are its packages.
exec nice -n 5 /usr/bin/python3 "$here/make_desktop.py" --half "$half" --out "$out" "${rest[@]}"
