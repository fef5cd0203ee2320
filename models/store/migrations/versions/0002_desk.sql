CREATE TABLE calendar_days (
    id TEXT NOT NULL,
    day TEXT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_calendar_days PRIMARY KEY (id),
    CONSTRAINT uq_calendar_days_day UNIQUE (day),
    CONSTRAINT ck_calendar_days_day_present CHECK (day IS NOT NULL),
    CONSTRAINT ck_calendar_days_day CHECK (day IS NULL OR date(day, '+0 days') IS day),
    CONSTRAINT ck_calendar_days_kind CHECK (kind IN ('rest', 'work'))
);

CREATE TABLE saved_views (
    id TEXT NOT NULL,
    page TEXT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_saved_views PRIMARY KEY (id),
    CONSTRAINT uq_saved_views_page_name UNIQUE (page, name),
    CONSTRAINT ck_saved_views_name_present CHECK (trim(name) <> '')
);
