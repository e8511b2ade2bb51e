# A PostgreSQL cluster of our own, in the cache and on loopback, so that the machine's is left alone.
# shellcheck shell=bash

export PGPASSWORD=odoo
PG_DATA=$CACHE/postgres/data

pg_bin() { ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1; }
pg_run() { local tool=$1; shift; "$(pg_bin)/$tool" -h 127.0.0.1 -p "$PG_PORT" -U odoo "$@"; }
as_postgres() { runuser -u postgres -- "$@"; }

postgres_up() {
  local bin; bin=$(pg_bin)
  "$bin/pg_isready" -q -h 127.0.0.1 -p "$PG_PORT" && return
  if [ ! -f "$PG_DATA/PG_VERSION" ]; then
    say 'creating the PostgreSQL cluster'
    install -d -o postgres -g postgres "$CACHE/postgres"
    printf 'odoo\n' >"$CACHE/postgres/password"
    chown postgres "$CACHE/postgres/password"
    logged "$CACHE/postgres.log" as_postgres "$bin/initdb" -D "$PG_DATA" -U odoo -E UTF8 --locale=C.UTF-8 \
      --auth=scram-sha-256 --pwfile="$CACHE/postgres/password" || die 'initdb failed'
    cat >>"$PG_DATA/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
port = $PG_PORT
unix_socket_directories = ''
max_connections = 300
# throw-away data: speed before durability
fsync = off
synchronous_commit = off
full_page_writes = off
CONF
  fi
  # pg_ctl keeps its standard output open in the server: it needs a log file of its own.
  logged "$CACHE/postgres.log" as_postgres "$bin/pg_ctl" -D "$PG_DATA" -l "$CACHE/postgres/server.log" -w start ||
    die "PostgreSQL does not start, see $CACHE/postgres/server.log"
}

postgres_down() {
  [ -f "$PG_DATA/postmaster.pid" ] || return 0
  as_postgres "$(pg_bin)/pg_ctl" -D "$PG_DATA" -m fast -w stop >/dev/null
}

database_exists() {
  [ "$(pg_run psql -d postgres -Atc "select 1 from pg_database where datname = '$1'")" = 1 ]
}
