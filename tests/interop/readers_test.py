# SPDX-License-Identifier: Apache-2.0
"""Opens what `weft export` writes in the programs it is for, and compares what they read.

usage: readers_test.py WEFT SAMPLES FOLDER [JARS]
The graph is that of the samples and of names that files find hard. A reader that is not installed is
skipped and named; `make interop` installs them.
"""
import csv
import hashlib
import importlib
import importlib.metadata
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys

weft, samples, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve()
jars = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else None
folder.mkdir(parents=True, exist_ok=True)
graph = folder / "graph.db"
here = pathlib.Path(__file__).parent

HARD = ["O'Neil \"the\" \\ back", "<b>&amp;</b> ]]>", "=1+1", "@SUM(A1)", "-2", "null", "SK INFOSEC", "a,b;c|d",
        "two\nlines\r\nand\ttabs", "\x01\x0b\x1f bell", "right\u202eleft", "\u200bzero\u200d width", "`ticks` ${x}",
        "삼성전자", "e\u0301 \u00e9", "\U0001f642 smile", "\u2028 line \u2029", "\ufffe\uffff end", "true", "1e5",
        "person:Ada", "x\x00y", "%41 \\u0041 \\n", "#hash _under_ *star*", "  blanks  "]


def run(*words, **more):
    return subprocess.run([str(word) for word in words], check=True, **more)


def export(name, *words):
    path = folder / name
    run(weft, "export", graph, path, *words)
    return path


def hard_facts():
    """Every hard name owns the next one, as `weft import` reads it."""
    text = "Said of hard names."
    sha = hashlib.sha256(text.encode()).hexdigest()
    lines = [{"kind": "document", "id": "hard", "language": "en", "sha256": sha, "text": text,
              "sentences": [[0, len(text)]],
              "appearances": [{"name": name, "type": "organization", "named": True, "mentions": 1, "aliases": []}
                              for name in HARD]}]
    for i, name in enumerate(HARD):
        evidence = {"sha256": sha, "index": i, "sentence": 0, "begin": 0, "end": len(text), "relation": "owns",
                    "label": "owns", "phrase": name, "lemma": "own", "extractor": "test", "confidence": 0.5,
                    "subject": {"appearance": i}, "object": {"appearance": (i + 1) % len(HARD)}, "qualifiers": []}
        lines.append({"kind": "fact", "evidence": [evidence]})
    path = folder / "hard.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def clean(text):
    """A text as one line, which is how tables have it."""
    text = "".join(" " if c in "\n\r\t\u2028\u2029" else c for c in text)
    return "".join(c for c in text if c >= " " and not "\x7f" <= c <= "\x9f" and c not in "\ufffe\uffff")


run(weft, "build", samples, "-o", graph, "--quiet")
run(weft, "import", graph, hard_facts(), "--quiet")
tables = export("gephi", "--format", "gephi-csv")
nodes = list(csv.DictReader(open(tables / "nodes.csv", encoding="utf-8", newline="")))
edges = list(csv.DictReader(open(tables / "edges.csv", encoding="utf-8", newline="")))
labels = {row["Id"]: row["Label"] for row in nodes}
ties = sorted((e["Source"], e["Kind"], e["Target"], float(e["Weight"])) for e in edges)
assert len(nodes) > 100 and len(edges) > 100
assert {clean(name) for name in HARD} <= set(labels.values())


def same(read_labels, read_ties, trim=False):
    for key, name in labels.items():
        read = clean(read_labels.get(key, "MISSING"))
        assert (read.strip() == name.strip() if trim else read == name), f"label of {key}: {read!r}, not {name!r}"
    assert len(read_labels) == len(labels), "there are more nodes than entities"
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
    for key, name in labels.items():
        subject = module.URIRef("urn:weft:entity:" + key)
        assert clean(turtle.value(subject, module.RDFS.label)) == name, key


def duckdb(module):
    path = str(export("facts.jsonl"))
    facts = [json.loads(line) for line in open(path, encoding="utf-8")]
    count = sum(line["kind"] == "fact" for line in facts)
    query = f"SELECT count(*) FROM read_json_auto('{path}') WHERE kind = 'fact'"
    assert module.sql(query).fetchall()[0][0] == count
    parquet = str(folder / "edges.parquet")
    module.sql(f"COPY (FROM read_csv('{tables}/edges.csv')) TO '{parquet}' (FORMAT parquet)")
    assert module.sql(f"SELECT sum(Weight) FROM '{parquet}'").fetchall()[0][0] == sum(t[3] for t in ties)
    read = module.sql(f"SELECT Id, Label FROM read_csv('{tables}/nodes.csv', all_varchar = true)").fetchall()
    assert dict(read) == labels


def pandas(module):
    lines = module.read_json(export("facts.jsonl"), lines=True)
    assert (lines.kind == "fact").sum() > len(edges)
    frame = module.read_csv(export("frames", "--format", "graphframes-csv") / "edges.csv")
    assert len(frame) == len(edges) and frame.weight.sum() == sum(t[3] for t in ties)
    view = module.read_sql("SELECT * FROM graphframes_edges", sqlite3.connect(graph))
    assert view.weight.sum() == frame.weight.sum()


def sqlite_utils(module):
    database = module.Database(graph)
    own = [t for t in database.tables if "_fts" not in t.name and not t.name.startswith("sqlite_")]
    assert all(table.strict for table in own), [table.name for table in own if not table.strict]
    assert {row["id"]: clean(row["label"]) for row in database["nodes"].rows} == labels
    assert sum(row["weight"] for row in database["edges"].rows) == sum(t[3] for t in ties)
    assert [row["name"] for row in database["entity"].search("삼성전자")] == ["삼성전자"]
    two_letters = database.query("SELECT name FROM entity WHERE id IN "
                                 "(SELECT rowid FROM name_fts WHERE name_fts MATCH '전자')")
    assert "삼성전자" in [row["name"] for row in two_letters]
    for view in database.views:
        assert database.execute(f"SELECT count(*) FROM [{view.name}]").fetchone()[0] > 0, view.name


def xmllint(path):
    for name in ("out.graphml", "out.gexf"):
        run(path, "--noout", export(name))
    return run(path, "--version", capture_output=True, text=True).stderr.split()[4]


def java(program, *words, classes="*"):
    """What a program of this folder prints, as rows."""
    out = run("java", "-Djava.awt.headless=true", "-cp", jars / classes, here / program, *words,
              stdout=subprocess.PIPE, stderr=open(folder / (program + ".log"), "w"))
    # A label that holds a line's end makes two lines: rows begin with what they are.
    rows = []
    for line in out.stdout.decode("utf-8").split("\n"):
        if line.startswith(("node\t", "edge\t", "report\t")):
            rows.append(line)
        elif rows and line:
            rows[-1] += " " + line
    return [row.split("\t") for row in rows]


def gephi(jar):
    for name in ("out.graphml", "out.gexf"):
        picture = folder / (name + ".pdf")
        rows = java("GephiReader.java", export(name, "--layout"), picture, classes=jar.name)
        loud = [row for row in rows if row[0] == "report" and row[1] != "INFO"]
        assert not loud, loud
        same({row[1]: "\t".join(row[2:-2]) for row in rows if row[0] == "node"},
             [(row[1], row[2], row[3], float(row[4])) for row in rows if row[0] == "edge"], trim=True)
        assert all(row[5] for row in rows if row[0] == "edge"), "an edge without a label"
        assert picture.stat().st_size > 10000
    return jar.name.split("-")[2]


def neo4j(jar):
    script, admin = folder / "neo4j-script", folder / "neo4j-admin"
    for home in (script, admin):
        shutil.rmtree(home, ignore_errors=True)
        (home / "conf").mkdir(parents=True)
    csvs = export("neo4j", "--format", "neo4j-csv")
    run("java", "-cp", jars / "*", "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j",
        f"--nodes={csvs}/nodes.csv", f"--relationships={csvs}/relationships.csv",
        cwd=admin,  # where it leaves its import.report
        env={**os.environ, "NEO4J_HOME": str(admin), "NEO4J_CONF": str(admin / "conf")},
        stdout=open(folder / "neo4j-admin.log", "w"), stderr=subprocess.STDOUT)
    upper = sorted((a, "".join(c.upper() if "a" <= c <= "z" else c for c in kind), b, weight)
                   for a, kind, b, weight in ties)
    for words in ((admin,), (script, export("out.cypher"))):
        rows = java("Neo4jReader.java", *words)
        read = {row[1]: row[2] for row in rows if row[0] == "node"}
        assert {k: v.strip() for k, v in read.items()} == {k: v.strip() for k, v in labels.items()}, "labels differ"
        assert sorted((r[1], r[2], r[3], float(r[4])) for r in rows if r[0] == "edge") == upper, "edges differ"
    return jar.name[len("neo4j-"):-len(".jar")]


def first_jar(pattern):
    found = sorted(jars.glob(pattern)) if jars else []
    return found[0] if found and shutil.which("java") else None


def checks():
    for check in (networkx, igraph, rdflib, duckdb, pandas, sqlite_utils):
        try:
            module = importlib.import_module(check.__name__)
            version = importlib.metadata.version(check.__name__.replace("_", "-"))
        except ImportError:
            yield check.__name__, None
            continue
        yield check.__name__, lambda: check(module) or version
    for check, found in ((xmllint, shutil.which("xmllint")), (gephi, first_jar("gephi-toolkit-*.jar")),
                         (neo4j, first_jar("neo4j-[0-9]*.jar"))):
        yield check.__name__, found and (lambda: check(found))


failed = 0
passed = 0
skipped = 0
for name, check in checks():
    if check is None:
        skipped += 1
        print(f"{name}: not installed, skipped; `make interop` installs it")
        continue
    try:
        print(f"{name} {check()}: reads the same", flush=True)
        passed += 1
    except (AssertionError, subprocess.CalledProcessError) as error:
        failed += 1
        print(f"{name}: {error}", flush=True)
print(f"readers: {passed} passed, {failed} failed, {skipped} skipped")
sys.exit(failed > 0)
