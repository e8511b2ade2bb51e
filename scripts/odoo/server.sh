# One Odoo server per series: its database, its dump, its process.
# shellcheck shell=bash

modules_of() {
  local modules=website_sale,sale_management,contacts,stock
  [ "$1" = 19 ] && modules+=,api_doc,rpc
  printf '%s' "$modules"
}

odoo_options() {
  printf '%s\n' --db_host 127.0.0.1 --db_port "$PG_PORT" --db_user odoo --db_password odoo --db_maxconn 120 -D /srv/data
}

# Odoo's own program, with one thing less to wait for.
LAUNCHER=(python3 /srv/quick-logins.py)
launcher_up() { install -m 644 "$here/quick-logins.py" "$(chroot_of "$1")/srv/"; } # series

odoo_run() { # series, subcommand or nothing, options…
  local series=$1 options; shift
  mapfile -t options < <(odoo_options)
  local sub=()
  if [ "${1:-}" = shell ]; then sub=(shell); shift; fi
  launcher_up "$series"
  as_odoo "$(chroot_of "$series")" "${LAUNCHER[@]}" "${sub[@]}" "${options[@]}" "$@"
}

# What the tests need beyond the demo data: an API key each for admin and demo, and a user with a second factor.
prepare_for_tests() { # series
  local expiry=''
  [ "$1" = 19 ] && expiry=', datetime.datetime.now() + datetime.timedelta(days=80)'
  cat <<PYTHON
import datetime
for login in ('admin', 'demo'):
    user = env['res.users'].search([('login', '=', login)])
    key = env(user=user.id)['res.users.apikeys']._generate('rpc', 'ooor'$expiry)
    print('API-KEY %s=%s' % (login, key))

mfa = env['res.users'].create({'name': 'Two Factors', 'login': 'mfa', 'password': 'mfa'})
env.cr.execute('UPDATE res_users SET totp_secret = %s WHERE id = %s', ('JBSWY3DPEHPK3PXP', mfa.id))
env.cr.commit()
PYTHON
}

# Creates the database with demo data, and keeps a dump of both database and files.
database_init() {
  local series=$1 home database
  home=$(series_home "$series"); database=$(database_of "$series")
  local options=(-d "$database" -i "$(modules_of "$series")" --stop-after-init --max-cron-threads 0 --no-http)
  [ "$series" = 19 ] && options+=(--with-demo)
  say "$series: creating database $database"
  logged "$home/init.log" odoo_run "$series" "${options[@]}" || die "the database of $series could not be created, see $home/init.log"
  prepare_for_tests "$series" | odoo_run "$series" shell -d "$database" --no-http 2>>"$home/init.log" |
    sed -n 's/.*API-KEY //p' >"$home/api-keys"
  [ "$(wc -l <"$home/api-keys")" = 2 ] || die "no API keys were made for $series, see $home/init.log"
  pg_run pg_dump -Fc -f "$home/database.dump.part" "$database"
  tar -C "$(chroot_of "$series")/srv" -cf "$home/data.tar" data
  mv "$home/database.dump.part" "$home/database.dump"
  printf '%s' "$DATABASE_RECIPE" >"$home/.dump-recipe"
}

database_restore() {
  local series=$1 home database root
  home=$(series_home "$series"); database=$(database_of "$series"); root=$(chroot_of "$series")
  say "$series: restoring database $database"
  pg_run dropdb --if-exists --force "$database"
  pg_run createdb -T template0 "$database"
  logged "$home/restore.log" pg_run pg_restore -j 2 -d "$database" "$home/database.dump" || die "restore failed, see $home/restore.log"
  rm -rf "$root/srv/data"
  tar -C "$root/srv" -xf "$home/data.tar"
}

database_dump_is_good() { # home
  [ "$(cat "$1/.dump-recipe" 2>/dev/null)" = "$DATABASE_RECIPE" ] &&
    [ -n "$(find "$1/database.dump" -mtime "-$DATABASE_DAYS" 2>/dev/null)" ]
}

database_up() {
  local series=$1 home; home=$(series_home "$series")
  if ! database_dump_is_good "$home"; then
    series_stop "$series"
    pg_run dropdb --if-exists --force "$(database_of "$series")_second"
    pg_run dropdb --if-exists --force "$(database_of "$series")"
    database_init "$series"
  elif ! database_exists "$(database_of "$series")"; then
    database_restore "$series"
  fi
}

api_key_of() { sed -n "s/^$2=//p" "$(series_home "$1")/api-keys"; } # series, login

server_answers() {
  curl -fsS -m 5 -o /dev/null -H 'Content-Type: application/json' -d '{}' "$(url_of "$1")/web/webclient/version_info" 2>/dev/null
}

# A file may outlive its server, and its number may be another process by now: the command line tells whose it is.
server_pid() {
  local pid; pid=$(cat "$(pid_file_of "$1")" 2>/dev/null) || return 1
  grep -qzx -- "$(port_of "$1")" "/proc/$pid/cmdline" 2>/dev/null && printf '%s' "$pid"
}

server_start() { # server
  local server=$1 series tries options filter; series=$(series_of "$server")
  server_answers "$server" && return
  server_stop "$server"
  mapfile -t options < <(odoo_options)
  local long=--longpolling-port; [ "$series" = 19 ] && long=--gevent-port
  filter="^$(database_of "$series")"
  case $server in *-many) ;; *) filter+='$' ;; esac
  launcher_up "$series"
  say "$server: starting on $(url_of "$server")"
  setsid --fork bash -c 'echo $$ >"$1"; shift; exec "$@"' _ "$(pid_file_of "$server")" \
    chroot --userspec=odoo:odoo "$(chroot_of "$series")" env HOME=/srv/data LC_ALL=C.UTF-8 \
    "${LAUNCHER[@]}" "${options[@]}" --db-filter "$filter" --max-cron-threads 0 \
    --http-interface 127.0.0.1 --http-port "$(port_of "$server")" "$long" "$(($(port_of "$server") + 100))" \
    >>"$(log_of "$server")" 2>&1 </dev/null
  for ((tries = 0; tries < 600; tries++)); do
    server_answers "$server" && return
    sleep 0.2
  done
  tail -n 20 "$(log_of "$server")" >&2
  die "Odoo $server does not answer, see $(log_of "$server")"
}

# Odoo 14 waits for its own threads without end, once its requests are through: a second signal ends that.
server_stop() {
  local server=$1 pid signal
  pid=$(server_pid "$server") || return 0
  for signal in TERM TERM KILL; do
    kill -s "$signal" "$pid" 2>/dev/null || break
    server_is_gone "$server" && break
  done
  rm -f "$(pid_file_of "$server")"
}

server_is_gone() { # server
  local tries
  for ((tries = 0; tries < 25; tries++)); do server_pid "$1" >/dev/null || return 0; sleep 0.1; done
  return 1
}

# A second database beside the first, for the server that has several.
second_database_up() { # series
  local first second; first=$(database_of "$1"); second=${first}_second
  database_exists "$second" && return
  server_stop "$1"
  server_stop "$1-many"
  say "$1: copying $first to $second"
  pg_run createdb -T "$first" "$second"
}

series_stop() { server_stop "$1-alone"; server_stop "$1-many"; server_stop "$1"; }
series_start() { second_database_up "$1"; server_start "$1"; server_start "$1-many"; }
series_up() { chroot_up "$1"; database_up "$1"; series_start "$1"; }
series_reset() {
  series_stop "$1"
  # After `down` it has no /proc.
  chroot_mount "$(chroot_of "$1")"
  pg_run dropdb --if-exists --force "$(database_of "$1")_second"
  database_restore "$1"
  series_start "$1"
}
