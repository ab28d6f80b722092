// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// Components of some classes: how many there are, and how many of them are not intact (red).
Region {
    id: root

    required property WallState wall
    property string heading: ""
    property var classes: [] ///< of strings
    readonly property WallFigures figures: WallFigures {
        wall: root.wall
        kind: "components"
        classes: root.classes
    }
    readonly property int greatest: {
        let most = 1
        for (let i = 0; i < figures.rows.length; ++i)
            most = Math.max(most, figures.rows[i].total)
        return most
    }

    title: heading === "" ? qsTr("Components") : heading
    age: wall.dataAge
    stale: wall.dataStale
    since: wall.dataSince

    Column {
        width: root.body.width
        spacing: Math.round(12 * root.theme.scale)

        Repeater {
            model: root.figures.rows
            delegate: Column {
                id: entry
                required property var modelData
                width: root.body.width

                BarRow {
                    width: parent.width
                    theme: root.theme
                    name: entry.modelData.name
                    count: entry.modelData.total
                    overdue: entry.modelData.damaged
                    countText: root.wall.words.number(entry.modelData.total)
                    greatest: root.greatest
                }
                StateMark {
                    theme: root.theme
                    role: "note"
                    light: entry.modelData.damaged > 0 ? "red" : "green"
                    word: entry.modelData.damaged > 0
                        ? qsTr("%1 not intact").arg(root.wall.words.number(entry.modelData.damaged)) : qsTr("all intact")
                }
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: root.figures.read && root.figures.rows.length === 0
        theme: root.theme
        what: qsTr("The city has no components of these classes")
    }
}
