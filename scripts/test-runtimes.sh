#!/usr/bin/env bash
# The packed packages on Node 20, 22 and 24, Bun, Deno, workerd, and in a browser's bundle: the program they all must do
# alike, and those of the README. x86-64 Linux only: the runtimes come as npm packages.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/pack.sh
[ "$(uname -sm)" = 'Linux x86_64' ] || { echo 'runtimes: skipped, only on x86-64 Linux'; exit 0; }
npm run --silent jsr:check

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

runtimes=$PWD/tests/published
pack_all "$folder"
user_project "$folder/user" "${tarballs[@]}"
cp tests/published/*.mjs "$folder/user/"
node scripts/readme-programs.mjs "$folder/user"
esbuild=$PWD/node_modules/.bin/esbuild
cd "$folder/user"

# A bundle for a runtime without Node's modules.
bundle() { # entry, file, flags…
  "$esbuild" "$1" --bundle --outfile="$2" --log-level=warning "${@:3}"
  if grep -nE "(from|import\(|require\()[ ]*[\"']node:" "$2"; then
    echo "runtimes: $2 asks for modules of Node"
    exit 1
  fi
}
# The conditions that wrangler bundles with.
bundle worker.mjs worker.bundle.mjs --format=esm --platform=neutral --conditions=workerd,worker,browser --main-fields=module,main
bundle browser.mjs browser.bundle.js --format=iife --global-name=bundle --platform=browser
node run.mjs "$runtimes"
