// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit

/// A name, a bar against the greatest of its list, and a count; the overdue part of the bar is red at its left.
Item {
    id: root

    required property Theme theme
    required property string name
    required property int count
    required property int greatest
    property int overdue: 0
    property string countText: count
    property real nameWidth: width * 0.4
    readonly property real barRoom: Math.max(0, width - nameWidth - countLabel.width - 2 * 20 * theme.scale)
    readonly property real barWidth: greatest > 0 ? barRoom * Math.min(1, count / greatest) : 0

    implicitHeight: Math.round(theme.bodyPx * theme.lineHeight)

    Label {
        theme: root.theme
        text: root.name
        isData: true
        width: root.nameWidth
        height: root.height
    }
    Rectangle {
        id: bar
        x: root.nameWidth + 20 * root.theme.scale
        height: Math.round(root.theme.bodyPx * 0.5)
        anchors.verticalCenter: parent.verticalCenter
        width: root.barWidth
        radius: height / 6
        color: root.theme.ramp[3]
        Behavior on width { NumberAnimation { duration: root.theme.motionMs; easing.type: Easing.OutCubic } }
    }
    Rectangle {
        x: bar.x
        height: bar.height
        anchors.verticalCenter: parent.verticalCenter
        width: root.count > 0 ? bar.width * root.overdue / root.count : 0
        radius: bar.radius
        color: root.theme.overdue
    }
    Label {
        id: countLabel
        theme: root.theme
        text: root.countText
        height: root.height
        anchors.right: parent.right
        horizontalAlignment: Text.AlignRight
    }
}
