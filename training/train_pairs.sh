#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Trains the model of pairs of one pack and prints its scores on given pairs:
#   training/train_pairs.sh en|ko [OUT_FOLDER]
# Corpora are found by WEFT_CORPORA (default ../shared/corpora). Weights go to models/LANGUAGE.
set -eu
cd "$(dirname "$0")/.."
language=$1
out=${2:-models/$language}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --preset training >"$work/configure.log"
cmake --build --preset training --target train_pairs weft >"$work/build.log"
training/prepare_pairs.py "$work"
# Features that are kept, the least weight that is, and what is added to the weight of "no relation".
case $language in
  en) features=31000 least=0.05 bias=0 files="$work/en-train.jsonl $work/en-documents.jsonl" ;;
  ko) features=45000 least=0.04 bias=-0.5 files="$work/ko-train.jsonl" ;;
  *)
    echo "train_pairs.sh: unknown language $language; there are en and ko" >&2
    exit 2
    ;;
esac
# shellcheck disable=SC2086
build/training/training/train_pairs "models/$language" "$out/pairs.weights" "$features" "$least" "$bias" $files
if [ "$out" = "models/$language" ]; then
  build/training/weft eval "$out" "$work/$language-dev.jsonl"
fi
