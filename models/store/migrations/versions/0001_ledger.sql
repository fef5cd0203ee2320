CREATE TABLE documents (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    number TEXT NOT NULL,
    issuer TEXT NOT NULL,
    year INTEGER,
    signed_on TEXT,
    printed_on TEXT,
    published_on TEXT,
    declared_total INTEGER,
    declared TEXT NOT NULL,
    source_name TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT pk_documents PRIMARY KEY (id),
    CONSTRAINT ck_documents_title_present CHECK (trim(title) <> ''),
    CONSTRAINT ck_documents_kind CHECK (kind IN ('plan', 'task_table', 'item_list', 'unknown')),
    CONSTRAINT ck_documents_signed_on CHECK (signed_on IS NULL OR date(signed_on, '+0 days') IS signed_on),
    CONSTRAINT ck_documents_printed_on CHECK (printed_on IS NULL OR date(printed_on, '+0 days') IS printed_on),
    CONSTRAINT ck_documents_published_on CHECK (published_on IS NULL OR date(published_on, '+0 days') IS published_on),
    CONSTRAINT ck_documents_declared_total CHECK (declared_total IS NULL OR declared_total >= 0)
);

CREATE UNIQUE INDEX uq_documents_number ON documents (number) WHERE number <> '';

CREATE UNIQUE INDEX uq_documents_source_sha256 ON documents (source_sha256) WHERE source_sha256 <> '';

CREATE TABLE evidence (
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    CONSTRAINT pk_evidence PRIMARY KEY (id),
    CONSTRAINT uq_evidence_sha256 UNIQUE (sha256),
    CONSTRAINT ck_evidence_sha256 CHECK (length(sha256) = 64),
    CONSTRAINT ck_evidence_name_present CHECK (trim(name) <> '')
);

CREATE TABLE operations (
    id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    at TEXT NOT NULL,
    operator TEXT NOT NULL,
    machine TEXT NOT NULL,
    label TEXT NOT NULL,
    action TEXT NOT NULL,
    target_id TEXT,
    state TEXT NOT NULL,
    schema_number INTEGER NOT NULL,
    CONSTRAINT pk_operations PRIMARY KEY (id),
    CONSTRAINT uq_operations_sequence UNIQUE (sequence),
    CONSTRAINT ck_operations_label_present CHECK (trim(label) <> ''),
    CONSTRAINT ck_operations_action CHECK (action IN ('setup', 'do', 'undo', 'redo')),
    CONSTRAINT ck_operations_state CHECK (state IN ('done', 'undone', 'dropped')),
    CONSTRAINT ck_operations_target CHECK ((target_id IS NOT NULL) = (action IN ('undo', 'redo'))),
    CONSTRAINT fk_operations_target_id FOREIGN KEY(target_id) REFERENCES operations (id)
);

CREATE TRIGGER operations_keep_rows BEFORE DELETE ON operations BEGIN SELECT RAISE(ABORT, 'the history is never rewritten'); END;

CREATE TABLE ledger_format (
    schema_number INTEGER NOT NULL,
    program_version TEXT NOT NULL,
    migrated_at TEXT NOT NULL,
    CONSTRAINT pk_ledger_format PRIMARY KEY (schema_number)
);

CREATE TABLE reference_totals (
    id TEXT NOT NULL,
    year INTEGER,
    province_categories INTEGER,
    province_items INTEGER,
    previous_city_items INTEGER,
    national_pilots INTEGER,
    national_designated INTEGER,
    CONSTRAINT pk_reference_totals PRIMARY KEY (id),
    CONSTRAINT uq_reference_totals_year UNIQUE (year),
    CONSTRAINT ck_reference_totals_year CHECK (year BETWEEN 1949 AND 2999),
    CONSTRAINT ck_reference_totals_designated CHECK (national_designated <= national_pilots)
);

CREATE TABLE units (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    full_name TEXT NOT NULL,
    level TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_area_id TEXT,
    counterpart_id TEXT,
    protocol_order INTEGER,
    valid_from TEXT,
    valid_to TEXT,
    note TEXT NOT NULL,
    CONSTRAINT pk_units PRIMARY KEY (id),
    CONSTRAINT uq_units_name UNIQUE (name),
    CONSTRAINT ck_units_protocol_order CHECK (protocol_order IS NOT NULL),
    CONSTRAINT ck_units_life CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to),
    CONSTRAINT ck_units_name_present CHECK (trim(name) <> ''),
    CONSTRAINT ck_units_level CHECK (level IN ('province', 'city', 'area', 'other_city')),
    CONSTRAINT ck_units_kind CHECK (kind IN ('government', 'party', 'judiciary', 'department', 'institution', 'vertical', 'enterprise', 'mass', 'other')),
    CONSTRAINT ck_units_valid_from CHECK (valid_from IS NULL OR date(valid_from, '+0 days') IS valid_from),
    CONSTRAINT ck_units_valid_to CHECK (valid_to IS NULL OR date(valid_to, '+0 days') IS valid_to),
    CONSTRAINT fk_units_parent_area_id FOREIGN KEY(parent_area_id) REFERENCES units (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_units_counterpart_id FOREIGN KEY(counterpart_id) REFERENCES units (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_units_counterpart_id ON units (counterpart_id);

CREATE INDEX ix_units_parent_area_id ON units (parent_area_id);

CREATE TABLE document_texts (
    id TEXT NOT NULL,
    lines TEXT NOT NULL,
    CONSTRAINT pk_document_texts PRIMARY KEY (id),
    CONSTRAINT fk_document_texts_id FOREIGN KEY(id) REFERENCES documents (id)
);

CREATE TABLE document_warnings (
    id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    line INTEGER,
    message TEXT NOT NULL,
    CONSTRAINT pk_document_warnings PRIMARY KEY (id),
    CONSTRAINT uq_document_warnings_document_id_position UNIQUE (document_id, position),
    CONSTRAINT fk_document_warnings_document_id FOREIGN KEY(document_id) REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE document_basis (
    id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    CONSTRAINT pk_document_basis PRIMARY KEY (id),
    CONSTRAINT uq_document_basis_document_id_position UNIQUE (document_id, position),
    CONSTRAINT ck_document_basis_number_present CHECK (trim(number) <> ''),
    CONSTRAINT fk_document_basis_document_id FOREIGN KEY(document_id) REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE document_annexes (
    id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    CONSTRAINT pk_document_annexes PRIMARY KEY (id),
    CONSTRAINT uq_document_annexes_document_id_position UNIQUE (document_id, position),
    CONSTRAINT ck_document_annexes_title_present CHECK (trim(title) <> ''),
    CONSTRAINT fk_document_annexes_document_id FOREIGN KEY(document_id) REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE history (
    operation_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    record_id TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    field TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    CONSTRAINT pk_history PRIMARY KEY (operation_id, sequence),
    CONSTRAINT ck_history_change CHECK (before IS NOT NULL OR after IS NOT NULL),
    CONSTRAINT fk_history_operation_id FOREIGN KEY(operation_id) REFERENCES operations (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID;

CREATE INDEX ix_history_owner_id ON history (owner_id);

CREATE TRIGGER history_keeps_rows BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'the history is never rewritten'); END;

CREATE TRIGGER history_keeps_values BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'the history is never rewritten'); END;

CREATE TABLE items (
    id TEXT NOT NULL,
    document_id TEXT,
    year INTEGER,
    position INTEGER NOT NULL,
    serial INTEGER,
    area TEXT NOT NULL,
    category TEXT NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    remark TEXT NOT NULL,
    national INTEGER NOT NULL,
    not_applicable TEXT NOT NULL,
    stage TEXT NOT NULL,
    note TEXT NOT NULL,
    line INTEGER,
    last_line INTEGER,
    updated_at TEXT NOT NULL,
    CONSTRAINT pk_items PRIMARY KEY (id),
    CONSTRAINT uq_items_document_id_serial UNIQUE (document_id, serial),
    CONSTRAINT ck_items_words CHECK (trim(title) <> '' OR trim(content) <> ''),
    CONSTRAINT ck_items_one_year CHECK (document_id IS NULL OR year IS NULL),
    CONSTRAINT ck_items_serial CHECK (serial IS NULL OR serial >= 1),
    CONSTRAINT ck_items_line CHECK (line IS NULL OR line >= 1),
    CONSTRAINT ck_items_stage CHECK (stage IN ('applied', 'selected', 'creating', 'acceptance', 'passed', 'failed', 'rectifying')),
    CONSTRAINT ck_items_national CHECK (national IN (0, 1)),
    CONSTRAINT fk_items_document_id FOREIGN KEY(document_id) REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_items_document_id ON items (document_id);

CREATE TABLE plans (
    id TEXT NOT NULL,
    document_id TEXT,
    year INTEGER,
    CONSTRAINT pk_plans PRIMARY KEY (id),
    CONSTRAINT uq_plans_document_id UNIQUE (document_id),
    CONSTRAINT ck_plans_one_year CHECK (document_id IS NULL OR year IS NULL),
    CONSTRAINT fk_plans_document_id FOREIGN KEY(document_id) REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX uq_plans_year ON plans (year) WHERE document_id IS NULL;

CREATE TABLE unit_aliases (
    id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    alias TEXT NOT NULL,
    CONSTRAINT pk_unit_aliases PRIMARY KEY (id),
    CONSTRAINT uq_unit_aliases_alias UNIQUE (alias),
    CONSTRAINT ck_unit_aliases_alias_present CHECK (trim(alias) <> ''),
    CONSTRAINT fk_unit_aliases_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_unit_aliases_unit_id ON unit_aliases (unit_id);

CREATE TABLE unit_contacts (
    id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    post TEXT NOT NULL,
    phone TEXT NOT NULL,
    CONSTRAINT pk_unit_contacts PRIMARY KEY (id),
    CONSTRAINT fk_unit_contacts_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_unit_contacts_unit_id ON unit_contacts (unit_id);

CREATE TABLE unit_groups (
    id TEXT NOT NULL,
    word TEXT NOT NULL,
    document_id TEXT,
    CONSTRAINT pk_unit_groups PRIMARY KEY (id),
    CONSTRAINT ck_unit_groups_word_present CHECK (trim(word) <> ''),
    CONSTRAINT uq_unit_groups_word_document_id UNIQUE (word, document_id),
    CONSTRAINT fk_unit_groups_document_id FOREIGN KEY(document_id) REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX uq_unit_groups_general_word ON unit_groups (word) WHERE document_id IS NULL;

CREATE INDEX ix_unit_groups_document_id ON unit_groups (document_id);

CREATE TABLE document_addressees (
    id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    printed TEXT NOT NULL,
    unit_id TEXT,
    group_id TEXT,
    CONSTRAINT pk_document_addressees PRIMARY KEY (id),
    CONSTRAINT uq_document_addressees_document_id_position UNIQUE (document_id, position),
    CONSTRAINT ck_document_addressees_printed_present CHECK (trim(printed) <> ''),
    CONSTRAINT ck_document_addressees_unit_or_group CHECK (unit_id IS NULL OR group_id IS NULL),
    CONSTRAINT fk_document_addressees_document_id FOREIGN KEY(document_id) REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_document_addressees_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_document_addressees_group_id FOREIGN KEY(group_id) REFERENCES unit_groups (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_document_addressees_unit_id ON document_addressees (unit_id);

CREATE INDEX ix_document_addressees_group_id ON document_addressees (group_id);

CREATE TABLE item_roles (
    id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    printed TEXT NOT NULL,
    unit_id TEXT,
    group_id TEXT,
    members TEXT NOT NULL,
    CONSTRAINT pk_item_roles PRIMARY KEY (id),
    CONSTRAINT uq_item_roles_item_id_role_position UNIQUE (item_id, role, position),
    CONSTRAINT ck_item_roles_printed_present CHECK (trim(printed) <> ''),
    CONSTRAINT ck_item_roles_role CHECK (role IN ('lead', 'responsible', 'supporting', 'creating', 'guiding', 'provincial')),
    CONSTRAINT ck_item_roles_unit_or_group CHECK (unit_id IS NULL OR group_id IS NULL),
    CONSTRAINT fk_item_roles_item_id FOREIGN KEY(item_id) REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_item_roles_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_item_roles_group_id FOREIGN KEY(group_id) REFERENCES unit_groups (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_item_roles_group_id ON item_roles (group_id);

CREATE INDEX ix_item_roles_unit_id ON item_roles (unit_id);

CREATE TABLE item_peers (
    id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    printed TEXT NOT NULL,
    CONSTRAINT pk_item_peers PRIMARY KEY (id),
    CONSTRAINT uq_item_peers_item_id_position UNIQUE (item_id, position),
    CONSTRAINT ck_item_peers_printed_present CHECK (trim(printed) <> ''),
    CONSTRAINT fk_item_peers_item_id FOREIGN KEY(item_id) REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE sections (
    id TEXT NOT NULL,
    plan_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    CONSTRAINT pk_sections PRIMARY KEY (id),
    CONSTRAINT uq_sections_plan_id_title UNIQUE (plan_id, title),
    CONSTRAINT ck_sections_title_present CHECK (trim(title) <> ''),
    CONSTRAINT fk_sections_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE group_members (
    id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    CONSTRAINT pk_group_members PRIMARY KEY (id),
    CONSTRAINT ck_group_members_valid_from CHECK (valid_from IS NULL OR date(valid_from, '+0 days') IS valid_from),
    CONSTRAINT ck_group_members_valid_to CHECK (valid_to IS NULL OR date(valid_to, '+0 days') IS valid_to),
    CONSTRAINT ck_group_members_life CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to),
    CONSTRAINT uq_group_members_group_id_unit_id_valid_from UNIQUE (group_id, unit_id, valid_from),
    CONSTRAINT fk_group_members_group_id FOREIGN KEY(group_id) REFERENCES unit_groups (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_group_members_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_group_members_unit_id ON group_members (unit_id);

CREATE TABLE tasks (
    id TEXT NOT NULL,
    plan_id TEXT NOT NULL,
    section_id TEXT,
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    clause TEXT NOT NULL,
    deadline_text TEXT NOT NULL,
    deadline TEXT,
    ongoing INTEGER NOT NULL,
    status TEXT NOT NULL,
    note TEXT NOT NULL,
    line INTEGER,
    last_line INTEGER,
    updated_at TEXT NOT NULL,
    CONSTRAINT pk_tasks PRIMARY KEY (id),
    CONSTRAINT uq_tasks_plan_id_position UNIQUE (plan_id, position),
    CONSTRAINT ck_tasks_words CHECK (trim(title) <> '' OR trim(body) <> ''),
    CONSTRAINT ck_tasks_line CHECK (line IS NULL OR line >= 1),
    CONSTRAINT ck_tasks_status CHECK (status IN ('not_started', 'in_progress', 'done', 'cancelled')),
    CONSTRAINT ck_tasks_deadline CHECK (deadline IS NULL OR date(deadline, '+0 days') IS deadline),
    CONSTRAINT ck_tasks_ongoing CHECK (ongoing IN (0, 1)),
    CONSTRAINT fk_tasks_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_tasks_section_id FOREIGN KEY(section_id) REFERENCES sections (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_tasks_deadline ON tasks (deadline);

CREATE INDEX ix_tasks_section_id ON tasks (section_id);

CREATE TABLE evidence_links (
    id TEXT NOT NULL,
    evidence_id TEXT NOT NULL,
    document_id TEXT,
    task_id TEXT,
    item_id TEXT,
    CONSTRAINT pk_evidence_links PRIMARY KEY (id),
    CONSTRAINT ck_evidence_links_one_record CHECK ((document_id IS NOT NULL) + (task_id IS NOT NULL) + (item_id IS NOT NULL) = 1),
    CONSTRAINT fk_evidence_links_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_evidence_links_document_id FOREIGN KEY(document_id) REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_evidence_links_task_id FOREIGN KEY(task_id) REFERENCES tasks (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_evidence_links_item_id FOREIGN KEY(item_id) REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_evidence_links_task_id ON evidence_links (task_id);

CREATE INDEX ix_evidence_links_document_id ON evidence_links (document_id);

CREATE INDEX ix_evidence_links_item_id ON evidence_links (item_id);

CREATE INDEX ix_evidence_links_evidence_id ON evidence_links (evidence_id);

CREATE TABLE task_roles (
    id TEXT NOT NULL,
    task_id TEXT NOT NULL,
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    printed TEXT NOT NULL,
    unit_id TEXT,
    group_id TEXT,
    members TEXT NOT NULL,
    CONSTRAINT pk_task_roles PRIMARY KEY (id),
    CONSTRAINT uq_task_roles_task_id_role_position UNIQUE (task_id, role, position),
    CONSTRAINT ck_task_roles_printed_present CHECK (trim(printed) <> ''),
    CONSTRAINT ck_task_roles_role CHECK (role IN ('lead', 'responsible', 'supporting', 'creating', 'guiding', 'provincial')),
    CONSTRAINT ck_task_roles_unit_or_group CHECK (unit_id IS NULL OR group_id IS NULL),
    CONSTRAINT fk_task_roles_task_id FOREIGN KEY(task_id) REFERENCES tasks (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_task_roles_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_task_roles_group_id FOREIGN KEY(group_id) REFERENCES unit_groups (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_task_roles_group_id ON task_roles (group_id);

CREATE INDEX ix_task_roles_unit_id ON task_roles (unit_id);

CREATE TABLE progress_entries (
    id TEXT NOT NULL,
    task_id TEXT NOT NULL,
    reported_on TEXT,
    text TEXT NOT NULL,
    operator TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    CONSTRAINT pk_progress_entries PRIMARY KEY (id),
    CONSTRAINT ck_progress_entries_text_present CHECK (trim(text) <> ''),
    CONSTRAINT ck_progress_entries_reported_on_present CHECK (reported_on IS NOT NULL),
    CONSTRAINT ck_progress_entries_reported_on CHECK (reported_on IS NULL OR date(reported_on, '+0 days') IS reported_on),
    CONSTRAINT fk_progress_entries_task_id FOREIGN KEY(task_id) REFERENCES tasks (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_progress_entries_task_id ON progress_entries (task_id);

CREATE TRIGGER progress_entries_append_only BEFORE UPDATE ON progress_entries BEGIN SELECT RAISE(ABORT, 'progress entries are appended, never overwritten'); END;
