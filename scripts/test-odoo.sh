#!/usr/bin/env bash
# The conformance suite, or the project that OOOR_PROJECT names, on real Odoo 14 and 19; `npm test` has the sandbox.
# Servers named by OOOR_TEST_ODOO_14 and OOOR_TEST_ODOO_19 (http://host:port/database) are used as they are; the others
# are provisioned. A whole suite starts with databases in their first state, as a run that was killed leaves records
# behind; but not while another suite uses them: browsers and terminal run side by side.
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
  require_root
  steps=(up)
  if ! suite_alone; then
    say 'another suite uses the servers: databases stay as they are'
    suite_with_others
  elif [ $# = 0 ]; then
    steps+=(reset)
  fi
  for step in "${steps[@]}"; do bash scripts/odoo/odoo.sh "$step" "${missing[@]}"; done
  suite_with_others
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
project=${OOOR_PROJECT:-conformance}

# A whole suite on servers of our own: one file at a time on each, the servers side by side.
if [ $# = 0 ] && [ ${#missing[@]} = ${#KNOWN_SERIES[@]} ]; then
  say "the suite on ${missing[*]}, side by side: what it tells comes at its end"
  logs=$(mktemp -d)
  trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$logs"' EXIT
  declare -A running
  for series in "${missing[@]}"; do
    OOOR_TEST_ONLY_SERIES=$series npx vitest run --project "$project" >"$logs/$series" 2>&1 &
    running[$series]=$!
  done
  failed=()
  for series in "${missing[@]}"; do
    wait "${running[$series]}" || failed+=("$series")
    say "$series: the suite"
    cat "$logs/$series"
  done
  [ ${#failed[@]} = 0 ] || die "failed on ${failed[*]}"
  exit 0
fi
exec npx vitest run --project "$project" "$@"
