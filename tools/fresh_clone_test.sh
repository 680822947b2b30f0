#!/usr/bin/env bash
# Clones the committed tree into an empty folder and runs the README's commands there, as a new
# user would. Usage: tools/fresh_clone_test.sh FOLDER [MAKE_TARGET ...] (default: run test)
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=$1
shift
[[ ! -e "$folder" ]] || { echo "$folder is there already; name a new folder" >&2; exit 2; }
git clone -q "$top" "$folder"
cd "$folder"
[[ $# -gt 0 ]] || set -- run test
for goal in "$@"; do
  started=$SECONDS
  make "$goal" </dev/null
  echo "make $goal: $((SECONDS - started)) s"
done
echo "Files that the commands left outside the ignored folders:"
git status --short
