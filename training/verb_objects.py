#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes models/ko/verb_objects.tsv: which verbs mostly have an object, and which never.

  training/verb_objects.py TREEBANK.conllu[.xz]... > models/ko/verb_objects.tsv

Counted are clauses that end a sentence or join another one, in which an object is told if there is one; a clause about a noun may leave out
the very noun. The treebanks are those of docs/language-packs.md (Kaist, GSD, KLUE-DP; train parts) and what `weft inspect --format conllu` says
of the texts of KLUE-RE.
"""
import lzma
import sys
from collections import Counter

LEAST = 5        # clauses of a verb that tell something
MOSTLY = 0.55    # share with an object of verbs that have one: topics and relative clauses hide some
HARDLY = 0.04

HEAD = """# Whether a verb has an object: "always" mostly, "never" hardly. Made by training/verb_objects.py from treebanks.
"""

# Kaist's own tags for verbs, their suffix, the object's particle and endings.
TAGS = {"pvg": "VV", "pvd": "VV", "xsv": "XSV", "jco": "JKO", "ef": "EF", "ecc": "EC", "ecs": "EC", "ecx": "EX", "etm": "ETM"}
NOUNS = ("N", "n", "f", "S", "XR", "XP")

def sentences(path):
    opened = lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")
    rows = []
    with opened as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            if line.strip():
                rows.append(line.rstrip("\n").split("\t"))
            elif rows:
                yield rows
                rows = []

def verb(forms, tags):
    """The dictionary form of a word's verb; empty where it has none."""
    if tags[0] == "VV":
        return forms[0] + "다"
    for i, tag in enumerate(tags):
        if tag == "XSV":
            return "".join(forms[:i + 1]) + "다"
        if not tag.startswith(NOUNS):
            return ""
    return ""

def main():
    clauses, objects = Counter(), Counter()
    for path in sys.argv[1:]:
        for rows in sentences(path):
            words = [(r[2].split("+"), [TAGS.get(t, t) for t in r[4].split("+")]) for r in rows]
            with_object = {int(r[6]) for r, (_, tags) in zip(rows, words) if "JKO" in tags and r[6].isdigit()}
            for at, (row, (forms, tags)) in enumerate(zip(rows, words)):
                endings = [t for t in tags if t in ("EC", "EF", "ETM")]
                told = len(forms) == len(tags)
                lemma = verb(forms, tags) if told else forms[0] if "VV" in tags or "XSV" in tags else ""
                if not lemma or not endings or endings[-1] == "ETM":
                    continue
                beside = at > 0 and "JKO" in words[at - 1][1]
                clauses[lemma] += 1
                objects[lemma] += beside or int(row[0]) in with_object
    print(HEAD, end="")
    for lemma in sorted(clauses):
        if clauses[lemma] < LEAST:
            continue
        share = objects[lemma] / clauses[lemma]
        if share >= MOSTLY or share <= HARDLY:
            print(f"{lemma}\t{'always' if share >= MOSTLY else 'never'}")

main()
