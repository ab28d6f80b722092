// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit

/// What the colors of the cells and the shapes of the marks mean.
Column {
    id: root

    required property Theme theme
    required property list<var> limits
    required property list<var> colors
    required property string measure

    spacing: 14 * theme.unit

    Label {
        theme: root.theme
        role: "note"
        color: root.theme.quiet
        text: root.measure === "overdue" ? qsTr("Overdue cases in a cell")
            : root.measure === "overdueShare" ? qsTr("Overdue share in a cell, %") : qsTr("Open cases in a cell")
    }
    Row {
        spacing: Math.max(1, 4 * root.theme.unit)

        Repeater {
            model: root.limits.length
            delegate: Column {
                id: step
                required property int index
                spacing: 2 * root.theme.unit

                Rectangle {
                    width: Math.round(84 * root.theme.unit)
                    height: Math.round(24 * root.theme.unit)
                    color: step.index < root.colors.length ? root.colors[step.index] : "transparent"
                }
                Label {
                    theme: root.theme
                    role: "note"
                    color: root.theme.quiet
                    text: step.index === root.limits.length - 1 ? qsTr("%1+").arg(root.limits[step.index])
                                                                : root.limits[step.index]
                }
            }
        }
    }
    Row {
        spacing: 28 * root.theme.unit

        Repeater {
            model: [{light: "green", word: qsTr("in time")}, {light: "yellow", word: qsTr("due soon")},
                    {light: "red", word: qsTr("overdue")}, {light: "grey", word: qsTr("suspended")}]
            delegate: StateMark {
                required property var modelData
                theme: root.theme
                role: "note"
                light: modelData.light
                word: modelData.word
            }
        }
    }
}
