CREATE TABLE papers (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    composer TEXT NOT NULL,
    title TEXT NOT NULL,
    number TEXT NOT NULL,
    series TEXT NOT NULL,
    paper_order TEXT NOT NULL,
    state TEXT NOT NULL,
    operator TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    issued_at TEXT,
    file_name TEXT NOT NULL,
    pdf_sha256 TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    withdrawn_at TEXT,
    reason TEXT NOT NULL,
    CONSTRAINT pk_papers PRIMARY KEY (id),
    CONSTRAINT ck_papers_kind CHECK (kind IN ('notice', 'letter', 'briefing', 'special_report', 'circular', 'minutes', 'report')),
    CONSTRAINT ck_papers_state CHECK (state IN ('draft', 'issued', 'withdrawn')),
    CONSTRAINT ck_papers_issued CHECK ((state = 'draft') = (issued_at IS NULL)),
    CONSTRAINT ck_papers_pdf CHECK (state = 'draft' OR length(pdf_sha256) = 64),
    CONSTRAINT ck_papers_text CHECK (state = 'draft' OR length(text_sha256) = 64),
    CONSTRAINT ck_papers_withdrawn CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL))
);

CREATE UNIQUE INDEX uq_papers_series_number ON papers (series, number) WHERE state <> 'draft' AND number <> '';

CREATE TABLE paper_texts (
    id TEXT NOT NULL,
    paper TEXT NOT NULL,
    figures TEXT NOT NULL,
    CONSTRAINT pk_paper_texts PRIMARY KEY (id),
    CONSTRAINT fk_paper_texts_id FOREIGN KEY(id) REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE circulation_profiles (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_circulation_profiles PRIMARY KEY (id),
    CONSTRAINT uq_circulation_profiles_name UNIQUE (name),
    CONSTRAINT ck_circulation_profiles_name_present CHECK (trim(name) <> '')
);
