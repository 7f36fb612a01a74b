#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws the middle of a small graph file as SVG:  docs/draw.py graph.db [NODES] > graph.svg

Reads the table `entity` and the view `edges` of the graph file, keeps the named entities with most facts, and lays
them out by springs (Fruchterman and Reingold 1991) from a fixed start: same graph, same picture.
"""
import html
import math
import sqlite3
import sys
import unicodedata

COLOURS = {"person": "#cfe3ff", "organization": "#ffe2b8", "place": "#d6f0c8", "product": "#efd3f5", "event": "#ffd0d0"}
WIDTH, HEIGHT = 860, 520


def read(path, limit):
    db = sqlite3.connect(path)
    nodes = {i: (name, kind) for i, name, kind in db.execute("SELECT key, name, type FROM entity WHERE named ORDER BY key")}
    edges = []
    for source, target, relation, negated in db.execute(
            "SELECT source, target, relation, negated FROM edges ORDER BY source, relation, target"):
        if source in nodes and target in nodes and source != target and not negated:
            edges.append((source, target, relation.replace("_", " ")))
    degree = {}
    for source, target, _ in edges:
        degree[source] = degree.get(source, 0) + 1
        degree[target] = degree.get(target, 0) + 1
    start = max(sorted(degree), key=lambda n: degree[n])
    kept = [start]
    while len(kept) < limit:
        near = {b if a in kept else a for a, b, _ in edges if (a in kept) != (b in kept)}
        near = near or set(degree) - set(kept)
        if not near:
            break
        kept.append(max(sorted(near), key=lambda n: degree[n]))
    edges = [e for e in edges if e[0] in kept and e[1] in kept]
    return {n: nodes[n] for n in kept if any(n in e[:2] for e in edges)}, edges


def width_of(text):
    return sum(13 if unicodedata.east_asian_width(c) in "WF" else 7.2 for c in text) + 18


def layout(nodes, edges):
    names = list(nodes)
    spot = {n: [math.cos(i * 2.4) * (40 + 30 * i), math.sin(i * 2.4) * (40 + 20 * i)] for i, n in enumerate(names)}
    for step in range(600):
        move = {n: [0.0, 0.0] for n in names}
        for i, a in enumerate(names):
            for b in names[i + 1:]:
                dx, dy = spot[a][0] - spot[b][0], (spot[a][1] - spot[b][1]) * 1.7
                distance = max(1.0, math.hypot(dx, dy))
                push = 26000 / distance / distance
                for n, sign in ((a, 1), (b, -1)):
                    move[n][0] += sign * push * dx / distance
                    move[n][1] += sign * push * dy / distance
        for a, b in {(a, b) for a, b, _ in edges}:
            dx, dy = spot[b][0] - spot[a][0], spot[b][1] - spot[a][1]
            distance = max(1.0, math.hypot(dx, dy))
            pull = (distance - 150) * 0.12
            for n, sign in ((a, 1), (b, -1)):
                move[n][0] += sign * pull * dx / distance
                move[n][1] += sign * pull * dy / distance
        for n in names:  # what does not hang together must not drift apart
            for axis in (0, 1):
                move[n][axis] -= 0.04 * spot[n][axis]
        heat = 30 * (1 - step / 600)
        for n in names:
            length = max(1.0, math.hypot(*move[n]))
            for axis in (0, 1):
                spot[n][axis] += move[n][axis] / length * min(length, heat)
    left, right = min(s[0] for s in spot.values()), max(s[0] for s in spot.values())
    top, bottom = min(s[1] for s in spot.values()), max(s[1] for s in spot.values())
    return {n: (90 + (x - left) / max(1, right - left) * (WIDTH - 180),
                30 + (y - top) / max(1, bottom - top) * (HEIGHT - 60)) for n, (x, y) in spot.items()}


def border(centre, other, text):
    """Where the line from `centre` to `other` leaves the box around the text."""
    dx, dy = other[0] - centre[0], other[1] - centre[1]
    half_width, half_height = width_of(text) / 2 + 3, 16
    scale = min(half_width / abs(dx) if dx else 9e9, half_height / abs(dy) if dy else 9e9)
    return centre[0] + dx * scale, centre[1] + dy * scale


def box(centre, width, height):
    return centre[0] - width / 2, centre[1] - height / 2, centre[0] + width / 2, centre[1] + height / 2


def overlap(a, b):
    return max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))


def free_place(x1, y1, x2, y2, width, taken):
    """The place along the line where a label covers least of what is there, the middle first."""
    places = []
    for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
        for shift in (0, 13, -13):
            place = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share + shift
            places.append((sum(overlap(box(place, width, 12), other) for other in taken), place))
    return min(places, key=lambda p: p[0])[1]


def draw(nodes, edges):
    spot = layout(nodes, edges)
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">')
    print('<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
          '<path d="M0 0 8 4 0 8z" fill="#777"/></marker></defs>')
    print(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>')
    pairs = {}
    for source, target, relation in edges:
        pairs.setdefault((source, target), []).append(relation)
    words = []
    taken = [box(spot[n], width_of(nodes[n][0]), 28) for n in nodes]
    for (source, target), relations in pairs.items():
        x1, y1 = border(spot[source], spot[target], nodes[source][0])
        x2, y2 = border(spot[target], spot[source], nodes[target][0])
        print(f'<line x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}" stroke="#999" marker-end="url(#tip)"/>')
        for relation in relations:
            x, y = free_place(x1, y1, x2, y2, width_of(relation) * 0.8, taken)
            taken.append(box((x, y), width_of(relation) * 0.8, 12))
            words.append(f'<text x="{x:.0f}" y="{y + 4:.0f}" text-anchor="middle" font-size="11" fill="#444" '
                         f'stroke="#fff" stroke-width="3" paint-order="stroke">{html.escape(relation)}</text>')
    print("\n".join(words))
    for node, (label, kind) in nodes.items():
        x, y = spot[node]
        width = width_of(label)
        print(f'<rect x="{x - width / 2:.0f}" y="{y - 13:.0f}" width="{width:.0f}" height="26" rx="13" '
              f'fill="{COLOURS.get(kind, "#eee")}" stroke="#888"/>'
              f'<text x="{x:.0f}" y="{y + 4.5:.0f}" text-anchor="middle">{html.escape(label)}</text>')
    print("</svg>")


draw(*read(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 16))
