// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit

/// Words for the room, as large as they fit.
Region {
    id: root

    required property string text
    property string heading: ""

    title: heading === "" ? qsTr("Message") : heading

    Text {
        anchors.fill: parent
        visible: root.text !== ""
        text: root.text
        textFormat: Text.PlainText
        color: root.theme.text
        font.family: root.theme.family
        font.pixelSize: Math.round(root.theme.headlinePx)
        minimumPixelSize: Math.round(root.theme.bodyPx)
        fontSizeMode: Text.Fit
        wrapMode: Text.Wrap
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        readonly property bool isData: true
    }
    EmptyState {
        anchors.fill: parent
        visible: root.text === ""
        theme: root.theme
        what: qsTr("No message")
        how: qsTr("A seat can send one here")
    }
}
