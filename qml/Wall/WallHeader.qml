// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// City and scene, the link and its age, central's clock.
Item {
    id: root

    required property Theme theme
    required property WallState wall
    readonly property string scene: wall.scene.sceneName

    Label {
        id: name
        theme: root.theme
        role: "title"
        text: root.wall.cityName === "" ? root.scene : qsTr("%1 · %2").arg(root.wall.cityName).arg(root.scene)
        anchors.left: parent.left
        anchors.leftMargin: root.theme.padding
        anchors.verticalCenter: parent.verticalCenter
    }
    Label {
        theme: root.theme
        objectName: "origin"
        isData: true
        color: root.theme.quiet
        text: root.wall.scopeNote === "" ? root.wall.scene.origin : root.wall.scene.origin === "" ? root.wall.scopeNote
            : root.wall.scopeNote + " · " + root.wall.scene.origin
        x: name.x + name.width + root.theme.padding * 0.75
        width: Math.max(0, Math.min(implicitWidth, link.x - x - root.theme.padding))
        anchors.verticalCenter: parent.verticalCenter
    }
    StateMark {
        id: link
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
