#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws docs/images/reliability.svg: what Weft believed of statements and how many were right, from
docs/images/reliability-LANGUAGE.tsv, which training/train_confidence.sh writes."""
import pathlib

IMAGES = pathlib.Path(__file__).resolve().parent / "images"
SIZE, LEFT, TOP = 300, 50, 20
COLOURS = {"ko": "#b5482a", "en": "#2a6fb5"}
NAMES = {"ko": "Korean", "en": "English"}


def rows(language):
    for line in (IMAGES / f"reliability-{language}.tsv").read_text().splitlines():
        if not line.startswith("#"):
            count, believed, right = line.split("\t")
            yield int(count), float(believed), float(right)


def at(believed, right):
    return LEFT + SIZE * believed, TOP + SIZE * (1 - right)


def draw():
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + SIZE + 30}" height="{TOP + SIZE + 50}" '
           'font-family="sans-serif" font-size="11">',
           '<rect width="100%" height="100%" fill="white"/>',
           f'<rect x="{LEFT}" y="{TOP}" width="{SIZE}" height="{SIZE}" fill="none" stroke="#999"/>',
           f'<line x1="{LEFT}" y1="{TOP + SIZE}" x2="{LEFT + SIZE}" y2="{TOP}" stroke="#bbb" stroke-dasharray="4 3"/>']
    for step in range(0, 11, 2):
        x, y = at(step / 10, step / 10)
        out.append(f'<text x="{x:.0f}" y="{TOP + SIZE + 15}" text-anchor="middle">{step / 10:.1f}</text>')
        out.append(f'<text x="{LEFT - 6}" y="{y + 4:.0f}" text-anchor="end">{step / 10:.1f}</text>')
    out.append(f'<text x="{LEFT + SIZE / 2:.0f}" y="{TOP + SIZE + 35}" text-anchor="middle">confidence</text>')
    out.append(f'<text x="14" y="{TOP + SIZE / 2:.0f}" text-anchor="middle" '
               f'transform="rotate(-90 14 {TOP + SIZE / 2:.0f})">share that is right</text>')
    for i, language in enumerate(COLOURS):
        points = [(at(b, r), n) for n, b, r in rows(language)]
        path = " ".join(f"{x:.1f},{y:.1f}" for (x, y), _ in points)
        out.append(f'<polyline points="{path}" fill="none" stroke="{COLOURS[language]}"/>')
        out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{2 + n ** 0.5 / 4:.1f}" fill="{COLOURS[language]}" '
                f'fill-opacity="0.6"><title>{n} statements</title></circle>' for (x, y), n in points]
        out.append(f'<text x="{LEFT + 12}" y="{TOP + 18 + 15 * i}" fill="{COLOURS[language]}">{NAMES[language]}</text>')
    return "\n".join(out + ["</svg>", ""])


if __name__ == "__main__":
    (IMAGES / "reliability.svg").write_text(draw())
