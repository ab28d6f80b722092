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
        kind: root.classes.length > 0 ? "components" : ""
        classes: root.classes
    }
    readonly property real rowHeight: Math.round(theme.bodyPx * 1.6) + Math.round(theme.notePx * theme.lineHeight)
    readonly property real gap: Math.round(12 * theme.scale)
    readonly property int rows: Math.max(1, Math.floor((body.height + gap) / (rowHeight + gap))) ///< that have room
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
    tools: [
        Label {
            theme: root.theme
            role: "note"
            color: root.theme.quiet
            visible: root.figures.rows.length > root.rows && !root.stale
            text: qsTr("%1 of %2").arg(root.rows).arg(root.figures.rows.length)
        }
    ]

    Column {
        width: root.body.width
        spacing: root.gap

        Repeater {
            model: Math.min(root.rows, root.figures.rows.length)
            delegate: Column {
                id: entry
                required property int index
                readonly property var modelData: root.figures.rows[index] ?? {name: "", total: 0, damaged: 0}
                width: root.body.width

                BarRow {
                    width: parent.width
                    theme: root.theme
                    name: entry.modelData.name
                    count: entry.modelData.total
                    overdue: entry.modelData.damaged
                    countText: root.wall.words.number(entry.modelData.total)
                    greatest: root.greatest
                    nameWidth: width * 0.56
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
        visible: root.classes.length === 0 || root.figures.read && root.figures.rows.length === 0
        theme: root.theme
        what: root.classes.length === 0 ? qsTr("No classes are chosen") : qsTr("The city has no components of these classes")
        how: root.classes.length === 0 ? qsTr("Choose them where the scene is edited: Ctrl+W at a seat") : ""
    }
}
