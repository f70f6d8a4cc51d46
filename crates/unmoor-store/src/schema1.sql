-- Schema 1. Every table of an assessment has the assessment's id as its first key, so that one assessment lies together
-- on disk and leaves as a whole. References are checked at the end of a transaction; nothing cascades, so that what a
-- change touches is what the store wrote.
CREATE TABLE assessment (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  vendor TEXT NOT NULL,
  service TEXT NOT NULL,
  vendor_extra TEXT,
  method TEXT NOT NULL,
  depth TEXT NOT NULL CHECK (depth IN ('quick', 'standard', 'full')),
  scope_extra TEXT,
  extra TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_ref (
  assessment TEXT NOT NULL REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  pack TEXT NOT NULL,
  version TEXT NOT NULL,
  extra TEXT,
  PRIMARY KEY (assessment, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE scope_kind (
  assessment TEXT NOT NULL REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('saas', 'paas', 'faas', 'iaas', 'dbaas', 'analytics', 'ai', 'licensed')),
  PRIMARY KEY (assessment, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE contract (
  assessment TEXT PRIMARY KEY NOT NULL REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  starts TEXT,
  ends TEXT,
  notice_days INTEGER CHECK (notice_days >= 0),
  auto_renews INTEGER CHECK (auto_renews IN (0, 1)),
  extra TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
  assessment TEXT NOT NULL REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  extra TEXT,
  PRIMARY KEY (assessment, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX participant_id ON participant (assessment, id);

CREATE TABLE exposure_answer (
  assessment TEXT NOT NULL REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  question TEXT NOT NULL,
  option TEXT NOT NULL,
  PRIMARY KEY (assessment, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
  assessment TEXT NOT NULL REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  question TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'unknown', 'answered', 'not_applicable')),
  option TEXT,
  evidence TEXT CHECK (evidence IN ('claimed', 'documented', 'tested')),
  reason TEXT,
  note TEXT NOT NULL,
  marked INTEGER NOT NULL CHECK (marked IN (0, 1)),
  extra TEXT,
  PRIMARY KEY (assessment, question),
  CHECK ((state = 'answered') = (option IS NOT NULL)),
  CHECK ((state = 'answered') = (evidence IS NOT NULL)),
  CHECK ((state = 'not_applicable') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence_item (
  assessment TEXT NOT NULL,
  question TEXT NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('link', 'file', 'quotation', 'person')),
  title TEXT NOT NULL,
  detail TEXT NOT NULL,
  date TEXT,
  extra TEXT,
  PRIMARY KEY (assessment, question, position),
  FOREIGN KEY (assessment, question) REFERENCES answer (assessment, question) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX evidence_item_id ON evidence_item (assessment, id);

CREATE TABLE vote (
  assessment TEXT NOT NULL,
  question TEXT NOT NULL,
  position INTEGER NOT NULL,
  participant TEXT NOT NULL,
  option TEXT NOT NULL,
  at TEXT NOT NULL,
  extra TEXT,
  PRIMARY KEY (assessment, question, position),
  FOREIGN KEY (assessment, question) REFERENCES answer (assessment, question) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  assessment TEXT NOT NULL,
  question TEXT NOT NULL,
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  extra TEXT,
  PRIMARY KEY (assessment, question),
  FOREIGN KEY (assessment, question) REFERENCES answer (assessment, question) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE dissent (
  assessment TEXT NOT NULL,
  question TEXT NOT NULL,
  position INTEGER NOT NULL,
  participant TEXT NOT NULL,
  PRIMARY KEY (assessment, question, position),
  FOREIGN KEY (assessment, question) REFERENCES decision (assessment, question) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot (
  id TEXT PRIMARY KEY NOT NULL,
  assessment TEXT NOT NULL REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  file BLOB NOT NULL,
  score TEXT NOT NULL
) STRICT;
CREATE INDEX snapshot_assessment ON snapshot (assessment);

CREATE TABLE place (
  assessment TEXT PRIMARY KEY NOT NULL,
  question TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('done', 'undone', 'redone')),
  act TEXT NOT NULL,
  assessment TEXT,
  title TEXT,
  question TEXT
) STRICT;
CREATE INDEX change_assessment ON change (assessment, seq);

CREATE TABLE undo_step (
  seq INTEGER PRIMARY KEY,
  change INTEGER NOT NULL REFERENCES change (seq),
  undone INTEGER
) STRICT;

CREATE TABLE undo_touch (
  step INTEGER NOT NULL REFERENCES undo_step (seq) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  assessment TEXT NOT NULL,
  place TEXT NOT NULL CHECK (place IN ('whole', 'details', 'exposure', 'answer')),
  question TEXT,
  PRIMARY KEY (step, position),
  CHECK ((place IN ('exposure', 'answer')) = (question IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE undo_slice (
  step INTEGER NOT NULL REFERENCES undo_step (seq) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  rows_of TEXT NOT NULL,
  assessment TEXT NOT NULL,
  question TEXT,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (step, position)
) STRICT, WITHOUT ROWID;
