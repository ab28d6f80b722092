// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// One camera of the pulse, enlarged and moving, with what is known of it: registered, what its device says, what is seen.
Rectangle {
    id: root

    required property Theme theme
    required property WallState wall
    required property var card ///< of PulseField
    property string light: "grey"
    property string word: ""
    property bool closable: false
    readonly property real inset: Math.round(theme.padding * 0.6)
    readonly property real captionHeight: Math.ceil((theme.bodyPx + 4 * theme.notePx) * theme.lineHeight * 1.1) + 5 * column.spacing

    signal closing()

    height: column.height + 2 * inset
    color: theme.raised
    border.width: Math.max(1, Math.round(2 * theme.scale))
    border.color: theme.accent
    radius: theme.radius

    Column {
        id: column
        x: root.inset
        y: root.inset
        width: parent.width - 2 * root.inset
        spacing: Math.round(6 * root.theme.scale)

        Item {
            width: parent.width
            height: Math.round(width * 9 / 11)

            Rectangle {
                anchors.fill: parent
                color: root.theme.ground
            }
            CameraTile {
                id: tile
                anchors.fill: parent
                feeds: root.wall.feeds
                active: root.visible
                url: root.visible ? root.card.url ?? "" : ""
                name: root.card.name ?? ""
            }
            Label {
                theme: root.theme
                role: "note"
                color: root.theme.quiet
                visible: !tile.hasPicture
                text: root.word
                anchors.centerIn: parent
            }
        }
        Item {
            width: parent.width
            height: title.height

            Label {
                id: title
                theme: root.theme
                isData: true
                width: parent.width - (root.closable ? button.width + root.inset : 0)
                text: root.card.name ?? ""
            }
            KitButton {
                id: button
                theme: root.theme
                visible: root.closable
                text: qsTr("Close (Esc)")
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                onClicked: root.closing()
            }
        }
        StateMark {
            theme: root.theme
            role: "note"
            light: root.light
            word: root.card.pictureAge ? qsTr("picture: %1, %2 old").arg(root.word).arg(root.card.pictureAge) : qsTr("picture: %1").arg(root.word)
        }
        Label {
            theme: root.theme
            role: "note"
            width: parent.width
            isData: true
            visible: text !== ""
            text: root.card.reason ? root.wall.words.cameraReason(root.card.reason) : ""
        }
        Label {
            theme: root.theme
            role: "note"
            color: root.theme.quiet
            width: parent.width
            isData: true
            text: root.card.device === "on" ? qsTr("device says: on, %1 ago").arg(root.card.deviceAge)
                : root.card.device === "off" ? qsTr("device says: off, %1 ago").arg(root.card.deviceAge) : qsTr("device says nothing")
        }
        Label {
            theme: root.theme
            role: "note"
            color: root.theme.quiet
            width: parent.width
            isData: true
            text: qsTr("registered as %1").arg(root.card.cameraId ?? "")
        }
    }
}
