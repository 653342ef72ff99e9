#!/bin/sh
# Write requirements.txt and its two companions, -dev and -bench, from pyproject.toml: `make lock`.
#
# One answer for Python 3.11 and later on Linux, macOS and Windows, every file with its hash, and
# no address of any index: which mirror to use is for the machine that installs to say.
# Versions already locked are kept; `make lock UPGRADE=1` takes the newest that pyproject.toml allows.
set -eu
cd "$(dirname "$0")/.."

UV_VERSION=0.13.9
tool=.lock-venv/bin/python
if ! "$tool" -m uv --version 2>/dev/null | grep -q "^uv $UV_VERSION "; then
    "${PYTHON:-python3}" -m venv --clear .lock-venv
    "$tool" -m pip install -qq --disable-pip-version-check "uv==$UV_VERSION"
fi

lock() {
    out=$1
    shift
    "$tool" -m uv --quiet --no-config pip compile pyproject.toml "$@" \
        --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-package leverage-lens \
        ${UPGRADE:+--upgrade} \
        --custom-compile-command "make lock" --output-file "$out" >/dev/null
}

lock requirements.txt --extra app
lock requirements-dev.txt --extra app --group dev --constraint requirements.txt
lock requirements-bench.txt --extra app --group bench --constraint requirements.txt
