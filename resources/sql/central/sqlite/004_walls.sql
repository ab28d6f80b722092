-- SPDX-License-Identifier: GPL-3.0-or-later
-- Scenes and walls. Rows that every city begins with come from resources/scenes/shipped.json right after this.

CREATE TABLE scene (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name_zh TEXT,
    name_en TEXT,
    sort INTEGER,
    layout TEXT, -- regions as JSON
    ver INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX scene_id ON scene (id);

CREATE TABLE wall (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name_zh TEXT,
    name_en TEXT,
    plan TEXT, -- usual scene, timetable, rotation as JSON
    state TEXT, -- switched by hand and pushes as JSON
    ver INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX wall_id ON wall (id);
