#!/usr/bin/env bash
# The conformance suite, or the project that OOOR_PROJECT names, on real Odoo 14 and 19; `npm test` has the sandbox.
# Servers named by OOOR_TEST_ODOO_14 and OOOR_TEST_ODOO_19 (http://host:port/database) are used as they are; the others
# are provisioned.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/odoo/common.sh
. scripts/odoo/server.sh

missing=()
for series in "${KNOWN_SERIES[@]}"; do
  name=OOOR_TEST_ODOO_$series
  [ -n "${!name:-}" ] || missing+=("$series")
done
if [ ${#missing[@]} -gt 0 ]; then
  bash scripts/odoo/odoo.sh up "${missing[@]}"
  for series in "${missing[@]}"; do
    export "OOOR_TEST_ODOO_$series=$(url_of "$series")/$(database_of "$series")"
    export "OOOR_TEST_ODOO_${series}_IS_OURS=1"
    export "OOOR_TEST_ODOO_${series}_MANY=$(url_of "$series-many")/$(database_of "$series")"
    for login in admin demo; do
      export "OOOR_TEST_ODOO_${series}_KEY_${login^^}=$(api_key_of "$series" "$login")"
    done
  done
fi
export OOOR_TEST_ONLY_REAL=1
exec npx vitest run --project "${OOOR_PROJECT:-conformance}" "$@"
