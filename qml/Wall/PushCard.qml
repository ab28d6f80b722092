// SPDX-License-Identifier: GPL-3.0-or-later
// Qt 6.4's Loader does not instantiate bound components, so what is inside them reaches out by id:
// qmllint disable unqualified
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// What a seat pushed: a strip that says who sent it and for how long, and the thing itself. On a map the strip is
/// all: the map has gone there.
Item {
    id: root

    required property Theme theme
    required property WallState wall
    required property string kind
    required property string target
    required property string text
    required property string byName
    required property int secondsLeft
    required property bool onMap
    readonly property string what: kind === "case" ? qsTr("Case") : kind === "camera" ? qsTr("Camera")
        : kind === "place" ? (text === "" ? qsTr("Place") : text) : qsTr("Message")
    readonly property string remaining: secondsLeft < 60 ? qsTr("%1 s left").arg(secondsLeft)
        : qsTr("%1 left").arg(wall.words.duration(Math.ceil(secondsLeft / 60) * 60000))

    implicitHeight: strip.height
    opacity: 0
    Component.onCompleted: opacity = 1
    Behavior on opacity { NumberAnimation { duration: root.theme.motionMs; easing.type: Easing.OutCubic } }

    Rectangle {
        anchors.fill: parent
        visible: !root.onMap
        radius: root.theme.radius
        color: root.theme.ground
    }
    Rectangle {
        id: strip
        width: parent.width
        height: Math.round(root.theme.bodyPx * 1.7)
        color: root.theme.raised
        border.width: Math.max(1, Math.round(2 * root.theme.scale))
        border.color: root.theme.accent
        radius: root.theme.radius * 0.5

        Label {
            theme: root.theme
            isData: true
            text: qsTr("%1 · sent by %2").arg(root.what).arg(root.byName)
            x: root.theme.padding * 0.6
            width: parent.width - timeLeft.width - root.theme.padding * 1.6
            anchors.verticalCenter: parent.verticalCenter
        }
        Label {
            id: timeLeft
            theme: root.theme
            role: "note"
            color: root.theme.quiet
            text: root.remaining
            anchors.right: parent.right
            anchors.rightMargin: root.theme.padding * 0.6
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    Loader {
        y: strip.height + Math.round(4 * root.theme.scale)
        width: parent.width
        height: parent.height - y
        active: !root.onMap
        sourceComponent: root.kind === "case" ? oneCase : root.kind === "camera" ? camera
            : root.kind === "place" ? place : message
    }
    Component { id: oneCase; CaseRegion { theme: root.theme; wall: root.wall; caseId: root.target } }
    Component {
        id: camera
        CamerasRegion {
            theme: root.theme
            wall: root.wall
            most: 1
            heading: qsTr("Camera")
            model: CameraPick {
                wall: root.wall
                cameraId: root.target
                most: 1
            }
        }
    }
    Component {
        id: place
        Region {
            theme: root.theme
            bare: true
            WallMap {
                anchors.fill: parent
                anchors.margins: 1
                theme: root.theme
                wall: root.wall
                follows: false
                lonLat: root.target
            }
        }
    }
    Component { id: message; MessageRegion { theme: root.theme; text: root.text } }
}
