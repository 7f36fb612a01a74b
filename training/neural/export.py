# SPDX-License-Identifier: Apache-2.0
"""Rounds a trained encoder to 8 bits and writes the weights file that extractor/neural reads:

    export.py MODEL.pt FOLDER OUT.weights

FOLDER is the one of export_tokens, for the vocabularies. Each row of a matrix and of a table has a
unit of its own; biases and norms stay as they are.
"""
import struct
import sys

import numpy as np
import torch

MASK = (1 << 64) - 1
PRIME = 0x9E3779B97F4A7C15


def rotate(x, by):
    return ((x << by) | (x >> (64 - by))) & MASK


def checksum(body):
    """As extractor/linear/weights_file.cc counts it."""
    lanes = [1, 2, 3, 4]
    whole = len(body) // 32 * 32
    words = struct.unpack(f"<{whole // 8}Q", body[:whole])
    for i in range(0, len(words), 4):
        for lane in range(4):
            lanes[lane] = rotate(lanes[lane] ^ words[i + lane], 29) * PRIME & MASK
    total = len(body)
    for lane in lanes:
        total = rotate(total ^ lane, 31) * PRIME & MASK
    for byte in body[whole:]:
        total = rotate(total ^ byte, 11) * PRIME & MASK
    return total ^ (total >> 32)


def weights_file(sections):
    def aligned(n):
        return (n + 7) // 8 * 8

    offset = aligned(32 + 48 * len(sections))
    table, data = b"", b""
    for name, content in sections:
        assert len(name) < 32, name
        table += name.encode().ljust(32, b"\0") + struct.pack("<QQ", offset, len(content))
        data += content.ljust(aligned(len(content)), b"\0")
        offset += aligned(len(content))
    start = aligned(32 + len(table)) - 32 - len(table)
    body = table + b"\0" * start + data
    # The last section ends the file unpadded.
    body = body[:len(body) - (aligned(len(sections[-1][1])) - len(sections[-1][1]))]
    header = b"WEFTWGTS" + struct.pack("<IIQQ", 1, len(sections), 32 + len(body), checksum(body))
    return header + body


def rounded(matrix):
    """int8 rows and the unit of each."""
    matrix = matrix.detach().numpy().astype(np.float32)
    units = np.abs(matrix).max(axis=1) / 127.0
    safe = np.where(units > 0, units, 1.0)
    return np.rint(matrix / safe[:, None]).astype(np.int8).tobytes(), units.astype("<f4").tobytes()


def main():
    model_file, folder, out = sys.argv[1:4]
    saved = torch.load(model_file)
    state, meta, settings = saved["model"], saved["meta"], saved["settings"]
    sections = []

    def floats(name, values):
        sections.append((name, values.detach().numpy().astype("<f4").tobytes()))

    def dense(name, key):
        weights, units = rounded(state[f"{key}.weight"])
        sections.append((f"{name}/weights", weights))
        sections.append((f"{name}/units", units))
        floats(f"{name}/bias", state[f"{key}.bias"])

    def norm(name, key):
        floats(f"{name}/scale", state[f"{key}.weight"])
        floats(f"{name}/shift", state[f"{key}.bias"])

    layers = ["a4" if layer == "a" else layer for layer in settings["layers"]]
    sections.append(("settings", (f"view {meta['view']}\nlayers {' '.join(layers)}\n"
                                  f"domains {' '.join(saved['domains'])}\n").encode()))
    for labels in ("upos", "xpos", "relations"):
        sections.append((labels, "\n".join(meta[labels]).encode()))
    for c, column in enumerate(meta["columns"]):
        name = f"column/{column['name']}"
        if column["vocabulary"]:
            with open(f"{folder}/{column['name']}.vocabulary", "rb") as file:
                sections.append((f"{name}/keys", file.read()))
        rows, units = rounded(state[f"columns.{c}.weight"])
        sections.append((f"{name}/rows", rows))
        sections.append((f"{name}/units", units))
    floats("domain", state["domain.weight"])
    dense("input", "input")
    for i, layer in enumerate(layers):
        norm(f"layer{i}/norm", f"layers.{i}.norm")
        if layer.startswith("a"):
            for part in ("query", "key", "value", "out"):
                dense(f"layer{i}/{part}", f"layers.{i}.{part}")
            floats(f"layer{i}/distance", state[f"layers.{i}.distance"])
        else:
            dense(f"layer{i}/linear", f"layers.{i}.linear")
    norm("norm", "norm")
    floats("root", state["root"])
    floats("distance", state["distance"])
    for part in ("upos", "xpos", "dependent", "head", "bilinear", "relation_dependent",
                 "relation_head", "relation"):
        if f"{part}.weight" in state:
            dense(part, part)
    with open(out, "wb") as file:
        file.write(weights_file(sections))


if __name__ == "__main__":
    main()
