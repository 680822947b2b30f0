#!/usr/bin/env bash
# Makes the screens with truth files: bench/screens (not committed) and examples/screens.
#
#   make_screens.sh [--half tune|report|samples] [--kind web|desktop] [--pages NAME,NAME] [--force]
#
# Without options: both halves of bench/screens, web pages and desktop scenes. The samples are
# made only when asked for (--half samples), because they are committed. Installs what is missing
# (Debian packages, npm ci, a Python environment in .venv), skips what is already there, prints a
# line for each page. Exit status 1 if a page or scene failed; the others are made all the same.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cache=$root/.cache/screens
python=$root/.venv/bin/python
packages=(chromium nodejs npm python3-venv fonts-dejavu-core fonts-liberation fonts-inter
  fonts-noto-core fonts-noto-mono fonts-roboto-unhinted fonts-open-sans fonts-cantarell fonts-lato
  fonts-firacode fonts-hack fonts-jetbrains-mono)
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

install_packages() {
  local missing=() package
  for package in "${packages[@]}"; do
    # Any chromium, node and npm on the path will do; fonts must be the packaged ones.
    case $package in
      chromium) [ -x "${SCREENS_CHROMIUM:-/usr/bin/chromium}" ] && continue ;;
      nodejs) command -v node >/dev/null && continue ;;
      npm) command -v npm >/dev/null && continue ;;
    esac
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' \
      || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "installing ${missing[*]}"
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "missing packages: ${missing[*]}: install them as root"
    sudo=(sudo)
  fi
  "${sudo[@]}" apt-get -o DPkg::Lock::Timeout=600 install -y -q --no-install-recommends \
    "${missing[@]}" >"$cache/apt.log" 2>&1 || fail "apt-get failed: see $cache/apt.log"
}

install_modules() {
  local lock=$here/package-lock.json
  cmp -s "$lock" "$here/node_modules/.installed-lock" && return
  say 'installing web libraries (npm ci)'
  (cd "$here" && npm ci --legacy-peer-deps --ignore-scripts --no-progress) \
    >"$cache/npm.log" 2>&1 || fail "npm ci failed: see $cache/npm.log"
  # esbuild's own binary comes as a package for this platform: no install script is needed.
  cp "$lock" "$here/node_modules/.installed-lock"
}

install_python() {
  [ -x "$python" ] || python3 -m venv "$root/.venv"
  "$python" -m pip install -q --disable-pip-version-check -r "$here/requirements.txt"
}

make_photos() {
  local wheels=$cache/wheels
  if ! compgen -G "$wheels/scikit_image-*.whl" >/dev/null; then
    say 'fetching photographs'
    "$python" -m pip download -q --disable-pip-version-check --no-deps \
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
        install_packages; install_modules; install_python; make_photos
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
