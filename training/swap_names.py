#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Korean training sentences once more with other names of the same types, so that the model of names looks at
how names are built and where they stand, and not at which it has seen.

Usage: swap_names.py FOLDER [SEED]. Reads what prepare_names.py wrote there and writes ko_ner_swapped.tsv and
ko_re_swapped.tsv to train on, ko_ner_dev_swapped.tsv and ko_ner_test_swapped.tsv to score.

A name's build stays: its words, hyphens, brackets and what says its kind (은행, 대학교, 시). Of the rest, Korean persons keep or change
the family name and get given names of syllables of given names; other words in Hangul become other names' words or new ones of syllables
that follow each other in names; Latin words become other Latin words. Particles are made to agree.
"""
import collections
import pathlib
import random
import re
import sys

HANGUL = re.compile(r"[가-힣]+")
# Endings of names that say what is named; the longest that fits stays.
KINDS = """은행 그룹 전자 증권 보험 생명 화재 카드 건설 중공업 화학 제약 텔레콤 통신 항공 물산 자동차 제철 에너지 식품 엔터테인먼트 미디어 컴퍼니 방송 일보 신문 뉴스 병원 의료원 대학교 대학
    대학원 고등학교 중학교 초등학교 여고 고 협회 연맹 연합 연합회 위원회 재단 연구원 연구소 센터 구단 공사 공단 교회 성당 학회 학원 도서관 박물관 미술관 극장 시장 당 청 부 처 원 실 국 과 사 팀
    경찰서 경찰청 소방서 지검 지법 검찰청 법원 재판소 시청 군청 구청 도청 교육청 의회 시의회 도의회 당국 대표팀 노조 조합 회 군 시 도 구 읍 면 동 리 로 길 역 공항 항 산 강 호 만 섬 천 궁 성 교 주 현 반도 대교 해협
    경기장 공원 광장 아파트 타워 호텔 백화점 마트 지역 지방""".split()
KIND = re.compile("(?:" + "|".join(sorted(KINDS, key=len, reverse=True)) + ")$")
PAIRS = {"은": "는", "이": "가", "을": "를", "과": "와", "아": "야", "으로": "로", "이라": "라", "이며": "며", "이나": "나",
         "이랑": "랑", "이다": "다", "이었": "였", "이란": "란", "이라는": "라는", "이라고": "라고"}
WITH = {form: pair for pair in PAIRS.items() for form in pair}
SURNAMES = set("김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용")


def final(syllable):
    """0 without a final consonant, 8 for ㄹ, else another number."""
    return (ord(syllable) - 0xAC00) % 28 if "가" <= syllable <= "힣" else 0


def agreed(name, rest):
    """The text behind a name, its particle in the form that fits the name."""
    word = HANGUL.match(rest)
    if not word or not HANGUL.fullmatch(name[-1]):
        return rest
    for particle in sorted(WITH, key=len, reverse=True):
        tail = word.group()[len(particle):]
        if word.group().startswith(particle) and (not tail or len(particle) > 1):
            closed, opened = WITH[particle]
            last = final(name[-1])
            return (opened if last == 0 or (last == 8 and closed == "으로") else closed) + rest[len(particle):]
    return rest


def korean_person(name):
    return len(name) == 3 and name[0] in SURNAMES and HANGUL.fullmatch(name) is not None


class Swapper:
    def __init__(self, names, frequent, seed):
        self.random = random.Random(seed)
        self.frequent = frequent  # how often a name stands in the texts: mostly states and public bodies
        self.given = [collections.Counter(), collections.Counter()]
        self.surnames = collections.Counter()
        self.words = collections.defaultdict(list)  # of names by type, without their kinds
        self.latin = []
        self.next = collections.defaultdict(list)  # syllables by the one or two before, in foreign words
        for name, kind in names:
            if kind not in ("PS", "OG", "LC"):
                continue
            if kind == "PS" and korean_person(name):
                self.surnames[name[0]] += 1
                self.given[0][name[1]] += 1
                self.given[1][name[2]] += 1
                continue
            for word in re.findall(r"[가-힣]+|[A-Za-z][A-Za-z0-9&]*", name):
                if word.isascii():
                    self.latin.append(word)
                    continue
                ending = KIND.search(word) if kind != "PS" else None
                stem = word[:ending.start()] if ending else word
                if len(stem) >= 2:
                    self.words[kind].append(stem)
                if kind == "PS" and len(word) >= 2:
                    for i in range(len(word) + 1):
                        self.next[("^" + word)[max(0, i - 1):i + 1]].append((word + "$")[i])

    def drawn(self, counter):
        return self.random.choices(list(counter), list(counter.values()))[0]

    def invented(self, length):
        """A foreign word of about so many syllables that no list knows."""
        for _ in range(20):
            word, before = "", "^"
            while len(word) < 7:
                syllable = self.random.choice(self.next[before])
                if syllable == "$":
                    break
                word += syllable
                before = ("^" + word)[-2:]
            if len(word) >= 2 and abs(len(word) - length) <= 1:
                return word
        return self.random.choice(self.words["PS"])

    def word(self, word, kind):
        if word.isascii():
            return self.random.choice(self.latin) if len(word) > 1 else word
        ending = KIND.search(word) if kind != "PS" else None
        stem = word[:ending.start()] if ending else word
        if len(stem) < 2:
            return word
        if kind == "PS" or self.random.random() < 0.5:
            new = self.invented(len(stem))
        else:
            new = self.random.choice(self.words[kind])
        return new + (ending.group() if ending else "")

    def name(self, name, kind):
        if kind == "PS" and korean_person(name):
            first = name[0] if self.random.random() < 0.3 else self.drawn(self.surnames)
            return first + self.drawn(self.given[0]) + self.drawn(self.given[1])
        if kind == "PS" and len(name) < 3:
            return self.drawn(self.given[0]) + self.drawn(self.given[1]) if len(name) == 2 else name
        return re.sub(r"(?<![0-9])[가-힣]+|[A-Za-z][A-Za-z0-9&]*", lambda m: self.word(m.group(), kind), name)

    def sentence(self, text, spans):
        """Text and spans with other names; one name becomes the same wherever it stands."""
        made, out, kept, at = {}, "", [], 0
        for begin, end, kind in spans:
            name = text[begin:end]
            if kind in ("PS", "OG", "LC") and name not in made:
                stays = self.frequent[name] > 4 and kind != "PS" and self.random.random() < 0.6
                made[name] = name if stays else self.name(name, kind)
            new = made.get(name, name)
            before = text[at:begin]
            out += agreed(out[-1:], before) if at > 0 and kept and kept[-1][2] in ("PS", "OG", "LC") else before
            kept.append((len(out), len(out) + len(new), kind))
            out += new
            at = end
        rest = text[at:]
        return out + (agreed(out[-1:], rest) if kept and kept[-1][2] in ("PS", "OG", "LC") else rest), kept


def ner_sentences(path):
    text, tags = "", []
    for line in list(open(path, encoding="utf-8")) + ["\n"]:
        line = line.rstrip("\n")
        if line.startswith("# "):
            continue
        if "\t" in line:
            character, tag = line.rsplit("\t", 1)
            text += character
            tags += [tag] * len(character)
        elif text:
            spans = []
            for i, tag in enumerate(tags):
                if tag.startswith("B"):
                    spans.append([i, i + 1, tag[2:]])
                elif tag.startswith("I") and spans:
                    spans[-1][1] = i + 1
            yield text, spans
            text, tags = "", []


def re_sentences(path):
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        spans = []
        for begin, end, kind in zip(cells[1::3], cells[2::3], cells[3::3]):
            raw = cells[0].encode()
            spans.append((len(raw[:int(begin)].decode()), len(raw[:int(end)].decode()), kind))
        yield cells[0], spans


def changes(spans):
    return any(kind in ("PS", "OG", "LC") for _, _, kind in spans)


def swapped(sentences, swapper):
    return (swapper.sentence(text, spans) for text, spans in sentences if changes(spans))


def write_ner(path, sentences, swapper):
    with open(path, "w", encoding="utf-8") as file:
        for new, kept in swapped(sentences, swapper):
            tags = ["O"] * len(new)
            for begin, end, kind in kept:
                tags[begin:end] = ["B-" + kind] + ["I-" + kind] * (end - begin - 1)
            file.writelines(f"{c}\t{t}\n" for c, t in zip(new, tags))
            file.write("\n")


def write_re(path, sentences, swapper):
    with open(path, "w", encoding="utf-8") as file:
        for new, kept in swapped(sentences, swapper):
            file.write(new)
            for begin, end, kind in kept:
                file.write(f"\t{len(new[:begin].encode())}\t{len(new[:end].encode())}\t{kind}")
            file.write("\n")


def main():
    folder = pathlib.Path(sys.argv[1])
    lines = [line.rstrip("\n").split("\t") for line in open(folder / "ko_names.tsv", encoding="utf-8")]
    frequent = collections.Counter(text[b:e] for text, spans in ner_sentences(folder / "ko_ner_train.tsv") for b, e, _ in spans)
    swapper = Swapper([tuple(cells) for cells in lines if len(cells) == 2], frequent, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    write_ner(folder / "ko_ner_swapped.tsv", ner_sentences(folder / "ko_ner_train.tsv"), swapper)
    write_re(folder / "ko_re_swapped.tsv", re_sentences(folder / "ko_re.tsv"), swapper)
    for part in ("dev", "test"):
        write_ner(folder / f"ko_ner_{part}_swapped.tsv", ner_sentences(folder / f"ko_ner_{part}.tsv"), swapper)


if __name__ == "__main__":
    main()
