// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit

/// How old something is; grey bars and "since" when its source has stopped.
Row {
    id: root

    required property Theme theme
    required property string age ///< "0.4 s"
    property bool stale: false
    property string since: "" ///< "20:14"

    spacing: 12 * theme.scale

    ShapeMark {
        visible: root.stale
        width: Math.round(root.theme.notePx * 0.7)
        height: width
        anchors.verticalCenter: parent.verticalCenter
        shape: "bars"
        color: root.theme.stale
    }
    Label {
        theme: root.theme
        role: "note"
        color: root.stale ? root.theme.text : root.theme.quiet
        text: root.stale ? qsTr("stopped, since %1").arg(root.since) : root.age
        anchors.verticalCenter: parent.verticalCenter
    }
}
