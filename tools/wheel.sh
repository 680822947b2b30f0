#!/usr/bin/env bash
# Builds the wheel, bundles the shared libraries that it needs, and tries the result in a fresh
# virtual environment. Usage: tools/wheel.sh DIST_DIR
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dist=$1
raw=build/wheel/raw
fresh=build/wheel/fresh
python=$PWD/.venv/bin/python
rm -rf "$raw" "$fresh" "$dist"
mkdir -p "$raw" "$dist"

echo "[1/3] Building the wheel (log: build/wheel/build.log)"
CMAKE_CXX_COMPILER_LAUNCHER=ccache CC=clang-22 CXX=clang++-22 \
  "$python" -m build --wheel --no-isolation --outdir "$raw" . \
  >build/wheel/build.log 2>&1 </dev/null || { tail -n 30 build/wheel/build.log >&2; exit 1; }
echo "[2/3] Bundling shared libraries"
PATH="$PWD/.venv/bin:$PATH" "$python" -m auditwheel repair --wheel-dir "$dist" "$raw"/*.whl \
  >build/wheel/repair.log 2>&1 || { tail -n 30 build/wheel/repair.log >&2; exit 1; }
echo "[3/3] Trying it in a fresh environment"
"$python" -m venv "$fresh"
"$fresh/bin/python" -m pip install -q --disable-pip-version-check "$dist"/*.whl </dev/null
cp tests/wheel/try_wheel.py "$fresh/"
# From a folder without the checkout, so that only the installed package can be imported.
(cd "$fresh" && PATH="$PWD/bin:/usr/bin:/bin" bin/python -I try_wheel.py "$OLDPWD/examples/screens")
ls -l "$dist"/*.whl
