// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit

/// A round distance and its length on the map.
Column {
    id: root

    required property Theme theme
    required property real metresPerPx
    readonly property real wanted: metresPerPx * 360 * theme.unit
    readonly property real power: Math.pow(10, Math.floor(Math.log(Math.max(1e-6, wanted)) / Math.LN10))
    readonly property real metres: power * (wanted / power >= 5 ? 5 : wanted / power >= 2 ? 2 : 1)

    spacing: Math.round(4 * theme.unit)

    Label {
        theme: root.theme
        role: "note"
        color: root.theme.quiet
        anchors.right: parent.right
        text: root.metres < 1000 ? qsTr("%1 m").arg(root.metres) : qsTr("%1 km").arg(root.metres / 1000)
    }
    Rectangle {
        width: Math.round(root.metres / Math.max(1e-6, root.metresPerPx))
        height: Math.max(2, Math.round(6 * root.theme.unit))
        color: root.theme.quiet
        anchors.right: parent.right
    }
}
