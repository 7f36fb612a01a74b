#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The commands of the program that use threads, for a program built under the thread sanitizer: no
# races, and the bytes are those of one thread. usage: tests/threads/program.sh WEFT SAMPLES
set -euo pipefail
weft=$(realpath "$1")
samples=$(realpath "$2")
export TSAN_OPTIONS=${TSAN_OPTIONS:-halt_on_error=1}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

same() {
  cmp "$1" "$2" || { echo "threads change what comes out: $1, $2" >&2; exit 1; }
}

for model in accurate fast; do
  "$weft" extract --format jsonl --model $model -j 1 "$samples" >one.jsonl
  "$weft" extract --format jsonl --model $model -j 4 "$samples" >four.jsonl
  same one.jsonl four.jsonl
done
"$weft" build --quiet --model fast -j 1 "$samples" -o one.db
# At a terminal a thread of its own tells how far the work is.
script -qec "'$weft' build --model fast -j 4 '$samples' -o four.db" /dev/null
same one.db four.db
"$weft" build --quiet --model fast -j 4 "$samples"/ko-* -o grown.db
"$weft" add --quiet --model fast -j 4 grown.db "$samples"/en-*
same one.db grown.db
# A bad article among good ones, and one that is there already.
{
  echo '{"text": "Ada Byrne founded Acme Robotics in 2011."}'
  echo 'no json'
  echo '{"text": "Carl Dorn heads Acme Robotics."}'
} >some.jsonl
for threads in 1 4; do
  cp one.db more$threads.db
  "$weft" add --quiet -j $threads more$threads.db some.jsonl "$samples"/en-* 2>/dev/null && exit 1
  [ $? = 3 ]
done
same more1.db more4.db
for measure in betweenness closeness; do
  "$weft" rank -j 1 --by $measure one.db >one.tsv
  "$weft" rank -j 4 --by $measure one.db >four.tsv
  same one.tsv four.tsv
done
echo "threads: extract, build, add and rank give the bytes of one thread"
