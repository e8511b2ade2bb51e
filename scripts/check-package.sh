#!/usr/bin/env bash
# The tarballs as users get them: their exports, what they install, their types under three compilers, a first program.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/pack.sh
root=$PWD
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# What `ooor` alone may bring into a project.
MOST_PACKAGES=11
MOST_MEGABYTES=12

pack_all "$folder"
for tarball in "${tarballs[@]}"; do
  npx publint --strict "$tarball"
  # ESM only: CommonJS users on Node 20.19 and later have require(esm).
  npx attw "$tarball" --profile esm-only
done

user_project "$folder/alone" "${tarballs[0]}"
packages=$(cd "$folder/alone" && npm ls --all --parseable | tail -n +2 | wc -l)
kilobytes=$(du -sk --apparent-size "$folder/alone/node_modules" | cut -f 1)
printf 'package: ooor alone installs %s packages, %s kB\n' "$packages" "$kilobytes"
[ "$packages" -le $MOST_PACKAGES ] || { echo "package: more than $MOST_PACKAGES packages"; exit 1; }
[ "$kilobytes" -le $((MOST_MEGABYTES * 1000)) ] || { echo "package: more than $MOST_MEGABYTES MB"; exit 1; }

user=$folder/user
user_project "$user" "${tarballs[@]}"
published_tools
node scripts/readme-programs.mjs "$user"
cp -r tests/published/types/. examples/tour/odoo.d.ts "$user"
cd "$user"
node -e "
  for (const name of ['ooor', '@ooor/sandbox', '@ooor/cli', '@ooor/mcp']) require(name)
  for (const name of ['errors', 'http', 'http/undici', 'protocol', 'schema', 'store', 'transfer', 'transfer/node', 'web']) require('ooor/' + name)
"
node --input-type=commonjs -e "const { connect } = require('ooor'); connect('http://a:b@c/d')"
node -e "for (const name of ['node', 'express', 'fastify', 'hono', 'next']) require('ooor/web/' + name)"
npx --no-install ooor types --help | grep -q 'Writes TypeScript declarations'
ln -s "$root/node_modules/@types" node_modules/@types
check_types() { # compiler, resolution
  node "$root/tests/published/node_modules/typescript-$1/bin/tsc" -p "tsconfig.$2.json" || return 255
  printf 'package: types are right for TypeScript %s, %s\n' "$1" "$2"
}
export root
export -f check_types
printf '%s\n' {5.9,6,7}' '{nodenext,bundler,no-dom,commonjs} | xargs -P "$(nproc)" -L 1 bash -c 'check_types "$@"' check_types
"$root/node_modules/.bin/tsx" first.ts | tee first.log
grep -q 'Office Chair' first.log
printf 'package: the tarballs work\n'
