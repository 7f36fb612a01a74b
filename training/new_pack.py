#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a language pack of a UD treebank and a list of names.

Usage: new_pack.py LANGUAGE TREEBANK.conllu NAMES.tsv MODELS_FOLDER [--trainer PROGRAM]

MODELS_FOLDER/LANGUAGE becomes a pack: weights of tags, lemmas, features and trees trained on the
treebank, the names (name, type, id, aliases: the columns of --gazetteer), and tables to fill in.
MODELS_FOLDER also gets Weft's ontology where it has none, so that it serves as `weft --models`.
Tables that are there already are kept: train again without losing what was written.
"""
import argparse
import json
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
STAGES = [
    {"stage": "blocks", "table": "blocks.tsv"},
    {"stage": "sentences", "stops": "stops.tsv"},
    {"stage": "tokens", "words": "tokens.tsv"},
    {"stage": "tagger", "weights": "tagger.weights"},
    {"stage": "lemmas", "weights": "words.weights"},
    {"stage": "parser", "weights": "parser.weights"},
    {"stage": "features", "weights": "words.weights"},
    {"stage": "name-list", "names": "names.tsv"},
    {"stage": "ud-propositions", "relations": "relations.tsv", "roles": "roles.tsv"},
    {"stage": "name-types", "relations": "relations.tsv"},
    {"stage": "reference"},
    {"stage": "statements", "relations": "relations.tsv"},
]
TABLES = {
    "blocks": "what captions, bylines and copyright lines look like",
    "stops": "words that end in a stop without ending the sentence: never, maybe, starter",
    "tokens": "how words divide: clitic, parts, whole, prefix, unit",
    "clause_words": "function words of clauses: negator, auxiliary, reporting, relative ...",
    "verb_endings": "endings of verbs that are spelled otherwise in the dictionary",
    "light_verbs": "verbs that say little beside their noun",
    "roles": "offices and occupations: title, occupation, suffix, former ...",
    "relations": "which words state which relation of the ontology; none: relations stay open",
    "reference_words": "pronouns, definite nouns, honorifics",
}


def write_pack(language, names, folder):
    stages = ",\n".join("    " + json.dumps(stage) for stage in STAGES)
    pack = '{\n  "language": %s,\n  "stages": [\n%s\n  ]\n}\n' % (json.dumps(language), stages)
    (folder / "pack.json").write_text(pack, encoding="utf-8")
    shutil.copyfile(names, folder / "names.tsv")
    for name, what in TABLES.items():
        table = folder / f"{name}.tsv"
        if not table.exists():
            table.write_text(f"# {what}; models/en/{name}.tsv is an example.\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("language")
    parser.add_argument("treebank", type=pathlib.Path)
    parser.add_argument("names", type=pathlib.Path)
    parser.add_argument("models", type=pathlib.Path)
    parser.add_argument("--trainer", default=str(ROOT / "build/training/training/train_syntax"))
    parser.add_argument("--test", type=pathlib.Path, help="treebank for the scores; else the same")
    options = parser.parse_args()
    folder = options.models / options.language
    folder.mkdir(parents=True, exist_ok=True)
    write_pack(options.language, options.names, folder)
    for shared in ("ontology.json", "languages.tsv"):
        if not (options.models / shared).exists():
            shutil.copyfile(ROOT / "models" / shared, options.models / shared)
    test = options.test or options.treebank
    return subprocess.call([options.trainer, "spelling", str(folder),
                            "--train", str(options.treebank), "--test", str(test)])


if __name__ == "__main__":
    sys.exit(main())
