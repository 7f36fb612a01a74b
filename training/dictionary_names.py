#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Words and names of WordNet with what they are called, for train_english_names to hash.

Usage: dictionary_names.py OUT.tsv [WORDNET_FOLDER]. WordNet is Debian's package wordnet-base
(default /usr/share/wordnet). Each line is a lower-cased word or name and a number: bits 0 to 4 the
lexicographer's file of the commonest sense of a common noun, bits 5 to 12 kinds of names, bit 13
"a longer name begins so".
"""
import collections
import pathlib
import sys

PERSON, PLACE, GROUP, ARTIFACT, WORK, EVENT, TIME, PEOPLE = (1 << (5 + k) for k in range(8))
PREFIX = 1 << 13
# Lexicographers' files, as data.noun numbers them.
ACT, ANIMAL, ARTIFACTS, COGNITION, COMMUNICATION, EVENTS, GROUPS = 4, 5, 6, 9, 10, 11, 14
LOCATIONS, OBJECTS, PERSONS, PLANT, SUBSTANCE, TIMES = 15, 17, 18, 20, 27, 28
INSTANCE_KINDS = {PERSONS: PERSON, LOCATIONS: PLACE, OBJECTS: PLACE, GROUPS: GROUP,
                  ARTIFACTS: ARTIFACT, COMMUNICATION: WORK, COGNITION: WORK, ACT: EVENT,
                  EVENTS: EVENT, TIMES: TIME}
OTHER_KINDS = {PERSONS: PEOPLE, LOCATIONS: PLACE, OBJECTS: PLACE, GROUPS: GROUP,
               ARTIFACTS: ARTIFACT, COMMUNICATION: PEOPLE, COGNITION: PEOPLE, ACT: EVENT,
               EVENTS: EVENT, TIMES: TIME}


def synsets(folder):
    for line in open(folder / "data.noun", encoding="utf-8"):
        if line.startswith("  "):
            continue
        cells = line.split(" | ")[0].split(" ")
        count = int(cells[3], 16)
        words = [cells[4 + 2 * i].split("(")[0] for i in range(count)]
        yield cells[0], int(cells[1]), words, "@i" in cells


def first_senses(folder):
    """The synset of the commonest sense of each noun."""
    senses = {}
    for line in open(folder / "index.noun", encoding="utf-8"):
        if line.startswith("  "):
            continue
        cells = line.split(" ")
        pointers = int(cells[3])
        senses[cells[0]] = cells[6 + pointers]
    return senses


def words_of(name):
    """As our tokens part it: at blanks, hyphens, and before the apostrophe of a genitive."""
    name = name.lower().replace("_", " ").replace("-", " - ").replace("'s ", " 's ")
    return [w for w in name.split(" ") if w]


def main():
    out = pathlib.Path(sys.argv[1])
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "/usr/share/wordnet")
    senses = first_senses(folder)
    values = collections.Counter()
    for offset, file, words, instance in synsets(folder):
        for word in words:
            if word[:1].isupper():
                kind = (INSTANCE_KINDS if instance else OTHER_KINDS).get(file, 0)
                parts = words_of(word)
                if kind == 0 or len(parts) > 6:
                    continue
                values[" ".join(parts)] |= kind
                for k in range(1, len(parts)):
                    values[" ".join(parts[:k])] |= PREFIX
            elif "_" not in word and "-" not in word and senses.get(word) == offset:
                values[word.lower()] |= file
    with open(out, "w", encoding="utf-8") as file:
        file.writelines(f"{w}\t{v}\n" for w, v in sorted(values.items()))


if __name__ == "__main__":
    main()
