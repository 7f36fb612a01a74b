#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Trains the accurate model of one pack, models/LANGUAGE/encoder.weights, and prints its scores:
#   training/train_encoder.sh en|ko [FOLDER]
# FOLDER keeps what is made on the way (default: a new one). One core: English takes about half an
# hour; Korean, whose model learns from three teachers and from text without trees, two hours. Needs
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

python3=/usr/bin/python3
train() { # MODEL BANK BANK EPOCHS [OPTION...]
  model=$1 first=$2 second=$3 epochs=$4
  shift 4
  $python3 training/neural/train.py "$work/tokens" "$work/$model.pt" \
    --train "$first-train" "$second-train" "$first-dev" "$second-dev" \
    --epochs "$epochs" --width 192 --layers 1,2,a,4,a,1 "$@"
}

round_off() { # MODEL
  $python3 training/neural/export.py "$work/$1.pt" "$work/tokens" "models/$language/encoder.weights"
}

# Sentences of KLUE-RE and KLUE-NER train, in words as the pack parts them; their trees are not used.
klue_text() {
  cmake --preset release >>"$work/configure.log"
  cmake --build --preset release --target weft >>"$work/build.log"
  { cut -f1 "$work/ko_re.tsv"; sed -n 's/^# text = //p' "$work/ko_ner_train.tsv"; } | sed G >"$work/ko_text.txt"
  build/release/weft inspect --lang ko --format conllu "$work/ko_text.txt" >"$work/ko_klue-text.conllu"
}

student() { # MODEL EPOCHS [OPTION...]
  model=$1 epochs=$2
  shift 2
  train "$model" ko_kaist ko_gsd "$epochs" --hints --text ko_klue-text \
    --teachers "$work/teacher1.pt" "$work/teacher2.pt" "$work/teacher3.pt" "$@"
}

case $language in
  en)
    unpack en_ewt && unpack en_gum
    $programs/export_tokens spelling "$work/tokens" \
      --train "ewt=$work/en_ewt-train.conllu" "gum=$work/en_gum-train.conllu" \
      "ewt=$work/en_ewt-dev.conllu" "gum=$work/en_gum-dev.conllu"
    train encoder en_ewt en_gum 40
    round_off encoder
    ;;
  ko)
    unpack ko_kaist && unpack ko_gsd
    training/prepare_names.py "$work" models
    klue_text
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
      "kaist=$work/ko_kaist-dev.conllu" "gsd=$work/ko_gsd-dev.conllu" \
      --test "kaist=$work/ko_klue-text.conllu"
    train teacher1 ko_kaist ko_gsd 20
    train teacher2 ko_kaist ko_gsd 26 --dropout 0.43
    train teacher3 ko_kaist ko_gsd 20 --seed 2
    # The rate falls, and begins anew twice, as the shipped weights were made.
    student first 16 --stop 14
    student second 15 --stop 4 --rate 1e-3 --seed 3 --start "$work/first.pt"
    student encoder 5 --stop 3 --rate 6e-4 --seed 4 --start "$work/second.pt"
    round_off encoder
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
