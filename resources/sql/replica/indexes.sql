-- Built per table when its last row has arrived. A section begins with "-- @table".

-- @area
CREATE UNIQUE INDEX area_by_id ON area (id);
-- @cell
CREATE UNIQUE INDEX cell_by_id ON cell (id);
-- @duty_grid
CREATE UNIQUE INDEX duty_grid_by_id ON duty_grid (id);
-- @department
CREATE UNIQUE INDEX department_by_id ON department (id);
-- @class
CREATE UNIQUE INDEX class_by_id ON class (id);
-- @workflow
CREATE UNIQUE INDEX workflow_by_id ON workflow (id);
-- @person
CREATE UNIQUE INDEX person_by_id ON person (id);
-- @camera
CREATE UNIQUE INDEX camera_by_id ON camera (id);
-- @camera_month
CREATE UNIQUE INDEX camera_month_by_id ON camera_month (id);
-- @vehicle
CREATE UNIQUE INDEX vehicle_by_id ON vehicle (id);
-- @scene
CREATE UNIQUE INDEX scene_by_id ON scene (id);
-- @wall
CREATE UNIQUE INDEX wall_by_id ON wall (id);
-- @case_file_early
-- Open cases are a few in a hundred: one partial index answers the map, the headline, the most urgent and the
-- duplicate check without touching the rows (is_open is a column too, or SQLite would not call it covering). It is
-- there before the closed cases arrive and costs them nothing.
CREATE INDEX case_file_open ON case_file (is_open, stage_due, stage_warn_at, state, district, lead_dept, cell, lon,
    lat, kind, class_code, reported_at, id) WHERE is_open = 1;
-- @case_file
CREATE UNIQUE INDEX case_file_by_id ON case_file (id);
CREATE INDEX case_file_by_reported ON case_file (reported_at);
CREATE INDEX case_file_by_registered ON case_file (registered_at) WHERE registered_at NOT NULL;
CREATE INDEX case_file_by_closed ON case_file (closed_at, handled_in_time) WHERE closed_at NOT NULL;
CREATE INDEX case_file_by_related ON case_file (related_to) WHERE related_to <> '';
CREATE INDEX case_file_by_main ON case_file (main_case) WHERE main_case <> '';
CREATE INDEX case_file_by_component ON case_file (component_id) WHERE component_id <> '';
-- @case_reporter
CREATE UNIQUE INDEX case_reporter_by_id ON case_reporter (id);
CREATE INDEX case_reporter_by_phone ON case_reporter (replace(replace(replace(phone, ' ', ''), '-', ''), '+86', ''));
-- @component
CREATE UNIQUE INDEX component_by_id ON component (id);
-- @place
CREATE UNIQUE INDEX place_by_id ON place (id);
-- @case_action
CREATE UNIQUE INDEX case_action_by_id ON case_action (id);
CREATE INDEX case_action_by_case ON case_action (case_id, number);
CREATE INDEX case_action_by_time ON case_action (at);
