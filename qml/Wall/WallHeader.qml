// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// City and scene, the link and its age, central's clock.
Item {
    id: root

    required property Theme theme
    required property WallState wall
    property string scene: ""

    Label {
        theme: root.theme
        role: "title"
        text: root.wall.cityName === "" ? root.scene : qsTr("%1 · %2").arg(root.wall.cityName).arg(root.scene)
        anchors.left: parent.left
        anchors.leftMargin: root.theme.padding
        anchors.verticalCenter: parent.verticalCenter
    }
    StateMark {
        anchors.centerIn: parent
        theme: root.theme
        light: root.wall.linkLight
        word: root.wall.linkText
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: root.theme.padding
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.theme.padding

        Label {
            id: date
            theme: root.theme
            color: root.theme.quiet
            text: root.wall.dateText
            anchors.verticalCenter: parent.verticalCenter
        }
        Label {
            theme: root.theme
            role: "title"
            text: root.wall.clockText
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
