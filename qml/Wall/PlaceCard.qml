// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// The key figures of one area or cell, in a card over the map. Esc or a tap on its cross closes it.
Rectangle {
    id: root

    required property Theme theme
    required property Territory territory
    property string hint: "" ///< what Enter or a tap does, where it does something
    property real room: 1e6 ///< widest it may be
    property string age: "" ///< of the rows that the figures were counted from
    property bool stale: false
    property string since: ""
    readonly property var figures: territory.figures
    signal opened()

    objectName: "placeCard"
    visible: territory.shown
    width: Math.min(room, Math.max(360 * theme.unit, lines.implicitWidth + 2 * lines.x))
    height: lines.height + 2 * lines.y
    radius: theme.radius * 0.6
    color: theme.raised
    border.width: 1
    border.color: theme.line
    Accessible.role: Accessible.Pane
    Accessible.name: territory.title
    Accessible.description: figures.map(figure => figure.label + " " + figure.value).join(", ")

    TapHandler {
        onTapped: root.opened()
    }
    Column {
        id: lines
        x: Math.round(root.theme.padding * 0.75)
        y: Math.round(root.theme.padding * 0.6)
        spacing: Math.round(8 * root.theme.unit)

        Label {
            theme: root.theme
            role: "title"
            isData: true
            text: root.territory.title
            width: Math.min(implicitWidth, root.room - 2 * lines.x - closer.width)
            rightPadding: closer.width
        }
        Label {
            theme: root.theme
            role: "note"
            isData: true
            color: root.theme.quiet
            visible: text !== ""
            text: root.territory.subtitle
            width: Math.min(implicitWidth, root.room - 2 * lines.x)
        }
        Label {
            theme: root.theme
            role: "note"
            color: root.theme.quiet
            visible: root.territory.state === "reading"
            text: qsTr("Reading…")
        }
        Row {
            spacing: Math.round(32 * root.theme.unit)

            Repeater {
                model: root.figures
                Figure {
                    required property var modelData
                    theme: root.theme
                    valuePx: root.theme.titlePx
                    value: modelData.value
                    label: modelData.label
                    light: modelData.light
                }
            }
        }
        AgeBadge {
            theme: root.theme
            visible: root.age !== "" || root.stale
            age: root.age
            stale: root.stale
            since: root.since
        }
        Label {
            theme: root.theme
            role: "note"
            color: root.theme.quiet
            visible: text !== ""
            text: root.territory.note
            width: Math.min(implicitWidth, root.room - 2 * lines.x)
            wrapMode: Text.Wrap
        }
        Label {
            theme: root.theme
            role: "note"
            color: root.theme.accent
            visible: text !== ""
            text: root.hint
        }
    }
    Label {
        id: closer
        theme: root.theme
        role: "note"
        text: "✕"
        color: root.theme.quiet
        width: Math.round(root.theme.notePx * 2)
        height: width
        horizontalAlignment: Text.AlignHCenter
        anchors.right: parent.right
        anchors.top: parent.top
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("Close")
        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: root.territory.close()
        }
    }
}
