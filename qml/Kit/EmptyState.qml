// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit

/// Says what would be here and how it comes.
Item {
    id: root

    required property Theme theme
    required property string what
    property string how: ""

    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: 8 * root.theme.scale

        Label {
            theme: root.theme
            text: root.what
            width: parent.width
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
        Label {
            theme: root.theme
            role: "note"
            visible: root.how !== ""
            text: root.how
            color: root.theme.quiet
            width: parent.width
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
