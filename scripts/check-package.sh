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
cd "$folder/user"
npm init -y >/dev/null
npm install --silent "$tarball"
node --input-type=module -e "
  import { connect } from 'ooor'
  import { Sandbox } from 'ooor/sandbox'
  import 'ooor/http'
  import 'ooor/http/undici'
  import { OoorError } from 'ooor/errors'
  const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox().adapter })
  const count = await odoo.model('res.partner').searchCount()
  if (!(count > 0) || typeof OoorError !== 'function') throw new Error('the packed library does not work')
"
printf 'package: the tarball works\n'
