#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Trains where sentences end, of one pack, and prints its scores in running text:
#   training/train_sentences.sh en|ko [OUT_FOLDER]
# Treebanks are found by WEFT_CORPORA (default ../shared/corpora). Weights go to models/LANGUAGE.
set -eu
cd "$(dirname "$0")/.."
language=$1
out=${2:-models/$language}
corpora=${WEFT_CORPORA:-../shared/corpora}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --preset training >"$work/configure.log"
cmake --build --preset training --target train_sentences weft >"$work/build.log"

# Treebanks whose sentences end in the most ways count more than once.
case $language in
  en) banks="en_ewt en_gum" order="en_ewt en_gum en_ewt" parts="train dev" options=--kinds features=60000 ;;
  ko) banks="ko_kaist ko_gsd ko_klue_dp" order="ko_kaist ko_gsd ko_klue_dp ko_gsd ko_gsd" parts=train options= features=30000 ;;
  *)
    echo "train_sentences.sh: unknown language $language; there are en and ko" >&2
    exit 2
    ;;
esac
for bank in $banks; do
  for part in train dev test; do xz -dc "$corpora/$bank/$part.conllu.xz" >"$work/$bank-$part.conllu"; done
done
if [ "$language" = en ]; then training/prepare_sentences.py "$work/wiki-train.conllu"; order="$order wiki"; fi
files=
for part in $parts; do
  for bank in $order; do
    if [ -f "$work/$bank-$part.conllu" ]; then files="$files $work/$bank-$part.conllu"; fi
  done
done
# shellcheck disable=SC2086
build/training/training/train_sentences "models/$language/stops.tsv" "$out/sentences.weights" "$features" $options $files
for bank in $banks; do
  echo "$bank"
  build/training/weft eval "$out" "$work/$bank-test.conllu" --tokens own --layer sentences --until sentences
done
