// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit

/// What is coming and how much of it is here.
Item {
    id: root

    required property Theme theme
    required property string what
    required property real part ///< 0…1; negative: unknown

    implicitHeight: label.height + 24 * theme.scale

    Label {
        id: label
        theme: root.theme
        role: "note"
        text: root.what
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
    }
    Rectangle {
        y: label.height + 8 * root.theme.scale
        width: parent.width
        height: Math.max(3, 10 * root.theme.scale)
        radius: height / 2
        color: root.theme.line

        Rectangle {
            width: parent.width * Math.max(0, Math.min(1, root.part))
            height: parent.height
            radius: height / 2
            color: root.theme.accent
        }
    }
}
