#!/bin/sh
# See that there is a Chromium for the browser tests; on Debian and its kin, install one.
set -eu

for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
[ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ] && exit 0

ask="The browser tests need Chromium or Google Chrome; please install one and try again."
command -v apt-get >/dev/null 2>&1 || { echo "$ask" >&2; exit 1; }

as_root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || { echo "$ask" >&2; exit 1; }
    as_root="sudo"
fi
echo "Installing Chromium for the browser tests (once) ..."
export DEBIAN_FRONTEND=noninteractive
{
    $as_root apt-get update -qq &&
        $as_root apt-get install -y -qq --no-install-recommends chromium
} >/dev/null || { echo "$ask" >&2; exit 1; }
