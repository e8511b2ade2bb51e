# Shared by the scripts beside it: where things live, how to say what happens, how to stop.
# shellcheck shell=bash

# Raise when a recipe changes in a way that old chroots or old databases do not fit.
CHROOT_RECIPE=1
DATABASE_RECIPE=2
# API keys live 80 days: a database is made anew before.
DATABASE_DAYS=60
CACHE=${OOOR_ODOO_CACHE:-/var/cache/ooor}
PG_PORT=${OOOR_ODOO_PG_PORT:-54320}
KNOWN_SERIES=(14 19)

# The servers cannot be had for a reason outside the project (mirror, package): EX_TEMPFAIL.
EXIT_UNAVAILABLE=75

say() { printf 'odoo: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }
unavailable() { printf 'UNAVAILABLE: %s\n' "$*" >&2; exit "$EXIT_UNAVAILABLE"; }

# Runs a command with its output in a log file; shows the end of the log when it fails.
logged() {
  local log=$1; shift
  mkdir -p "$(dirname "$log")"
  if ! "$@" >>"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    return 1
  fi
}

series_home() { printf '%s/%s' "$CACHE" "$1"; }
chroot_of() { printf '%s/%s/chroot' "$CACHE" "$1"; }
database_of() { printf 'odoo%s' "$1"; }
# A server's name is its series, as 19; or 19-many: the same Odoo without a filter, so with several databases; or
# 19-alone: another process on the first one's database, which a test may stop and start without disturbing others.
series_of() { printf '%s' "${1%%-*}"; }
port_of() {
  local base="OOOR_ODOO_PORT_$(series_of "$1")"
  local port=${!base:-80$(series_of "$1")}
  case $1 in *-many) port=$((port + 200)) ;; *-alone) port=$((port + 400)) ;; esac
  printf '%s' "$port"
}
url_of() { printf 'http://127.0.0.1:%s' "$(port_of "$1")"; }
log_of() { printf '%s/server-%s.log' "$(series_home "$(series_of "$1")")" "$1"; }
pid_file_of() { printf '%s/server-%s.pid' "$(series_home "$(series_of "$1")")" "$1"; }

require_series() {
  local known
  for known in "${KNOWN_SERIES[@]}"; do [ "$known" = "$1" ] && return; done
  die "no recipe for series '$1'; there is: ${KNOWN_SERIES[*]}"
}

require_root() {
  [ "$(id -u)" = 0 ] || die "needs root (chroots); or set OOOR_TEST_ODOO_14 and OOOR_TEST_ODOO_19 to servers of your own"
  command -v apt-get >/dev/null || die "needs Debian's apt-get; or set OOOR_TEST_ODOO_14 and OOOR_TEST_ODOO_19 to servers of your own"
}

ensure_host_packages() {
  local missing=() package
  for package in debootstrap postgresql; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return
  say "installing ${missing[*]}"
  logged "$CACHE/host-packages.log" apt-get update -q || unavailable "apt-get update failed on this machine"
  logged "$CACHE/host-packages.log" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "${missing[@]}" || unavailable "Debian could not install ${missing[*]}"
}

# Who uses the servers holds this lock with others; who puts them back to their first state holds it alone.
suite_alone() {
  mkdir -p "$CACHE"
  exec 9>"$CACHE/suites.lock"
  flock -n -x 9
}
suite_with_others() { flock -s 9; }
# What outlives a suite must not keep its lock: servers, PostgreSQL.
suite_is_not_me() { exec 9>&-; }
