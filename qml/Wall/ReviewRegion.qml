// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// What districts or departments did with the cases of the last 30 days, counted from the replica.
Region {
    id: root

    required property WallState wall
    property bool departments: false
    readonly property WallFigures figures: WallFigures {
        wall: root.wall
        kind: "review"
        by: root.departments ? "department" : "district"
    }
    readonly property real rowHeight: Math.round(theme.bodyPx * 1.6)
    readonly property int rows: Math.max(1, Math.floor((body.height - heads.height - hint.height) / rowHeight))
    readonly property var columns: [qsTr("registered"), qsTr("closed"), qsTr("in time"), qsTr("rework"), qsTr("overdue")]
    readonly property real nameWidth: body.width * 0.3
    readonly property real columnWidth: (body.width - nameWidth) / columns.length

    function cell(row: var, column: int): string {
        return column === 0 ? wall.words.number(row.registered) : column === 1 ? wall.words.percent(row.closedShare)
            : column === 2 ? wall.words.percent(row.inTimeShare) : column === 3 ? wall.words.percent(row.reworkShare)
            : wall.words.number(row.overdue)
    }

    title: departments ? qsTr("Departments, last 30 days") : qsTr("Districts, last 30 days")
    age: wall.dataAge
    stale: wall.dataStale
    since: wall.dataSince
    tools: [
        KitButton {
            theme: root.theme
            visible: !root.stale
            text: root.departments ? qsTr("show districts") : qsTr("show departments")
            onClicked: root.departments = !root.departments
        }
    ]

    Item {
        id: heads
        width: root.body.width
        height: root.rowHeight
        Repeater {
            model: root.columns
            delegate: Label {
                required property string modelData
                required property int index
                theme: root.theme
                role: "note"
                color: root.theme.quiet
                text: modelData
                x: root.nameWidth + index * root.columnWidth
                width: root.columnWidth
                height: heads.height
                horizontalAlignment: Text.AlignRight
            }
        }
    }
    Repeater {
        model: Math.min(root.rows, root.figures.rows.length)
        delegate: Item {
            id: line
            required property int index
            readonly property var row: root.figures.rows[index] ?? {name: "", registered: 0, closedShare: -1, inTimeShare: -1,
                reworkShare: -1, overdue: 0}
            y: heads.height + index * root.rowHeight
            width: root.body.width
            height: root.rowHeight

            Rectangle {
                width: parent.width
                height: 1
                color: root.theme.line
            }
            Label {
                theme: root.theme
                isData: true
                text: line.row.name
                width: root.nameWidth
                height: parent.height
            }
            Repeater {
                model: root.columns.length
                delegate: Label {
                    required property int index
                    theme: root.theme
                    text: root.cell(line.row, index)
                    color: index === 4 && line.row.overdue > 0 ? root.theme.overdue : root.theme.text
                    x: root.nameWidth + index * root.columnWidth
                    width: root.columnWidth
                    height: line.height
                    horizontalAlignment: Text.AlignRight
                }
            }
        }
    }
    Label {
        id: hint
        theme: root.theme
        role: "note"
        color: root.theme.quiet
        isData: true
        anchors.bottom: parent.bottom
        width: parent.width
        text: qsTr("counted from the replica; not the official evaluation")
    }
    EmptyState {
        anchors.fill: parent
        visible: root.figures.read && root.figures.rows.length === 0
        theme: root.theme
        what: qsTr("No case was registered in the last 30 days")
    }
}
