-- Schema 2. Workshops (sessions, presence, the parking list), questions asked by file with what came back, documents kept
-- as evidence, and what is done about findings. Tables whose rules change are made anew, because SQLite cannot change them.
ALTER TABLE contract ADD COLUMN months_to_leave INTEGER CHECK (months_to_leave >= 0);

ALTER TABLE answer ADD COLUMN ask_vendor INTEGER NOT NULL DEFAULT 0 CHECK (ask_vendor IN (0, 1));

CREATE TABLE session (
  assessment TEXT NOT NULL REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  started TEXT NOT NULL,
  ended TEXT,
  extra TEXT,
  PRIMARY KEY (assessment, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX session_id ON session (assessment, id);

CREATE TABLE session_present (
  assessment TEXT NOT NULL,
  session INTEGER NOT NULL,
  position INTEGER NOT NULL,
  participant TEXT NOT NULL,
  PRIMARY KEY (assessment, session, position),
  FOREIGN KEY (assessment, session) REFERENCES session (assessment, position) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE parked (
  assessment TEXT NOT NULL REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  text TEXT NOT NULL,
  question TEXT,
  at TEXT NOT NULL,
  done INTEGER NOT NULL CHECK (done IN (0, 1)),
  extra TEXT,
  PRIMARY KEY (assessment, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX parked_id ON parked (assessment, id);

CREATE TABLE request (
  assessment TEXT NOT NULL REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  participant TEXT,
  sender TEXT NOT NULL,
  made TEXT NOT NULL,
  answered TEXT,
  by TEXT NOT NULL,
  extra TEXT,
  PRIMARY KEY (assessment, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX request_id ON request (assessment, id);

CREATE TABLE request_question (
  assessment TEXT NOT NULL,
  request INTEGER NOT NULL,
  position INTEGER NOT NULL,
  question TEXT NOT NULL,
  PRIMARY KEY (assessment, request, position),
  FOREIGN KEY (assessment, request) REFERENCES request (assessment, position) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

ALTER TABLE evidence_item ADD COLUMN locator TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence_item ADD COLUMN file_name TEXT;
ALTER TABLE evidence_item ADD COLUMN file_sha256 TEXT;
ALTER TABLE evidence_item ADD COLUMN file_size INTEGER CHECK ((file_size IS NULL) = (file_sha256 IS NULL));
ALTER TABLE evidence_item ADD COLUMN file_extra TEXT;

CREATE TABLE vote_2 (
  assessment TEXT NOT NULL,
  question TEXT NOT NULL,
  position INTEGER NOT NULL,
  participant TEXT NOT NULL,
  option TEXT,
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  sealed INTEGER NOT NULL CHECK (sealed IN (0, 1)),
  extra TEXT,
  PRIMARY KEY (assessment, question, position),
  FOREIGN KEY (assessment, question) REFERENCES answer (assessment, question) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO vote_2 SELECT assessment, question, position, participant, option, '', at, 0, extra FROM vote;
DROP TABLE vote;
ALTER TABLE vote_2 RENAME TO vote;

CREATE TABLE present (
  assessment TEXT NOT NULL,
  question TEXT NOT NULL,
  position INTEGER NOT NULL,
  participant TEXT NOT NULL,
  PRIMARY KEY (assessment, question, position),
  FOREIGN KEY (assessment, question) REFERENCES decision (assessment, question) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
  assessment TEXT NOT NULL,
  question TEXT NOT NULL,
  position INTEGER NOT NULL,
  request TEXT NOT NULL,
  option TEXT,
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  extra TEXT,
  PRIMARY KEY (assessment, question, position),
  FOREIGN KEY (assessment, question) REFERENCES answer (assessment, question) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE treatment (
  assessment TEXT NOT NULL,
  question TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'doing', 'done', 'accepted')),
  owner TEXT NOT NULL,
  due TEXT,
  reason TEXT,
  accepted_by TEXT,
  extra TEXT,
  PRIMARY KEY (assessment, question),
  FOREIGN KEY (assessment, question) REFERENCES answer (assessment, question) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((status = 'accepted') = (reason IS NOT NULL)),
  CHECK ((status = 'accepted') = (accepted_by IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Not part of undo: the bytes stay until the workspace is closed, and then go if nothing names them any more.
CREATE TABLE evidence_file (
  assessment TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size = length(bytes)),
  bytes BLOB NOT NULL,
  PRIMARY KEY (assessment, sha256)
) STRICT;

DROP TABLE undo_touch;
CREATE TABLE undo_touch (
  step INTEGER NOT NULL REFERENCES undo_step (seq) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  assessment TEXT NOT NULL,
  place TEXT NOT NULL CHECK (place IN ('whole', 'details', 'exposure', 'answer', 'snapshots')),
  question TEXT,
  PRIMARY KEY (step, position),
  CHECK ((place IN ('exposure', 'answer')) = (question IS NOT NULL))
) STRICT, WITHOUT ROWID;
