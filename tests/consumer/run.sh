#!/usr/bin/env bash
# Installs a build into a scratch folder and builds and runs a project that finds it there.
# Usage: tests/consumer/run.sh BUILD_DIR SCRATCH_DIR
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build=$1
scratch=$2
rm -rf "$scratch/prefix"
cmake --install "$build" --prefix "$scratch/prefix" >/dev/null
cmake -S tests/consumer -B "$scratch/build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
  -DCMAKE_C_COMPILER=clang-22 -DCMAKE_CXX_COMPILER=clang++-22 \
  -DCMAKE_PREFIX_PATH="$PWD/$scratch/prefix" >"$scratch/configure.log" 2>&1 ||
  { cat "$scratch/configure.log" >&2; exit 1; }
cmake --build "$scratch/build"
said=$("$scratch/build/consumer")
echo "$said"
[[ "$said" == "genie $(<VERSION): "[1-9]*" elements" ]] ||
  { echo "the consumer found no element, or another version than $(<VERSION)" >&2; exit 1; }
