#!/usr/bin/env bash
# Installs what the project needs and this machine lacks: Debian packages, and Python packages in
# the project's own .venv. Usage: tools/setup.sh [build] [test] [screens] [desktop] [bench] (default: build).
# A second call finds everything and ends in a moment.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/setup/debian.sh
source tools/setup/python.sh
source tools/setup/npm.sh
source tools/setup/rivals.sh

readonly log_dir=".cache/setup"
mkdir -p "$log_dir"
step=0
steps=0

# Says what the next step is; each step ends its own line.
say() {
  step=$((step + 1))
  printf '[%d/%d] %s' "$step" "$steps" "$1"
}

# Ends the script with one sentence.
give_up() {
  printf '\nsetup: %s\n' "$1" >&2
  exit 4
}

main() {
  local groups=("$@") group
  [[ ${#groups[@]} -gt 0 ]] || groups=(build)
  steps=$((${#groups[@]} + 1))
  for group in "${groups[@]}"; do
    [[ -r "tools/setup/debian-$group.txt" ]] ||
      give_up "there is no group \"$group\"; the groups are build, test, screens, desktop and bench"
    [[ "$group" != screens ]] || steps=$((steps + 1))
    [[ "$group" != bench ]] || steps=$((steps + 2))
  done
  for group in "${groups[@]}"; do
    debian_group "$group"
  done
  python_environment
  for group in "${groups[@]}"; do
    [[ "$group" != screens ]] || npm_packages tools/screens
    [[ "$group" != bench ]] || { rival_packages && rival_sources; }
  done
}

main "$@"
