#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Learns what English pronouns mean, and prints how often that is right of texts it has not seen:
#   training/train_antecedents.sh [OUT.tsv]
# Corpora are found by WEFT_CORPORA (default ../shared/corpora).
set -eu
cd "$(dirname "$0")/.."
out=${1:-models/en/antecedents.tsv}
corpora=${WEFT_CORPORA:-../shared/corpora}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --preset training >"$work/configure.log"
cmake --build --preset training --target train_antecedents >"$work/build.log"
for part in train dev; do
  training/prepare_antecedents.py "$corpora/en_gum/$part.conllu.xz" >"$work/gum-$part.jsonl"
  training/prepare_antecedents.py "$corpora/en_gap/$part.tsv.xz" >"$work/gap-$part.jsonl"
done
build/training/training/train_antecedents models en "$out" "$work/gum-train.jsonl" "$work/gap-train.jsonl" \
  --held-back "$work/gum-dev.jsonl" "$work/gap-dev.jsonl"
