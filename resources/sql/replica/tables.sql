-- The replicated tables of protocol/tables.h, in the order of a snapshot. fid is the GeoPackage's row number, ver the
-- version that guards every write; id gets its unique index (indexes.sql) once the first rows are in, which is several
-- times faster than keeping it while they arrive. case_file.is_open is ours: 1 until the case has ended.

CREATE TABLE area (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, level TEXT, parent TEXT,
    name_zh TEXT, name_en TEXT, geom MULTIPOLYGON);

CREATE TABLE cell (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, community TEXT, street TEXT,
    district TEXT, duty_grid TEXT, zone TEXT, land_use TEXT, area_m2 REAL, perimeter_m REAL, valid_from TEXT,
    geom POLYGON);

CREATE TABLE duty_grid (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, name_zh TEXT, name_en TEXT,
    street TEXT);

CREATE TABLE department (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, name_zh TEXT, name_en TEXT,
    kind TEXT, district TEXT);

CREATE TABLE class (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, kind TEXT, code TEXT,
    major_zh TEXT, major_en TEXT, name_zh TEXT, name_en TEXT, department TEXT, handling_limit TEXT,
    edition TEXT);

CREATE TABLE workflow (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, name TEXT, text TEXT,
    published_at INTEGER, published_by TEXT);

CREATE TABLE person (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, name TEXT, post TEXT,
    department TEXT, duty_grid TEXT, district TEXT, shift TEXT, on_duty INTEGER);

CREATE TABLE camera (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, name TEXT, industry TEXT,
    district TEXT, cell TEXT, bearing REAL, view_angle REAL, height_m REAL, owner TEXT, ptz INTEGER,
    stream TEXT, lon REAL, lat REAL, geom POINT);

CREATE TABLE camera_month (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, camera TEXT, month TEXT, days TEXT,
    checked_at INTEGER, off_since INTEGER);

CREATE TABLE vehicle (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, plate TEXT, kind TEXT,
    department TEXT);

CREATE TABLE scene (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, name_zh TEXT, name_en TEXT,
    sort INTEGER, layout TEXT);

CREATE TABLE wall (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, name_zh TEXT, name_en TEXT,
    plan TEXT, state TEXT);

CREATE TABLE case_file (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, intake_no TEXT, case_no TEXT,
    edition TEXT, workflow_version TEXT, imported INTEGER, state TEXT, stage_started_at INTEGER,
    stage_warn_at INTEGER, stage_due INTEGER, pending_request TEXT, source TEXT, reporter_id TEXT,
    is_public INTEGER, reported_at INTEGER, kind TEXT, class_code TEXT, condition_no TEXT, severity TEXT,
    component_id TEXT, lon REAL, lat REAL, address TEXT, cell TEXT, community TEXT, street TEXT,
    district TEXT, duty_grid TEXT, zone TEXT, description TEXT, note TEXT, photos TEXT, acceptor TEXT,
    shift_leader TEXT, dispatcher TEXT, dept_officer TEXT, supervisor TEXT, task_kind TEXT,
    verified_real INTEGER, handlers TEXT, handling_limit TEXT, lead_dept TEXT, co_depts TEXT, round INTEGER,
    first_dept TEXT, dispatched_at INTEGER, handling_started_at INTEGER, handling_due INTEGER,
    feedback_at INTEGER, feedback_text TEXT, handled_in_time INTEGER, suspended_at INTEGER,
    suspended_until INTEGER, suspended_left_ms INTEGER, registered_at INTEGER, closed_at INTEGER,
    dispatch_count INTEGER, rework_count INTEGER, return_count INTEGER, extend_count INTEGER,
    suspend_count INTEGER, urge_count INTEGER, misdispatch_count INTEGER, buck_passing_count INTEGER,
    supervised INTEGER, self_handled INTEGER, close_type TEXT, close_note TEXT, satisfaction TEXT,
    main_case TEXT, related_to TEXT, calendar_version TEXT, timed_out_at INTEGER, orders TEXT,
    order_due INTEGER, co_tasks TEXT, appeal TEXT, exempt INTEGER, is_open INTEGER NOT NULL, geom POINT);

CREATE TABLE case_reporter (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, name TEXT, phone TEXT);

CREATE TABLE component (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, class_code TEXT, name TEXT,
    state TEXT, cell TEXT, competent_dept TEXT, owner_unit TEXT, maintain_unit TEXT, created_on TEXT,
    changed_on TEXT, data_source TEXT, changed_by TEXT, change_reason TEXT, case_id TEXT, lon REAL, lat REAL,
    geom POINT);

CREATE TABLE place (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, name TEXT, aliases TEXT,
    kind TEXT, parent TEXT, lon REAL, lat REAL, geom POINT);

CREATE TABLE case_action (
    fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, case_id TEXT, number INTEGER,
    at INTEGER, actor TEXT, actor_name TEXT, post TEXT, department TEXT, action TEXT, from_state TEXT,
    to_state TEXT, reason TEXT, note TEXT, order_json TEXT);
