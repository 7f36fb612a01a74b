#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Learns models/LANGUAGE/confidence.tsv, and writes the held-back reliability beside the figure in
# docs/images/: training/train_confidence.sh en|ko. Needs the gold sets and the corpora (WEFT_GOLD, WEFT_CORPORA).
set -eu
cd "$(dirname "$0")/.."
language=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --preset training >"$work/log"
cmake --build --preset training --target train_confidence weft >>"$work/log"
# Beliefs of the rules alone: a pack whose weights let everything through.
mkdir -p "$work/models"
cp -r models/. "$work/models"
printf 'rule\t1\n' >"$work/models/$language/confidence.tsv"
sed -i 's/"least": "[0-9.]*"/"least": "0"/' "$work/models/$language/pack.json"
cat >"$work/weft" <<END
#!/bin/sh
command=\$1; shift
exec "$PWD/build/training/weft" "\$command" --models "$work/models" "\$@"
END
chmod +x "$work/weft"
training/prepare_verdicts.py "$language" "$work/weft" "$work/verdicts"
set --
rounds() { ls "$work/verdicts" | grep "^$language-$1\.jsonl" | sort -V | sed "s|^|$work/verdicts/|"; }
# The newest rounds that measure come last, after those that only teach: the bias is theirs.
for articles in "$work"/verdicts/marked-*.jsonl $(rounds '[0-9]\{3\}') $(rounds '[0-9]\{1,2\}'); do
  # Rules were made while the marked articles were looked at, and in Korean the text of the rounds
  # that only teach is harder than articles are.
  case $articles in
    */marked-*.jsonl | */ko-1??.jsonl) bias=own ;;
    *) bias=common ;;
  esac
  set -- "$@" "$articles" "${articles%.jsonl}.tsv" "$bias"
done
firm=$(sed -n 's/.*"firm": "\([0-9.]*\)".*/\1/p' "models/$language/pack.json")
build/training/training/train_confidence "$work/models" "$language" "$firm" "models/$language/confidence.tsv" \
  "docs/images/reliability-$language.tsv" "$@"
