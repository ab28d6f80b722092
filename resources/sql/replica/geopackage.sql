-- The frame of an OGC GeoPackage 1.3 (12-128r17) and our own table of facts about this replica.
-- user_version belongs to the GeoPackage, so our schema number lives in replica_meta.
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;

CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL PRIMARY KEY,
    organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL,
    definition TEXT NOT NULL,
    description TEXT);

CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY,
    data_type TEXT NOT NULL,
    identifier TEXT UNIQUE,
    description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
    srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));

CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL,
    column_name TEXT NOT NULL,
    geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL,
    z TINYINT NOT NULL,
    m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));

CREATE TABLE gpkg_extensions (
    table_name TEXT,
    column_name TEXT,
    extension_name TEXT NOT NULL,
    definition TEXT NOT NULL,
    scope TEXT NOT NULL,
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));

INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
    ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
    ('WGS 84 geodetic', 4326, 'EPSG', 4326,
     'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
     'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid'),
    ('China Geodetic Coordinate System 2000', 4490, 'EPSG', 4490,
     'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4490"]]',
     'longitude/latitude coordinates in decimal degrees, CGCS2000');

CREATE TABLE replica_meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES
    ('area', 'features', 'area', 4490),
    ('cell', 'features', 'cell', 4490),
    ('camera', 'features', 'camera', 4490),
    ('case_file', 'features', 'case_file', 4490),
    ('component', 'features', 'component', 4490),
    ('place', 'features', 'place', 4490),
    ('duty_grid', 'attributes', 'duty_grid', NULL),
    ('department', 'attributes', 'department', NULL),
    ('class', 'attributes', 'class', NULL),
    ('workflow', 'attributes', 'workflow', NULL),
    ('person', 'attributes', 'person', NULL),
    ('vehicle', 'attributes', 'vehicle', NULL),
    ('camera_month', 'attributes', 'camera_month', NULL),
    ('case_reporter', 'attributes', 'case_reporter', NULL),
    ('case_action', 'attributes', 'case_action', NULL);

INSERT INTO gpkg_geometry_columns VALUES
    ('area', 'geom', 'MULTIPOLYGON', 4490, 0, 0),
    ('cell', 'geom', 'POLYGON', 4490, 0, 0),
    ('camera', 'geom', 'POINT', 4490, 0, 0),
    ('case_file', 'geom', 'POINT', 4490, 0, 0),
    ('component', 'geom', 'POINT', 4490, 0, 0),
    ('place', 'geom', 'POINT', 4490, 0, 0);
