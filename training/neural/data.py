# SPDX-License-Identifier: Apache-2.0
"""Reads what export_tokens wrote, and makes batches of it."""
import json
import random

import numpy as np
import torch


class Treebank:
    def __init__(self, folder, name, columns):
        numbers = np.fromfile(f"{folder}/{name}.bin", dtype="<i4")
        count = int(numbers[0])
        lengths = numbers[1:1 + count]
        self.sentences = []
        at = 1 + count
        flat = numbers.tolist()
        for length in lengths:
            gold = np.empty((length, 4), dtype=np.int64)
            ids = [[] for _ in range(columns)]
            sizes = [[] for _ in range(columns)]
            for t in range(length):
                gold[t] = flat[at:at + 4]
                at += 4
                for c in range(columns):
                    size = flat[at]
                    ids[c].extend(flat[at + 1:at + 1 + size])
                    sizes[c].append(size)
                    at += 1 + size
            self.sentences.append((gold, [(np.array(i, dtype=np.int64), np.array(s, dtype=np.int64))
                                          for i, s in zip(ids, sizes)]))


def load(folder):
    with open(f"{folder}/meta.json", encoding="utf-8") as file:
        meta = json.load(file)
    domains = sorted({f["domain"] for f in meta["files"]})
    banks = {}
    for f in meta["files"]:
        bank = Treebank(folder, f["file"], len(meta["columns"]))
        bank.domain = domains.index(f["domain"]) + 1
        banks[f["file"]] = bank
    return meta, domains, banks


def make_batch(items, forget_domain=0.0):
    """items: (sentence, domain), a sentence being labels and columns. Head -1 marks padding."""
    count = len(items)
    longest = max(len(s[0]) for s, _ in items)
    gold = torch.full((count, longest, 4), -1, dtype=torch.long)
    mask = torch.zeros(count, longest, dtype=torch.bool)
    domain = []
    for i, ((g, *_), d) in enumerate(items):
        gold[i, :len(g)] = torch.from_numpy(g)
        mask[i, :len(g)] = True
        domain += [0 if random.random() < forget_domain else d] * len(g)
    columns = []
    for c in range(len(items[0][0][1])):
        ids = np.concatenate([s[1][c][0] for s, _ in items])
        sizes = np.concatenate([s[1][c][1] for s, _ in items])
        offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        columns.append((torch.from_numpy(ids), torch.from_numpy(offsets)))
    return {"gold": gold, "mask": mask, "domain": torch.tensor(domain), "columns": columns}


def batches(items, tokens, rng):
    """Sentences of like length together, about `tokens` tokens a batch, in random order."""
    order = sorted(range(len(items)), key=lambda i: (len(items[i][0][0]), rng.random()))
    out, current, size = [], [], 0
    for i in order:
        length = len(items[i][0][0])
        if current and size + length > tokens:
            out.append(current)
            current, size = [], 0
        current.append(items[i])
        size += length
    out.append(current)
    rng.shuffle(out)
    return out
