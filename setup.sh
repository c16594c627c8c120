#!/usr/bin/env bash
# Makes everything ready, then opens the window or runs every check and test.
#
#   ./setup.sh open            system libraries (where apt can), Python environment in .venv, window
#   ./setup.sh check           the same, then ruff, mypy and pytest
#   ./setup.sh check --long    with the tests that take minutes each
#
# What is there already is left alone: a second call goes straight on.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@" # for who types “sh setup.sh”
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

VERSIONS='3.14 3.13 3.12 3.11' # of Python, the newest first

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
NO_NETWORK='name resolution|resolving|Network is unreachable|Failed to establish a new connection|NewConnectionError|Could not resolve'

usage() {
  sed -n '2,/^# What is there/p' "$0" | sed 's/^# \{0,1\}//'
}

stop() {
  echo "$*" >&2
  exit 1
}

fits() {
  "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' 2>/dev/null
}

find_python() {
  local name
  for name in python3 $(printf 'python%s ' $VERSIONS); do
    if fits "$name"; then
      command -v "$name"
      return
    fi
  done
  stop "B12 Tracker needs Python 3.11 to 3.14, and $(python3 --version 2>/dev/null || echo 'no Python') was found. $(python_advice)"
}

# How to get a Python that fits, in the words of the system at hand.
python_advice() {
  local version
  if command -v apt-cache >/dev/null; then
    for version in $VERSIONS; do
      if apt-cache show "python$version-venv" 2>/dev/null | grep -q .; then
        echo "Install one with: sudo apt-get install python$version python$version-venv"
        return
      fi
    done
    echo 'This system has no package of one: get it from python.org, or use a newer system.'
  elif command -v dnf >/dev/null; then
    echo 'Install one with: sudo dnf install python3.13'
  elif command -v pacman >/dev/null; then
    echo 'Install one with: sudo pacman -S python'
  elif command -v brew >/dev/null; then
    echo 'Install one with: brew install python@3.13'
  else
    echo 'Get one from https://www.python.org/downloads and run this again.'
  fi
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
  output=$(${as_root:-} env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" 2>&1) || true
  if grep -qE "^(E|Err)" <<<"$output"; then
    if grep -qE "$NO_NETWORK" <<<"$output"; then stop 'There is no network, which the first start needs. Connect, and run this again.'; fi
    stop "The system packages could not be installed; apt-get says: $(grep -E '^E' <<<"$output" | tail -n 1)"
  fi
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
  if ! may_install; then
    if command -v apt-get >/dev/null; then stop "Some system packages are missing. Install them with: sudo apt-get install $missing"; fi
    stop "Some system packages are missing. Install these (Debian's names) and run this again: $missing"
  fi
  echo "Installing system packages (up to 60 MB, about a minute): $missing"
  apt_get update
  missing=$(missing_packages | tr '\n' ' ') # the renamed ones are known now
  # shellcheck disable=SC2086
  apt_get install --no-install-recommends $missing
}

# What the environment is made for: what is to be installed, by which Python, and where, since its programs name the folder.
wanted() {
  "$python" - "$1" <<'PY'
import hashlib, pathlib, sys, tomllib
project = tomllib.loads(pathlib.Path("pyproject.toml").read_text())["project"]
parts = [project.get(name) for name in ("dependencies", "optional-dependencies", "scripts")]
listed = repr(parts) + pathlib.Path("constraints.txt").read_text()
print(hashlib.sha256(listed.encode()).hexdigest()[:16], "python%d.%d" % sys.version_info[:2], pathlib.Path.cwd(), sys.argv[1])
PY
}

# $1: the extras to install. Each package that pip fetches is named, so that nothing looks hung.
prepare_environment() {
  local made
  made=.venv/prepared
  if [ -x .venv/bin/python ] && { grep -qsxF -e "$(wanted "$1")" "$made" || grep -qsxF -e "$(wanted '[dev]')" "$made"; }; then return; fi
  prepare_system
  echo 'Preparing the Python environment in .venv: about 250 MB to fetch, 800 MB on the disk, 2 to 5 minutes the first time.'
  if ! .venv/bin/python -c 'import pip' 2>/dev/null || ! grep -qs " $PWD" "$made"; then
    "$python" -m venv --clear .venv || stop 'The Python environment could not be made in .venv; the lines above say why.'
  fi
  PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 \
    .venv/bin/python -m pip install --progress-bar off --editable ".$1" 2>&1 | tee .venv/pip.log | show_packages
  if [ "${PIPESTATUS[0]}" != 0 ]; then
    if grep -qE "$NO_NETWORK" .venv/pip.log; then stop 'There is no network, which this step needs. Connect, and run this again.'; fi
    stop "The Python packages could not be installed; pip says: $(grep 'ERROR:' .venv/pip.log | tail -n 1)"
  fi
  wanted "$1" >"$made"
}

# One line that changes where someone looks on, else a line a step.
show_packages() {
  local line count=0
  while IFS= read -r line; do
    case "$line" in
      Collecting*)
        count=$((count + 1))
        line=${line#Collecting }
        if [ -t 1 ]; then printf '\r\033[K  package %d: %s' "$count" "${line%%[<>=!~; ]*}"; elif [ $((count % 10)) = 1 ]; then echo "  package $count: ${line%%[<>=!~; ]*}"; fi
        ;;
      Installing\ collected*)
        [ ! -t 1 ] || printf '\r\033[K'
        echo "  unpacking $count packages"
        ;;
    esac
  done
  [ ! -t 1 ] || printf '\r\033[K'
}

# All checks run, also after one has found something.
check() {
  local failed='' tool
  for tool in 'ruff format --check' 'ruff check' mypy "pytest -n auto $1"; do
    echo "== $tool"
    # shellcheck disable=SC2086
    .venv/bin/python -m $tool || failed="$failed, $tool"
  done
  [ -z "$failed" ] || stop "Checks failed: ${failed#, }."
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
    case "${2:-}" in
      '') check '' ;;
      --long) check '--long' ;;
      *) stop 'After “check” only --long can follow.' ;;
    esac
    ;;
  -h | --help) usage ;;
  *) stop 'Say what to do: ./setup.sh open opens the window, ./setup.sh check runs every check and test.' ;;
esac
