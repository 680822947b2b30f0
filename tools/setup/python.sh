# The project's Python environment: .venv with the packages of tools/setup/python.txt, pinned by
# version and hash, and the checkout on its path. Sourced by tools/setup.sh.

# Succeeds for a Python of 3.11 or later that has venv and the headers of its C interface.
python_is_usable() {
  "$1" - 2>/dev/null <<'PYTHON'
import ensurepip, os, sys, sysconfig
header = os.path.join(sysconfig.get_path("include"), "Python.h")
sys.exit(not (sys.version_info >= (3, 11) and os.path.exists(header)))
PYTHON
}

# Sets `python` to one to make the environment with; installs Debian's where none is usable.
python_find() {
  for python in ${GENIE_PYTHON:+"$GENIE_PYTHON"} python3 /usr/bin/python3; do
    if python_is_usable "$python"; then
      return
    fi
  done
  echo "      first Debian's python3 with venv and headers"
  debian_install python3 python3-dev python3-venv
  python=/usr/bin/python3
  python_is_usable "$python" || give_up "Python 3.11 or later with venv and headers is needed; \
set GENIE_PYTHON to one"
}

python_environment() {
  local python site stamp=.venv/.complete wanted log="$log_dir/python.log"
  wanted="$(sha256sum tools/setup/python.txt) $PWD"
  say "Python packages in .venv: "
  if [[ -r "$stamp" && "$(<"$stamp")" == "$wanted" ]] && .venv/bin/python -c '' 2>/dev/null; then
    echo "all there"
    return
  fi
  echo "installing $(grep -c '==' tools/setup/python.txt) (log: $log)"
  python_find
  "$python" -m venv --clear .venv >"$log" 2>&1 || give_up "python -m venv failed; see $log"
  if ! .venv/bin/python -m pip install --disable-pip-version-check --require-hashes \
    --only-binary :all: -r tools/setup/python.txt >>"$log" 2>&1 </dev/null; then
    tail -n 5 "$log" >&2
    give_up "pip could not install the Python packages (is the network there? see $log)"
  fi
  site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  echo "$PWD" >"$site/computer_genie_checkout.pth" # so that the checkout's package is imported
  echo "$wanted" >"$stamp"
}
