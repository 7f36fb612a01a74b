-- SPDX-License-Identifier: Apache-2.0
-- A graph file of version 1, as the program wrote it.
PRAGMA application_id = 1466263156;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE alias(
  entity_id INTEGER NOT NULL REFERENCES entity(id),
  text TEXT NOT NULL,
  norm TEXT NOT NULL,
  PRIMARY KEY(entity_id, text)) STRICT, WITHOUT ROWID;
INSERT INTO "alias" VALUES(2,'Brightwater','brightwater');
INSERT INTO "alias" VALUES(3,'Karen Liu','karenliu');
INSERT INTO "alias" VALUES(2,'Quantro Systems','quantrosystems');
INSERT INTO "alias" VALUES(4,'Tom Reed','tomreed');
INSERT INTO "alias" VALUES(6,'가온배터리','가온배터리');
INSERT INTO "alias" VALUES(5,'윤도현','윤도현');
INSERT INTO "alias" VALUES(1,'쿠팡','쿠팡');
CREATE TABLE appearance(
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document(id),
  position INTEGER NOT NULL,
  entity_id INTEGER REFERENCES entity(id),
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  named INTEGER NOT NULL,
  mentions INTEGER NOT NULL) STRICT;
INSERT INTO "appearance" VALUES(1,1,0,3,'Karen Liu','person',1,1);
INSERT INTO "appearance" VALUES(2,1,1,2,'Brightwater','person',1,3);
INSERT INTO "appearance" VALUES(3,1,2,2,'Quantro Systems','organization',1,1);
INSERT INTO "appearance" VALUES(4,1,3,4,'Tom Reed','person',1,1);
INSERT INTO "appearance" VALUES(5,2,0,5,'윤도현','person',1,1);
INSERT INTO "appearance" VALUES(6,2,1,1,'쿠팡','organization',1,1);
INSERT INTO "appearance" VALUES(7,2,2,6,'가온배터리','thing',0,2);
CREATE TABLE appearance_alias(
  appearance_id INTEGER NOT NULL REFERENCES appearance(id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY(appearance_id, position)) STRICT, WITHOUT ROWID;
CREATE TABLE appearance_id(
  appearance_id INTEGER PRIMARY KEY REFERENCES appearance(id),
  external_id TEXT NOT NULL) STRICT;
CREATE TABLE decision(
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  fact TEXT) STRICT;
INSERT INTO "decision" VALUES(1,'merge','Brightwater = Quantro Systems',NULL);
CREATE TABLE decision_evidence(
  decision_id INTEGER NOT NULL REFERENCES decision(id),
  position INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  evidence INTEGER NOT NULL,
  relation TEXT NOT NULL,
  PRIMARY KEY(decision_id, position)) STRICT, WITHOUT ROWID;
CREATE TABLE decision_name(
  decision_id INTEGER NOT NULL REFERENCES decision(id),
  position INTEGER NOT NULL,
  part INTEGER NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT,
  PRIMARY KEY(decision_id, position)) STRICT, WITHOUT ROWID;
INSERT INTO "decision_name" VALUES(1,0,0,'person','brightwater','941894b166f6923a2abd65dc5e146c33b99f598602a55386a478546ea007414d');
INSERT INTO "decision_name" VALUES(1,1,1,'organization','quantrosystems','941894b166f6923a2abd65dc5e146c33b99f598602a55386a478546ea007414d');
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
INSERT INTO "document" VALUES(1,'a',NULL,'en','https://example.org/a','2024-01-10',NULL,NULL,'941894b166f6923a2abd65dc5e146c33b99f598602a55386a478546ea007414d','Karen Liu founded Brightwater in 2011. Brightwater acquired Quantro Systems for $3 million. Tom Reed said that Brightwater is growing.');
INSERT INTO "document" VALUES(2,'b',NULL,'ko',NULL,'2024-05-02',NULL,NULL,'c638bf3664b63aa8da06b22b6a2f74b59f8b530224c80a7ab0fa10bb3b8d91d6','윤도현은 2019년 가온배터리에 입사했다. 가온배터리는 쿠팡을 인수하지 않았다.');
CREATE TABLE entity(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  named INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  documents INTEGER NOT NULL) STRICT;
INSERT INTO "entity" VALUES(1,'organization:kupang','쿠팡','organization',1,1,1);
INSERT INTO "entity" VALUES(2,'organization:quantro-systems','Quantro Systems','organization',1,4,1);
INSERT INTO "entity" VALUES(3,'person:karen-liu','Karen Liu','person',1,1,1);
INSERT INTO "entity" VALUES(4,'person:tom-reed','Tom Reed','person',1,1,1);
INSERT INTO "entity" VALUES(5,'person:yundohyeon','윤도현','person',1,1,1);
INSERT INTO "entity" VALUES(6,'thing:gaonbaeteori-c638bf36-2','가온배터리','thing',0,2,1);
CREATE TABLE entity_id(
  entity_id INTEGER PRIMARY KEY REFERENCES entity(id),
  external_id TEXT NOT NULL) STRICT;
CREATE TABLE entity_label(
  entity_id INTEGER NOT NULL REFERENCES entity(id),
  lang TEXT NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY(entity_id, lang)) STRICT, WITHOUT ROWID;
INSERT INTO "entity_label" VALUES(1,'ko','쿠팡');
INSERT INTO "entity_label" VALUES(2,'en','Quantro Systems');
INSERT INTO "entity_label" VALUES(3,'en','Karen Liu');
INSERT INTO "entity_label" VALUES(4,'en','Tom Reed');
INSERT INTO "entity_label" VALUES(5,'ko','윤도현');
INSERT INTO "entity_label" VALUES(6,'ko','가온배터리');
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
INSERT INTO "evidence" VALUES(1,3,1,0,0,0,38,'founded',0,'founded','founded','found','en/verbal-clause',0.4776307);
INSERT INTO "evidence" VALUES(2,2,1,1,0,0,38,'founded_on',0,'founded on','founded','found','en/verbal-clause',0.35876754);
INSERT INTO "evidence" VALUES(3,1,1,2,1,39,91,'acquired',0,'acquired','acquired','acquire','en/verbal-clause',0.72290707);
INSERT INTO "evidence" VALUES(4,4,1,3,2,92,134,'stated',0,'stated','said','say','en/verbal-clause',0.90914625);
INSERT INTO "evidence" VALUES(5,5,2,0,0,0,23,'joined',0,'합류','입사했다','입사하다','ko/verbal-clause',0.79502046);
INSERT INTO "evidence" VALUES(6,6,2,1,1,24,44,'인수하다',1,'인수하다','인수하지 않았다','인수하다','ko/verbal-clause',0.4339183);
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
INSERT INTO "evidence_argument" VALUES(1,0,'subject',1,NULL,NULL,NULL,NULL,NULL,0,9);
INSERT INTO "evidence_argument" VALUES(1,1,'object',2,NULL,NULL,NULL,NULL,NULL,18,29);
INSERT INTO "evidence_argument" VALUES(1,3,'time',NULL,'2011','2011','date','year',NULL,33,37);
INSERT INTO "evidence_argument" VALUES(2,0,'subject',2,NULL,NULL,NULL,NULL,NULL,18,29);
INSERT INTO "evidence_argument" VALUES(2,1,'object',NULL,'2011','2011','date','year',NULL,33,37);
INSERT INTO "evidence_argument" VALUES(3,0,'subject',2,NULL,NULL,NULL,NULL,NULL,39,50);
INSERT INTO "evidence_argument" VALUES(3,1,'object',3,NULL,NULL,NULL,NULL,NULL,60,75);
INSERT INTO "evidence_argument" VALUES(4,0,'subject',4,NULL,NULL,NULL,NULL,NULL,92,100);
INSERT INTO "evidence_argument" VALUES(4,1,'object',NULL,'','Brightwater is growing','text',NULL,NULL,111,133);
INSERT INTO "evidence_argument" VALUES(5,0,'subject',5,NULL,NULL,NULL,NULL,NULL,0,3);
INSERT INTO "evidence_argument" VALUES(5,1,'object',7,NULL,NULL,NULL,NULL,NULL,11,16);
INSERT INTO "evidence_argument" VALUES(5,3,'time',NULL,'2019','2019년','date','year',NULL,5,10);
INSERT INTO "evidence_argument" VALUES(6,0,'subject',7,NULL,NULL,NULL,NULL,NULL,24,29);
INSERT INTO "evidence_argument" VALUES(6,1,'object',6,NULL,NULL,NULL,NULL,NULL,31,33);
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
INSERT INTO "fact" VALUES(1,'8256d05c2755e9c6',2,1,2,NULL,NULL,NULL,NULL,NULL,0,'asserted','current',0.72290707,1,1,'2024-01-10','2024-01-10');
INSERT INTO "fact" VALUES(2,'c6f64e79a74d5fa0',2,3,NULL,'2011','2011','date','year',NULL,0,'asserted','current',0.35876754,1,1,'2024-01-10','2024-01-10');
INSERT INTO "fact" VALUES(3,'e8166fe82d28125a',3,2,2,NULL,NULL,NULL,NULL,NULL,0,'asserted','current',0.4776307,1,1,'2024-01-10','2024-01-10');
INSERT INTO "fact" VALUES(4,'1f85046e9d7d98ac',4,5,NULL,'','Brightwater is growing','text',NULL,NULL,0,'asserted','current',0.90914625,1,1,'2024-01-10','2024-01-10');
INSERT INTO "fact" VALUES(5,'896f9fd5fbb06877',5,4,6,NULL,NULL,NULL,NULL,NULL,0,'asserted','current',0.79502046,1,1,'2024-05-02','2024-05-02');
INSERT INTO "fact" VALUES(6,'70bcd188d6b886b9',6,6,1,NULL,NULL,NULL,NULL,NULL,1,'asserted','current',0.4339183,1,1,'2024-05-02','2024-05-02');
CREATE TABLE merge(
  id INTEGER PRIMARY KEY,
  entity_id INTEGER NOT NULL REFERENCES entity(id),
  name TEXT NOT NULL,
  into_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  score REAL NOT NULL,
  documents INTEGER NOT NULL) STRICT;
INSERT INTO "merge" VALUES(1,2,'Quantro Systems','Brightwater','by hand',9.99999997938846307832e-01,1);
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "meta" VALUES('format','weft graph');
INSERT INTO "meta" VALUES('positions','code points of document.text, end exclusive');
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
INSERT INTO "qualifier" VALUES(3,0,'time',NULL,'2011','2011','date','year',NULL);
INSERT INTO "qualifier" VALUES(5,0,'time',NULL,'2019','2019년','date','year',NULL);
CREATE TABLE relation(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  inverse TEXT,
  symmetric INTEGER NOT NULL,
  open INTEGER NOT NULL,
  wikidata TEXT,
  schema_org TEXT) STRICT;
INSERT INTO "relation" VALUES(1,'acquired','acquired_by',0,0,'P1830',NULL);
INSERT INTO "relation" VALUES(2,'founded','founded_by',0,0,'P112-','founder-');
INSERT INTO "relation" VALUES(3,'founded_on',NULL,0,0,'P571','foundingDate');
INSERT INTO "relation" VALUES(4,'joined',NULL,0,0,NULL,NULL);
INSERT INTO "relation" VALUES(5,'stated','stated_by',0,0,NULL,NULL);
INSERT INTO "relation" VALUES(6,'인수하다',NULL,0,1,NULL,NULL);
CREATE TABLE relation_label(
  relation_id INTEGER NOT NULL REFERENCES relation(id),
  lang TEXT NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY(relation_id, lang)) STRICT, WITHOUT ROWID;
INSERT INTO "relation_label" VALUES(1,'en','acquired');
INSERT INTO "relation_label" VALUES(1,'ko','인수');
INSERT INTO "relation_label" VALUES(2,'en','founded');
INSERT INTO "relation_label" VALUES(2,'ko','창업');
INSERT INTO "relation_label" VALUES(3,'en','founded on');
INSERT INTO "relation_label" VALUES(3,'ko','설립일');
INSERT INTO "relation_label" VALUES(4,'en','joined');
INSERT INTO "relation_label" VALUES(4,'ko','합류');
INSERT INTO "relation_label" VALUES(5,'en','stated');
INSERT INTO "relation_label" VALUES(5,'ko','발언');
INSERT INTO "relation_label" VALUES(6,'ko','인수하다');
CREATE TABLE sentence(
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document(id),
  position INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL) STRICT;
INSERT INTO "sentence" VALUES(1,1,0,0,38);
INSERT INTO "sentence" VALUES(2,1,1,39,91);
INSERT INTO "sentence" VALUES(3,1,2,92,134);
INSERT INTO "sentence" VALUES(4,2,0,0,23);
INSERT INTO "sentence" VALUES(5,2,1,24,44);
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
COMMIT;
