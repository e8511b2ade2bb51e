#!/usr/bin/env bash
# Real Odoo servers on demand, from Debian's packages, in chroots, bound to loopback.
# Everything is kept in $OOOR_ODOO_CACHE (/var/cache/ooor); a second `up` takes seconds.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
# shellcheck source=common.sh
. "$here/common.sh"
# shellcheck source=postgres.sh
. "$here/postgres.sh"
# shellcheck source=chroot.sh
. "$here/chroot.sh"
# shellcheck source=server.sh
. "$here/server.sh"
suite_is_not_me

usage() {
  cat >&2 <<'USAGE'
npm run odoo -- <command> [series…]      series: 14 19 (default: both)
  up       provision what is missing and start
  down     stop
  restart  stop and start the server process; sessions on disk stay. Not the one with several databases
  reset    put the database and the files back to their first state
  status   what is there and what runs
  alone <series>   start one more process on the series' database, or start it again; its address is printed
  gone <series>    stop that
  forget <series> <session id>   delete one web session's file, as an expiry would
Exit code 75: the servers cannot be had for a reason outside the project.
USAGE
  exit 2
}

command=${1:-}
[ -n "$command" ] || usage
shift

if [ "$command" = forget ]; then
  [ $# = 2 ] || usage
  require_series "$1"
  sessions=$(chroot_of "$1")/srv/data/sessions
  # 14 keeps them in one folder, 16 and later in folders by their first two characters.
  find "$sessions" -type f -name "*$2*" -print -delete | grep -q . || die "series $1 has no session of that id"
  exit
fi

if [ "$command" = alone ] || [ "$command" = gone ]; then
  [ $# = 1 ] || usage
  require_series "$1"
  server_stop "$1-alone"
  [ "$command" = gone ] || { server_start "$1-alone"; url_of "$1-alone"; }
  exit
fi

series_list=("$@")
[ ${#series_list[@]} -gt 0 ] || series_list=("${KNOWN_SERIES[@]}")
for series in "${series_list[@]}"; do require_series "$series"; done

each_in_parallel() { # function
  local pids=() series code=0 one
  for series in "${series_list[@]}"; do ("$1" "$series") & pids+=($!); done
  for pid in "${pids[@]}"; do
    one=0; wait "$pid" || one=$?
    [ "$one" = 0 ] || [ "$code" = 1 ] || code=$one
  done
  return "$code"
}

case $command in
  up)
    require_root
    ensure_host_packages
    postgres_up
    each_in_parallel series_up
    ;;
  down)
    for series in "${series_list[@]}"; do
      series_stop "$series"
      chroot_unmount "$(chroot_of "$series")"
    done
    [ $# -gt 0 ] || postgres_down
    ;;
  restart)
    for series in "${series_list[@]}"; do
      server_stop "$series"
      chroot_mount "$(chroot_of "$series")"
      server_start "$series"
    done
    ;;
  reset)
    require_root
    postgres_up
    each_in_parallel series_reset
    ;;
  status)
    for series in "${series_list[@]}"; do
      if server_answers "$series"; then state=running; elif [ -d "$(chroot_of "$series")" ]; then state=stopped; else state=absent; fi
      printf '%s  %-8s %s  database %s\n' "$series" "$state" "$(url_of "$series")" "$(database_of "$series")"
    done
    ;;
  *) usage ;;
esac
