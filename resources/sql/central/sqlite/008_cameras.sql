-- SPDX-License-Identifier: GPL-3.0-or-later
-- How often each camera was looked after and found on, by months (protocol/cameramonth.h).

CREATE TABLE camera_month (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL, -- camera-yyyyMM
    camera TEXT,
    month TEXT,
    days TEXT, -- checks/online of each day, separated by commas
    checked_at INTEGER,
    off_since INTEGER,
    ver INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX camera_month_id ON camera_month (id);
