# Sourced by the scripts that try the packages as users get them.
# shellcheck shell=bash

# Packs the four packages into a folder, through their own prepack, and sets `tarballs`. Two build what they stand on, as
# a release does, unless OOOR_IS_BUILT says that they are built; the others are that, and are not built once more.
pack_all() { # folder
  local ooor sandbox cli mcp
  cli=$1/$(pack "$1" cli)
  mcp=$1/$(pack "$1" mcp)
  ooor=$1/$(OOOR_IS_BUILT=1 pack "$1" ooor)
  sandbox=$1/$(OOOR_IS_BUILT=1 pack "$1" sandbox)
  tarballs=("$ooor" "$sandbox" "$cli" "$mcp")
}
pack() { npm pack --silent --pack-destination "$1" --workspace "packages/$2"; } # folder, package

# A project of a user's, with the packages installed.
user_project() { # folder, tarballs…
  local folder=$1
  shift
  mkdir -p "$folder"
  (cd "$folder" && npm init -y >/dev/null && npm pkg set type=module && npm install --silent "$@")
}

# The compilers and runtimes of tests/published: most of a gigabyte, not installed once more where they are there.
published_tools() {
  [ tests/published/node_modules/.package-lock.json -nt tests/published/package-lock.json ] ||
    npm --prefix tests/published ci --silent --no-audit
}
