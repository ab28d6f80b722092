// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// The photos of one case: the newest from before the work beside the newest from after it, and who took them when.
/// Where the pictures cannot be had, the record of them.
Region {
    id: root

    required property WallState wall
    required property string caseId
    readonly property CaseView view: CaseView {
        wall: root.wall
        caseId: root.caseId
    }
    readonly property var photos: root.view.photos
    readonly property bool hasPhotos: root.photos.length > 0
    readonly property int rows: Math.max(1, Math.floor((body.height - hint.height) / rowHeight))
    readonly property real rowHeight: Math.round(root.theme.bodyPx * 1.9)
    readonly property bool isWide: root.body.width > root.body.height * 1.2

    title: qsTr("Photos")
    age: wall.dataAge
    stale: wall.dataStale
    since: wall.dataSince

    Grid {
        id: pair
        visible: root.hasPhotos && root.wall.showsPhotos
        columns: root.isWide ? 2 : 1
        spacing: Math.round(root.theme.padding * 0.6)
        width: root.body.width
        height: root.body.height

        PhotoCell {
            theme: root.theme
            wall: root.wall
            photo: root.view.photoBefore
            heading: qsTr("Before")
            none: qsTr("No photo from before")
            width: root.isWide ? (pair.width - pair.spacing) / 2 : pair.width
            height: root.isWide ? pair.height : (pair.height - pair.spacing) / 2
        }
        PhotoCell {
            theme: root.theme
            wall: root.wall
            photo: root.view.photoAfter
            heading: qsTr("After")
            none: qsTr("No photo after the work yet")
            width: root.isWide ? (pair.width - pair.spacing) / 2 : pair.width
            height: root.isWide ? pair.height : (pair.height - pair.spacing) / 2
        }
    }
    Column {
        visible: root.hasPhotos && !root.wall.showsPhotos
        width: root.body.width

        Repeater {
            model: root.wall.showsPhotos ? [] : root.photos.slice(-root.rows)
            delegate: Item {
                id: photo
                required property var modelData
                width: root.body.width
                height: root.rowHeight

                Rectangle {
                    id: mark
                    width: Math.round(root.theme.bodyPx * 1.7)
                    height: Math.round(root.theme.bodyPx * 1.25)
                    anchors.verticalCenter: parent.verticalCenter
                    radius: root.theme.radius * 0.4
                    color: root.theme.raised
                    border.width: 1
                    border.color: root.theme.line
                    Rectangle {
                        width: parent.height * 0.42
                        height: width
                        radius: width / 2
                        anchors.centerIn: parent
                        color: "transparent"
                        border.width: Math.max(1, Math.round(3 * root.theme.scale))
                        border.color: root.theme.quiet
                    }
                }
                Label {
                    theme: root.theme
                    isData: true
                    text: photo.modelData.kind + " · " + photo.modelData.author
                    x: mark.width + root.theme.padding * 0.6
                    width: parent.width - x - time.width - root.theme.padding * 0.6
                    height: parent.height
                }
                Label {
                    id: time
                    theme: root.theme
                    role: "note"
                    color: root.theme.quiet
                    text: photo.modelData.time
                    anchors.right: parent.right
                    height: parent.height
                }
            }
        }
    }
    Label {
        id: hint
        visible: root.hasPhotos && !root.wall.showsPhotos
        theme: root.theme
        role: "note"
        color: root.theme.quiet
        isData: true
        text: qsTr("on record; pictures are not sent to walls")
        width: parent.width
        anchors.bottom: parent.bottom
    }
    EmptyState {
        anchors.fill: parent
        visible: !root.hasPhotos
        theme: root.theme
        what: qsTr("No photos on record")
    }
}
