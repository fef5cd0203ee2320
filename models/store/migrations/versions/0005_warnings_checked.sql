CREATE TABLE checked_warnings (
    id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    warning_id TEXT NOT NULL,
    checked_by TEXT NOT NULL,
    checked_at TEXT NOT NULL,
    CONSTRAINT pk_checked_warnings PRIMARY KEY (id),
    CONSTRAINT uq_checked_warnings_warning_id UNIQUE (warning_id),
    CONSTRAINT fk_checked_warnings_document_id FOREIGN KEY(document_id) REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_checked_warnings_warning_id FOREIGN KEY(warning_id) REFERENCES document_warnings (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_checked_warnings_document_id ON checked_warnings (document_id);
