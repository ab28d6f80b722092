// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit

/// An urgent case in two lines: light, class and time left; place and holder.
Item {
    id: root

    required property Theme theme
    required property string light
    required property string lightWord
    required property string className
    required property string place
    required property string holder
    required property string timeLeft
    property bool selected: false
    property bool fresh: false
    signal chosen()

    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: -root.theme.padding * 0.4
        anchors.rightMargin: -root.theme.padding * 0.4
        radius: root.theme.radius * 0.6
        color: root.theme.accent
        opacity: root.selected ? 0.22 : 0
    }
    Rectangle {
        id: flash
        anchors.fill: parent
        anchors.leftMargin: -root.theme.padding * 0.4
        anchors.rightMargin: -root.theme.padding * 0.4
        radius: root.theme.radius * 0.6
        color: root.theme.accent
        opacity: 0

        NumberAnimation {
            target: flash
            property: "opacity"
            running: root.fresh
            from: 0.35
            to: 0
            duration: 3 * root.theme.motionMs
            easing.type: Easing.OutCubic
        }
    }
    Rectangle {
        width: parent.width
        height: 1
        color: root.theme.line
        anchors.bottom: parent.bottom
    }
    ShapeMark {
        id: mark
        width: Math.round(root.theme.bodyPx * 0.72)
        height: width
        anchors.verticalCenter: name.verticalCenter
        color: root.theme.lights[root.light]
        shape: root.light === "red" ? "square" : root.light === "yellow" ? "triangle"
            : root.light === "grey" ? "bars" : "circle"
    }
    Label {
        id: name
        theme: root.theme
        isData: true
        text: root.className
        x: mark.width + 20 * root.theme.scale
        width: left.x - x - 20 * root.theme.scale
        height: root.height * 0.5
        y: root.height * 0.02
    }
    Label {
        id: left
        theme: root.theme
        text: root.timeLeft
        font.weight: Font.Bold
        color: root.light === "red" ? root.theme.overdue : root.light === "yellow" ? root.theme.warning : root.theme.text
        x: root.width - width
        height: name.height
        y: name.y
    }
    Label {
        theme: root.theme
        role: "note"
        isData: true
        color: root.theme.quiet
        text: root.place
        x: name.x
        y: root.height * 0.5
        width: owner.x - x - 20 * root.theme.scale
        height: root.height * 0.44
    }
    Label {
        id: owner
        theme: root.theme
        role: "note"
        isData: true
        color: root.theme.quiet
        text: root.holder
        width: Math.min(implicitWidth, root.width * 0.42)
        x: root.width - width
        y: root.height * 0.5
        height: root.height * 0.44
        horizontalAlignment: Text.AlignRight
    }
    TapHandler { onTapped: root.chosen() }
    Accessible.role: Accessible.ListItem
    Accessible.name: lightWord + " " + className + " " + timeLeft
}
