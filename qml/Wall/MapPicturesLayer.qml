// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit
import Wanmi.Map
import Wanmi.Wall

/// Cameras' pictures on a map, while its layer is chosen; says so where there are too many of them.
Item {
    id: root
    clip: true // a picture above a mark at the edge ends with the map

    required property Theme theme
    required property WallState wall
    required property MapCanvas canvas
    readonly property bool on: canvas !== null && canvas.showPictures
    function pictureAt(x: real, y: real): string { return root.on ? pictures.cameraAt(x, y) : "" }

    MapPictures {
        id: pictures
        objectName: "mapPictures"
        anchors.fill: parent
        visible: root.on
        canvas: root.canvas
        feeds: root.wall ? root.wall.feeds : null
        cameras: root.wall ? root.wall.cameraModel : null
        server: root.wall ? root.wall.videoUrl : ""
        tile: Math.round((root.theme.face === "wall" ? 200 : 112) * root.theme.unit)
        groundColor: root.theme.ground
        lineColor: root.theme.line
        liveColor: root.theme.normal
        lateColor: root.theme.warning
        deadColor: root.theme.overdue
        quietColor: root.theme.quiet
        markColor: root.theme.accent
    }
    HoverHandler {
        enabled: root.on
        onPointChanged: if (hovered) pictures.pointAt(point.position.x, point.position.y)
        onHoveredChanged: if (!hovered) pictures.pointAt(-1, -1)
    }
    Rectangle {
        objectName: "mapPicturesHint"
        visible: root.on && (pictures.tooMany || pictures.shown === 0)
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 96 * root.theme.unit
        width: words.width + 48 * root.theme.unit
        height: words.height + 24 * root.theme.unit
        radius: root.theme.radius * 0.6
        color: root.theme.raised
        border.width: 1
        border.color: root.theme.line

        Label {
            id: words
            anchors.centerIn: parent
            theme: root.theme
            role: "note"
            text: pictures.tooMany ? qsTr("Too many cameras here for their pictures: go nearer") : qsTr("No camera stands in this part of the map")
        }
    }
}
