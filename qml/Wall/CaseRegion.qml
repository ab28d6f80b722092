// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// One case in one glance: what, where, how long still, who has it.
Region {
    id: root

    required property WallState wall
    required property string caseId
    readonly property CaseView view: CaseView {
        wall: root.wall
        caseId: root.caseId
    }

    title: qsTr("Case")
    age: wall.dataAge
    stale: wall.dataStale
    since: wall.dataSince

    Column {
        id: column
        visible: root.view.known
        width: root.body.width
        spacing: Math.round(8 * root.theme.scale)

        Label {
            theme: root.theme
            role: "note"
            isData: true
            color: root.theme.quiet
            text: root.view.number
            width: parent.width
        }
        Label {
            theme: root.theme
            role: "title"
            isData: true
            text: root.view.className
            width: parent.width
        }
        StateMark {
            visible: root.view.timeLeft !== ""
            theme: root.theme
            light: root.view.light
            word: root.view.timeLeft
        }
        Label {
            theme: root.theme
            isData: true
            text: root.view.place
            width: parent.width
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }
        Repeater {
            model: root.view.facts
            delegate: Item {
                id: fact
                required property var modelData
                width: column.width
                height: Math.round(root.theme.bodyPx * root.theme.lineHeight)
                // What does not fit is left out from the end: a line is never cut.
                visible: y + height <= root.body.height

                Label {
                    id: name
                    theme: root.theme
                    color: root.theme.quiet
                    text: fact.modelData.name
                    height: parent.height
                }
                Label {
                    theme: root.theme
                    isData: true
                    text: fact.modelData.value
                    x: Math.max(name.width + 20 * root.theme.scale, 220 * root.theme.scale)
                    width: parent.width - x
                    height: parent.height
                }
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: !root.view.known && (root.caseId === "" || root.view.missing)
        theme: root.theme
        what: root.caseId === "" ? qsTr("No case chosen") : qsTr("This wall may not see that case")
        how: root.caseId === "" ? qsTr("A seat can send one here; else it is the most urgent")
            : qsTr("It is not in the replica of whoever signed in here")
    }
}
