-- compatible: no, a node that does not know of statuses would take them off a member

-- What has to be accounted for, chained by hashes: docs/security.md.
CREATE TABLE sk_audit (
  tenant INTEGER NOT NULL, position INTEGER NOT NULL, at INTEGER NOT NULL, actor BLOB, on_behalf BLOB, verb TEXT NOT NULL, subject BLOB,
  before BLOB NOT NULL, after BLOB NOT NULL, reason TEXT, trace TEXT, previous BLOB NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (tenant, position)
) WITHOUT ROWID;

CREATE TABLE sk_audit_heads (
  tenant INTEGER NOT NULL, name TEXT NOT NULL, position INTEGER NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (tenant, name)
) WITHOUT ROWID;

-- Who is to be erased or was, with the certificate. No status means that a member is active.
CREATE TABLE sk_erasures (
  tenant INTEGER NOT NULL, member BLOB NOT NULL, mode TEXT NOT NULL, requested_by BLOB NOT NULL, created INTEGER NOT NULL, due INTEGER NOT NULL,
  cancelled INTEGER, done INTEGER, lines TEXT NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (tenant, member)
) WITHOUT ROWID;
ALTER TABLE sk_members ADD COLUMN status TEXT;
