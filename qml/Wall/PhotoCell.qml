// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// One photo under its heading, who took it and when below it; in its place why there is none.
Item {
    id: root

    required property Theme theme
    required property WallState wall
    required property var photo ///< of CaseView; an empty map: none
    required property string heading
    required property string none
    readonly property bool isThere: root.photo.hash !== undefined
    /// Close view, distant view, …: what the heading does not say already.
    readonly property string kindWord: !root.isThere || root.photo.kind.toLowerCase() === root.heading.toLowerCase()
        ? "" : root.photo.kind
    readonly property real lineHeight: Math.round(root.theme.notePx * 1.5)

    Label {
        id: title
        theme: root.theme
        role: "note"
        color: root.theme.quiet
        text: root.kindWord === "" ? root.heading : root.heading + " · " + root.kindWord
        width: parent.width
        height: root.lineHeight
    }
    Rectangle {
        anchors.fill: frame
        color: root.theme.raised
        border.width: 1
        border.color: root.theme.line
    }
    PhotoFrame {
        id: frame
        wall: root.wall
        hash: root.isThere ? root.photo.hash : ""
        anchors.top: title.bottom
        width: parent.width
        height: Math.max(0, parent.height - title.height - caption.height)
    }
    Label {
        theme: root.theme
        role: "note"
        visible: text !== ""
        color: root.theme.quiet
        anchors.fill: frame
        anchors.margins: root.theme.padding * 0.5
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        text: !root.isThere ? root.none
            : frame.state === PhotoFrame.Loading ? qsTr("The picture is coming")
            : frame.state === PhotoFrame.Away ? qsTr("Central cannot be reached: the picture comes later")
            : frame.state === PhotoFrame.Missing ? qsTr("Central does not have this picture")
            : frame.state === PhotoFrame.Sample ? qsTr("Of the sample city's history: nobody took this picture")
            : frame.state === PhotoFrame.Damaged ? qsTr("This picture is damaged") : ""
    }
    Label {
        id: caption
        theme: root.theme
        role: "note"
        isData: true
        anchors.bottom: parent.bottom
        width: parent.width
        height: root.lineHeight
        text: !root.isThere ? ""
            : root.photo.time + " · " + root.photo.author
                + (frame.state === PhotoFrame.Waiting ? " · " + qsTr("central does not have it yet") : "")
    }
}
