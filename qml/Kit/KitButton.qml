// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit

/// A quiet button that a pointer, a finger and the keyboard reach.
Item {
    id: root

    required property Theme theme
    required property string text
    property bool checked: false
    property string hint: ""
    signal clicked()

    implicitWidth: Math.round(label.implicitWidth + theme.notePx)
    implicitHeight: Math.round(theme.notePx * 1.5)
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: hint === "" ? text : hint
    Keys.onReturnPressed: root.clicked()
    Keys.onSpacePressed: root.clicked()

    Rectangle {
        anchors.fill: parent
        radius: root.theme.radius * 0.6
        color: root.checked || hover.hovered ? root.theme.raised : "transparent"
        border.width: root.activeFocus ? 2 : root.checked ? 1 : 0
        border.color: root.activeFocus ? root.theme.accent : root.theme.line
    }
    Label {
        id: label
        theme: root.theme
        role: "note"
        text: root.text
        color: root.checked ? root.theme.text : root.theme.quiet
        anchors.centerIn: parent
    }
    HoverHandler { id: hover }
    TapHandler { onTapped: root.clicked() }
}
