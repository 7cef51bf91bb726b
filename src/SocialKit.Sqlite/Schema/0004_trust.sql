-- compatible: no, a node that does not know of statuses would take them off a member, one that does not know of sanctions would let people write who may not

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

-- Moderation: rules and what waits for approval, reports, the queue, decisions and what they keep members from.

CREATE TABLE sk_moderation_rules (
  tenant INTEGER NOT NULL, id BLOB NOT NULL, community BLOB, name TEXT NOT NULL, kind TEXT NOT NULL, pattern TEXT NOT NULL,
  action TEXT NOT NULL, message TEXT NOT NULL, enabled INTEGER NOT NULL, changed_by BLOB NOT NULL, created INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
);

CREATE TABLE sk_moderation_settings (
  tenant INTEGER NOT NULL, place BLOB NOT NULL, hold_all INTEGER NOT NULL, hold_first INTEGER NOT NULL, changed_by BLOB NOT NULL,
  created INTEGER NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (tenant, place)
);

CREATE TABLE sk_flags (
  tenant INTEGER NOT NULL, subject BLOB NOT NULL, reporter BLOB NOT NULL, community BLOB, desk TEXT NOT NULL, norm TEXT NOT NULL,
  reason TEXT NOT NULL, state TEXT NOT NULL, decision BLOB, answer TEXT, created INTEGER NOT NULL, answered INTEGER,
  version INTEGER NOT NULL,
  PRIMARY KEY (tenant, subject, reporter)
);
CREATE INDEX sk_flags_reporter ON sk_flags (tenant, reporter, created);

CREATE TABLE sk_moderation_cases (
  tenant INTEGER NOT NULL, id BLOB NOT NULL, desk TEXT NOT NULL, subject BLOB NOT NULL, author BLOB NOT NULL, community BLOB,
  state TEXT NOT NULL, reasons TEXT NOT NULL, reporters BLOB NOT NULL, appeal BLOB, claimed_by BLOB, claimed INTEGER,
  created INTEGER NOT NULL, closed INTEGER, version INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX sk_moderation_cases_queue ON sk_moderation_cases (tenant, desk, state, created, id, community);

CREATE TABLE sk_decisions (
  tenant INTEGER NOT NULL, id BLOB NOT NULL, desk TEXT NOT NULL, subject BLOB NOT NULL, member BLOB NOT NULL, community BLOB,
  action TEXT NOT NULL, norm TEXT, reason TEXT NOT NULL, moderator BLOB NOT NULL, created INTEGER NOT NULL, until INTEGER, case_id BLOB,
  changes TEXT NOT NULL, edit TEXT, undone INTEGER, undone_by BLOB, appeal TEXT, appeal_state TEXT, appeal_by BLOB, appeal_answer TEXT,
  version INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX sk_decisions_member ON sk_decisions (tenant, member, created, id);

CREATE TABLE sk_sanctions (
  tenant INTEGER NOT NULL, id BLOB NOT NULL, member BLOB NOT NULL, community BLOB, kind TEXT NOT NULL, reason TEXT NOT NULL,
  decision BLOB NOT NULL, moderator BLOB NOT NULL, created INTEGER NOT NULL, until INTEGER, lifted INTEGER, lifted_by BLOB,
  version INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX sk_sanctions_member ON sk_sanctions (tenant, member, created, id);
