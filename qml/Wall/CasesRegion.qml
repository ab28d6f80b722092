// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// Open cases of some classes, the least time left first.
Region {
    id: root

    required property WallState wall
    property string heading: ""
    property var classes: [] ///< of strings
    readonly property WallFigures figures: WallFigures {
        wall: root.wall
        kind: "cases"
        classes: root.classes
    }
    readonly property real least: Math.round(theme.bodyPx * 1.35 + theme.notePx * 1.6)
    readonly property int rows: Math.max(1, Math.floor(body.height / least))
    readonly property int all: figures.total

    title: heading === "" ? qsTr("Cases") : heading
    age: wall.dataAge
    stale: wall.dataStale
    since: wall.dataSince
    tools: [
        Label {
            theme: root.theme
            role: "note"
            color: root.theme.quiet
            visible: root.all > root.rows && !root.stale
            text: qsTr("%1 of %2").arg(root.rows).arg(root.figures.totalText)
        }
    ]

    Repeater {
        model: Math.min(root.rows, root.figures.rows.length)
        delegate: UrgentRow {
            required property int index
            readonly property var row: root.figures.rows[index] ?? {}
            y: index * height
            width: root.body.width
            height: Math.floor(root.body.height / root.rows)
            theme: root.theme
            light: row.light ?? "none"
            lightWord: root.wall.words.light(row.light ?? "none")
            className: row.className ?? ""
            place: row.place ?? ""
            holder: row.holder ?? ""
            timeLeft: row.timeLeft ?? ""
            selected: root.wall.selection.caseId === row.caseId
            onChosen: {
                root.wall.selection.selectCase(row.caseId)
                root.wall.selection.showOnMap(row.lon, row.lat)
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: root.figures.read && root.all === 0
        theme: root.theme
        what: qsTr("No open case of these classes")
    }
}
