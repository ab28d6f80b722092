// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit

/// A light as color, shape and, where there is room, word.
Row {
    id: root

    required property Theme theme
    required property string light ///< "green", "yellow", "red", "grey", "none"
    property string word: ""
    property string role: "body"
    readonly property real markSize: role === "note" ? theme.notePx * 0.72 : theme.bodyPx * 0.72

    spacing: 12 * theme.scale

    ShapeMark {
        width: Math.round(root.markSize)
        height: width
        anchors.verticalCenter: parent.verticalCenter
        color: root.theme.lights[root.light]
        shape: root.light === "red" ? "square" : root.light === "yellow" ? "triangle"
            : root.light === "grey" ? "bars" : "circle"
    }
    Label {
        theme: root.theme
        role: root.role
        visible: root.word !== ""
        text: root.word
        anchors.verticalCenter: parent.verticalCenter
    }
}
