#!/usr/bin/env bash
# What JSR says of the sources: it takes no public types that it would have to infer.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/pack.sh
[ "$(uname -sm)" = 'Linux x86_64' ] || { echo 'JSR: skipped, only on x86-64 Linux'; exit 0; }
published_tools

cache=$(mktemp -d)
trap 'rm -rf "$cache"' EXIT
deno=$PWD/tests/published/node_modules/@deno/linux-x64-glibc/deno
said=$(cd packages/ooor && DENO_DIR=$cache NO_COLOR=1 "$deno" publish --dry-run --allow-dirty 2>&1) || {
  echo "$said"
  exit 1
}
echo 'JSR: takes packages/ooor as it is'
