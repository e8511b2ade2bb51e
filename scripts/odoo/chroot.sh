# A Debian chroot per series with Odoo's own Debian package in it.
# shellcheck shell=bash

# The mirror is the machine's own: taken from its apt sources, deb822 or one-line.
debian_mirror() {
  { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null || true; } |
    sed -nE 's/^(URIs:|deb( \[[^]]*\])?) +(https?:[^ ]+\/debian)\/?( .*)?$/\3/p' | head -n 1
}

suite_of() { case $1 in 14) printf bullseye ;; 19) printf trixie ;; esac; }

chroot_mount() {
  local root=$1
  mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
  mountpoint -q "$root/dev" || mount --bind /dev "$root/dev"
}

chroot_unmount() {
  local root=$1
  ! mountpoint -q "$root/dev" || umount -l "$root/dev"
  ! mountpoint -q "$root/proc" || umount -l "$root/proc"
}

in_chroot() { local root=$1; shift; chroot "$root" env LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_odoo() { local root=$1; shift; chroot --userspec=odoo:odoo "$root" env HOME=/srv/data LC_ALL=C.UTF-8 "$@"; }

chroot_up() {
  local series=$1 root mirror log
  root=$(chroot_of "$series")
  log=$(series_home "$series")/install.log
  if [ "$(cat "$root/.ooor-recipe" 2>/dev/null)" = "$CHROOT_RECIPE" ]; then chroot_mount "$root"; return; fi

  mirror=$(debian_mirror)
  [ -n "$mirror" ] || die 'no Debian mirror in the apt sources of this machine'
  chroot_unmount "$root"
  rm -rf "$root"
  mkdir -p "$root"
  say "$series: debootstrap $(suite_of "$series")"
  logged "$log" debootstrap --variant=minbase "$(suite_of "$series")" "$root" "$mirror" ||
    unavailable "debootstrap of $(suite_of "$series") failed"

  # No service may start inside.
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
  cp -RL /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
  chroot_mount "$root"
  local packages=(odoo-14)
  if [ "$series" = 19 ]; then
    # Odoo 19 is packaged for sid, but sid's Python is too new for it: everything else comes from trixie.
    printf 'deb %s sid main\n' "$mirror" >"$root/etc/apt/sources.list.d/sid.list"
    cat >"$root/etc/apt/preferences.d/odoo" <<'PIN'
Package: *
Pin: release n=sid
Pin-Priority: 50

Package: odoo-19
Pin: release n=sid
Pin-Priority: 990
PIN
    packages=(odoo-19 tzdata)
  fi
  say "$series: installing ${packages[*]}"
  logged "$log" in_chroot "$root" apt-get update -q || unavailable "apt-get update failed for $(suite_of "$series")"
  logged "$log" in_chroot "$root" apt-get install -y -q --no-install-recommends "${packages[@]}" ||
    unavailable "Debian could not install ${packages[*]}"
  in_chroot "$root" apt-get clean
  install -d "$root/srv/data"
  in_chroot "$root" chown odoo:odoo /srv/data
  printf '%s' "$CHROOT_RECIPE" >"$root/.ooor-recipe"
}
