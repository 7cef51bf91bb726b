-- compatible: no, a node that does not know of statuses would take them off a member

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
