#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Compiles the extractor for arm64 and runs its kernels there under QEMU: they must give the bits
# that this machine's kernels give. Usage: same_bits.sh SOURCE_FOLDER WORK_FOLDER DIGEST_HERE
# Exits with 77 where the cross compiler or the emulator is missing.
set -eu
source=$1
work=$2
here=$3
compiler=aarch64-linux-gnu-g++
emulator=qemu-aarch64-static
for program in $compiler $emulator; do
  if ! command -v "$program" >/dev/null; then
    echo "skipped: $program is not installed"
    exit 77
  fi
done
mkdir -p "$work"
options="-std=c++20 -O3 -ffp-contract=off -I$source -I$source/include"
# Word by word: none of the options has blanks.
# shellcheck disable=SC2086
$compiler $options -static -o "$work/digest" "$source/tests/arm64/digest.cc" \
  "$source/extractor/neural/kernels.cc" "$source/extractor/neural/kernels_portable.cc"
# The headers of libraries are those of this machine: only what is Weft's own is compiled.
for file in "$source"/extractor/neural/*.cc "$source"/extractor/linear/*.cc "$source"/extractor/morph/*.cc; do
  case $file in *avx*) continue ;; esac
  # shellcheck disable=SC2086
  $compiler $options -fsyntax-only -isystem /usr/include "$file"
done
there=$($emulator "$work/digest")
for digest in $($here); do
  if [ "$digest" != "$there" ]; then
    echo "this machine's kernels: $digest; those of arm64: $there"
    exit 1
  fi
done
echo "the same bits on arm64: $there"
