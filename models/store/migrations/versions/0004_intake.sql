CREATE TABLE intake_batches (
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    label TEXT NOT NULL,
    file_count INTEGER NOT NULL,
    record_count INTEGER NOT NULL,
    accepted_by TEXT NOT NULL,
    accepted_at TEXT NOT NULL,
    undone_at TEXT,
    operation_id TEXT NOT NULL,
    CONSTRAINT pk_intake_batches PRIMARY KEY (id),
    CONSTRAINT ck_intake_batches_label_present CHECK (trim(label) <> ''),
    CONSTRAINT fk_intake_batches_round_id FOREIGN KEY(round_id) REFERENCES reporting_rounds (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_intake_batches_round_id ON intake_batches (round_id);

CREATE TABLE intake_answers (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit_id TEXT,
    subject TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    answered_at TEXT NOT NULL,
    CONSTRAINT pk_intake_answers PRIMARY KEY (id),
    CONSTRAINT uq_intake_answers_kind_unit_id_subject UNIQUE (kind, unit_id, subject),
    CONSTRAINT ck_intake_answers_subject_present CHECK (trim(subject) <> ''),
    CONSTRAINT ck_intake_answers_kind CHECK (kind IN ('heading', 'row', 'conflict', 'value')),
    CONSTRAINT fk_intake_answers_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_intake_answers_unit_id ON intake_answers (unit_id);

CREATE TABLE received_files (
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    unit_id TEXT,
    form_id TEXT,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    new_rows INTEGER NOT NULL,
    changed_rows INTEGER NOT NULL,
    same_rows INTEGER NOT NULL,
    conflict_rows INTEGER NOT NULL,
    refused_rows INTEGER NOT NULL,
    reason TEXT NOT NULL,
    received_on TEXT,
    received_by TEXT NOT NULL,
    received_at TEXT NOT NULL,
    superseded_by TEXT,
    batch_id TEXT,
    CONSTRAINT pk_received_files PRIMARY KEY (id),
    CONSTRAINT ck_received_files_file_name_present CHECK (trim(file_name) <> ''),
    CONSTRAINT ck_received_files_sha256 CHECK (length(sha256) = 64),
    CONSTRAINT ck_received_files_version CHECK (version >= 1),
    CONSTRAINT ck_received_files_state CHECK (state IN ('received', 'question', 'accepted', 'superseded', 'duplicate', 'refused')),
    CONSTRAINT ck_received_files_received_on_present CHECK (received_on IS NOT NULL),
    CONSTRAINT ck_received_files_received_on CHECK (received_on IS NULL OR date(received_on, '+0 days') IS received_on),
    CONSTRAINT fk_received_files_round_id FOREIGN KEY(round_id) REFERENCES reporting_rounds (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_received_files_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_received_files_form_id FOREIGN KEY(form_id) REFERENCES return_forms (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_received_files_superseded_by FOREIGN KEY(superseded_by) REFERENCES received_files (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_received_files_batch_id FOREIGN KEY(batch_id) REFERENCES intake_batches (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_received_files_batch_id ON received_files (batch_id);

CREATE INDEX ix_received_files_unit_id ON received_files (unit_id);

CREATE INDEX ix_received_files_superseded_by ON received_files (superseded_by);

CREATE INDEX ix_received_files_round_id ON received_files (round_id);

CREATE INDEX ix_received_files_form_id ON received_files (form_id);

CREATE TABLE unit_reports (
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    task_id TEXT,
    item_id TEXT,
    file_id TEXT NOT NULL,
    percent TEXT NOT NULL,
    progress TEXT NOT NULL,
    problem TEXT NOT NULL,
    next_step TEXT NOT NULL,
    remark TEXT NOT NULL,
    said TEXT NOT NULL,
    CONSTRAINT pk_unit_reports PRIMARY KEY (id),
    CONSTRAINT uq_unit_reports_round_id_unit_id_task_id UNIQUE (round_id, unit_id, task_id),
    CONSTRAINT uq_unit_reports_round_id_unit_id_item_id UNIQUE (round_id, unit_id, item_id),
    CONSTRAINT ck_unit_reports_one_record CHECK ((task_id IS NOT NULL) + (item_id IS NOT NULL) = 1),
    CONSTRAINT fk_unit_reports_round_id FOREIGN KEY(round_id) REFERENCES reporting_rounds (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_unit_reports_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_unit_reports_task_id FOREIGN KEY(task_id) REFERENCES tasks (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_unit_reports_item_id FOREIGN KEY(item_id) REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_unit_reports_file_id FOREIGN KEY(file_id) REFERENCES received_files (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_unit_reports_task_id ON unit_reports (task_id);

CREATE INDEX ix_unit_reports_file_id ON unit_reports (file_id);

CREATE INDEX ix_unit_reports_item_id ON unit_reports (item_id);

CREATE INDEX ix_unit_reports_unit_id ON unit_reports (unit_id);
