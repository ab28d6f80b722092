// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// Who has the open cases: districts or departments; the overdue part in red.
Region {
    id: root

    required property WallState wall
    property bool departments: false
    readonly property int rows: 7
    readonly property var all: departments ? wall.figures.byDepartment : wall.figures.byDistrict
    readonly property var list: all.slice(0, rows)
    readonly property int greatest: list.reduce((most, entry) => Math.max(most, entry.count), 1)

    title: departments ? qsTr("Departments") : qsTr("Districts")
    age: wall.dataAge
    stale: wall.dataStale
    since: wall.dataSince
    tools: [
        Label {
            theme: root.theme
            role: "note"
            color: root.theme.quiet
            visible: root.all.length > root.rows && !root.stale
            text: qsTr("%1 of %2").arg(root.rows).arg(root.all.length)
            anchors.verticalCenter: parent?.verticalCenter
        },
        KitButton {
            theme: root.theme
            visible: !root.stale // the room is the age's then
            text: root.departments ? qsTr("show districts") : qsTr("show departments")
            onClicked: root.departments = !root.departments
        }
    ]

    Column {
        anchors.fill: parent

        Repeater {
            // The rows stay and only their figures change: nothing is built anew while the city moves.
            model: root.list.length
            delegate: BarRow {
                required property int index
                readonly property var modelData: root.list[index] ?? {name: "", count: 0, overdue: 0}
                width: root.body.width
                height: root.body.height / root.rows
                theme: root.theme
                name: modelData.name
                count: modelData.count
                overdue: modelData.overdue
                countText: root.wall.words.number(modelData.count)
                greatest: root.greatest
                nameWidth: root.departments ? 400 * root.theme.scale : 240 * root.theme.scale
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: root.list.length === 0
        theme: root.theme
        what: qsTr("No open cases")
    }
}
