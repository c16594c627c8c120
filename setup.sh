#!/usr/bin/env bash
# Makes everything ready, then opens the window or runs every check and test.
#
#   ./setup.sh open     system libraries (where apt can), Python environment in .venv, window
#   ./setup.sh check    the same, then ruff, mypy and pytest
#
# What is there already is left alone: a second call goes straight on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# What Qt loads when it runs, and the Debian package that brings it.
LIBRARIES='
libGL.so.1              libgl1
libEGL.so.1             libegl1
libglib-2.0.so.0        libglib2.0-0
libdbus-1.so.3          libdbus-1-3
libfontconfig.so.1      libfontconfig1
libxkbcommon.so.0       libxkbcommon0
libxkbcommon-x11.so.0   libxkbcommon-x11-0
libxcb-cursor.so.0      libxcb-cursor0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-shape.so.0       libxcb-shape0
libwayland-cursor.so.0  libwayland-cursor0
libcups.so.2            libcups2
'

stop() {
  echo "$*" >&2
  exit 1
}

find_python() {
  local name
  for name in python3 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  stop 'B12 Tracker needs Python 3.11, 3.12 or 3.13; please install one (on Debian and Ubuntu: apt-get install python3 python3-venv).'
}

# Debian 13 and Ubuntu 24.04 renamed some packages when their time_t grew to 64 bits.
package_name() {
  if apt-cache show "$1t64" 2>/dev/null | grep -q .; then echo "$1t64"; else echo "$1"; fi
}

loads() {
  "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null
}

missing_packages() {
  local library package
  while read -r library package; do
    [ -z "$library" ] || loads "$library" || package_name "$package"
  done <<<"$LIBRARIES"
  "$python" -c 'import ensurepip' 2>/dev/null || echo "$("$python" -c 'import sys; print("python3.%d" % sys.version_info[1])')-venv"
}

apt_get() {
  local output
  output=$(${as_root:-} env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" 2>&1) ||
    stop "The system packages could not be installed; apt-get says: $(tail -n 1 <<<"$output")"
}

# Root installs; someone who may use sudo is asked for the password only where there is someone to ask.
may_install() {
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" != 0 ] || return 0
  command -v sudo >/dev/null || return 1
  as_root=sudo
  sudo -n true 2>/dev/null || [ -t 0 ]
}

prepare_system() {
  [ "$(uname)" = Linux ] || return 0
  local missing
  missing=$(missing_packages | tr '\n' ' ')
  missing=${missing% }
  [ -n "$missing" ] || return 0
  may_install || stop "Please install these system packages (Debian's names) and run this again: $missing"
  echo "Installing system packages: $missing"
  apt_get update
  missing=$(missing_packages | tr '\n' ' ') # the renamed ones are known now
  # shellcheck disable=SC2086
  apt_get install --no-install-recommends $missing
}

# $1: the extras to install; the stamp says for which files and extras the environment was made.
prepare_environment() {
  local wanted output
  wanted="$(cat pyproject.toml constraints.txt | cksum)"
  if .venv/bin/python -c '' 2>/dev/null && grep -qsxF -e "$wanted $1" -e "$wanted [dev]" .venv/prepared; then return; fi
  prepare_system
  echo 'Preparing the Python environment in .venv (a few minutes the first time).'
  .venv/bin/python -c 'import pip' 2>/dev/null || "$python" -m venv --clear .venv ||
    stop 'The Python environment could not be made in .venv; please see the lines above.'
  output=$(PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 \
    .venv/bin/python -m pip install --quiet --editable ".$1" 2>&1) ||
    stop "The Python packages could not be installed; pip says: $(grep -m 1 'ERROR:' <<<"$output" || tail -n 1 <<<"$output")"
  echo "$wanted $1" >.venv/prepared
}

# All checks run, also after one has found something.
check() {
  local failed='' tool
  for tool in 'ruff format --check' 'ruff check' mypy pytest; do
    echo "== $tool"
    # shellcheck disable=SC2086
    .venv/bin/python -m $tool || failed="$failed, $tool"
  done
  [ -z "$failed" ] || stop "Found something to mend: ${failed#, }."
}

# Qt and Python expect UTF-8 and say so on every start where the locale has none.
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
  unset LC_ALL
  export LC_CTYPE=C.UTF-8
fi

case "${1:-}" in
  open)
    shift
    python=$(find_python)
    prepare_environment ''
    exec .venv/bin/python main.py "$@"
    ;;
  check)
    python=$(find_python)
    prepare_environment '[dev]'
    check
    ;;
  *) stop 'Please say what to do: ./setup.sh open opens the window, ./setup.sh check runs every check and test.' ;;
esac
