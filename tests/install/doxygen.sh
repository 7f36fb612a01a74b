#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Usage: doxygen.sh SOURCE OUT; the public headers must give pages without warnings. Exits with 77
# where doxygen is missing.
set -euo pipefail
if ! command -v doxygen >/dev/null; then
  echo "skipped: doxygen is not installed"
  exit 77
fi
mkdir -p "$2"
cd "$1"
(cat docs/Doxyfile; echo "OUTPUT_DIRECTORY = $2") | doxygen -
test -e "$2/html/index.html"
rm -rf "$2"
