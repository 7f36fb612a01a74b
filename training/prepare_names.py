#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Unpacks the corpora that train_morphemes, train_korean_names and train_english_names read.

Usage: prepare_names.py OUT_FOLDER MODELS_FOLDER. The corpora stand in WEFT_CORPORA (default
../shared/corpora); see the README there for their layout.
"""
import collections
import json
import lzma
import os
import pathlib
import re
import sys

CORPORA = pathlib.Path(os.environ.get("WEFT_CORPORA", "../shared/corpora"))
RE_TYPES = {"PER": "PS", "ORG": "OG", "LOC": "LC", "POH": "PR"}


def lines(name):
    with lzma.open(CORPORA / name, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def read_titles(path):
    for line in open(path, encoding="utf-8"):
        if line.startswith("title\t"):
            return set(line.split("\t")[1].strip().split(","))
    return set()


def klue_ner_names():
    name, kind = "", None
    for line in lines("ko_klue_ner/train.tsv.xz"):
        if line.startswith("# "):
            continue
        char, tag = line.rsplit("\t", 1) if "\t" in line else ("", "O")
        if name and not tag.startswith("I"):
            yield name, kind
            name = ""
        if tag.startswith("B"):
            name, kind = char, tag[2:]
        elif tag.startswith("I"):
            name += char


def write_korean(out, titles):
    for corpus in ("ko_gsd", "ko_kaist", "ko_klue_dp"):
        for part in ("train", "dev", "test"):
            text = "\n".join(lines(f"{corpus}/{part}.conllu.xz")) + "\n"
            (out / f"{corpus}_{part}.conllu").write_text(text, encoding="utf-8")
    for part in ("train", "dev", "test"):
        text = "\n".join(lines(f"ko_klue_ner/{part}.tsv.xz")) + "\n"
        (out / f"ko_ner_{part}.tsv").write_text(text, encoding="utf-8")
    names = {(n, k) for n, k in klue_ner_names() if k in ("PS", "OG", "LC")}
    spans = collections.OrderedDict()
    for line in lines("ko_klue_re/train.jsonl.xz"):
        item = json.loads(line)
        text = item["text"]
        if "\t" in text or "\n" in text:
            continue
        for key in ("subject", "object"):
            entity = item[key]
            kind = RE_TYPES.get(entity["type"])
            if kind is None:
                continue
            names.add((entity["text"], "OT" if kind == "PR" else kind))
            begin, end = entity["begin"], entity["end"]
            words = text[begin:end].split(" ")
            if kind == "PS" and words[-1] in titles:
                if len(words) == 1:
                    continue
                end = begin + len(" ".join(words[:-1]))
            offsets = len(text[:begin].encode()), len(text[:end].encode())
            spans.setdefault(text, set()).add((*offsets, kind))
    with open(out / "ko_names.tsv", "w", encoding="utf-8") as file:
        file.writelines(f"{n}\t{k}\n" for n, k in sorted(names))
    with open(out / "ko_re.tsv", "w", encoding="utf-8") as file:
        for text, found in spans.items():
            kept = []
            for span in sorted(found):
                if not kept or span[0] >= kept[-1][1]:
                    kept.append(span)
            file.write(text + "".join("\t%d\t%d\t%s" % s for s in kept) + "\n")


IOB_TYPES = {"PER": "person", "person": "person", "ORG": "organization", "LOC": "place",
             "location": "place", "corporation": "organization", "group": "organization",
             "product": "product", "creative-work": "product", "MISC": "?"}


def iob_sentences(name, word_column, tag_column):
    sentence = []
    for line in lines(name):
        cells = line.split("\t")
        if not line.strip():
            if sentence:
                yield sentence
            sentence = []
        elif not line.startswith("# ") and len(cells) > tag_column:
            tag = cells[tag_column]
            kind = IOB_TYPES.get(tag[2:])
            label = "O" if tag == "O" else ("?" if kind in ("?", None) else tag[:2] + kind)
            sentence.append((cells[word_column], label))
    if sentence:
        yield sentence


GUM_TYPES = {"person": "person", "organization": "organization", "place": "place",
             "event": "event", "object": "product", "abstract": "product"}


def gum_spans(rows):
    """(first, last, type, identity) of each entity of a sentence."""
    opened, spans = collections.defaultdict(list), []
    for i, row in enumerate(rows):
        match = re.search(r"Entity=([^|]*)", row[9])
        if not match:
            continue
        for bracket in re.findall(r"\([^()]*\)?|[^()]+\)", match.group(1)):
            fields = bracket.strip("()").split("-", 7)
            if bracket.startswith("("):
                kind = fields[1] if len(fields) > 1 else ""
                identity = fields[7] if len(fields) > 7 else ""
                opened[fields[0]].append((i, kind, identity))
            if bracket.endswith(")") and opened[fields[0]]:
                first, kind, identity = opened[fields[0]].pop()
                spans.append((first, i, kind, identity))
    return spans


def gum_sentences(name, titles):
    rows = []
    for line in list(lines(name)) + [""]:
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif not line and rows:
            labels = ["O"] * len(rows)
            for first, last, kind, identity in sorted(gum_spans(rows), key=lambda s: s[0] - s[1]):
                ours = GUM_TYPES.get(kind)
                heads = [i for i in range(first, last + 1)
                         if not first <= int(rows[i][6]) - 1 <= last]
                if ours is None or not heads or rows[heads[0]][3] != "PROPN":
                    continue
                words = [r[1] for r in rows[first:last + 1]]
                if any("@" in w or "/" in w or w.isdigit() for w in words):
                    continue
                begin = end = heads[0]
                full = identity.replace("_", " ").split(" (")[0].split(" ")
                for i in range(len(words) - len(full) + 1):
                    if full == words[i:i + len(full)]:
                        begin, end = first + i, first + i + len(full) - 1
                while begin > first and rows[begin - 1][3] == "PROPN":
                    begin -= 1
                while end < last and rows[end + 1][3] == "PROPN":
                    end += 1
                while ours == "person" and begin < end and rows[begin][1].rstrip(".") in titles:
                    begin += 1
                if any(label != "O" for label in labels[begin:end + 1]):
                    continue
                for i in range(begin, end + 1):
                    labels[i] = ("B-" if i == begin else "I-") + ours
            yield [(r[1], label) for r, label in zip(rows, labels)]
            rows = []


def write_english(out, titles):
    def write(file, source, sentences):
        for sentence in sentences:
            file.write(f"#\t{source}\n")
            file.writelines(f"{w}\t{t}\n" for w, t in sentence)
            file.write("\n")

    with open(out / "en_names_train.tsv", "w", encoding="utf-8") as file:
        write(file, "gum", gum_sentences("en_gum/train.conllu.xz", titles))
        write(file, "wikigold", iob_sentences("en_wikigold/train.iob2.xz", 1, 2))
        write(file, "uner", iob_sentences("en_uner/dev.iob2.xz", 1, 2))
        write(file, "wnut", iob_sentences("en_wnut17/train.iob2.xz", 1, 2))
        write(file, "btc", iob_sentences("en_btc/train.conll.xz", 0, 1))
    with open(out / "en_names_uner.tsv", "w", encoding="utf-8") as file:
        write(file, "uner", iob_sentences("en_uner/test.iob2.xz", 1, 2))
    with open(out / "en_names_wikigold.tsv", "w", encoding="utf-8") as file:
        write(file, "wikigold", iob_sentences("en_wikigold/test.iob2.xz", 1, 2))
    with open(out / "en_names_gum.tsv", "w", encoding="utf-8") as file:
        write(file, "gum", gum_sentences("en_gum/test.conllu.xz", titles))


def main():
    out, models = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    write_korean(out, read_titles(models / "ko/name_cues.tsv"))
    write_english(out, read_titles(models / "en/name_cues.tsv"))


if __name__ == "__main__":
    main()
