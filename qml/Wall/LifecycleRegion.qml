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
            model: root.stages
            delegate: BarRow {
                required property var modelData
                width: root.body.width
                height: root.body.height / Math.max(1, root.stages.length)
                theme: root.theme
                name: modelData.name
                count: modelData.count
                countText: root.wall.words.number(modelData.count)
                greatest: root.greatest
                nameWidth: 240 * root.theme.scale
            }
        }
    }
}
