-- compatible: no, a node that does not know of statuses would take them off a member, one that does not know of sanctions would let people write who may not

-- What has to be accounted for, chained by hashes: docs/security.md.
CREATE TABLE audit (
  tenant text COLLATE "C" NOT NULL, position bigint NOT NULL, at bigint NOT NULL, actor bytea, on_behalf bytea, verb text NOT NULL, subject bytea,
  before bytea NOT NULL, after bytea NOT NULL, reason text, trace text, previous bytea NOT NULL, hash bytea NOT NULL,
  PRIMARY KEY (tenant, position)
);

CREATE TABLE audit_heads (
  tenant text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, position bigint NOT NULL, hash bytea NOT NULL,
  PRIMARY KEY (tenant, name)
);

-- Who is to be erased or was, with the certificate. No status means that a member is active.
CREATE TABLE erasures (
  tenant text COLLATE "C" NOT NULL, member bytea NOT NULL, mode text NOT NULL, requested_by bytea NOT NULL, created bigint NOT NULL, due bigint NOT NULL,
  cancelled bigint, done bigint, lines text NOT NULL, version bigint NOT NULL,
  PRIMARY KEY (tenant, member)
);
ALTER TABLE members ADD COLUMN status text;

-- Moderation: rules and what waits for approval, reports, the queue, decisions and what they keep members from.

CREATE TABLE moderation_rules (
  tenant text COLLATE "C" NOT NULL, id bytea NOT NULL, community bytea, name text NOT NULL, kind text NOT NULL, pattern text NOT NULL,
  action text NOT NULL, message text NOT NULL, enabled bigint NOT NULL, changed_by bytea NOT NULL, created bigint NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (tenant, id)
);

CREATE TABLE moderation_settings (
  tenant text COLLATE "C" NOT NULL, place bytea NOT NULL, hold_all bigint NOT NULL, hold_first bigint NOT NULL, changed_by bytea NOT NULL,
  created bigint NOT NULL, version bigint NOT NULL,
  PRIMARY KEY (tenant, place)
);

CREATE TABLE flags (
  tenant text COLLATE "C" NOT NULL, subject bytea NOT NULL, reporter bytea NOT NULL, community bytea, desk text COLLATE "C" NOT NULL,
  norm text NOT NULL, reason text NOT NULL, state text COLLATE "C" NOT NULL, decision bytea, answer text, created bigint NOT NULL,
  answered bigint, version bigint NOT NULL,
  PRIMARY KEY (tenant, subject, reporter)
);
CREATE INDEX flags_reporter ON flags (tenant, reporter, created);

CREATE TABLE moderation_cases (
  tenant text COLLATE "C" NOT NULL, id bytea NOT NULL, desk text COLLATE "C" NOT NULL, subject bytea NOT NULL, author bytea NOT NULL,
  community bytea, state text COLLATE "C" NOT NULL, reasons text NOT NULL, reporters bytea NOT NULL, appeal bytea, claimed_by bytea,
  claimed bigint, created bigint NOT NULL, closed bigint, version bigint NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX moderation_cases_queue ON moderation_cases (tenant, desk, state, created, id, community);

CREATE TABLE decisions (
  tenant text COLLATE "C" NOT NULL, id bytea NOT NULL, desk text COLLATE "C" NOT NULL, subject bytea NOT NULL, member bytea NOT NULL,
  community bytea, action text NOT NULL, norm text, reason text NOT NULL, moderator bytea NOT NULL, created bigint NOT NULL, until bigint,
  case_id bytea, changes text NOT NULL, edit text, undone bigint, undone_by bytea, appeal text, appeal_state text, appeal_by bytea,
  appeal_answer text, version bigint NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX decisions_member ON decisions (tenant, member, created, id);

CREATE TABLE sanctions (
  tenant text COLLATE "C" NOT NULL, id bytea NOT NULL, member bytea NOT NULL, community bytea, kind text NOT NULL, reason text NOT NULL,
  decision bytea NOT NULL, moderator bytea NOT NULL, created bigint NOT NULL, until bigint, lifted bigint, lifted_by bytea,
  version bigint NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX sanctions_member ON sanctions (tenant, member, created, id);

-- As before: the server keeps no samples of what people wrote.
ALTER TABLE moderation_rules ALTER name SET STATISTICS 0, ALTER pattern SET STATISTICS 0, ALTER message SET STATISTICS 0;
ALTER TABLE flags ALTER reason SET STATISTICS 0, ALTER answer SET STATISTICS 0;
ALTER TABLE moderation_cases ALTER reasons SET STATISTICS 0;
ALTER TABLE decisions ALTER reason SET STATISTICS 0, ALTER edit SET STATISTICS 0, ALTER appeal SET STATISTICS 0, ALTER appeal_answer SET STATISTICS 0;
ALTER TABLE sanctions ALTER reason SET STATISTICS 0;
