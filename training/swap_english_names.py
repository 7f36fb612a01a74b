#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""English training documents once more with other names of the same types, so that the model of names looks at
how names are built and where they stand, and not at which it has seen.

Usage: swap_english_names.py FOLDER MODELS_EN [SEED]. Reads what prepare_names.py wrote there and writes
en_names_swapped.tsv to train on, en_names_uner_swapped.tsv and en_names_wikigold_swapped.tsv to score.

A name's build stays: small words, initials, numbers, what says its kind (Bank, University, Street), countries. The rest
becomes other names' words of the same type and place, or new words of letters that follow each other in such; one word
becomes the same throughout a document.
"""
import collections
import pathlib
import random
import re
import sys

KEPT_CUES = ("title", "person-suffix", "organization-suffix", "place-suffix", "event-suffix", "country", "no-name",
             "demonym", "particle", "legal-form", "honour")
SWAPPED = ("person", "organization", "place", "product")
INVENTED = {"person": 0.5, "organization": 0.4, "place": 0.5, "product": 0.1}  # of new words, the share that no text has
WORD = re.compile(r"[A-Z][^\W\d_]+(?:['’-][^\W\d_]+)*$")


def read_documents(path):
    """Documents as lists of sentences, each (head line, words, tags)."""
    documents, before, begins = [], None, True
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 2:
            begins = True
        elif begins:  # "#", source, document
            if not cells[2] or cells[1:] != before:
                documents.append([])
            before = cells[1:]
            documents[-1].append(("\t".join(cells), [], []))
            begins = False
        else:
            documents[-1][-1][1].append(cells[0])
            documents[-1][-1][2].append(cells[1])
    return documents


def spans(tags):
    begin = None
    for i, tag in enumerate(list(tags) + ["O"]):
        if begin is not None and tag[:1] != "I":
            yield begin, i, tags[begin][2:]
            begin = None
        if tag[:1] == "B":
            begin = i


def place_in(kind, i, begin, end):
    """Where a word of a person's name stands decides which words may stand for it."""
    return (kind, "last" if i == end - 1 else "first") if kind == "person" else (kind, "")


class Swapper:
    def __init__(self, documents, kept, seed):
        self.random = random.Random(seed)
        self.kept = kept
        self.words = collections.defaultdict(list)
        self.next = {}
        for document in documents:
            for _, words, tags in document:
                for begin, end, kind in spans(tags):
                    for i in range(begin, end):
                        if kind in SWAPPED and self.changes(words[i]):
                            self.words[place_in(kind, i, begin, end)].append(words[i])
        for key, words in self.words.items():
            words = self.words[key] = sorted(set(words))
            chain = self.next[key] = collections.defaultdict(list)
            for word in words:
                for i, letter in enumerate(word.lower() + "$"):
                    chain[("^^^" + word.lower())[i:i + 3]].append(letter)

    def changes(self, word):
        return len(word) > 2 and WORD.match(word) is not None and not word.isupper() and word not in self.kept

    def invented(self, key):
        for _ in range(20):
            word = ""
            while len(word) < 14:
                letter = self.random.choice(self.next[key][("^^^" + word)[-3:]])
                if letter == "$":
                    break
                word += letter
            if 4 <= len(word) < 14 and WORD.match(word.capitalize()):
                return word.capitalize()
        return self.random.choice(self.words[key])

    def new_word(self, key):
        return self.invented(key) if self.random.random() < INVENTED[key[0]] else self.random.choice(self.words[key])

    def swapped(self, document):
        made, out = {}, []
        for head, words, tags in document:
            words = list(words)
            for begin, end, kind in spans(tags):
                for i in range(begin, end):
                    if kind in SWAPPED and self.changes(words[i]):
                        words[i] = made.setdefault((kind, words[i]), self.new_word(place_in(kind, i, begin, end)))
            out.append((head, words, tags))
        return out


def read_kept(folder):
    kept = set()
    for line in open(folder / "name_cues.tsv", encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if cells[0] in KEPT_CUES:
            kept.update(word for name in cells[1].split(",") for word in name.split(" "))
    return kept


def write(path, documents):
    with open(path, "w", encoding="utf-8") as file:
        for document in documents:
            for head, words, tags in document:
                file.write(head + "\n")
                file.writelines(f"{w}\t{t}\n" for w, t in zip(words, tags))
                file.write("\n")


def main():
    folder, models = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    train = read_documents(folder / "en_names_train.tsv")
    swapper = Swapper(train, read_kept(models), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    edited = [d for d in train if d[0][0].split("\t")[1] != "btc"]
    write(folder / "en_names_swapped.tsv", [swapper.swapped(d) for d in edited])
    for test in ("uner", "wikigold", "gum"):
        write(folder / f"en_names_{test}_swapped.tsv", [swapper.swapped(d) for d in read_documents(folder / f"en_names_{test}.tsv")])


if __name__ == "__main__":
    main()
