// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// The eight cases with the least time left, counting down.
Region {
    id: root

    required property WallState wall
    readonly property int rows: 8

    title: qsTr("Most urgent")
    age: wall.dataAge
    stale: wall.dataStale
    since: wall.dataSince

    tools: [
        Label {
            theme: root.theme
            role: "note"
            color: root.theme.quiet
            visible: root.wall.figures.open > list.count && list.count > 0 && !root.stale
            text: qsTr("%1 of %2").arg(list.count).arg(root.wall.words.number(root.wall.figures.open))
        }
    ]

    ListView {
        id: list
        anchors.fill: parent
        interactive: false
        model: root.wall.urgent
        visible: count > 0
        delegate: UrgentRow {
            required property string caseId
            required property real lon
            required property real lat
            required property bool isNew
            width: ListView.view.width
            height: Math.floor(ListView.view.height / root.rows)
            theme: root.theme
            lightWord: root.wall.words.light(light)
            fresh: isNew
            selected: root.wall.selection.caseId === caseId
            onChosen: {
                root.wall.selection.selectCase(caseId)
                root.wall.selection.showOnMap(lon, lat)
            }
        }
        move: Transition { NumberAnimation { property: "y"; duration: root.theme.motionMs; easing.type: Easing.OutCubic } }
        displaced: Transition { NumberAnimation { property: "y"; duration: root.theme.motionMs; easing.type: Easing.OutCubic } }
    }
    EmptyState {
        anchors.fill: parent
        visible: list.count === 0
        theme: root.theme
        what: qsTr("No case is running out of time")
        how: qsTr("Open cases with a deadline appear here, the least time first")
    }
}
