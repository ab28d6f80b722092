// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit

/// Nothing old looks fresh: round a map of the past stands a broad frame, and on it which moment is shown.
Rectangle {
    id: root

    required property Theme theme
    required property real mapWidth
    required property real mapHeight
    required property string words
    property bool playing: false
    readonly property real edge: Math.max(4, Math.round(14 * theme.unit))

    objectName: "pastStrip"
    width: Math.min(label.implicitWidth + 80 * theme.unit, mapWidth)
    height: Math.round(label.height + 20 * theme.unit)
    color: theme.stale
    Accessible.role: Accessible.AlertMessage
    Accessible.name: label.text

    Repeater {
        // Bars of their own: the strip is what the frame hangs on.
        model: [Qt.rect(0, 0, root.mapWidth, root.edge), Qt.rect(0, root.mapHeight - root.edge, root.mapWidth, root.edge),
            Qt.rect(0, 0, root.edge, root.mapHeight), Qt.rect(root.mapWidth - root.edge, 0, root.edge, root.mapHeight)]
        delegate: Rectangle {
            required property rect modelData
            x: modelData.x - root.x
            y: modelData.y - root.y
            width: modelData.width
            height: modelData.height
            color: root.theme.stale
        }
    }
    Label {
        id: label
        anchors.centerIn: parent
        theme: root.theme
        role: "title"
        color: root.theme.name === "dark" ? root.theme.ground : root.theme.text
        horizontalAlignment: Text.AlignHCenter
        width: Math.min(implicitWidth, root.mapWidth - 60 * root.theme.unit)
        wrapMode: Text.Wrap
        text: root.playing ? qsTr("Past · %1 · playing").arg(root.words) : qsTr("Past · %1").arg(root.words)
    }
}
