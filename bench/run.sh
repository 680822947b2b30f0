#!/usr/bin/env bash
# Runs every benchmark of a build folder and keeps the results as JSON in build/bench-results.
#
#   run.sh [BUILD_FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build/bench}
results=build/bench-results
mkdir -p "$results"

echo "Kernels and operations: processor time of one call"
for program in "$build"/bin/*_bench; do
  [ -x "$program" ] || continue
  name=$(basename "$program")
  echo "== $name"
  "$program" --benchmark_out="$results/$name.json" --benchmark_out_format=json
done

echo "The detector and the command line, beside the rivals"
"$build/bin/genie" bench --json "$results/genie.json"
echo "Results are in $results"
