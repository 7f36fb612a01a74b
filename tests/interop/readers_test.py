# SPDX-License-Identifier: Apache-2.0
"""Opens what `weft export` writes in the programs it is for, and compares what they read.

usage: readers_test.py WEFT SAMPLES FOLDER
A reader that is not installed is skipped and named; `make interop` installs them.
"""
import csv
import importlib
import json
import pathlib
import subprocess
import sys

weft, samples, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
folder.mkdir(parents=True, exist_ok=True)
graph = folder / "graph.db"


def run(*words):
    subprocess.run([weft, *map(str, words)], check=True)


def export(name, *words):
    path = folder / name
    run("export", graph, path, *words)
    return path


run("build", samples, "-o", graph, "--quiet")
tables = export("gephi", "--format", "gephi-csv")
nodes = list(csv.DictReader(open(tables / "nodes.csv", encoding="utf-8")))
edges = list(csv.DictReader(open(tables / "edges.csv", encoding="utf-8")))
labels = {row["Id"]: row["Label"] for row in nodes}
ties = sorted((e["Source"], e["Kind"], e["Target"], float(e["Weight"])) for e in edges)
assert len(nodes) > 100 and len(edges) > 100


def same(read_labels, read_ties):
    assert read_labels == labels, "labels differ"
    assert sorted(read_ties) == ties, "edges differ"


def networkx(module):
    read = module.read_graphml(export("out.graphml", "--layout"))
    same({n: d["label"] for n, d in read.nodes(data=True)},
         [(a, ("not_" if d.get("negated") else "") + d["relation"], b, d["weight"])
          for a, b, d in read.edges(data=True)])
    assert all("pagerank" in d and "community" in d for _, d in read.nodes(data=True))


def igraph(module):
    read = module.Graph.Read_GraphML(str(export("out.graphml")))
    key = read.vs["id"]
    negated = read.es["negated"] if "negated" in read.es.attributes() else [0] * read.ecount()
    same(dict(zip(key, read.vs["label"])),
         [(key[e.source], ("not_" if n == 1 else "") + e["relation"], key[e.target], e["weight"])
          for e, n in zip(read.es, negated)])


def rdflib(module):
    turtle = module.Graph().parse(export("out.ttl"))
    assert set(turtle) == set(module.Graph().parse(export("out.jsonld"), format="json-ld"))
    quads = module.Dataset()
    quads.parse(export("out.nq"), format="nquads")
    only_there = {module.URIRef("urn:weft:record"), module.URIRef("http://schema.org/articleBody")}
    assert {q[:3] for q in quads.quads() if q[1] not in only_there} == set(turtle)
    label = module.RDFS.label
    for key, name in labels.items():
        subject = module.URIRef("urn:weft:entity:" + key)
        assert turtle.value(subject, label) == module.Literal(name), key


def duckdb(module):
    path = str(export("facts.jsonl"))
    facts = [json.loads(line) for line in open(path, encoding="utf-8")]
    count = sum(line["kind"] == "fact" for line in facts)
    query = f"SELECT count(*) FROM read_json_auto('{path}') WHERE kind = 'fact'"
    assert module.sql(query).fetchall()[0][0] == count
    parquet = str(folder / "edges.parquet")
    module.sql(f"COPY (FROM read_csv('{tables}/edges.csv')) TO '{parquet}' (FORMAT parquet)")
    assert module.sql(f"SELECT sum(Weight) FROM '{parquet}'").fetchall()[0][0] == sum(t[3] for t in ties)


def pandas(module):
    path = export("facts.jsonl")
    lines = module.read_json(path, lines=True)
    assert (lines.kind == "fact").sum() > len(edges)
    frame = module.read_csv(export("frames", "--format", "graphframes-csv") / "edges.csv")
    assert len(frame) == len(edges) and frame.weight.sum() == sum(t[3] for t in ties)


failed = False
for check in (networkx, igraph, rdflib, duckdb, pandas):
    try:
        module = importlib.import_module(check.__name__)
    except ImportError:
        print(f"{check.__name__}: not installed, skipped; `make interop` installs it")
        continue
    try:
        check(module)
        print(f"{check.__name__} {getattr(module, '__version__', '')}: reads the same")
    except AssertionError as error:
        failed = True
        print(f"{check.__name__}: {error}")
sys.exit(failed)
