#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Texts with what their mentions refer to, for train_antecedents: prepare_antecedents.py FILE.

FILE is a treebank with GUM's Entity= annotation (.conllu.xz) or GAP's tab-separated pronouns (.tsv.xz).
Writes JSON lines: {"text", "closed", "mentions": [[begin, end, entity], ...]}, spans in bytes; of a mention of
several words its head. "closed" says that only these mentions were looked at."""
import csv
import json
import lzma
import re
import sys

STOPS = ".!?\"'”’);:,"
OPENING = re.compile(r"\((?P<entity>\d+)-(?P<rest>[^()]*)(?P<closed>\)?)|(?P<end>\d+)\)")


def gum_texts(lines):
    """Yields (text, mentions) of each document."""
    text, mentions, open_mentions, words, parts = "", [], [], [], None

    def finish():
        return text, sorted(mentions)

    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if text:
                yield finish()
            text, mentions, open_mentions, words = "", [], [], []
        elif not line and text and text.rstrip()[-1] not in STOPS:
            text = text.rstrip() + "\n\n"  # a heading
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if "-" in cells[0]:
            begin = len(text.encode())
            parts = int(cells[0].split("-")[1]), (begin, begin + len(cells[1].encode()))
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
            continue
        if "." in cells[0]:
            continue
        number = int(cells[0])
        if parts and number <= parts[0]:
            span = parts[1]
            if number == parts[0]:
                parts = None
        else:
            begin = len(text.encode())
            span = (begin, begin + len(cells[1].encode()))
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
        words.append(span)
        entity = next((m[7:] for m in cells[9].split("|") if m.startswith("Entity=")), "")
        for match in OPENING.finditer(entity):
            if match["entity"]:
                fields = match["rest"].split("-")
                head = int(re.match(r"\d+", fields[4])[0]) if len(fields) > 4 and fields[4][:1].isdigit() else 1
                open_mentions.append((match["entity"], len(words) - 1, head))
                if not match["closed"]:
                    continue
            name = match["entity"] or match["end"]
            at = next((i for i in range(len(open_mentions) - 1, -1, -1) if open_mentions[i][0] == name), None)
            if at is not None:
                _, first, head = open_mentions.pop(at)
                span = words[min(first + head - 1, len(words) - 1)]
                mentions.append((span[0], span[1], name))
    if text:
        yield finish()


def gap_texts(lines):
    def span(text, at, form):
        begin = len(text[: int(at)].encode())
        return begin, begin + len(form.encode())

    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        text = row["Text"]
        mentions = [(*span(text, row["Pronoun-offset"], row["Pronoun"]), "pronoun")]
        for name in "AB":
            entity = "pronoun" if row[name + "-coref"] == "TRUE" else name
            mentions.append((*span(text, row[name + "-offset"], row[name]), entity))
        yield text, mentions


def main():
    path = sys.argv[1]
    closed = ".tsv" in path
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for text, mentions in (gap_texts if closed else gum_texts)(lines):
            print(json.dumps({"text": text, "closed": closed, "mentions": mentions}, ensure_ascii=False))


main()
