#!/usr/bin/env bash
# The tests that need Debian's Chromium, Redis or tmux, which are installed when they are missing: `browser`, `swarm` or
# `terminal`. Browser and terminal go to the servers of OOOR_TEST_ODOO_14 and OOOR_TEST_ODOO_19
# (http://host:port/database) as well; with --odoo, to them alone, and test-odoo.sh provisions those that are not named.
set -euo pipefail
cd "$(dirname "$0")/.."

project=$1
shift
runner=(npx vitest run --project "$project")
if [ "${1:-}" = --odoo ]; then
  shift
  runner=(env OOOR_PROJECT="$project" bash scripts/test-odoo.sh)
fi

# What a browser loads, and what a terminal runs, is made of the built packages; OOOR_IS_BUILT says that they are.
[ "$project" = swarm ] || [ -n "${OOOR_IS_BUILT:-}" ] || npm run --silent build

# Cannot be had for a reason outside the project: EX_TEMPFAIL, as in test-odoo.sh.
unavailable() { printf 'UNAVAILABLE: %s\n' "$*" >&2; exit 75; }

declare -A package_of=([redis-server]=redis-server)
[ "$project" != terminal ] || package_of=([tmux]=tmux)
[ "$project" != browser ] || package_of["${OOOR_CHROMIUM:-/usr/bin/chromium}"]=chromium

missing=()
for program in "${!package_of[@]}"; do
  command -v "$program" >/dev/null || missing+=("${package_of[$program]}")
done

if [ ${#missing[@]} -gt 0 ]; then
  remedy="install ${missing[*]} yourself, or name a Chromium with OOOR_CHROMIUM"
  [ "$(id -u)" = 0 ] || unavailable "needs root to install ${missing[*]}; $remedy"
  command -v apt-get >/dev/null || unavailable "there is no apt-get to install ${missing[*]} with; $remedy"
  log=$(mktemp)
  printf 'installing %s\n' "${missing[*]}" >&2
  # No service may start: the tests start a Redis of their own. A file that is there already is left alone.
  policy=/usr/sbin/policy-rc.d
  [ -e "$policy" ] || { printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod 755 "$policy"; trap 'rm -f "$policy"' EXIT; }
  # One after the other: tests run side by side, and apt does not wait for itself.
  exec {turn}>"${TMPDIR:-/tmp}/ooor-apt.lock"
  flock "$turn"
  if ! { apt-get update -q && DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    unavailable "Debian could not install ${missing[*]}; $remedy"
  fi
  exec {turn}>&-
  rm -f "$log"
fi

# Not exec: what is to be removed at the end would stay.
"${runner[@]}" "$@"
