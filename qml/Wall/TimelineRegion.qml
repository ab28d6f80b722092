// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// What happened to one case, the newest first.
Region {
    id: root

    required property WallState wall
    required property string caseId
    readonly property CaseView view: CaseView {
        wall: root.wall
        caseId: root.caseId
    }
    readonly property real rowHeight: Math.round((root.theme.bodyPx + root.theme.notePx) * 1.42)
    readonly property var trail: root.view.trail
    readonly property int rows: Math.max(1, Math.floor(body.height / rowHeight))

    title: qsTr("What happened")
    age: wall.dataAge
    stale: wall.dataStale
    since: wall.dataSince

    Repeater {
        model: root.trail.slice(0, root.rows)
        delegate: Item {
            id: step
            required property var modelData
            required property int index
            y: index * root.rowHeight
            width: root.body.width
            height: root.rowHeight

            Rectangle {
                visible: step.index + 1 < Math.min(root.rows, root.view.trail.length)
                x: dot.x + dot.width / 2 - width / 2
                y: dot.y + dot.height
                width: Math.max(1, Math.round(3 * root.theme.scale))
                height: root.rowHeight - dot.height
                color: root.theme.line
            }
            Rectangle {
                id: dot
                y: Math.round(root.theme.bodyPx * 0.42)
                width: Math.round(root.theme.bodyPx * 0.5)
                height: width
                radius: width / 2
                color: step.index === 0 ? root.theme.accent : root.theme.stale
            }
            Label {
                id: what
                theme: root.theme
                isData: true
                text: step.modelData.what
                x: dot.width + root.theme.padding * 0.6
                width: parent.width - x - time.width - root.theme.padding * 0.4
            }
            Label {
                theme: root.theme
                role: "note"
                color: root.theme.quiet
                isData: true
                text: step.modelData.who
                x: what.x
                y: what.height
                width: parent.width - x
            }
            Label {
                id: time
                theme: root.theme
                role: "note"
                color: root.theme.quiet
                text: step.modelData.time
                anchors.right: parent.right
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: root.view.trail.length === 0
        theme: root.theme
        what: qsTr("Nothing has happened yet")
        how: root.caseId === "" ? "" : qsTr("Steps of the last 90 days are kept at a wall")
    }
}
