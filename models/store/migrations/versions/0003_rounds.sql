CREATE TABLE reporting_rounds (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    period TEXT NOT NULL,
    due_on TEXT,
    with_ended INTEGER NOT NULL,
    instructions TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT pk_reporting_rounds PRIMARY KEY (id),
    CONSTRAINT uq_reporting_rounds_name UNIQUE (name),
    CONSTRAINT ck_reporting_rounds_name_present CHECK (trim(name) <> ''),
    CONSTRAINT ck_reporting_rounds_period_present CHECK (trim(period) <> ''),
    CONSTRAINT ck_reporting_rounds_due_on_present CHECK (due_on IS NOT NULL),
    CONSTRAINT ck_reporting_rounds_due_on CHECK (due_on IS NULL OR date(due_on, '+0 days') IS due_on),
    CONSTRAINT ck_reporting_rounds_with_ended CHECK (with_ended IN (0, 1))
);

CREATE TABLE return_forms (
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    stamp TEXT NOT NULL,
    folder TEXT NOT NULL,
    row_count INTEGER,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    CONSTRAINT pk_return_forms PRIMARY KEY (id),
    CONSTRAINT uq_return_forms_stamp UNIQUE (stamp),
    CONSTRAINT ck_return_forms_file_name_present CHECK (trim(file_name) <> ''),
    CONSTRAINT fk_return_forms_round_id FOREIGN KEY(round_id) REFERENCES reporting_rounds (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_return_forms_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_return_forms_round_id ON return_forms (round_id);

CREATE INDEX ix_return_forms_unit_id ON return_forms (unit_id);

CREATE TABLE round_asks (
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    columns TEXT NOT NULL,
    CONSTRAINT pk_round_asks PRIMARY KEY (id),
    CONSTRAINT uq_round_asks_round_id_kind UNIQUE (round_id, kind),
    CONSTRAINT ck_round_asks_kind CHECK (kind IN ('tasks', 'items')),
    CONSTRAINT fk_round_asks_round_id FOREIGN KEY(round_id) REFERENCES reporting_rounds (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE round_units (
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    unit_id TEXT NOT NULL,
    through TEXT NOT NULL,
    CONSTRAINT pk_round_units PRIMARY KEY (id),
    CONSTRAINT uq_round_units_round_id_unit_id UNIQUE (round_id, unit_id),
    CONSTRAINT fk_round_units_round_id FOREIGN KEY(round_id) REFERENCES reporting_rounds (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_round_units_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_round_units_unit_id ON round_units (unit_id);

CREATE TABLE sent_records (
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT pk_sent_records PRIMARY KEY (id),
    CONSTRAINT ck_sent_records_kind CHECK (kind IN ('tasks', 'items')),
    CONSTRAINT fk_sent_records_round_id FOREIGN KEY(round_id) REFERENCES reporting_rounds (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_sent_records_round_id ON sent_records (round_id);

CREATE TABLE sent_rows (
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT pk_sent_rows PRIMARY KEY (id),
    CONSTRAINT fk_sent_rows_id FOREIGN KEY(id) REFERENCES return_forms (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_sent_rows_round_id FOREIGN KEY(round_id) REFERENCES reporting_rounds (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_sent_rows_round_id ON sent_rows (round_id);
