#!/usr/bin/env bash
# Makes the screens with truth files: bench/screens (not committed) and examples/screens.
#
#   make_screens.sh [--half tune|report|samples] [--kind web|desktop] [--pages NAME,NAME] [--force]
#
# Without options: both halves of bench/screens, web pages and desktop scenes. The samples are
# made only when asked for (--half samples), because they are committed. Installs what is missing
# (tools/setup.sh), skips what is already there, prints a line for each page. Exit status 1 if a
# page or scene failed; the others are made all the same.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cache=$root/.cache/screens
python=$root/.venv/bin/python
halves=(tune report)
kinds=(web desktop)
pages=()
force=()

say() { printf 'screens: %s\n' "$*"; }
fail() { printf 'screens: %s\n' "$*" >&2; exit 2; }

while [ $# -gt 0 ]; do
  case $1 in
    --half) halves=("${2:?--half needs tune, report or samples}"); shift 2 ;;
    --kind) kinds=("${2:?--kind needs web or desktop}"); shift 2 ;;
    --pages) pages=(--pages "${2:?--pages needs names}"); shift 2 ;;
    --force) force=(--force); shift ;;
    -h|--help) sed -n '2,9s/^# \?//p' "$0"; exit 0 ;;
    *) fail "unknown option: $1 (see --help)" ;;
  esac
done

make_photos() {
  local wheels=$cache/wheels
  if ! compgen -G "$wheels/scikit_image-*.whl" >/dev/null; then
    say 'fetching photographs'
    # One wheel for every machine: only its pictures are used.
    "$python" -m pip download -q --disable-pip-version-check --no-deps --only-binary=:all: \
      --platform manylinux2014_x86_64 --python-version 3.11 --require-hashes \
      -r "$here/photos.txt" -d "$wheels"
  fi
  "$python" "$here/web/photos.py" "$cache/photos" "$wheels"/scikit_image-*.whl
}

# Pictures and truth of one half's pages: half, folder, further options of render.mjs.
make_web() {
  local half=$1 out=$2 status=0
  shift 2
  say "web pages: $half"
  nice -n 5 node "$here/web/render.mjs" "$@" --out "$out" --raw "$cache/raw/$half" \
    --cache "$cache" "${pages[@]}" "${force[@]}" || status=1
  (cd "$here" && nice -n 5 "$python" -m truth.web "$cache/raw/$half" "$out") || status=1
  return $status
}

mkdir -p "$cache"
status=0
for half in "${halves[@]}"; do
  case $half in tune|report|samples) ;; *) fail "no such half: $half" ;; esac
  for kind in "${kinds[@]}"; do
    case $kind in
      web)
        "$root/tools/setup.sh" screens
        make_photos
        if [ "$half" = samples ]; then
          make_web samples "$root/examples/screens" --samples || status=1
          (cd "$here" && "$python" -m truth.pack "$root/examples/screens")
        else
          make_web "$half" "$root/bench/screens/$half/web" --half "$half" || status=1
        fi ;;
      desktop)
        if [ -x "$here/desktop/make_desktop.sh" ]; then
          "$here/desktop/make_desktop.sh" --half "$half" "${force[@]}" || status=1
        fi ;;
      *) fail "no such kind: $kind" ;;
    esac
  done
done
exit $status
