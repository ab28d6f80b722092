// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// The newest thing that happened, in one line.
Item {
    id: root

    required property Theme theme
    required property WallState wall
    property string shown: ""

    HoverHandler { id: pointer }
    Binding {
        target: root
        property: "shown"
        value: root.wall.newest.newestLine
        when: !pointer.hovered
        restoreMode: Binding.RestoreNone
    }
    Label {
        id: head
        theme: root.theme
        color: root.theme.quiet
        text: qsTr("newest")
        x: root.theme.padding
        anchors.verticalCenter: parent.verticalCenter
    }
    Label {
        theme: root.theme
        isData: true
        text: root.shown === "" ? qsTr("Nothing has happened yet") : root.shown
        color: root.wall.dataStale ? root.theme.stale : root.theme.text
        x: head.x + head.width + root.theme.padding * 0.75
        width: badge.x - x - root.theme.padding
        anchors.verticalCenter: parent.verticalCenter
    }
    AgeBadge {
        id: badge
        theme: root.theme
        age: root.wall.dataAge
        stale: root.wall.dataStale
        since: root.wall.dataSince
        anchors.right: parent.right
        anchors.rightMargin: root.theme.padding
        anchors.verticalCenter: parent.verticalCenter
    }
}
