// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// Where the open cases wait, stage by stage.
Region {
    id: root

    required property WallState wall
    readonly property var stages: wall.lifecycle
    readonly property int greatest: stages.reduce((most, stage) => Math.max(most, stage.count), 1)

    title: qsTr("Lifecycle")
    age: wall.dataAge
    stale: wall.dataStale
    since: wall.dataSince

    Column {
        anchors.fill: parent

        Repeater {
            // The rows stay and only their figures change: nothing is built anew while the city moves.
            model: root.stages.length
            delegate: BarRow {
                required property int index
                readonly property var modelData: root.stages[index] ?? {name: "", count: 0, overdue: 0}
                width: root.body.width
                height: root.body.height / Math.max(1, root.stages.length)
                theme: root.theme
                name: modelData.name
                count: modelData.count
                overdue: modelData.overdue
                countText: root.wall.words.number(modelData.count)
                greatest: root.greatest
                nameWidth: 240 * root.theme.scale
            }
        }
    }
}
