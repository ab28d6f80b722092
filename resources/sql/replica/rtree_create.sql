-- R-tree of one feature table ({table}); filled before the triggers of rtree_triggers.sql exist.
CREATE VIRTUAL TABLE "rtree_{table}_geom" USING rtree(id, minx, maxx, miny, maxy);
