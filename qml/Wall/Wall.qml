// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// The default scene: regions on a grid of 12 by 8 units.
Rectangle {
    id: root

    required property WallState wall
    readonly property real unitX: width / 12
    readonly property real unitY: height / 8
    readonly property real gap: Math.max(4, Math.round(theme.grid))
    readonly property real headEdge: Math.round(0.5 * unitY)
    readonly property real footEdge: Math.round(7.5 * unitY)
    readonly property real leftEdge: Math.round(3 * unitX)
    readonly property real rightEdge: Math.round(9 * unitX)
    /// A still picture burns in: the frame moves a few pixels every few minutes.
    property int shiftStep: 0
    readonly property list<point> shifts: [Qt.point(0, 0), Qt.point(3, 1), Qt.point(1, 3), Qt.point(-2, 2),
        Qt.point(-3, -1), Qt.point(0, -3)]

    width: 1920
    height: 1080
    color: theme.ground

    Timer {
        interval: 180000
        running: true
        repeat: true
        onTriggered: root.shiftStep = (root.shiftStep + 1) % root.shifts.length
    }
    Theme {
        id: theme
        name: "dark"
        face: "wall"
        scale: Math.min(root.width / 3840, root.height / 2160)
    }
    Item {
        id: frame
        width: root.width
        height: root.height
        x: Math.round((2 * root.shifts[root.shiftStep].x) * theme.scale)
        y: Math.round((2 * root.shifts[root.shiftStep].y) * theme.scale)

        WallHeader {
            width: parent.width
            height: root.headEdge
            theme: theme
            wall: root.wall
            scene: qsTr("City at work")
        }
        TodayRegion {
            id: today
            x: root.gap
            y: root.headEdge
            width: root.leftEdge - root.gap
            height: Math.round(2.3 * root.unitY)
            theme: theme
            wall: root.wall
        }
        UrgentRegion {
            x: root.gap
            y: today.y + today.height + root.gap
            width: today.width
            height: root.footEdge - y
            theme: theme
            wall: root.wall
        }
        Region {
            x: root.leftEdge + root.gap
            y: root.headEdge
            width: root.rightEdge - root.leftEdge - 2 * root.gap
            height: root.footEdge - root.headEdge
            theme: theme
            bare: true

            WallMap {
                anchors.fill: parent
                anchors.margins: 1
                theme: theme
                wall: root.wall
            }
        }
        CamerasRegion {
            id: cameras
            x: root.rightEdge
            y: root.headEdge
            width: root.width - x - root.gap
            height: Math.round(2.75 * root.unitY) - root.gap
            theme: theme
            wall: root.wall
        }
        LifecycleRegion {
            id: lifecycle
            x: cameras.x
            y: cameras.y + cameras.height + root.gap
            width: cameras.width
            height: Math.round(2.2 * root.unitY) - root.gap
            theme: theme
            wall: root.wall
        }
        PlacesRegion {
            x: cameras.x
            y: lifecycle.y + lifecycle.height + root.gap
            width: cameras.width
            height: root.footEdge - y
            theme: theme
            wall: root.wall
        }
        NewestLine {
            y: root.footEdge
            width: parent.width
            height: root.height - root.footEdge
            theme: theme
            wall: root.wall
        }
    }
}
