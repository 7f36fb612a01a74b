#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Trains tagger, parser, lemmas and features of one pack and prints their scores:
#   training/train_syntax.sh en|ko [OUT_FOLDER]
# Treebanks are found by WEFT_CORPORA (default ../shared/corpora). Weights go to models/LANGUAGE.
set -eu
cd "$(dirname "$0")/.."
language=$1
out=${2:-models/$language}
corpora=${WEFT_CORPORA:-../shared/corpora}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --preset training >"$work/configure.log"
cmake --build --preset training --target train_syntax >"$work/build.log"
programs=build/training/training

# The "# text" lines of the older Korean annotation differ from the words in places: the words count.
unpack() { xz -dc "$corpora/$1.conllu.xz" | grep -v '^# text = ' >"$work/$(echo "$1" | tr / -).conllu"; }

case $language in
  en)
    for part in train test; do
      for bank in en_ewt en_gum; do xz -dc "$corpora/$bank/$part.conllu.xz" >"$work/$bank-$part.conllu"; done
    done
    $programs/train_syntax spelling "$out" \
      --train "$work/en_ewt-train.conllu" "$work/en_gum-train.conllu" \
      --test "$work/en_ewt-test.conllu" "$work/en_gum-test.conllu" --sizes 120000 220000 90000
    ;;
  ko)
    for part in train test; do unpack "ko_kaist/$part"; unpack "ko_gsd/$part"; done
    $programs/train_syntax morphemes "$out" --pack models/ko --sizes 80000 220000 75000 \
      --train "kaist=$work/ko_kaist-train.conllu" "gsd=$work/ko_gsd-train.conllu" \
      --test "kaist=$work/ko_kaist-test.conllu" "gsd=$work/ko_gsd-test.conllu"
    ;;
  *)
    echo "train_syntax.sh: unknown language $language; there are en and ko" >&2
    exit 2
    ;;
esac
