# What the benchmarks compare with and Debian lacks: Python packages, laid over .venv, and sources
# that the preset `rivals` builds, in .cache/rivals. Pinned by version and hash. Sourced by
# tools/setup.sh.

rival_packages() {
  local stamp=.venv/.bench-complete wanted log="$log_dir/rivals.log"
  wanted="$(sha256sum tools/setup/python-bench.txt)"
  say "Python packages of the benchmarks: "
  if [[ -r "$stamp" && "$(<"$stamp")" == "$wanted" ]]; then
    echo "all there"
    return
  fi
  echo "installing $(grep -c '==' tools/setup/python-bench.txt) (log: $log)"
  if ! .venv/bin/python -m pip install --disable-pip-version-check --require-hashes \
    --only-binary :all: -r tools/setup/python-bench.txt >"$log" 2>&1 </dev/null; then
    tail -n 5 "$log" >&2
    give_up "pip could not install the benchmarks' packages (is the network there? see $log)"
  fi
  echo "$wanted" >"$stamp"
}

rival_sources() {
  local folder=.cache/rivals stamp=.cache/rivals/.complete wanted log="$log_dir/rivals.log" archive
  wanted="$(sha256sum tools/setup/sources-bench.txt)"
  say "Sources of rivals in $folder: "
  if [[ -r "$stamp" && "$(<"$stamp")" == "$wanted" ]]; then
    echo "all there"
    return
  fi
  echo "fetching $(grep -c '==' tools/setup/sources-bench.txt) (log: $log)"
  rm -rf "$folder"
  if ! .venv/bin/python -m pip download --disable-pip-version-check --require-hashes --no-deps \
    --no-binary :all: -r tools/setup/sources-bench.txt -d "$folder" >>"$log" 2>&1 </dev/null; then
    tail -n 5 "$log" >&2
    give_up "pip could not fetch the rivals' sources (is the network there? see $log)"
  fi
  for archive in "$folder"/*.tar.gz; do # NAME-VERSION.tar.gz becomes NAME/
    local name
    name=$(basename "${archive%-*}")
    mkdir -p "$folder/$name"
    tar -xzf "$archive" -C "$folder/$name" --strip-components=1
  done
  echo "$wanted" >"$stamp"
}
