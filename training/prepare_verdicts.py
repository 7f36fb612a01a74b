#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Statements that are known to be right or wrong, for train_confidence:

    prepare_verdicts.py LANGUAGE WEFT FOLDER

Writes FOLDER/NAME.jsonl (articles) and FOLDER/NAME.tsv (document, statement, t or f) for the gold
sets and the articles that rules were made on (bench/articles), as their scorer judges what WEFT says
of them, and for the rounds of judged sentences (bench/verdicts, whose sentences bench/fresh draws
again from the corpora).
"""
import importlib.machinery
import importlib.util
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
GOLD = pathlib.Path(os.environ.get("WEFT_GOLD", ROOT / "../shared/gold"))
ARTICLES = ROOT / "bench/articles"
MARKED = {"ko": [GOLD / "ko_dev.jsonl", GOLD / "ko_docs_dev.jsonl", ARTICLES / "ko-development.jsonl"],
          "en": [GOLD / "en_dev.jsonl", ARTICLES / "en-development.jsonl"]}


def module(path, name):
    loader = importlib.machinery.SourceFileLoader(name, str(path))
    spec = importlib.util.spec_from_loader(name, loader)
    made = importlib.util.module_from_spec(spec)
    loader.exec_module(made)
    return made


def key(statement):
    s, r, o = statement["subject"], statement["relation"], statement["object"]
    return f"{s.get('name', '')} | {'NOT ' if statement.get('negated') else ''}{r['id']} | {o.get('name', '')}"


def extract(weft, lines):
    run = subprocess.run([weft, "extract", "--input-format", "jsonl", "--format", "jsonl", "-"],
                         input=lines.encode(), stdout=subprocess.PIPE, check=True)
    found = {}
    for line in run.stdout.decode().splitlines():
        statement = json.loads(line)
        found.setdefault(statement["document"], []).append(statement)
    return found


def write(folder, name, articles, verdicts):
    (folder / f"{name}.jsonl").write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles))
    (folder / f"{name}.tsv").write_text("".join(f"{d}\t{s}\t{v}\n" for d, s, v in verdicts))


def gold(language, weft, folder):
    scorer = module(GOLD / "score.py", "score")
    for file in MARKED[language]:
        documents = list(scorer.load_gold(str(file)))
        articles = [{"id": i, "lang": lang, "title": title, "text": text} for i, lang, title, text, _ in documents]
        found = extract(weft, "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles))
        verdicts = []
        for i, _, title, text, facts in documents:
            for s in scorer.prepare(found.get(i, []), title + "\n" + text):
                right = any(scorer.matches(s, f) for f in facts)
                verdicts.append((i, key(s), "t" if right else "f"))
        write(folder, f"marked-{file.stem}", articles, verdicts)


# Causes that lie in what qualifies a statement: once that is mended, nobody has judged what is said.
MENDABLE = re.compile(r"modality|qualifier|time|negation")


def judged(language, weft, folder):
    fresh = module(ROOT / "bench/fresh", "fresh")
    for file in sorted((ROOT / "bench/verdicts").glob(f"{language}-*.tsv")):
        round_ = int(file.stem.split("-")[1])
        articles = [{"id": i, "lang": language, "text": text} for i, text in fresh.sample(language, round_)]
        lines = "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles)
        said = {(i, fresh.short(s)) for i, found in extract(weft, lines).items() for s in found}
        rows = [line.split("\t") for line in file.read_text().splitlines()]
        rows = [r for r in rows if len(r) > 4 and r[4] in ("t", "f")]
        mended = [r[4] == "f" and (r[0], r[3]) not in said and MENDABLE.search("".join(r[5:6])) for r in rows]
        verdicts = [(r[0], r[3].split("  [")[0], r[4]) for r, gone in zip(rows, mended) if not gone]
        write(folder, file.stem, articles, verdicts)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    language, weft, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    gold(language, weft, folder)
    judged(language, weft, folder)


if __name__ == "__main__":
    main()
