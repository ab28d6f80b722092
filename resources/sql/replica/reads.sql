-- What the seat asks its replica. A section begins with "-- @name"; {name} stands for another section's text.

-- @summaryColumns
ver, id, case_no, intake_no, state, class_code, address, district, street, cell, lead_dept, supervisor, source,
severity, component_id, kind, reported_at, registered_at, closed_at, stage_started_at, stage_warn_at, stage_due,
lon, lat, handled_in_time, is_open, supervised, self_handled, rework_count, length(coalesce(pending_request, '')) > 0

-- @caseRows
SELECT count(*) FROM case_file
-- @allSummaries
SELECT {summaryColumns} FROM case_file
-- @openSummaries
SELECT {summaryColumns} FROM case_file WHERE is_open = 1
-- @summaryOf
SELECT {summaryColumns} FROM case_file WHERE id = ?1
-- @summariesOfComponent
SELECT {summaryColumns} FROM case_file WHERE component_id = ?1 AND component_id <> '' ORDER BY reported_at DESC
-- @mostUrgent
SELECT {summaryColumns} FROM case_file
WHERE is_open = 1 AND stage_due NOT NULL AND state <> 'SUSPENDED' ORDER BY stage_due LIMIT ?1
-- @openOfClass
SELECT {summaryColumns} FROM case_file
WHERE is_open = 1 AND (?2 = '' OR (kind = ?1 AND class_code = ?2)) AND reported_at >= ?3
  AND lon BETWEEN ?4 AND ?5 AND lat BETWEEN ?6 AND ?7
-- @openOfComponent
SELECT {summaryColumns} FROM case_file
WHERE component_id = ?1 AND component_id <> '' AND is_open = 1

-- @openFigures
SELECT state, district, lead_dept, count(*), sum(due < ?1), sum(due >= ?1 AND warn < ?1)
FROM (SELECT state, district, lead_dept,
             CASE WHEN state = 'SUSPENDED' THEN NULL ELSE stage_due END AS due,
             CASE WHEN state = 'SUSPENDED' THEN NULL ELSE stage_warn_at END AS warn
      FROM case_file INDEXED BY case_file_open WHERE is_open = 1)
GROUP BY state, district, lead_dept
-- @reportedBetween
SELECT count(*) FROM case_file WHERE reported_at >= ?1 AND reported_at < ?2
-- @registeredBetween
SELECT count(*) FROM case_file WHERE registered_at NOT NULL AND registered_at >= ?1 AND registered_at < ?2
-- @closedBetween
SELECT count(*), sum(handled_in_time = 1), count(handled_in_time)
FROM case_file WHERE closed_at NOT NULL AND closed_at >= ?1 AND closed_at < ?2

-- @trailOf
SELECT {case_action} FROM case_action WHERE case_id = ?1 ORDER BY number
-- @newestActions
SELECT {case_action} FROM case_action ORDER BY at DESC LIMIT ?1
-- @reporterOf
SELECT name, phone FROM case_reporter WHERE id = ?1
-- @plainPhone
replace(replace(replace(phone, ' ', ''), '-', ''), '+86', '')
-- @casesOfPhone
SELECT id, name FROM case_reporter WHERE {plainPhone} = ?1
-- @mergedInto
SELECT id FROM case_file WHERE main_case = ?1 AND main_case <> ''
-- @caseOf
SELECT ver, {case_file} FROM case_file WHERE id = ?1
-- @actionIsHere
SELECT 1 FROM case_action WHERE id = ?1

-- @componentColumns
id, class_code, name, state, cell, competent_dept, owner_unit, maintain_unit, created_on, changed_on, data_source,
lon, lat
-- @componentOf
SELECT {componentColumns} FROM component WHERE id = ?1
-- @componentOfRow
SELECT {componentColumns} FROM component WHERE fid = ?1
-- @componentsWithin
SELECT {componentColumns} FROM component
WHERE fid IN (SELECT id FROM rtree_component_geom WHERE maxx >= ?1 AND minx <= ?2 AND maxy >= ?3 AND miny <= ?4)
-- @cameras
SELECT id, name, industry, district, cell, bearing, view_angle, height_m, owner, ptz, stream, lon, lat
FROM camera ORDER BY id
-- @cameraMonths
SELECT id, camera, month, days, checked_at, off_since, ver FROM camera_month WHERE month >= ?1 ORDER BY id
-- @dutyGrids
SELECT id, name_zh, name_en, street FROM duty_grid ORDER BY id
-- @departments
SELECT id, name_zh, name_en, kind, district FROM department ORDER BY id
-- @classes
SELECT {class} FROM class ORDER BY id
-- @lifecycles
SELECT text FROM workflow ORDER BY published_at, id
-- @persons
SELECT id, name, post, department, duty_grid, district, shift, on_duty FROM person ORDER BY id
-- @vehicles
SELECT id, plate, kind, department FROM vehicle ORDER BY id
-- @ofClasses
(?4 = '' OR (CASE kind WHEN 'component' THEN 'C' ELSE 'E' END) || class_code IN (SELECT value FROM json_each(?4)))
-- @reportedBySteps
SELECT (reported_at - ?1) / ?3, count(*) FROM case_file
WHERE reported_at >= ?1 AND reported_at < ?2 AND {ofClasses} GROUP BY 1
-- @closedBySteps
SELECT (closed_at - ?1) / ?3, count(*) FROM case_file
WHERE closed_at NOT NULL AND closed_at >= ?1 AND closed_at < ?2 AND {ofClasses} GROUP BY 1
-- @openOfClasses
SELECT {summaryColumns} FROM case_file
WHERE is_open = 1 AND (?1 = '' OR (CASE kind WHEN 'component' THEN 'C' ELSE 'E' END) || class_code
    IN (SELECT value FROM json_each(?1)))
-- @componentCounts
SELECT class_code, count(*), sum(state <> 'intact') FROM component
WHERE 'C' || class_code IN (SELECT value FROM json_each(?1)) GROUP BY class_code
-- @reviewFigures
count(*), sum(closed_at NOT NULL), sum(handled_in_time NOT NULL), sum(coalesce(handled_in_time, 0)),
sum(rework_count > 0), sum(is_open = 1 AND state <> 'SUSPENDED' AND stage_due NOT NULL AND stage_due < ?2)
-- @reviewByDistrict
SELECT district, {reviewFigures} FROM case_file
WHERE registered_at NOT NULL AND registered_at >= ?1 AND district <> '' GROUP BY district
-- @reviewByDepartment
SELECT lead_dept, {reviewFigures} FROM case_file
WHERE registered_at NOT NULL AND registered_at >= ?1 AND lead_dept <> '' GROUP BY lead_dept
-- Who finally handled what, for recommending.
-- @dutyColumns
f.kind, f.class_code, f.district, f.street, f.duty_grid, f.address, f.lead_dept, f.closed_at, c.land_use,
m.competent_dept, m.owner_unit, m.maintain_unit
-- @dutyTables
case_file f LEFT JOIN cell c ON c.id = f.cell
    LEFT JOIN component m ON f.component_id <> '' AND m.id = f.component_id
-- @dutySince
SELECT {dutyColumns} FROM {dutyTables}
WHERE f.closed_at > ?1 AND f.state = 'CLOSED' AND f.lead_dept <> ''
-- @landUseOf
SELECT land_use FROM cell WHERE id = ?1
-- @unitLoads
SELECT lead_dept, count(*), sum(state <> 'SUSPENDED' AND stage_due < ?1)
FROM case_file INDEXED BY case_file_open WHERE is_open = 1 AND lead_dept <> '' GROUP BY lead_dept
-- @unitCases
SELECT id, state, kind, class_code, stage_due, stage_warn_at, dispatched_at, handling_started_at, feedback_at,
       handled_in_time, rework_count, is_open, ver
FROM case_file WHERE lead_dept = ?1 AND (is_open = 1 OR feedback_at >= ?2 OR dispatched_at >= ?2)
-- @unitReturns
SELECT count(*) FROM case_action WHERE at >= ?2 AND at < ?3 AND department = ?1 AND action = 'requestReturn'
-- @unitCrews
SELECT a.order_json, a.case_id, a.at, f.lon, f.lat, f.state
FROM case_action a JOIN case_file f ON f.id = a.case_id
WHERE a.at >= ?2 AND a.department = ?1 AND a.action = 'assignCrew' ORDER BY a.at DESC
-- @scenes
SELECT id, name_zh, name_en, sort, layout, ver FROM scene ORDER BY sort, id
-- @walls
SELECT id, name_zh, name_en, plan, state, ver FROM wall ORDER BY id
-- @areas
SELECT id, level, parent, name_zh, name_en FROM area ORDER BY id
-- @areasWithShapes
SELECT id, level, parent, name_zh, name_en, geom FROM area ORDER BY id
-- @cellsAround
SELECT id, community, street, district, duty_grid, zone, land_use, area_m2, perimeter_m, valid_from, geom FROM cell
WHERE fid IN (SELECT id FROM rtree_cell_geom WHERE minx <= ?1 AND maxx >= ?1 AND miny <= ?2 AND maxy >= ?2)
-- @areaName
SELECT name_zh FROM area WHERE id = ?1
-- @supervisorsOnDuty
SELECT duty_grid, id FROM person WHERE post = 'supervisor' AND on_duty = 1 ORDER BY id
-- @supervisorsKnown
SELECT EXISTS (SELECT 1 FROM person WHERE post = 'supervisor')
-- @openInState
SELECT id, ver, state, supervisor, task_kind, duty_grid, cell, lon, lat, source, verified_real, registered_at,
       workflow_version, handlers
FROM case_file WHERE is_open = 1 AND state = ?1
-- @gridsWithin
SELECT c.duty_grid, c.id, r.minx, r.maxx, r.miny, r.maxy FROM rtree_cell_geom r JOIN cell c ON c.fid = r.id
WHERE r.maxx >= ?1 AND r.minx <= ?2 AND r.maxy >= ?3 AND r.miny <= ?4
-- @reopeningsOf
SELECT id FROM case_file WHERE related_to = ?1 AND related_to <> ''
-- @casesWithin
SELECT id, lon, lat FROM case_file
WHERE fid IN (SELECT id FROM rtree_case_file_geom WHERE maxx >= ?1 AND minx <= ?2 AND maxy >= ?3 AND miny <= ?4)
ORDER BY reported_at DESC LIMIT ?5
-- @openOfClassWithin
SELECT id, lon, lat FROM case_file
WHERE is_open = 1 AND kind = ?5 AND class_code = ?6 AND lon BETWEEN ?1 AND ?2 AND lat BETWEEN ?3 AND ?4
-- @placesWithin
SELECT name, kind, parent, lon, lat FROM place
WHERE fid IN (SELECT id FROM rtree_place_geom WHERE maxx >= ?1 AND minx <= ?2 AND maxy >= ?3 AND miny <= ?4)

-- @areaOf
SELECT level, parent, geom FROM area WHERE id = ?1
-- @areasIn
SELECT id FROM area WHERE parent = ?1 AND parent <> ''
-- @cellOf
SELECT id, community, street, district, duty_grid, zone, land_use, area_m2, perimeter_m, valid_from, geom FROM cell
WHERE id = ?1
-- @cellsOfAreas
SELECT district, street, community, id, duty_grid FROM cell
-- @casesOfLate
SELECT id, ver, state, kind, class_code, district, street, community, cell, is_public, reported_at, registered_at,
       closed_at, stage_due, stage_warn_at, handling_due, handled_in_time, is_open
FROM case_file
WHERE is_open = 1 OR reported_at >= ?1 OR (registered_at NOT NULL AND registered_at >= ?1)
   OR (closed_at NOT NULL AND closed_at >= ?1)
-- @componentsOfAll
SELECT cell, class_code, state FROM component
-- @componentsOfArea
SELECT cell, class_code, state FROM component WHERE cell >= ?1 AND cell < ?2
-- @tasksOf
SELECT a.action, a.at, a.from_state,
       (SELECT max(b.at) FROM case_action b
        WHERE b.case_id = a.case_id AND b.number < a.number AND b.to_state = a.from_state), c.zone, c.severity
FROM case_action a LEFT JOIN case_file c ON c.id = a.case_id
WHERE a.at >= ?2 AND a.actor = ?1 AND a.action IN ('report', 'verifyResult', 'checkResult')

-- @cellShapes
SELECT id, geom, duty_grid, community FROM cell ORDER BY fid
-- @openByCell
SELECT cell, count(*), sum(state <> 'SUSPENDED' AND stage_due < ?1)
FROM case_file INDEXED BY case_file_open WHERE is_open = 1 GROUP BY cell
-- @componentPoints
SELECT lon, lat, class_code, state, fid FROM component WHERE lon NOT NULL
-- @casePoints
SELECT id, lon, lat, cell, stage_warn_at, stage_due, state, kind = 'component', class_code
FROM case_file INDEXED BY case_file_open WHERE is_open = 1
-- @pastCaseColumns
id, cell, lon, lat, kind = 'component', reported_at, closed_at, is_open, severity IN ('urgent', 'major'), zone,
handling_limit, handling_started_at, handling_due, state, feedback_at, stage_started_at, stage_warn_at, stage_due,
class_code
-- @pastCases
SELECT {pastCaseColumns} FROM case_file WHERE reported_at >= ?1 AND reported_at <= ?2
UNION ALL
SELECT {pastCaseColumns} FROM case_file WHERE closed_at NOT NULL AND closed_at > ?1 AND +reported_at < ?1
UNION ALL
SELECT {pastCaseColumns} FROM case_file WHERE is_open = 1 AND +reported_at < ?1
-- @pastMoves
SELECT case_id, at, number, from_state, to_state FROM case_action WHERE from_state IS NOT to_state
-- @communityReports
SELECT community, sum(reported_at >= ?2), sum(reported_at < ?2)
FROM case_file WHERE reported_at >= ?1 AND community <> '' GROUP BY community
-- @communityRegistered
SELECT community, count(*), sum(is_public = 1)
FROM case_file WHERE registered_at NOT NULL AND registered_at >= ?1 AND community <> '' GROUP BY community
-- @communityClosed
SELECT community, count(*), sum(handled_in_time = 1)
FROM case_file WHERE closed_at NOT NULL AND closed_at >= ?1 AND state = 'CLOSED'
  AND community <> '' GROUP BY community
-- @communityLate
SELECT community, count(*)
FROM case_file WHERE is_open = 1 AND registered_at NOT NULL AND state <> 'SUSPENDED' AND handling_due < ?1
  AND community <> '' GROUP BY community

-- For the search index: row, what kind of row, texts; newest first, from below ?1 down to above ?2.
-- @indexAreas
SELECT fid, level, name_zh, name_en, id FROM area WHERE fid < ?1 AND fid > ?2 ORDER BY fid DESC LIMIT ?3
-- @indexDepartments
SELECT fid, kind, name_zh, name_en, id FROM department WHERE fid < ?1 AND fid > ?2 ORDER BY fid DESC LIMIT ?3
-- @indexPersons
SELECT fid, post, name, id FROM person WHERE fid < ?1 AND fid > ?2 ORDER BY fid DESC LIMIT ?3
-- @indexVehicles
SELECT fid, kind, plate, id FROM vehicle WHERE fid < ?1 AND fid > ?2 ORDER BY fid DESC LIMIT ?3
-- @indexCameras
SELECT fid, '', name, id FROM camera WHERE fid < ?1 AND fid > ?2 ORDER BY fid DESC LIMIT ?3
-- @plateName
CASE WHEN kind = 'plate' AND substr(name, 1, length(parent)) <> parent THEN parent || name ELSE name END
-- @indexPlaces
SELECT fid, kind, {plateName}, aliases FROM place WHERE fid < ?1 AND fid > ?2 ORDER BY fid DESC LIMIT ?3
-- @indexCells
SELECT fid, '', id FROM cell WHERE fid < ?1 AND fid > ?2 ORDER BY fid DESC LIMIT ?3
-- @indexCases
SELECT fid, is_open, case_no, intake_no, address FROM case_file WHERE fid < ?1 AND fid > ?2 ORDER BY fid DESC LIMIT ?3
-- @indexComponents
SELECT fid, '', name, id FROM component WHERE fid < ?1 AND fid > ?2 ORDER BY fid DESC LIMIT ?3
-- @newestArea
SELECT max(fid) FROM area
-- @newestDepartment
SELECT max(fid) FROM department
-- @newestPerson
SELECT max(fid) FROM person
-- @newestVehicle
SELECT max(fid) FROM vehicle
-- @newestCamera
SELECT max(fid) FROM camera
-- @newestPlace
SELECT max(fid) FROM place
-- @newestCell
SELECT max(fid) FROM cell
-- @newestCase
SELECT max(fid) FROM case_file
-- @newestComponent
SELECT max(fid) FROM component
-- @rowOfCase
SELECT fid FROM case_file WHERE id = ?1
-- @rowOfComponent
SELECT fid FROM component WHERE id = ?1
-- @rowOfCamera
SELECT fid FROM camera WHERE id = ?1
-- @rowOfPerson
SELECT fid FROM person WHERE id = ?1
-- @fact
SELECT value FROM replica_meta WHERE key = ?1
-- Rows that were written after a kept index: number of the source, row. Noted with the rows
-- themselves: ?1 id, ?2 page.
-- @searchChanges
SELECT source, row FROM search_changes WHERE page > ?1
-- @noteCase
INSERT OR REPLACE INTO search_changes (source, row, page) SELECT 7, fid, ?2 FROM case_file WHERE id = ?1
-- @noteComponent
INSERT OR REPLACE INTO search_changes (source, row, page) SELECT 8, fid, ?2 FROM component WHERE id = ?1
-- @noteCamera
INSERT OR REPLACE INTO search_changes (source, row, page) SELECT 4, fid, ?2 FROM camera WHERE id = ?1
-- @notePerson
INSERT OR REPLACE INTO search_changes (source, row, page) SELECT 2, fid, ?2 FROM person WHERE id = ?1

-- A hit: id, title, detail, texts it is known by beside its title, what kind of row, place or shape.
-- @hitArea
SELECT id, name_zh, name_en, name_en, id, level, NULL, NULL, geom FROM area WHERE fid = ?1
-- @hitDepartment
SELECT id, name_zh, '', name_en, id, kind, NULL, NULL FROM department WHERE fid = ?1
-- @hitPerson
SELECT id, name, post, id, '', post, NULL, NULL FROM person WHERE fid = ?1
-- @hitVehicle
SELECT id, plate, department, id, '', kind, NULL, NULL FROM vehicle WHERE fid = ?1
-- @hitCamera
SELECT id, name, id, id, '', '', lon, lat FROM camera WHERE fid = ?1
-- @hitPlace
SELECT id, {plateName}, '', aliases, '', kind, lon, lat FROM place WHERE fid = ?1
-- @hitCell
SELECT id, id, '', '', '', '', NULL, NULL, geom FROM cell WHERE fid = ?1
-- @hitCase
SELECT id, coalesce(nullif(case_no, ''), nullif(intake_no, ''), id), address, address, intake_no, is_open, lon, lat
FROM case_file WHERE fid = ?1
-- @hitComponent
SELECT id, name, id, id, '', state, lon, lat FROM component WHERE fid = ?1
