// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// How the day goes, in four figures and a line.
Region {
    id: root

    required property WallState wall
    readonly property Words words: wall.words
    readonly property HeadlineFigures figures: wall.figures

    title: qsTr("Today")
    age: wall.dataAge
    stale: wall.dataStale
    since: wall.dataSince

    Grid {
        id: grid
        columns: 2
        width: root.body.width
        height: root.body.height - line.height - 8 * root.theme.scale
        rowSpacing: 0
        columnSpacing: 0

        Figure {
            width: grid.width / 2
            height: grid.height / 2
            theme: root.theme
            value: root.words.number(root.figures.open)
            label: qsTr("open")
        }
        Figure {
            width: grid.width / 2
            height: grid.height / 2
            theme: root.theme
            value: root.figures.inTimeShare < 0 ? "—" : (root.figures.inTimeShare * 100).toFixed(1)
            unit: root.figures.inTimeShare < 0 ? "" : "%"
            label: qsTr("closed in time")
        }
        Figure {
            width: grid.width / 2
            height: grid.height / 2
            theme: root.theme
            value: root.words.number(root.figures.overdue)
            label: qsTr("overdue")
            light: "red"
        }
        Figure {
            width: grid.width / 2
            height: grid.height / 2
            theme: root.theme
            value: root.words.number(root.figures.warning)
            label: qsTr("due soon")
            light: "yellow"
        }
    }
    Label {
        id: line
        theme: root.theme
        role: "note"
        color: root.theme.quiet
        anchors.bottom: parent.bottom
        text: qsTr("reported %1 · registered %2 · closed %3").arg(root.words.number(root.figures.reportedToday))
            .arg(root.words.number(root.figures.registeredToday)).arg(root.words.number(root.figures.closedToday))
    }
}
