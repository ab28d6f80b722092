// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// Live pictures side by side; below them the name, age and state of the one in focus.
Region {
    id: root

    required property WallState wall
    property int focused: 0
    property string focusedName: ""
    property string focusedState: ""
    property var model: wall.cameras ///< CameraBlock or CameraPick
    property int most: 16
    property bool ofCase: false ///< only cameras that can show the case the scene is about
    readonly property int shown: ofCase ? Math.min(most, model.eyes) : most
    property string heading: ""
    property string oneLarge: "" ///< "6", "8", "13": so many places, the first one large
    readonly property int side: oneLarge === "6" ? 3 : oneLarge === "8" || oneLarge === "13" ? 4 : 0
    readonly property int large: oneLarge === "8" ? 3 : 2
    readonly property int tileCount: Math.max(1, Math.min(shown, model.count))
    /// As many beside each other as make the tiles largest at 16:9.
    readonly property int across: {
        if (side > 0)
            return side
        let best = 1, largest = 0
        for (let columns = 1; columns <= tileCount; ++columns) {
            const down = Math.ceil(tileCount / columns)
            const edge = Math.min(body.width / columns, (body.height - caption.height) / down * 16 / 9)
            if (edge > largest * 1.001) {
                largest = edge
                best = columns
            }
        }
        return best
    }
    readonly property int down: side > 0 ? side : Math.ceil(tileCount / across)
    readonly property real gap: Math.round(10 * theme.scale)
    readonly property real tileWidth: Math.floor((body.width - (across - 1) * gap) / across)
    readonly property real tileHeight: Math.floor((body.height - caption.height - 12 * theme.scale
                                                   - (down - 1) * gap) / down)

    /// Column, row and size of a place; around a large one the others stand in reading order.
    function placeOf(index: int): var {
        if (side === 0)
            return [index % across, Math.floor(index / across), 1]
        if (index === 0)
            return [0, 0, large]
        let left = index - 1
        for (let row = 0; row < side; ++row) {
            const first = row < large ? large : 0
            if (left < side - first)
                return [first + left, row, 1]
            left -= side - first
        }
        return [0, side + left, 1]
    }
    function sayAgain() {
        const cell = tiles.itemAt(focused) as CameraCell
        focusedName = ""
        focusedState = ""
        cell?.say()
    }

    title: heading !== "" ? heading : ofCase || model.eyes > 0 ? qsTr("Cameras on the case") : qsTr("Cameras")
    readonly property bool ofBlock: model === wall.cameras
    age: ofCase ? qsTr("%1 of %2 live").arg(wall.cameras.liveEyes).arg(shown) : ofBlock ? wall.camerasAge : model.alive
    stale: ofBlock ? wall.camerasStale : model.stopped
    since: ofBlock ? wall.camerasSince : model.since

    Timer {
        id: later
        interval: 0
        onTriggered: root.sayAgain()
    }

    Item {
        anchors.fill: parent

        Repeater {
            id: tiles
            model: root.model
            // What a new tile said while it was made has not been heard; one that is gone says nothing more.
            onItemAdded: later.restart()
            onItemRemoved: later.restart()
            delegate: CameraCell {
                required property int index
                visible: index < root.shown && (root.side === 0 || place[1] < root.side)
                required property string cameraId
                readonly property var place: root.placeOf(index)
                x: place[0] * (root.tileWidth + root.gap)
                y: place[1] * (root.tileHeight + root.gap)
                width: place[2] * (root.tileWidth + root.gap) - root.gap
                height: place[2] * (root.tileHeight + root.gap) - root.gap
                theme: root.theme
                feeds: root.wall.feeds
                focused: root.focused === index
                onChosen: {
                    root.focused = index
                    root.wall.selection.selectCamera(cameraId)
                }
                onLiveChanged: root.model.noteState(cameraId, live)
                Component.onCompleted: root.model.noteState(cameraId, live) // who was here before says nothing any more
                onSaying: (fullName, state) => {
                    root.focusedName = fullName
                    root.focusedState = state
                }
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: root.model.count === 0
        theme: root.theme
        what: qsTr("No cameras yet")
        how: qsTr("They come with the city's rows")
    }
    EmptyState {
        anchors.fill: parent
        visible: root.ofCase && root.shown === 0 && root.model.count > 0
        theme: root.theme
        what: root.wall.focusCaseId === "" ? qsTr("No case chosen") : qsTr("No camera can show this place")
        how: root.wall.focusCaseId === "" ? "" : qsTr("Buildings hide it, or none stands near enough")
    }
    Item {
        id: caption
        visible: root.shown > 0
        width: parent.width
        height: Math.round(root.theme.bodyPx * root.theme.lineHeight)
        anchors.bottom: parent.bottom

        Label {
            theme: root.theme
            role: "note"
            isData: true
            text: root.focusedName
            width: parent.width - state.width - 20 * root.theme.scale
            height: parent.height
        }
        Label {
            id: state
            theme: root.theme
            role: "note"
            color: root.theme.quiet
            text: root.focusedState
            anchors.right: parent.right
            height: parent.height
        }
    }
}
