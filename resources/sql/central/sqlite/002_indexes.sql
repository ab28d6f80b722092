-- SPDX-License-Identifier: GPL-3.0-or-later
-- Kept apart from the tables: a city is loaded first and indexed afterwards.

CREATE UNIQUE INDEX area_id ON area (id);
CREATE UNIQUE INDEX cell_id ON cell (id);
CREATE UNIQUE INDEX duty_grid_id ON duty_grid (id);
CREATE UNIQUE INDEX department_id ON department (id);
CREATE UNIQUE INDEX person_id ON person (id);
CREATE UNIQUE INDEX camera_id ON camera (id);
CREATE UNIQUE INDEX vehicle_id ON vehicle (id);
CREATE UNIQUE INDEX case_file_id ON case_file (id);
CREATE UNIQUE INDEX case_reporter_id ON case_reporter (id);
CREATE UNIQUE INDEX component_id ON component (id);
CREATE UNIQUE INDEX place_id ON place (id);
CREATE UNIQUE INDEX case_action_id ON case_action (id);
CREATE UNIQUE INDEX case_action_case ON case_action (case_id, number);
CREATE INDEX case_action_at ON case_action (at);
CREATE INDEX case_file_open ON case_file (fid) WHERE is_open = 1;
CREATE INDEX case_file_resume ON case_file (suspended_until) WHERE state = 'SUSPENDED';
CREATE INDEX case_file_task ON case_file (supervisor) WHERE state IN ('VERIFYING', 'CHECKING');
CREATE INDEX case_file_case_no ON case_file (case_no) WHERE case_no <> '';
CREATE INDEX case_file_intake_no ON case_file (intake_no) WHERE intake_no <> '';
CREATE INDEX command_at ON command (at);
CREATE INDEX session_account ON session (account);
CREATE INDEX sign_in_failure_account ON sign_in_failure (account, at);
CREATE INDEX sign_in_failure_address ON sign_in_failure (address, at);
