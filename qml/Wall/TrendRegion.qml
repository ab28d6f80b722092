// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// Cases reported (bars) and closed (line of steps) in the last 24 hours or 30 days.
Region {
    id: root

    required property WallState wall
    property string heading: ""
    property bool days: false
    property var classes: [] ///< of strings
    readonly property WallFigures figures: WallFigures {
        wall: root.wall
        kind: "trend"
        span: root.days ? "days" : "hours"
        classes: root.classes
    }
    readonly property var rows: figures.rows
    readonly property real axisHeight: Math.round(theme.notePx * 1.4)
    readonly property real plotHeight: body.height - axisHeight - key.height - 12 * theme.scale
    readonly property real step: rows.length > 0 ? body.width / rows.length : body.width
    readonly property int everyLabel: Math.max(1, Math.ceil(theme.notePx * (days ? 4.2 : 2.6) / Math.max(1, step)))
    readonly property int total: rows.reduce((sum, row) => sum + row.reported, 0)

    title: heading !== "" ? heading : days ? qsTr("Last 30 days") : qsTr("Last 24 hours")
    age: wall.dataAge
    stale: wall.dataStale
    since: wall.dataSince

    Row {
        id: key
        spacing: root.theme.padding
        Row {
            spacing: 10 * root.theme.scale
            Rectangle {
                width: Math.round(root.theme.notePx * 0.6)
                height: width
                anchors.verticalCenter: parent.verticalCenter
                color: root.theme.ramp[3]
            }
            Label { theme: root.theme; role: "note"; color: root.theme.quiet; text: qsTr("reported %1").arg(root.wall.words.number(root.total)) }
        }
        Row {
            spacing: 10 * root.theme.scale
            Rectangle {
                width: Math.round(root.theme.notePx * 0.8)
                height: Math.max(2, Math.round(6 * root.theme.scale))
                anchors.verticalCenter: parent.verticalCenter
                color: root.theme.normal
            }
            Label {
                theme: root.theme
                role: "note"
                color: root.theme.quiet
                text: qsTr("closed %1").arg(root.wall.words.number(root.rows.reduce((sum, row) => sum + row.closed, 0)))
            }
        }
        Label { theme: root.theme; role: "note"; color: root.theme.quiet; text: qsTr("most %1").arg(root.wall.words.number(root.figures.greatest)) }
    }
    Repeater {
        model: root.rows.length
        delegate: Item {
            id: slot
            required property int index
            readonly property var row: root.rows[index] ?? {label: "", reported: 0, closed: 0}
            x: index * root.step
            y: key.height + 12 * root.theme.scale
            width: root.step
            height: root.plotHeight + root.axisHeight

            Rectangle {
                width: Math.max(1, parent.width * 0.72)
                height: Math.max(slot.row.reported > 0 ? 2 : 0, root.plotHeight * slot.row.reported / root.figures.greatest)
                x: parent.width * 0.14
                y: root.plotHeight - height
                color: root.theme.ramp[3]
            }
            Rectangle {
                visible: slot.row.closed > 0
                width: parent.width
                height: Math.max(2, Math.round(6 * root.theme.scale))
                y: root.plotHeight - root.plotHeight * slot.row.closed / root.figures.greatest - height / 2
                color: root.theme.normal
            }
            Label {
                visible: slot.index % root.everyLabel === 0 && x + width + slot.x <= root.body.width
                theme: root.theme
                role: "note"
                color: root.theme.quiet
                text: slot.row.label
                y: root.plotHeight
                height: root.axisHeight
            }
        }
    }
    Rectangle {
        y: key.height + 12 * root.theme.scale + root.plotHeight
        width: root.body.width
        height: 1
        color: root.theme.line
    }
    EmptyState {
        y: key.height
        width: parent.width
        height: root.plotHeight
        visible: root.figures.read && root.figures.greatest === 1 && root.total === 0
        theme: root.theme
        what: qsTr("Nothing was reported in this time")
    }
}
