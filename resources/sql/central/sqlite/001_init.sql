-- SPDX-License-Identifier: GPL-3.0-or-later
-- Central's tables on SQLite. Replicated tables carry the columns of protocol/tables.h (later migrations add theirs at
-- the end); a test holds them against it. Instants are milliseconds since 1970, UTC.

CREATE TABLE area (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    level TEXT,
    parent TEXT,
    name_zh TEXT,
    name_en TEXT,
    geom BLOB,
    ver INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE cell (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    community TEXT,
    street TEXT,
    district TEXT,
    duty_grid TEXT,
    zone TEXT,
    land_use TEXT,
    area_m2 REAL,
    perimeter_m REAL,
    valid_from TEXT,
    geom BLOB,
    ver INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE duty_grid (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name_zh TEXT,
    name_en TEXT,
    street TEXT,
    ver INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE department (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name_zh TEXT,
    name_en TEXT,
    kind TEXT,
    district TEXT,
    ver INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE person (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT,
    post TEXT,
    department TEXT,
    duty_grid TEXT,
    district TEXT,
    shift TEXT,
    on_duty INTEGER,
    ver INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE camera (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT,
    industry TEXT,
    district TEXT,
    cell TEXT,
    bearing REAL,
    view_angle REAL,
    height_m REAL,
    owner TEXT,
    ptz INTEGER,
    stream TEXT,
    lon REAL,
    lat REAL,
    ver INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE vehicle (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    plate TEXT,
    kind TEXT,
    department TEXT,
    ver INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE case_file (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    intake_no TEXT,
    case_no TEXT,
    edition TEXT,
    workflow_version TEXT,
    imported INTEGER,
    state TEXT,
    stage_started_at INTEGER,
    stage_warn_at INTEGER,
    stage_due INTEGER,
    pending_request TEXT,
    source TEXT,
    reporter_id TEXT,
    is_public INTEGER,
    reported_at INTEGER,
    kind TEXT,
    class_code TEXT,
    condition_no TEXT,
    severity TEXT,
    component_id TEXT,
    lon REAL,
    lat REAL,
    address TEXT,
    cell TEXT,
    community TEXT,
    street TEXT,
    district TEXT,
    duty_grid TEXT,
    zone TEXT,
    description TEXT,
    note TEXT,
    photos TEXT,
    acceptor TEXT,
    shift_leader TEXT,
    dispatcher TEXT,
    dept_officer TEXT,
    supervisor TEXT,
    task_kind TEXT,
    verified_real INTEGER,
    handlers TEXT,
    handling_limit TEXT,
    lead_dept TEXT,
    co_depts TEXT,
    round INTEGER,
    first_dept TEXT,
    dispatched_at INTEGER,
    handling_started_at INTEGER,
    handling_due INTEGER,
    feedback_at INTEGER,
    feedback_text TEXT,
    handled_in_time INTEGER,
    suspended_at INTEGER,
    suspended_until INTEGER,
    suspended_left_ms INTEGER,
    registered_at INTEGER,
    closed_at INTEGER,
    dispatch_count INTEGER,
    rework_count INTEGER,
    return_count INTEGER,
    extend_count INTEGER,
    suspend_count INTEGER,
    urge_count INTEGER,
    misdispatch_count INTEGER,
    buck_passing_count INTEGER,
    supervised INTEGER,
    self_handled INTEGER,
    close_type TEXT,
    close_note TEXT,
    satisfaction TEXT,
    main_case TEXT,
    related_to TEXT,
    ver INTEGER NOT NULL DEFAULT 1,
    scope TEXT NOT NULL DEFAULT '', -- who may see it: tags between blanks, see server/scope.h
    is_open INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE case_reporter (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT,
    phone TEXT,
    ver INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE component (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    class_code TEXT,
    name TEXT,
    state TEXT,
    cell TEXT,
    competent_dept TEXT,
    owner_unit TEXT,
    maintain_unit TEXT,
    created_on TEXT,
    changed_on TEXT,
    data_source TEXT,
    changed_by TEXT,
    change_reason TEXT,
    case_id TEXT,
    lon REAL,
    lat REAL,
    ver INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE place (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT,
    aliases TEXT,
    kind TEXT,
    parent TEXT,
    lon REAL,
    lat REAL,
    ver INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE case_action (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    case_id TEXT,
    number INTEGER,
    at INTEGER,
    actor TEXT,
    actor_name TEXT,
    post TEXT,
    department TEXT,
    action TEXT,
    from_state TEXT,
    to_state TEXT,
    reason TEXT,
    note TEXT,
    order_json TEXT,
    ver INTEGER NOT NULL DEFAULT 1
);

-- The order of everything that happened. AUTOINCREMENT: a deleted tail never reuses a number.
-- op 0: the row changed; 1: it was deleted; 3: only its scope moved.
CREATE TABLE change_log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    tbl INTEGER NOT NULL,
    id TEXT NOT NULL,
    op INTEGER NOT NULL,
    ver INTEGER NOT NULL,
    old_scope TEXT,
    new_scope TEXT,
    at INTEGER NOT NULL
);

-- Idempotency: what was answered to a key is answered again.
CREATE TABLE command (
    key TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    digest BLOB NOT NULL,
    at INTEGER NOT NULL,
    occurred_at INTEGER NOT NULL,
    status TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    seq INTEGER NOT NULL
) WITHOUT ROWID;

-- Every version of a component that a case changed.
CREATE TABLE component_version (
    component_id TEXT NOT NULL,
    ver INTEGER NOT NULL,
    state TEXT NOT NULL,
    at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    change_reason TEXT NOT NULL,
    case_id TEXT NOT NULL,
    PRIMARY KEY (component_id, ver)
) WITHOUT ROWID;

CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE account (
    account TEXT PRIMARY KEY, -- = person.id
    password TEXT NOT NULL, -- argon2id, libsodium's encoded form
    disabled INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE session (
    token_hash BLOB PRIMARY KEY, -- blake2b-256 of the token; the token itself is nowhere
    account TEXT NOT NULL,
    seat TEXT NOT NULL,
    address TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;

-- Failed sign-ins of the last while, per account and per address.
CREATE TABLE sign_in_failure (
    n INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    address TEXT NOT NULL,
    at INTEGER NOT NULL
);

-- hash = blake2b-256(hash before || canonical text of the other columns)
CREATE TABLE audit (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    account TEXT NOT NULL,
    address TEXT NOT NULL,
    deed TEXT NOT NULL,
    object TEXT NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash BLOB NOT NULL
);
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit is append-only');
END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit is append-only');
END;
