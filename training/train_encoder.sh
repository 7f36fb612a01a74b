#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Trains the accurate model of one pack, models/LANGUAGE/encoder.weights, and prints its scores:
#   training/train_encoder.sh en|ko [FOLDER]
# FOLDER keeps what is made on the way (default: a new one). One core, about half an hour. Needs
# Debian's python3-torch and libopenblas0-pthread; treebanks are found by WEFT_CORPORA (default
# ../shared/corpora). The dev parts are trained on too: they chose nothing, passes are fixed.
set -eu
cd "$(dirname "$0")/.."
language=$1
work=${2:-$(mktemp -d)}
corpora=${WEFT_CORPORA:-../shared/corpora}
mkdir -p "$work/tokens"
cmake --preset training >"$work/configure.log"
cmake --build --preset training --target export_tokens train_morphemes >"$work/build.log"
programs=build/training/training
# One thread a process: more make these small products slower.
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

unpack() { # BANK: its parts as plain files; the "# text" lines of the older Korean annotation differ from the words
  for part in train dev test; do
    xz -dc "$corpora/$1/$part.conllu.xz" | grep -v '^# text = ' >"$work/$1-$part.conllu"
  done
}

train() { # BANK BANK EPOCHS
  python3=/usr/bin/python3
  $python3 training/neural/train.py "$work/tokens" "$work/encoder.pt" --train "$1-train" "$2-train" "$1-dev" "$2-dev" \
    --epochs "$3" --width 192 --layers 1,2,a,4,a,1
  $python3 training/neural/export.py "$work/encoder.pt" "$work/tokens" "models/$language/encoder.weights"
}

case $language in
  en)
    unpack en_ewt && unpack en_gum
    $programs/export_tokens spelling "$work/tokens" \
      --train "ewt=$work/en_ewt-train.conllu" "gum=$work/en_gum-train.conllu" \
      "ewt=$work/en_ewt-dev.conllu" "gum=$work/en_gum-dev.conllu"
    train en_ewt en_gum 40
    ;;
  ko)
    unpack ko_kaist && unpack ko_gsd
    training/prepare_names.py "$work" models
    # Morphemes of the training sentences as a model finds them that has not seen those sentences.
    for fold in 0 1 2 3; do
      pack=$work/fold$fold
      mkdir -p "$pack"
      cp models/ko/*.tsv models/ko/pack.json models/ko/dictionary.weights "$pack"
      $programs/train_morphemes "$work" "$pack/morphemes.weights" 5 --folds 4 --fold $fold \
        --dictionary models/ko/dictionary.weights >"$pack/scores"
    done
    $programs/export_tokens morphemes "$work/tokens" --least 3 --pack models/ko \
      --jackknife "$work/fold0" "$work/fold1" "$work/fold2" "$work/fold3" \
      --train "kaist=$work/ko_kaist-train.conllu" "gsd=$work/ko_gsd-train.conllu" \
      "kaist=$work/ko_kaist-dev.conllu" "gsd=$work/ko_gsd-dev.conllu"
    train ko_kaist ko_gsd 40
    ;;
  *)
    echo "train_encoder.sh: unknown language $language; there are en and ko" >&2
    exit 2
    ;;
esac
cmake --preset release >>"$work/configure.log"
cmake --build --preset release --target weft >>"$work/build.log"
for file in "$work"/*-test.conllu; do
  domain=$(basename "$file" | sed 's/^.._//; s/-test.*//')
  build/release/weft eval "models/$language" "$file" --tokens gold --domain "$domain" --layer tags,tree
done
