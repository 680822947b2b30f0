# Debian packages: which of a list are missing, and installing those. Sourced by tools/setup.sh.

# Prints the packages of a list file that this machine lacks.
debian_missing() {
  local package condition command wanted=()
  while read -r package condition command; do
    [[ -n "$package" && "$package" != \#* ]] || continue
    [[ "$condition" == unless ]] && command -v "$command" >/dev/null && continue
    wanted+=("$package")
  done <"$1"
  comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) <(debian_installed "${wanted[@]}" | sort -u)
}

debian_installed() {
  dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
    sed -n 's/^installed //p'
}

# Installs packages, as root or through sudo where it asks for no password.
debian_install() {
  local as_root=() log="$log_dir/debian.log" line
  line="sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
  if [[ $EUID -ne 0 ]]; then
    if ! sudo -n true 2>/dev/null; then
      give_up "these Debian packages are missing and need root; run: $line"
    fi
    as_root=(sudo -n)
  fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q
    -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3)
  "${apt[@]}" update >"$log" 2>&1 </dev/null || true # what matters is whether the install succeeds
  if ! "${apt[@]}" install -y --no-install-recommends "$@" >>"$log" 2>&1 </dev/null; then
    tail -n 5 "$log" >&2
    give_up "apt-get could not install $* (is the network there? $log has the whole story)"
  fi
}

debian_group() {
  local missing
  command -v dpkg-query >/dev/null || give_up "this script installs Debian packages, and dpkg is \
not here; install what tools/setup/debian-*.txt names by hand"
  mapfile -t missing < <(debian_missing "tools/setup/debian-$1.txt")
  say "Debian packages, group $1: "
  if [[ ${#missing[@]} -eq 0 ]]; then
    echo "all there"
    return
  fi
  echo "installing ${#missing[@]}: ${missing[*]} (log: $log_dir/debian.log)"
  debian_install "${missing[@]}"
}
