// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// The wall: a header, the regions of the scene that is on, what seats have pushed over them, the newest line.
Rectangle {
    id: root

    required property WallState wall
    readonly property real unitY: height / 8
    readonly property real gap: Math.max(4, Math.round(look.grid))
    readonly property real headEdge: Math.round(0.5 * unitY)
    readonly property real footEdge: Math.round(7.5 * unitY)
    /// A still picture burns in: the frame moves a few pixels every few minutes.
    property int shiftStep: 0
    readonly property list<point> shifts: [Qt.point(0, 0), Qt.point(3, 1), Qt.point(1, 3), Qt.point(-2, 2),
        Qt.point(-3, -1), Qt.point(0, -3)]

    width: 1920
    height: 1080
    color: look.ground

    Timer {
        interval: 180000
        running: true
        repeat: true
        onTriggered: root.shiftStep = (root.shiftStep + 1) % root.shifts.length
    }
    Theme {
        id: look
        name: "dark"
        face: "wall"
        scale: Math.min(root.width / 3840, root.height / 2160)
    }
    Item {
        id: frame
        width: root.width
        height: root.height
        x: Math.round((2 * root.shifts[root.shiftStep].x) * look.scale)
        y: Math.round((2 * root.shifts[root.shiftStep].y) * look.scale)

        WallHeader {
            width: parent.width
            height: root.headEdge
            theme: look
            wall: root.wall
        }
        Item {
            id: room
            x: root.gap / 2
            y: root.headEdge - root.gap / 2
            width: root.width - root.gap
            height: root.footEdge - root.headEdge + root.gap
            onWidthChanged: root.wall.scene.setRoom(width, height, root.gap)
            onHeightChanged: root.wall.scene.setRoom(width, height, root.gap)
            Component.onCompleted: root.wall.scene.setRoom(width, height, root.gap)

            Repeater {
                model: root.wall.scene.regions
                delegate: WallRegion {
                    required property rect place
                    required property bool shown
                    x: place.x
                    y: place.y
                    width: place.width
                    height: place.height
                    visible: shown
                    theme: look
                    wall: root.wall
                }
            }
            Repeater {
                model: root.wall.scene.pushes
                delegate: PushCard {
                    required property rect place
                    x: place.x
                    y: place.y
                    width: place.width
                    height: onMap ? implicitHeight : place.height
                    theme: look
                    wall: root.wall
                }
            }
        }
        NewestLine {
            y: root.footEdge
            width: parent.width
            height: root.height - root.footEdge
            theme: look
            wall: root.wall
        }
    }
    WallSearch {
        anchors.fill: parent
        theme: look
        results: root.wall.search
        selection: root.wall.selection
        age: root.wall.dataAge
        stale: root.wall.dataStale
        since: root.wall.dataSince
        partial: root.wall.ages.partial
    }
}
