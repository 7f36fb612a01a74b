#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes sentences of an encyclopedia, whose titles and names have capitals within sentences, as train_sentences reads them.

Usage: prepare_sentences.py OUT. Re-DocRED dev and WikiGold train stand in WEFT_CORPORA (default ../shared/corpora).
"""
import json
import lzma
import os
import pathlib
import re
import sys

CORPORA = pathlib.Path(os.environ.get("WEFT_CORPORA", "../shared/corpora"))


def joined(words):
    """Words with the blanks that writing has."""
    text = " ".join(word for word in words if word.strip())
    text = re.sub(r" ([,.;:!?%)\]]|'s\b|n't\b|'(?=\s|$))", r"\1", text)
    text = re.sub(r"([(\[$]) ", r"\1", text)
    text = re.sub(r'" ([^"]*?) "', r'"\1"', text)
    return re.sub(r"(\w) (-|–) (?=\w)", r"\1\2", text)


def redocred():
    with lzma.open(CORPORA / "en_redocred/dev.json.xz", "rt", encoding="utf-8") as file:
        for document in json.load(file):
            yield document["sents"]


def wikigold():
    document, words = [], []
    with lzma.open(CORPORA / "en_wikigold/train.iob2.xz", "rt", encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 3:
                words.append(cells[1])
            elif words:
                document.append(words)
                words = []
            if line.startswith("# newdoc") and document:
                yield document
                document = []
    yield document + ([words] if words else [])


def main():
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        for source in (redocred, wikigold):
            for sentences in source():
                out.write("# newdoc\n")
                out.writelines(f"# text = {joined(words)}\n" for words in sentences)


main()
