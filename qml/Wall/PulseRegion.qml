// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// The pulse of all cameras: a square each, by district.
Region {
    id: root

    required property WallState wall

    title: qsTr("Pulse of the cameras")
    age: wall.ages.liveAge
    stale: wall.ages.liveStale || wall.dataStale
    since: wall.ages.liveStale ? wall.ages.liveSince : wall.dataSince
    tools: [
        Label {
            theme: root.theme
            role: "note"
            color: root.theme.quiet
            visible: !root.stale
            text: qsTr("%1 cameras").arg(root.wall.words.number(field.on + field.off + field.silent))
        }
    ]

    PulseField {
        id: field
        width: parent.width
        height: parent.height - key.height - 12 * root.theme.scale
        wall: root.wall
        liveColor: root.theme.normal
        offColor: root.theme.overdue
        silentColor: root.theme.stale
        textColor: root.theme.quiet
        family: root.theme.family
        textPx: root.theme.notePx

        HoverHandler {
            onPointChanged: if (hovered) field.pointAt(point.position.x, point.position.y)
            onHoveredChanged: if (!hovered) field.leave()
        }
        TapHandler {
            onTapped: eventPoint => {
                const id = field.cameraAt(eventPoint.position.x, eventPoint.position.y)
                if (id !== "")
                    root.wall.selection.selectCamera(id)
            }
        }
    }
    Row {
        id: key
        anchors.bottom: parent.bottom
        spacing: root.theme.padding
        StateMark { theme: root.theme; role: "note"; light: "green"; word: qsTr("on %1").arg(root.wall.words.number(field.on)) }
        StateMark { theme: root.theme; role: "note"; light: "red"; word: qsTr("off %1").arg(root.wall.words.number(field.off)) }
        StateMark { theme: root.theme; role: "note"; light: "grey"; word: qsTr("silent %1").arg(root.wall.words.number(field.silent)) }
        Label {
            theme: root.theme
            role: "note"
            isData: true
            text: field.hovered === "" ? qsTr("bar: how lately its device spoke") : field.hovered
            color: field.hovered === "" ? root.theme.quiet : root.theme.text
            width: Math.max(0, Math.min(implicitWidth, root.body.width - x))
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: root.wall.cameras.count === 0
        theme: root.theme
        what: qsTr("No cameras yet")
        how: qsTr("They come with the city's rows")
    }
}
