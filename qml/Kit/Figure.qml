// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit

/// One large number and what it counts.
Item {
    id: root

    required property Theme theme
    required property string value
    required property string label
    property string unit: ""
    property string light: "" ///< colors the number and puts its shape before the label
    property real valuePx: theme.headlinePx
    readonly property color numberColor: light === "" ? theme.text : theme.lights[light]

    implicitWidth: Math.max(number.width + mark.width + 16 * theme.scale, caption.width)
    implicitHeight: number.height + caption.height
    readonly property real numberHeight: Math.round(valuePx * 1.12)

    Label {
        id: number
        theme: root.theme
        role: "headline"
        font.pixelSize: Math.round(root.valuePx)
        text: root.value
        color: root.numberColor
        height: root.numberHeight
    }
    Label {
        id: mark
        theme: root.theme
        text: root.unit
        color: root.theme.quiet
        anchors.left: number.right
        anchors.leftMargin: 10 * root.theme.scale
        anchors.baseline: number.baseline
    }
    StateMark {
        id: caption
        theme: root.theme
        light: root.light === "" ? "none" : root.light
        word: root.label
        y: root.numberHeight
        Component.onCompleted: if (root.light === "") children[0].visible = false
    }
}
