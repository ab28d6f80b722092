// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit

/// What is under the pointer, in one or two lines beside it.
Rectangle {
    id: root

    required property Theme theme
    required property string kind
    required property string title
    required property int count
    required property int overdue
    readonly property string kindWord: kind === "case" ? qsTr("Case") : kind === "camera" ? qsTr("Camera")
        : kind === "vehicle" ? qsTr("Vehicle") : kind === "supervisor" ? qsTr("Supervisor")
        : kind === "component" ? qsTr("Component") : kind === "cluster" ? qsTr("Cases") : qsTr("Cell")

    width: lines.width + theme.padding
    height: lines.height + theme.padding * 0.6
    radius: theme.radius * 0.5
    color: theme.raised
    border.width: 1
    border.color: theme.line

    Column {
        id: lines
        anchors.centerIn: parent

        Label {
            theme: root.theme
            role: "note"
            text: root.title === "" ? root.kindWord : qsTr("%1 %2").arg(root.kindWord).arg(root.title)
        }
        Label {
            theme: root.theme
            role: "note"
            color: root.theme.quiet
            visible: root.kind === "cell" || root.kind === "cluster"
            text: qsTr("%1 open, %2 overdue").arg(root.count).arg(root.overdue)
        }
    }
}
