#!/bin/sh
# Make the virtual environment $1 with $PYTHON, or with the first Python 3.11 or later found.
# One that already works is left as it is.
set -eu

new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
if "$1/bin/python" -c "import pip; $new_enough" 2>/dev/null; then
    exit 0
fi

found=
for candidate in ${PYTHON:-python3 python python3.14 python3.13 python3.12 python3.11}; do
    if "$candidate" -c "$new_enough" 2>/dev/null; then
        found=$candidate
        break
    fi
done

if [ -z "$found" ]; then
    echo "Leverage Lens needs Python 3.11 or later; ${PYTHON:-python3} is not one." \
        "Install it, or name it: make run PYTHON=/path/to/python3.12" >&2
    exit 1
fi
if ! "$found" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "$found has no venv module; on Debian and Ubuntu: sudo apt-get install python3-venv" >&2
    exit 1
fi
"$found" -m venv --clear "$1"
