#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Unpacks the corpora that train_morphemes, train_korean_names and train_english_names read.

Usage: prepare_names.py OUT_FOLDER MODELS_FOLDER. The corpora stand in WEFT_CORPORA (default
../shared/corpora); see the README there for their layout.
"""
import collections
import importlib.machinery
import importlib.util
import json
import lzma
import os
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
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
    write_marked(out / "ko_re.tsv", "train", titles, names)
    write_marked(out / "ko_re_dev.tsv", "dev", titles, set())
    write_nouns(out / "ko_nouns.tsv", out / "ko_verbs.tsv")
    with open(out / "ko_names.tsv", "w", encoding="utf-8") as file:
        file.writelines(f"{n}\t{k}\n" for n, k in sorted(names))


NOUN_TAGS = {"NNG", "NNB", "ncn", "ncpa", "ncps", "nbn", "nbu"}
NAME_TAGS = {"NNP", "nq"}


VERB_TAGS = {"VV", "VA", "pvg", "pvd", "paa", "pad"}


def write_nouns(path, verb_path):
    """Nouns of the treebanks that are no names, alone and as the compounds that begin words; stems
    of verbs and adjectives."""
    nouns, named, verbs = collections.Counter(), collections.Counter(), collections.Counter()
    for corpus in ("ko_gsd", "ko_kaist", "ko_klue_dp"):
        for line in lines(f"{corpus}/train.conllu.xz"):
            cells = line.split("\t")
            if len(cells) < 5 or not cells[0].isdigit():
                continue
            forms, tags = cells[2].split("+"), cells[4].split("+")
            stem, name = "", False
            verbs.update(form for form, tag in zip(forms, tags) if tag in VERB_TAGS)
            for form, tag in zip(forms, tags):
                if tag in NAME_TAGS:
                    named[form] += 1
                elif tag in NOUN_TAGS:
                    nouns[form] += 1
                elif tag not in ("XSN", "xsn", "XPN", "xp"):
                    break
                stem += form
                name |= tag in NAME_TAGS
            if stem and stem not in forms:
                (named if name else nouns)[stem] += 1
    with open(path, "w", encoding="utf-8") as file:
        for noun, count in sorted(nouns.items()):
            if count > named[noun] and 2 <= len(noun) <= 8:
                file.write(f"{noun}\t{count}\n")
    with open(verb_path, "w", encoding="utf-8") as file:
        file.writelines(f"{verb}\t{count}\n" for verb, count in sorted(verbs.items()))


def write_marked(path, part, titles, names):
    """Sentences of KLUE-RE with the spans of their marked names; adds the names to `names`."""
    spans = collections.OrderedDict()
    for line in lines(f"ko_klue_re/{part}.jsonl.xz"):
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
    with open(path, "w", encoding="utf-8") as file:
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
    """Sentences of (word, label) with the document each is of, empty where that is not said."""
    sentence, document = [], ""
    for line in lines(name):
        cells = line.split("\t")
        if not line.strip():
            if sentence:
                yield document, sentence
            sentence = []
        elif line.startswith("# newdoc id = "):
            document = line[len("# newdoc id = "):]
        elif not line.startswith("# ") and len(cells) > tag_column:
            tag = cells[tag_column]
            kind = IOB_TYPES.get(tag[2:])
            label = "O" if tag == "O" else ("?" if kind in ("?", None) else tag[:2] + kind)
            sentence.append((cells[word_column], label))
    if sentence:
        yield document, sentence


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


def proper(row):
    """Whether Penn's tag says that the word is part of a name; UD's own takes "Civic" of "Civic Party" out."""
    return row[4] in ("NNP", "NNPS")


def after_of(rows, end, last):
    """The last word of the name with what its "of" adds: "University of X"."""
    if end + 2 > last or rows[end + 1][1] != "of":
        return end
    at = end + 2
    while at < last and rows[at][1].lower() == "the":
        at += 1
    if not proper(rows[at]):
        return end
    while at < last and proper(rows[at + 1]):
        at += 1
    return at


def gum_sentences(name, titles):
    rows, document = [], ""
    for line in list(lines(name)) + [""]:
        if line.startswith("# newdoc id = "):
            document = line[len("# newdoc id = "):]
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
                if ours is None or not heads or not proper(rows[heads[0]]):
                    continue
                words = [r[1] for r in rows[first:last + 1]]
                if any("@" in w or "/" in w or w.isdigit() for w in words):
                    continue
                begin = end = heads[0]
                full = identity.replace("_", " ").split(" (")[0].split(" ")
                for i in range(len(words) - len(full) + 1):
                    if full == words[i:i + len(full)]:
                        begin, end = first + i, first + i + len(full) - 1
                while begin > first and proper(rows[begin - 1]):
                    begin -= 1
                while end < last and proper(rows[end + 1]):
                    end += 1
                if ours != "person":
                    end = after_of(rows, end, last)
                while ours == "person" and begin < end and rows[begin][1].rstrip(".") in titles:
                    begin += 1
                if any(label != "O" for label in labels[begin:end + 1]):
                    continue
                for i in range(begin, end + 1):
                    labels[i] = ("B-" if i == begin else "I-") + ours
            yield document, [(r[1], label) for r, label in zip(rows, labels)]
            rows = []


def redocred_kind(name, kind, cues):
    """Our type of an entity; its MISC holds works, products, events, languages and peoples."""
    if kind in ("PER", "ORG"):
        return IOB_TYPES[kind]
    words = name.split(" ")
    if name.lower() in cues["demonym"] or not name[:1].isupper() and not name[:1].isdigit():
        return None
    if kind == "LOC":
        return "place"
    if any(w in cues["event-suffix"] for w in words) or re.search(r"\b(1[5-9]|20)\d\d\b", name):
        return "event"
    return "product"


def redocred_sentences(name, cues):
    with lzma.open(CORPORA / name, "rt", encoding="utf-8") as file:
        documents = json.load(file)
    for document in documents:
        labels = [["O"] * len(sentence) for sentence in document["sents"]]
        for entity in document["vertexSet"]:
            for mention in entity:
                row = labels[mention["sent_id"]]
                begin, end = mention["pos"]
                if mention["type"] in ("TIME", "NUM") or end > len(row):
                    continue
                kind = redocred_kind(mention["name"], mention["type"], cues)
                if kind is None or any(label != "O" for label in row[begin:end]):
                    continue
                for i in range(begin, end):
                    row[i] = ("B-" if i == begin else "I-") + kind
        for words, row in zip(document["sents"], labels):
            yield document["title"], [(w, l) for w, l in zip(words, row) if w.strip()]


def split_hyphens(sentence, prefixes):
    """Words as our own tokens are: parted at hyphens between letters but after a prefix."""
    for word, label in sentence:
        parts = re.split(r"(?<=\w)(-)(?=\w)", word)
        if len(parts) < 3 or parts[0].lower() in prefixes or "://" in word or "@" in word:
            yield word, label
            continue
        for i, part in enumerate(parts):
            yield part, ("I-" + label[2:] if i > 0 and label[:2] == "B-" else label)


def read_cues(folder):
    cues = collections.defaultdict(set)
    for table in ("name_cues.tsv", "clause_words.tsv", "tokens.tsv"):
        for line in open(folder / table, encoding="utf-8"):
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 1 and not line.startswith("#"):
                cues[cells[0]].update(cells[1].replace(" ", ",").split(","))
    return cues


def treebank_sentences(name):
    """Words with Penn's tags in the place of labels: text of which the names are not known."""
    sentence, document = [], ""
    for line in list(lines(name)) + [""]:
        cells = line.split("\t")
        if line.startswith("# newdoc id = "):
            document = line[len("# newdoc id = "):]
        elif cells[0].isdigit():
            sentence.append((cells[1], cells[4]))
        elif not line and sentence:
            yield document, sentence
            sentence = []


# What KnowledgeNet's relations hold between.
KNOWLEDGENET = {"EMPLOYEE_OR_MEMBER_OF": ("person", "organization"), "EDUCATED_AT": ("person", "organization"),
                "POLITICAL_AFFILIATION": ("person", "organization"), "PLACE_OF_RESIDENCE": ("person", "place"),
                "PLACE_OF_BIRTH": ("person", "place"), "NATIONALITY": ("person", "place"), "SPOUSE": ("person", "person"),
                "CHILD_OF": ("person", "person"), "DATE_OF_BIRTH": ("person", None), "DATE_OF_DEATH": ("person", None),
                "HEADQUARTERS": ("organization", "place"), "FOUNDED_BY": ("organization", "person"),
                "CEO": ("organization", "person"), "DATE_FOUNDED": ("organization", None),
                "SUBSIDIARY_OF": ("organization", "organization")}
TOKENS = re.compile(r"(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Jr|Sr|St|Inc|Co|Corp|Ltd|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|No|vs)\."
                    r"|\w+(?:[.,]\d+)*|'s\b|\S")
PRONOUNS = {*"he she it they his her its their i we my our you who".split(), "the company"}


def judged_sentences():
    """Sentences that rounds of bench/fresh take, and ten more rounds: names in them are not learned."""
    loader = importlib.machinery.SourceFileLoader("fresh", str(ROOT / "bench/fresh"))
    fresh = importlib.util.module_from_spec(importlib.util.spec_from_loader("fresh", loader))
    loader.exec_module(fresh)
    return {text for round_ in range(14, 30) for _, text in fresh.sample("en", round_)}


def marked_words(text, spans):
    """The words of a text of which some names are known: "?" stands for any other word."""
    words = list(TOKENS.finditer(text))
    tags = ["?"] * len(words)
    for begin, end, kind in sorted(spans, key=lambda span: (span[1] - span[0], span)):
        inside = [i for i, word in enumerate(words) if word.start() < end and word.end() > begin]
        while inside and re.fullmatch(r"\W+|'s", words[inside[-1]].group()):
            inside.pop()
        if inside and words[inside[0]].group().lower() == "the":
            inside.pop(0)
        for i in inside:
            tags[i] = "I-" + kind
        if inside:
            tags[inside[0]] = "B-" + kind
    return [(word.group(), tag) for word, tag in zip(words, tags)]


def knowledgenet_sentences(name, left_out):
    """The arguments of KnowledgeNet's facts are names; what else a sentence names it does not say."""
    marked = {}
    for line in lines(name):
        item = json.loads(line)
        _, spans = marked.setdefault(item["text"], (item["id"], set()))
        for fact in item["facts"]:
            for role, kind in zip(("subject", "object"), KNOWLEDGENET[fact["relation"]]):
                begin, end = fact[role]["begin"], fact[role]["end"]
                argument = item["text"][begin:end]
                if kind and argument[:1].isupper() and argument.lower() not in PRONOUNS:
                    spans.add((begin, end, kind))
    for text, (name, spans) in marked.items():
        if text not in left_out:
            yield name, marked_words(text, spans)


def write_english(out, titles, cues):
    def write(file, source, sentences):
        for document, sentence in sentences:
            file.write(f"#\t{source}\t{document}\n")
            if source not in ("gum", "uner", "ewt"):
                sentence = list(split_hyphens(sentence, cues["prefix"]))
            file.writelines(f"{w}\t{t}\n" for w, t in sentence)
            file.write("\n")

    with open(out / "en_names_train.tsv", "w", encoding="utf-8") as file:
        write(file, "gum", gum_sentences("en_gum/train.conllu.xz", titles))
        write(file, "redocred", redocred_sentences("en_redocred/dev.json.xz", cues))
        write(file, "wikigold", iob_sentences("en_wikigold/train.iob2.xz", 1, 2))
        write(file, "uner", iob_sentences("en_uner/dev.iob2.xz", 1, 2))
        write(file, "btc", iob_sentences("en_btc/train.conll.xz", 0, 1))
    with open(out / "en_names_ewt.tsv", "w", encoding="utf-8") as file:
        write(file, "ewt", treebank_sentences("en_ewt/train.conllu.xz"))
    with open(out / "en_names_marked.tsv", "w", encoding="utf-8") as file:
        write(file, "knowledgenet", knowledgenet_sentences("en_knowledgenet/train.jsonl.xz", judged_sentences()))
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
    write_english(out, read_titles(models / "en/name_cues.tsv"), read_cues(models / "en"))


if __name__ == "__main__":
    main()
