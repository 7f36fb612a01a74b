#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes the packages, unpacks the Debian package of the program into an empty root that has nothing
# besides but the shared libraries it asks for, and uses it there; the same with the tarball. Without
# the right to chroot, the program is run from where it was unpacked.
# Usage: clean_root.sh BUILD SOURCE; exits with 77 where Debian's tools are missing.
set -euo pipefail
build=$1
source=$2
for tool in cpack dpkg-deb dpkg-shlibdeps ldd; do
  if ! command -v "$tool" >/dev/null; then
    echo "skipped: $tool is not installed"
    exit 77
  fi
done
work=$build/tests/install/packages
rm -rf "$work"
mkdir -p "$work/root" "$work/tar"
(cd "$build" && cpack -B "$work/made" >"$work/cpack.log" 2>&1) || { cat "$work/cpack.log"; exit 1; }

deb=$(echo "$work"/made/weft_*.deb)
dpkg-deb --field "$deb" Package Version Depends
[[ $(dpkg-deb --field "$deb" Depends) == *libsqlite3-0* ]]
dpkg-deb --contents "$deb" | grep -c './usr/share/man/man1/weft-query.1' >/dev/null
dpkg-deb --contents "$(echo "$work"/made/libweft-dev_*.deb)" | grep -c 'weftConfig.cmake' >/dev/null
dpkg-deb -x "$deb" "$work/root"
tar -xzf "$(echo "$work"/made/weft-*.tar.gz)" -C "$work/tar" --strip-components=1
test -e "$work/tar/lib/libweft_core.a" -o -e "$work"/tar/lib/*/libweft_core.a

# Uses the program at $2 (as $1 runs it) as a stranger would.
try() {
  local run=$1 folder=$2
  mkdir -p "$folder/tmp"
  cp -r "$source/samples" "$folder/tmp/"
  $run doctor | grep -c '^pack.ko' >/dev/null
  $run build "$3/samples" -o "$3/graph.db" --quiet
  $run query "$3/graph.db" '_ founded _' | grep -c 'Harbour Loom' >/dev/null
  $run show "$3/graph.db" 가온배터리 --labels en >/dev/null
  $run export "$3/graph.db" "$3/graph.graphml"
  grep -q '</graphml>' "$folder/tmp/graph.graphml"
}

ldd "$work/root/usr/bin/weft" | grep -o '/[^ ]*' | sort -u | while read -r library; do
  mkdir -p "$work/root$(dirname "$library")"
  cp -L "$library" "$work/root$library"
done
if chroot "$work/root" /usr/bin/weft --version 2>/dev/null; then
  echo "used in a root of its own"
  try "chroot $work/root /usr/bin/weft" "$work/root" /tmp
else
  echo "used where it was unpacked: this user may not chroot"
  try "$work/root/usr/bin/weft" "$work/root" "$work/root/tmp"
fi
try "$work/tar/bin/weft" "$work/tar" "$work/tar/tmp"
rm -rf "$work"
