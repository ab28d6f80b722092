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
    property bool past: false ///< the cases are those of an earlier moment
    signal measureWanted()

    readonly property bool ofCommunity: root.measure === "grade" || root.measure === "aboveUsual"
    readonly property var none: ({hatched: false,
        word: root.measure === "open" ? qsTr("no open case") : root.measure === "damaged" ? qsTr("none broken")
            : root.measure === "aboveUsual" ? qsTr("as usual or fewer") : qsTr("none overdue")})
    readonly property var unknown: ({hatched: true,
        word: root.past && root.ofCommunity ? qsTr("not kept for the past")
            : root.ofCommunity ? qsTr("too few cases") : qsTr("no data")})

    spacing: Math.round(14 * theme.unit) // whole points: a part that is painted again fits the rest

    Label {
        id: title
        theme: root.theme
        role: "note"
        color: hover.hovered ? root.theme.text : root.theme.quiet
        text: root.measure === "overdue" ? qsTr("Overdue cases in a cell")
            : root.measure === "overdueShare" ? qsTr("Overdue share in a cell, %")
            : root.measure === "damaged" ? qsTr("Broken components in a cell")
            : root.measure === "grade" ? qsTr("Grade of the community, last 30 days")
            : root.measure === "aboveUsual" ? qsTr("Last 7 days above the usual week, %")
            : qsTr("Open cases in a cell")
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("%1; another measure: key M; layers: key L").arg(text)

        HoverHandler { id: hover }
        TapHandler { onTapped: root.measureWanted() }
    }
    Row {
        spacing: Math.max(1, Math.round(4 * root.theme.unit))

        Repeater {
            model: root.limits.length
            delegate: Column {
                id: step
                required property int index
                spacing: Math.round(2 * root.theme.unit)

                Rectangle {
                    width: Math.round(84 * root.theme.unit)
                    height: Math.round(24 * root.theme.unit)
                    color: step.index < root.colors.length ? root.colors[step.index] : "transparent"
                }
                Label {
                    theme: root.theme
                    role: "note"
                    color: root.theme.quiet
                    text: root.measure === "grade" ? "ABCDE"[step.index]
                        : step.index === root.limits.length - 1 ? qsTr("%1+").arg(root.limits[step.index])
                                                                : root.limits[step.index]
                }
            }
        }
    }
    Row {
        spacing: Math.round(28 * root.theme.unit)

        // What has no color is told apart from what is not known.
        Repeater {
            model: root.measure === "grade" ? [root.unknown] : [root.none, root.unknown]
            delegate: Row {
                id: entry
                required property var modelData
                spacing: 12 * root.theme.unit

                Rectangle {
                    width: Math.round(44 * root.theme.unit)
                    height: Math.round(24 * root.theme.unit)
                    anchors.verticalCenter: parent.verticalCenter
                    color: "transparent"
                    border.width: 1
                    border.color: root.theme.line

                    ShapeMark {
                        anchors.fill: parent
                        visible: entry.modelData.hatched
                        shape: "hatch"
                        color: root.theme.stale
                    }
                }
                Label {
                    theme: root.theme
                    role: "note"
                    color: root.theme.quiet
                    text: entry.modelData.word
                }
            }
        }
    }
    Row {
        spacing: Math.round(28 * root.theme.unit)

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
    Label {
        theme: root.theme
        role: "note"
        color: root.theme.quiet
        visible: root.past
        text: qsTr("Components and base map as they are today")
    }
}
