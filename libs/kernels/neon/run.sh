#!/usr/bin/env bash
# Builds the kernels and their tests for 64-bit Arm and runs them under qemu.
#
#   libs/kernels/neon/run.sh BUILD_FOLDER
#
# Exits with 77 (skipped, for ctest) and names what is missing when the cross tools are not there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$1

missing=()
for tool in clang++-22 lld-22 ninja aarch64-linux-gnu-g++ qemu-aarch64; do
  command -v "$tool" >/dev/null || missing+=("$tool")
done
[ -e /usr/src/googletest/CMakeLists.txt ] || missing+=(/usr/src/googletest)
if [ ${#missing[@]} -ne 0 ]; then
  echo "SKIPPED: the NEON tests need ${missing[*]}; install them with: make setup"
  exit 77
fi

if [ ! -e "$build/build.ninja" ]; then
  launcher=$(command -v ccache || true)
  cmake -S "$here" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    ${launcher:+"-DCMAKE_CXX_COMPILER_LAUNCHER=$launcher"} \
    "-DCMAKE_TOOLCHAIN_FILE=$here/../../../cmake/toolchains/aarch64-linux-gnu.cmake"
fi
cmake --build "$build"
qemu-aarch64 "$build/kernels_neon_test" --gtest_brief=1
