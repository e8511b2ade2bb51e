#!/usr/bin/env bash
# The tarball as users get it: its exports, its types, and a first import on this runtime.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tarball=$folder/$(npm pack --silent --pack-destination "$folder" --ignore-scripts)
npx publint --strict "$tarball"
# ESM only: CommonJS users on Node 20.19 and later have require(esm).
npx attw "$tarball" --profile esm-only
mkdir "$folder/user"
# The first program of the README, as a user would paste it.
awk '/^```ts$/ { inside = 1; next } /^```$/ && inside { exit } inside' README.md >"$folder/user/first.ts"
tsx=$PWD/node_modules/.bin/tsx
cd "$folder/user"
npm init -y >/dev/null
npm pkg set type=module >/dev/null
npm install --silent "$tarball"
node -e "
  for (const name of ['ooor', 'ooor/sandbox', 'ooor/http', 'ooor/http/undici', 'ooor/errors', 'ooor/store']) require(name)
  for (const name of ['', '/node', '/express', '/fastify', '/hono', '/next']) require('ooor/web' + name)
"
npx --no-install ooor types --help | grep -q 'Writes TypeScript declarations'
"$tsx" first.ts | tee first.log
grep -q 'Office Chair' first.log
printf 'package: the tarball works\n'
