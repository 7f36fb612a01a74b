#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes docs/rules.md: every row of the relation words of each language with an example sentence and what it states.

Usage: docs/make_rules.py [OUTPUT]; OUTPUT is docs/rules.md by default, - is standard output.
The examples stand in models/LANGUAGE/examples.tsv; a test runs them."""
import json
import os
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
LANGUAGES = [("en", "English"), ("ko", "Korean")]
MOST_WORDS = 8  # of a row that are shown; all stand in relations.tsv


def rows_of(language, table):
    with open(os.path.join(ROOT, "models", language, table), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                yield [cell.strip() for cell in line.rstrip("\n").split("\t")]


def cell(text):
    return text.replace("|", "\\|")


def words_of(row):
    words = [word.strip() for word in row[2].split(",")]
    shown = ", ".join(words[:MOST_WORDS])
    return shown + (", …" if len(words) > MOST_WORDS else "")


def section(language, name, ontology):
    examples = {}
    for rule, sentence, statements in rows_of(language, "examples.tsv"):
        examples.setdefault(rule, []).append((sentence, statements))
    lines = [f"## {name}: constructions", "", "| construction | sentence | states |", "| --- | --- | --- |"]
    for rule, found in examples.items():
        if rule.startswith("@"):
            for sentence, statements in found:
                states = "nothing" if statements == "-" else f"`{cell(statements)}`"
                lines.append(f"| {rule[1:]} | {cell(sentence)} | {states} |")
    rows = {}
    for row in rows_of(language, "relations.tsv"):
        if row[0] != "-":
            rows.setdefault((row[0].rstrip("!?^~"), row[1]), []).append(row)
    lines += ["", f"## {name}: relations", "", "| relation | words | subject, object | example |", "| --- | --- | --- | --- |"]
    order = {relation["id"]: i for i, relation in enumerate(ontology)}
    for (relation, kind), found in sorted(rows.items(), key=lambda item: (order[item[0][0]], item[0][1])):
        shown = examples.get(f"{relation} {kind}", [])
        example = "<br>".join(f"{cell(s)} → `{cell(t)}`" for s, t in shown)
        words = "<br>".join(cell(words_of(row)) for row in found)
        selectors = "<br>".join(cell(f"{row[3]}, {row[4]}" + (f"; {row[5]}" if len(row) > 5 else "")) for row in found)
        lines.append(f"| {relation} ({kind}) | {words} | {selectors} | {example} |")
    return lines


def main():
    with open(os.path.join(ROOT, "models", "ontology.json"), encoding="utf-8") as file:
        ontology = json.load(file)["relations"]
    lines = [
        "# Rules, each with an example",
        "",
        "Made by docs/make_rules.py from models/*/relations.tsv and models/*/examples.tsv; a test runs every example and holds this",
        "page against the tables. The columns are those of [ontology.md](ontology.md#rows-of-a-language-pack); words that start with `*`",
        "stand for any words of a construction. Statements read subject, relation, object, then what qualifies them.",
    ]
    for language, name in LANGUAGES:
        lines += [""] + section(language, name, ontology)
    text = "\n".join(lines) + "\n"
    output = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "docs", "rules.md")
    if output == "-":
        sys.stdout.buffer.write(text.encode("utf-8"))
    else:
        with open(output, "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
