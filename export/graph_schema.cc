// SPDX-License-Identifier: Apache-2.0
#include "export/graph_schema.h"

namespace weft {

const char* const kGraphTables = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE document(
  id INTEGER PRIMARY KEY,
  uri TEXT NOT NULL,
  title TEXT,
  lang TEXT,
  url TEXT,
  published TEXT,
  author TEXT,
  publisher TEXT,
  sha256 TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL) STRICT;
CREATE TABLE sentence(
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document(id),
  position INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL) STRICT;
CREATE TABLE entity(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  named INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  documents INTEGER NOT NULL) STRICT;
CREATE TABLE entity_label(
  entity_id INTEGER NOT NULL REFERENCES entity(id),
  lang TEXT NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY(entity_id, lang)) STRICT, WITHOUT ROWID;
CREATE TABLE alias(
  entity_id INTEGER NOT NULL REFERENCES entity(id),
  text TEXT NOT NULL,
  norm TEXT NOT NULL,
  PRIMARY KEY(entity_id, text)) STRICT, WITHOUT ROWID;
CREATE TABLE entity_id(
  entity_id INTEGER PRIMARY KEY REFERENCES entity(id),
  external_id TEXT NOT NULL) STRICT;
CREATE TABLE appearance_id(
  appearance_id INTEGER PRIMARY KEY REFERENCES appearance(id),
  external_id TEXT NOT NULL) STRICT;
CREATE TABLE appearance(
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document(id),
  position INTEGER NOT NULL,
  entity_id INTEGER REFERENCES entity(id),
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  named INTEGER NOT NULL,
  mentions INTEGER NOT NULL) STRICT;
CREATE TABLE appearance_alias(
  appearance_id INTEGER NOT NULL REFERENCES appearance(id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY(appearance_id, position)) STRICT, WITHOUT ROWID;
CREATE TABLE relation(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  inverse TEXT,
  symmetric INTEGER NOT NULL,
  open INTEGER NOT NULL,
  wikidata TEXT,
  schema_org TEXT) STRICT;
CREATE TABLE relation_label(
  relation_id INTEGER NOT NULL REFERENCES relation(id),
  lang TEXT NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY(relation_id, lang)) STRICT, WITHOUT ROWID;
CREATE TABLE fact(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  subject INTEGER NOT NULL REFERENCES entity(id),
  relation INTEGER NOT NULL REFERENCES relation(id),
  object_entity INTEGER REFERENCES entity(id),
  object_value TEXT,
  object_text TEXT,
  value_type TEXT,
  unit TEXT,
  object_fact INTEGER REFERENCES fact(id),
  negated INTEGER NOT NULL,
  modality TEXT NOT NULL,
  status TEXT NOT NULL,
  confidence REAL NOT NULL,
  evidence_count INTEGER NOT NULL,
  document_count INTEGER NOT NULL,
  first_seen TEXT,
  last_seen TEXT,
  CHECK((object_entity IS NOT NULL) + (object_value IS NOT NULL) + (object_fact IS NOT NULL) = 1)) STRICT;
CREATE TABLE qualifier(
  fact_id INTEGER NOT NULL REFERENCES fact(id),
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  entity_id INTEGER REFERENCES entity(id),
  value TEXT,
  text TEXT,
  value_type TEXT,
  unit TEXT,
  claim_id INTEGER REFERENCES fact(id),
  PRIMARY KEY(fact_id, position),
  CHECK((entity_id IS NOT NULL) + (value IS NOT NULL) + (claim_id IS NOT NULL) = 1)) STRICT, WITHOUT ROWID;
CREATE TABLE evidence(
  id INTEGER PRIMARY KEY,
  fact_id INTEGER NOT NULL REFERENCES fact(id),
  document_id INTEGER NOT NULL REFERENCES document(id),
  position INTEGER NOT NULL,
  sentence INTEGER,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  relation TEXT NOT NULL,
  open INTEGER NOT NULL,
  label TEXT,
  phrase TEXT,
  lemma TEXT,
  extractor TEXT NOT NULL,
  confidence REAL NOT NULL) STRICT;
CREATE TABLE evidence_argument(
  evidence_id INTEGER NOT NULL REFERENCES evidence(id),
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  appearance_id INTEGER REFERENCES appearance(id),
  value TEXT,
  text TEXT,
  value_type TEXT,
  unit TEXT,
  claim INTEGER,
  begin INTEGER,
  end INTEGER,
  PRIMARY KEY(evidence_id, position)) STRICT, WITHOUT ROWID;
CREATE TABLE merge(
  id INTEGER PRIMARY KEY,
  entity_id INTEGER NOT NULL REFERENCES entity(id),
  name TEXT NOT NULL,
  into_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  score REAL NOT NULL,
  documents INTEGER NOT NULL) STRICT;
CREATE TABLE decision(
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  fact TEXT) STRICT;
CREATE TABLE decision_name(
  decision_id INTEGER NOT NULL REFERENCES decision(id),
  position INTEGER NOT NULL,
  part INTEGER NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT,
  PRIMARY KEY(decision_id, position)) STRICT, WITHOUT ROWID;
CREATE TABLE decision_evidence(
  decision_id INTEGER NOT NULL REFERENCES decision(id),
  position INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  evidence INTEGER NOT NULL,
  relation TEXT NOT NULL,
  PRIMARY KEY(decision_id, position)) STRICT, WITHOUT ROWID;
)sql";

const char* const kGraphSearch = R"sql(
CREATE VIRTUAL TABLE entity_fts USING fts5(name, content="entity", content_rowid="id");
CREATE VIRTUAL TABLE name_fts USING fts5(parts, content="", detail=none);
)sql";

const char* const kGraphIndexesAndViews = R"sql(
INSERT INTO entity_fts(entity_fts) VALUES('rebuild');
INSERT INTO entity_fts(entity_fts) VALUES('optimize');
INSERT INTO name_fts(name_fts) VALUES('optimize');
CREATE INDEX sentence_document ON sentence(document_id);
CREATE INDEX alias_norm ON alias(norm);
CREATE INDEX appearance_entity ON appearance(entity_id);
CREATE INDEX fact_subject ON fact(subject, relation, object_entity);
CREATE INDEX fact_object ON fact(object_entity, relation);
CREATE INDEX fact_relation ON fact(relation);
CREATE INDEX merge_entity ON merge(entity_id);
CREATE INDEX evidence_fact ON evidence(fact_id);
CREATE INDEX evidence_document ON evidence(document_id);
CREATE VIEW nodes AS
  SELECT e.key AS id, e.name AS label, e.type, ko.label AS label_ko, en.label AS label_en,
         e.mentions, e.documents
  FROM entity e
  LEFT JOIN entity_label ko ON ko.entity_id = e.id AND ko.lang = 'ko'
  LEFT JOIN entity_label en ON en.entity_id = e.id AND en.lang = 'en';
CREATE VIEW edges AS
  SELECT s.key AS source, o.key AS target, r.name AS relation, f.negated,
         SUM(f.evidence_count) AS weight, MAX(f.confidence) AS confidence,
         MIN(f.first_seen) AS first_seen, MAX(f.last_seen) AS last_seen
  FROM fact f JOIN entity s ON s.id = f.subject JOIN entity o ON o.id = f.object_entity
  JOIN relation r ON r.id = f.relation
  GROUP BY f.subject, f.relation, f.object_entity, f.negated;
CREATE VIEW graphframes_edges AS
  SELECT source AS src, target AS dst, relation AS relationship, weight, confidence, negated FROM edges;
CREATE VIEW triples AS
  SELECT f.key AS fact, s.name AS subject, r.name AS relation,
         COALESCE(o.name, NULLIF(f.object_text, ''), f.object_value,
                  (SELECT s2.name || ' ' || r2.name || ' ' || COALESCE(o2.name, f2.object_text, '…')
                   FROM fact f2 JOIN entity s2 ON s2.id = f2.subject
                   JOIN relation r2 ON r2.id = f2.relation LEFT JOIN entity o2 ON o2.id = f2.object_entity
                   WHERE f2.id = f.object_fact)) AS object,
         f.negated, f.modality, f.status, f.confidence, f.evidence_count
  FROM fact f JOIN entity s ON s.id = f.subject JOIN relation r ON r.id = f.relation
  LEFT JOIN entity o ON o.id = f.object_entity;
CREATE VIEW quotes AS
  SELECT f.key AS fact, d.uri AS document, d.title, d.url, d.published, v.begin, v.end,
         substr(d.text, v.begin + 1, v.end - v.begin) AS quote, v.extractor, v.confidence
  FROM evidence v JOIN fact f ON f.id = v.fact_id JOIN document d ON d.id = v.document_id;
)sql"
                                          // Names and columns of GraphRAG's tables.
                                          R"sql(
CREATE VIEW entities AS
  SELECT e.key AS id, e.id AS human_readable_id, e.name AS title, e.type, NULL AS description,
         (SELECT json_group_array(DISTINCT v.document_id || '-' || v.sentence)
          FROM fact f JOIN evidence v ON v.fact_id = f.id
          WHERE v.sentence IS NOT NULL AND
                f.id IN (SELECT id FROM fact WHERE subject = e.id UNION
                         SELECT id FROM fact WHERE object_entity = e.id)) AS text_unit_ids,
         e.mentions AS frequency,
         (SELECT count(*) FROM fact WHERE subject = e.id) +
         (SELECT count(*) FROM fact WHERE object_entity = e.id) AS degree
  FROM entity e;
CREATE VIEW relationships AS
  SELECT f.key AS id, f.id AS human_readable_id, s.name AS source, o.name AS target,
         s.key AS source_id, o.key AS target_id, r.name AS description,
         f.evidence_count AS weight,
         (SELECT count(*) FROM fact x WHERE x.subject = s.id) +
         (SELECT count(*) FROM fact x WHERE x.object_entity = s.id) +
         (SELECT count(*) FROM fact x WHERE x.subject = o.id) +
         (SELECT count(*) FROM fact x WHERE x.object_entity = o.id) AS combined_degree,
         (SELECT json_group_array(DISTINCT v.document_id || '-' || v.sentence) FROM evidence v
          WHERE v.fact_id = f.id AND v.sentence IS NOT NULL) AS text_unit_ids
  FROM fact f JOIN entity s ON s.id = f.subject JOIN entity o ON o.id = f.object_entity
  JOIN relation r ON r.id = f.relation;
CREATE VIEW text_units AS
  SELECT p.document_id || '-' || p.position AS id, p.id AS human_readable_id,
         substr(d.text, p.begin + 1, p.end - p.begin) AS text, d.sha256 AS document_id,
         (SELECT json_group_array(DISTINCT f.key) FROM evidence v JOIN fact f ON f.id = v.fact_id
          WHERE v.document_id = p.document_id AND v.sentence = p.position) AS relationship_ids
  FROM sentence p JOIN document d ON d.id = p.document_id;
CREATE VIEW documents AS
  SELECT d.sha256 AS id, d.id AS human_readable_id, COALESCE(d.title, d.uri) AS title, d.text,
         (SELECT json_group_array(p.document_id || '-' || p.position) FROM sentence p
          WHERE p.document_id = d.id) AS text_unit_ids,
         d.published AS creation_date
  FROM document d;
CREATE VIEW covariates AS
  SELECT f.key AS id, f.id AS human_readable_id, 'claim' AS covariate_type, r.name AS type,
         NULL AS description, s.name AS subject_id,
         COALESCE(o.name, NULLIF(f.object_text, ''), f.object_value) AS object_id,
         CASE WHEN f.negated OR f.modality = 'denied' OR f.confidence <= 0 THEN 'FALSE'
              WHEN f.modality = 'asserted' THEN 'TRUE' ELSE 'SUSPECTED' END AS status,
         (SELECT q.value FROM qualifier q WHERE q.fact_id = f.id AND q.role IN ('start', 'time')
          ORDER BY q.role LIMIT 1) AS start_date,
         (SELECT q.value FROM qualifier q WHERE q.fact_id = f.id AND q.role = 'end') AS end_date,
         (SELECT substr(d.text, v.begin + 1, v.end - v.begin) FROM evidence v
          JOIN document d ON d.id = v.document_id WHERE v.fact_id = f.id
          ORDER BY v.id LIMIT 1) AS source_text
  FROM fact f JOIN entity s ON s.id = f.subject JOIN relation r ON r.id = f.relation
  LEFT JOIN entity o ON o.id = f.object_entity;
ANALYZE;
)sql";

}  // namespace weft
