# Node packages of one folder, as its package-lock.json pins them. Sourced by tools/setup.sh.
npm_packages() {
  local folder=$1 stamp="$1/node_modules/.complete" wanted log="$log_dir/npm.log"
  wanted=$(sha256sum "$folder/package-lock.json")
  say "Node packages in $folder: "
  if [[ -r "$stamp" && "$(<"$stamp")" == "$wanted" ]]; then
    echo "all there"
    return
  fi
  echo "installing (log: $log)"
  # --ignore-scripts: binaries come as packages for this platform, nothing has to run.
  if ! npm ci --prefix "$folder" --legacy-peer-deps --ignore-scripts --no-progress \
    >"$log" 2>&1 </dev/null; then
    tail -n 5 "$log" >&2
    give_up "npm could not install the packages of $folder (is the network there? see $log)"
  fi
  echo "$wanted" >"$stamp"
}
