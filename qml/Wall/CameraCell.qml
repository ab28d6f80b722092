// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// One picture with its frame; the state is the frame's color and the shape in the corner.
Item {
    id: root

    required property Theme theme
    required property CameraFeeds feeds
    required property string name
    required property string shortName
    required property url url
    required property int eye
    required property string sight
    property bool focused: false
    // The picture may go before its frame does.
    readonly property int sees: tile?.state ?? CameraTile.Off
    readonly property bool comes: sees === CameraTile.Live
    readonly property string view: comes ? tile.reason : ""
    readonly property bool live: comes && view === ""
    readonly property string light: live ? "green" : comes || sees === CameraTile.Stalled ? "yellow" : "grey"
    readonly property string viewWord: view === "frozen" ? qsTr("picture frozen") : view === "black" ? qsTr("picture black")
        : view === "covered" ? qsTr("lens covered") : view === "moved" ? qsTr("view moved") : ""
    readonly property string stateWord: live ? qsTr("live") : comes ? viewWord
        : sees === CameraTile.Connecting ? qsTr("connecting") : sees === CameraTile.Stalled ? qsTr("stopped")
        : sees === CameraTile.Failed ? qsTr("no signal") : qsTr("off")

    signal chosen()
    signal saying(string fullName, string state)

    function say() {
        if (focused && tile)
            saying(sight === "" ? name : qsTr("%1 · %2").arg(name).arg(sight), tile.ageMs < 0 ? stateWord
                : qsTr("%1 · %2 s").arg(stateWord).arg((tile.ageMs / 1000).toFixed(1)))
    }
    onFocusedChanged: say()
    onNameChanged: say()
    onSightChanged: say()
    onStateWordChanged: say()
    Component.onCompleted: say()

    Rectangle {
        anchors.fill: parent
        color: root.theme.ground
    }
    CameraTile {
        id: tile
        anchors.fill: parent
        feeds: root.feeds
        url: root.url
        name: root.name
    }
    Timer {
        interval: 1000
        repeat: true
        running: root.visible && root.focused
        onTriggered: {
            tile.refreshAge()
            root.say()
        }
    }
    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.width: Math.max(1, Math.round((root.focused || root.eye > 0 ? 6 : 3) * root.theme.scale))
        border.color: root.focused || root.eye > 0 ? root.theme.accent : root.live ? root.theme.line : root.theme.lights[root.light]
    }
    Label {
        theme: root.theme
        role: "note"
        visible: !tile.hasPicture
        text: root.stateWord
        color: root.theme.quiet
        anchors.centerIn: parent
        width: Math.min(implicitWidth, root.width - 16 * root.theme.scale)
        isData: true
    }
    ShapeMark {
        x: root.width - width - 12 * root.theme.scale
        y: 12 * root.theme.scale
        width: Math.round(26 * root.theme.scale)
        height: width
        color: root.theme.lights[root.light]
        shape: root.light === "green" ? "circle" : root.light === "yellow" ? "triangle" : "bars"
    }
    Rectangle {
        visible: root.eye > 0
        width: Math.round(44 * root.theme.scale)
        height: width
        color: root.theme.accent
        Label {
            theme: root.theme
            role: "note"
            text: root.eye
            color: root.theme.ground
            isData: true
            anchors.centerIn: parent
        }
    }
    TapHandler { onTapped: root.chosen() }
    Accessible.role: Accessible.Graphic
    Accessible.name: name + " " + stateWord
}
