#!/usr/bin/env bash
# The packed library on Node, Bun, Deno and workerd. x86-64 Linux only: the runtimes come as npm packages.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(uname -sm)" = 'Linux x86_64' ] || { echo 'runtimes: skipped, only on x86-64 Linux'; exit 0; }
[ -d dist ] || npm run build
npm --prefix tests/runtimes ci --silent --no-audit

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tarball=$folder/$(npm pack --silent --pack-destination "$folder" --ignore-scripts)
cp tests/runtimes/*.mjs "$folder/"
esbuild=$PWD/node_modules/.bin/esbuild
runtimes=$PWD/tests/runtimes
cd "$folder"
npm init -y >/dev/null
npm pkg set type=module >/dev/null
npm install --silent "$tarball"
# The conditions that wrangler bundles with.
"$esbuild" worker.mjs --bundle --format=esm --platform=neutral --conditions=workerd,worker,browser --main-fields=module,main \
  --outfile=worker.bundle.mjs --log-level=warning
if grep -q 'node:' worker.bundle.mjs && grep -nE "(from|import\(|require\()[ ]*[\"']node:" worker.bundle.mjs; then
  echo 'runtimes: the bundle for workers asks for modules of Node'
  exit 1
fi
node run.mjs "$runtimes"
