// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// The pulse: every camera of the city alive on one screen. The pointer or the arrow keys enlarge one, Enter makes it a live tile,
/// typing filters, Esc goes back.
Region {
    id: root

    required property WallState wall
    readonly property var card: field.card ///< the camera the pointer or the keys are at

    function lightOf(look: string): string {
        return look === "live" || look === "on" ? "green" : look === "late" ? "yellow" : look === "dead" ? "red" : "grey"
    }
    function lookWord(look: string): string {
        return look === "live" ? qsTr("live") : look === "late" ? qsTr("picture is old") : look === "dead" ? qsTr("no signal")
            : look === "off" ? qsTr("switched off") : look === "on" ? qsTr("on") : look === "waiting" ? qsTr("waiting for a picture")
            : qsTr("silent")
    }

    title: qsTr("Pulse of the cameras")
    age: wall.ages.liveAge
    stale: wall.ages.liveStale || wall.dataStale || field.stopped
    since: wall.ages.liveStale ? wall.ages.liveSince : wall.dataStale ? wall.dataSince : field.stoppedSince
    tools: [
        Label {
            theme: root.theme
            role: "note"
            isData: true
            color: root.theme.accent
            visible: field.filter !== ""
            text: qsTr("“%1”: %2 of %3").arg(field.filter).arg(root.wall.words.number(field.shown)).arg(root.wall.words.number(field.total))
        },
        Label {
            theme: root.theme
            role: "note"
            color: root.theme.quiet
            visible: !root.stale && field.filter === ""
            text: qsTr("%1 cameras").arg(root.wall.words.number(field.total))
        }
    ]

    FocusScope {
        id: scope
        anchors.fill: parent
        activeFocusOnTab: true

        // Typing filters; "/" stays the wall's search.
        Keys.onPressed: event => {
            const letter = event.text
            if (event.key === Qt.Key_Left || event.key === Qt.Key_Right)
                field.step(event.key === Qt.Key_Right ? 1 : -1, 0)
            else if (event.key === Qt.Key_Up || event.key === Qt.Key_Down)
                field.step(0, event.key === Qt.Key_Down ? 1 : -1)
            else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                large.open(root.card)
            else if (event.key === Qt.Key_Escape && large.visible)
                large.close()
            else if (event.key === Qt.Key_Escape && field.filter !== "")
                field.filter = ""
            else if (event.key === Qt.Key_Backspace)
                field.filter = field.filter.slice(0, -1)
            else if (letter.length === 1 && letter > " " && letter !== "/" && !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier)))
                field.filter += letter
            else if (letter === " " && field.filter !== "")
                field.filter += " "
            else
                return
            event.accepted = true
        }
        onActiveFocusChanged: if (!activeFocus) field.leaveKeys()

        PulseField {
            id: field
            width: parent.width
            height: parent.height - key.height - 12 * root.theme.scale
            wall: root.wall
            groundColor: root.theme.surface
            lineColor: root.theme.line
            liveColor: root.theme.normal
            lateColor: root.theme.warning
            deadColor: root.theme.overdue
            quietColor: root.theme.stale
            markColor: root.theme.accent
            family: root.theme.family
            textPx: root.theme.notePx

            HoverHandler {
                onPointChanged: if (hovered) field.pointAt(point.position.x, point.position.y)
                onHoveredChanged: if (!hovered) field.leave()
            }
            TapHandler {
                onTapped: eventPoint => {
                    scope.forceActiveFocus()
                    const id = field.cameraAt(eventPoint.position.x, eventPoint.position.y)
                    if (id !== "") {
                        field.pointAt(eventPoint.position.x, eventPoint.position.y)
                        root.wall.selection.selectCamera(id)
                    }
                }
                onDoubleTapped: large.open(root.card)
            }
            Rectangle {
                visible: root.card.cameraId !== undefined
                x: field.cardPlace.x - border.width
                y: field.cardPlace.y - border.width
                width: field.cardPlace.width + 2 * border.width
                height: field.cardPlace.height + 2 * border.width
                color: "transparent"
                border.width: Math.max(2, Math.round(4 * root.theme.scale))
                border.color: root.theme.accent
            }
        }
        PulseCard {
            id: small
            theme: root.theme
            wall: root.wall
            card: root.card
            light: root.lightOf(root.card.look ?? "")
            word: root.lookWord(root.card.look ?? "")
            visible: root.card.cameraId !== undefined && !large.visible
            width: Math.round(Math.min(parent.width * 0.4, 620 * root.theme.scale))
            // Beside what it enlarges, never over it.
            x: field.cardPlace.x + field.cardPlace.width / 2 < parent.width / 2
                ? Math.min(parent.width - width, field.cardPlace.x + field.cardPlace.width + root.theme.padding)
                : Math.max(0, field.cardPlace.x - width - root.theme.padding)
            y: Math.max(0, Math.min(field.height - height, field.cardPlace.y + field.cardPlace.height / 2 - height / 2))
        }
        PulseCard {
            id: large

            function open(card: var) {
                if (card.cameraId === undefined)
                    return
                kept = card
                root.wall.selection.selectCamera(card.cameraId)
                visible = true
                scope.forceActiveFocus()
            }
            function close() { visible = false }

            property var kept: ({})
            theme: root.theme
            wall: root.wall
            card: root.card.cameraId === kept.cameraId ? root.card : kept
            light: root.lightOf(card.look ?? "")
            word: root.lookWord(card.look ?? "")
            closable: true
            visible: false
            onClosing: close()
            width: Math.round(Math.min(parent.width * 0.9, (field.height - captionHeight - 2 * inset) * 11 / 9))
            anchors.centerIn: field
        }
        Row {
            id: key
            anchors.bottom: parent.bottom
            spacing: root.theme.padding
            StateMark { theme: root.theme; role: "note"; light: "green"; word: qsTr("live %1").arg(root.wall.words.number(field.live)); visible: field.withVideo }
            StateMark { theme: root.theme; role: "note"; light: "yellow"; word: qsTr("old picture %1").arg(root.wall.words.number(field.late)); visible: field.withVideo }
            StateMark { theme: root.theme; role: "note"; light: "red"; word: qsTr("no signal %1").arg(root.wall.words.number(field.dead)); visible: field.withVideo }
            StateMark { theme: root.theme; role: "note"; light: "green"; word: qsTr("on %1").arg(root.wall.words.number(field.live)); visible: !field.withVideo }
            StateMark { theme: root.theme; role: "note"; light: "red"; word: qsTr("off %1").arg(root.wall.words.number(field.off)); visible: !field.withVideo }
            StateMark { theme: root.theme; role: "note"; light: "grey"; word: qsTr("off %1").arg(root.wall.words.number(field.off)); visible: field.withVideo }
            StateMark {
                theme: root.theme
                role: "note"
                light: "grey"
                visible: !field.withVideo || field.silent > 0
                word: field.withVideo ? qsTr("waiting %1").arg(root.wall.words.number(field.silent)) : qsTr("silent %1").arg(root.wall.words.number(field.silent))
            }
            Label {
                theme: root.theme
                role: "note"
                color: root.theme.quiet
                visible: x + implicitWidth <= scope.width
                text: field.withVideo ? qsTr("first: needs eyes; bar: age of the picture, a minute long")
                    : qsTr("bar: how lately its device spoke")
            }
        }
        EmptyState {
            anchors.fill: parent
            visible: field.total === 0
            theme: root.theme
            what: qsTr("No cameras yet")
            how: qsTr("They come with the city's rows")
        }
        EmptyState {
            anchors.fill: parent
            visible: field.total > 0 && field.shown === 0
            theme: root.theme
            what: qsTr("No camera is called that")
            how: qsTr("Esc shows all again")
        }
    }
}
