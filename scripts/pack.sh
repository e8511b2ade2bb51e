# Sourced by the scripts that try the packages as users get them.
# shellcheck shell=bash

# Packs the four packages into a folder, through their own prepack, and sets `tarballs`.
pack_all() { # folder
  tarballs=()
  local package
  for package in ooor sandbox cli mcp; do
    tarballs+=("$1/$(npm pack --silent --pack-destination "$1" --workspace "packages/$package")")
  done
}

# A project of a user's, with the packages installed.
user_project() { # folder, tarballs…
  local folder=$1
  shift
  mkdir -p "$folder"
  (cd "$folder" && npm init -y >/dev/null && npm pkg set type=module && npm install --silent "$@")
}
