#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Pairs of names with the relation each stands in, for train_pairs and `weft eval`:

    training/prepare_pairs.py FOLDER

writes FOLDER/en-{train,dev,documents}.jsonl from KnowledgeNet and Re-DocRED, and FOLDER/ko-{train,dev}.jsonl from
KLUE-RE. Corpora are found by WEFT_CORPORA (default ../shared/corpora)."""
import json
import lzma
import os
import random
import sys

CORPORA = os.environ.get("WEFT_CORPORA", os.path.join(os.path.dirname(__file__), "../../shared/corpora"))
NONE = "no_relation"
NEGATIVES = 0.3  # weight of pairs that KnowledgeNet joins by no fact: it asks for some properties only
OTHERS = 0.4  # weight of its sentences' other names
KEPT = 0.5  # share of the pairs without a relation that is kept of Re-DocRED

KNOWLEDGENET = {
    "DATE_OF_BIRTH": "P569", "DATE_OF_DEATH": "P570", "PLACE_OF_RESIDENCE": "P551", "PLACE_OF_BIRTH": "P19",
    "NATIONALITY": "P27", "EMPLOYEE_OR_MEMBER_OF": "P108", "EDUCATED_AT": "P69", "POLITICAL_AFFILIATION": "P102",
    "CHILD_OF": "P22", "SPOUSE": "P26", "DATE_FOUNDED": "P571", "HEADQUARTERS": "P159", "SUBSIDIARY_OF": "P749",
    "FOUNDED_BY": "P112", "CEO": "P169",
}
# Wikidata's properties by the label that stands for them; "-" where subject and object change places.
DOCRED = {
    "P569": "P569", "P570": "P570", "P551": "P551", "P19": "P19", "P20": "P20", "P27": "P27", "P108": "P108",
    "P69": "P69", "P102": "P102", "P22": "P22", "P25": "P22", "P40": "-P22", "P26": "P26", "P3373": "P3373",
    "P571": "P571", "P159": "P159", "P749": "P749", "P355": "-P749", "P112": "P112", "P169": "P169", "P127": "P127",
    "P131": "P131", "P17": "P131", "P150": "-P131", "P36": "-P1376", "P1376": "P1376", "P577": "P577", "P54": "P54",
    "P463": "P463", "P50": "P50", "P57": "P57", "P161": "P161", "P175": "P175", "P178": "P178", "P166": "P166",
    "P1344": "P1344", "P710": "-P1344", "P488": "P488",
}
DOCRED_TYPES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "TIME": "DAT", "NUM": "NOH", "MISC": "POH"}


def lines(name):
    return [json.loads(line) for line in lzma.open(os.path.join(CORPORA, name), "rt", encoding="utf-8")]


def write(path, texts):
    with open(path, "w", encoding="utf-8") as out:
        for text in texts:
            out.write(json.dumps(text, ensure_ascii=False) + "\n")


def knowledgenet(part):
    """Facts as they are, and the other pairs of their arguments as pairs without a relation."""
    for item in lines(f"en_knowledgenet/{part}.jsonl.xz"):
        spans, facts = {}, {}
        for fact in item["facts"]:
            ends = tuple((fact[k]["begin"], fact[k]["end"]) for k in ("subject", "object"))
            if ends[0][0] < ends[1][1] and ends[1][0] < ends[0][1]:
                continue
            facts.setdefault(ends, []).append(KNOWLEDGENET[fact["relation"]])
            spans.update({end: None for end in ends})
        pairs = []
        for a in spans:
            for b in spans:
                if a[0] < b[1] and b[0] < a[1]:
                    continue
                # One pair has one label: the rarer one says more.
                labels = sorted(facts.get((a, b), [NONE]), key=lambda r: r in ("P108", "P551"))
                pair = {"subject": {"begin": a[0], "end": a[1]}, "object": {"begin": b[0], "end": b[1]},
                        "relation": labels[0]}
                if labels[0] == NONE:
                    pair["weight"] = NEGATIVES
                pairs.append(pair)
        if pairs:
            yield {"text": item["text"], "pairs": pairs, "others": OTHERS}


def joined(words):
    """The words as running text, and where each stands in it."""
    text, places, opened = "", [], False
    for i, word in enumerate(words):
        glued = word in (",", ".", ";", ":", ")", "]", "!", "?", "%") or word.startswith(("'", "’")) or word == "n't"
        after = words[i - 1] in ("(", "[", "$", "#") if i else False
        if word == '"':
            glued, opened = opened, not opened
        elif i and words[i - 1] == '"':
            after = after or opened
        if text and not glued and not after:
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
    return text, places


def docred(documents, chance):
    for document in documents:
        facts = {}
        for fact in document["labels"]:
            label = DOCRED.get(fact["r"])
            if label is None:
                continue
            ends = (fact["h"], fact["t"]) if label[0] != "-" else (fact["t"], fact["h"])
            facts.setdefault(ends, label.lstrip("-"))
        for number, words in enumerate(document["sents"]):
            text, places = joined(words)
            mentions = []
            for entity, names in enumerate(document["vertexSet"]):
                for name in names:
                    if name["sent_id"] == number and name["type"] in DOCRED_TYPES:
                        begin, end = places[name["pos"][0]][0], places[name["pos"][1] - 1][1]
                        mentions.append((entity, begin, end, DOCRED_TYPES[name["type"]]))
            pairs = []
            for a in mentions:
                for b in mentions:
                    if a[0] == b[0] or (a[1] < b[2] and b[1] < a[2]) or a[3] in ("DAT", "NOH"):
                        continue
                    label = facts.get((a[0], b[0]), NONE)
                    if label == NONE and chance.random() > KEPT:
                        continue
                    pairs.append({"subject": {"begin": a[1], "end": a[2], "type": a[3]},
                                  "object": {"begin": b[1], "end": b[2], "type": b[3]}, "relation": label})
            if pairs:
                yield {"text": text, "pairs": pairs}


def main():
    folder = sys.argv[1]
    for part in ("train", "dev"):
        write(os.path.join(folder, f"ko-{part}.jsonl"), lines(f"ko_klue_re/{part}.jsonl.xz"))
        write(os.path.join(folder, f"en-{part}.jsonl"), knowledgenet(part))
    documents = json.load(lzma.open(os.path.join(CORPORA, "en_redocred/dev.json.xz"), "rt", encoding="utf-8"))
    write(os.path.join(folder, "en-documents.jsonl"), docred(documents, random.Random(20240601)))


main()
