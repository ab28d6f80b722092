// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Map

/// Goes through the last 90 days. Opens over the map with the key T; Esc or "now" leaves the past.
FocusScope {
    id: root

    required property Theme theme
    required property TimeMachine machine
    property var rows: ({text: "", stale: false}) ///< how old the cases are that the past is told from, and how many of all
    property bool chinese: true
    signal closed()

    readonly property bool ready: machine.state === "ready"
    readonly property real dayMs: 86400000
    readonly property int dayShown: Math.floor((machine.momentMs - machine.fromMs) / dayMs)
    readonly property int busiest: Math.max(1, ...machine.reportedByDay)
    readonly property list<var> speeds: [{hours: 1, word: qsTr("1 h/s")}, {hours: 6, word: qsTr("6 h/s")},
        {hours: 24, word: qsTr("1 day/s")}]

    function dateOf(ms: real, form: string): string {
        return new Date(ms).toLocaleString(Qt.locale(root.chinese ? "zh_CN" : "en_US"), form)
    }
    /// "11月12日 周四 14:00"
    function words(ms: real): string { return dateOf(ms, qsTr("ddd, MMM d, HH:mm")) }
    function faster(steps: int) {
        let at = 0
        while (at < root.speeds.length - 1 && root.speeds[at].hours !== root.machine.hoursPerSecond)
            ++at
        root.machine.hoursPerSecond = root.speeds[Math.max(0, Math.min(root.speeds.length - 1, at + steps))].hours
    }

    height: frame.height
    Accessible.role: Accessible.Slider
    Accessible.name: ready ? qsTr("Time slider: %1").arg(words(machine.momentMs)) : note.text
    Keys.onPressed: event => {
        const hours = event.modifiers & Qt.ShiftModifier ? 24 : 1
        event.accepted = true
        if (event.key === Qt.Key_Escape || event.key === Qt.Key_T) {
            root.closed()
        } else if (event.key === Qt.Key_Space) {
            root.machine.playing = !root.machine.playing
        } else if (event.key === Qt.Key_Left) {
            root.machine.step(-hours)
        } else if (event.key === Qt.Key_Right) {
            root.machine.step(hours)
        } else if (event.key === Qt.Key_Up || event.key === Qt.Key_Down) {
            root.faster(event.key === Qt.Key_Up ? 1 : -1)
        } else if (event.key === Qt.Key_Home || event.key === Qt.Key_End) {
            root.machine.playing = false
            root.machine.momentMs = event.key === Qt.Key_Home ? root.machine.fromMs : root.machine.toMs
        } else {
            event.accepted = false
        }
    }

    Rectangle {
        id: frame
        width: parent.width
        height: column.height + 36 * root.theme.unit
        radius: root.theme.radius * 0.6
        color: root.theme.surface
        border.width: Math.max(1, Math.round(3 * root.theme.unit))
        border.color: root.activeFocus ? root.theme.accent : root.theme.line

        // What is behind stays where it is.
        MouseArea {
            anchors.fill: parent
            preventStealing: true
            onPressed: root.forceActiveFocus()
            onWheel: wheel => wheel.accepted = true
        }
    }
    Column {
        id: column
        x: 28 * root.theme.unit
        y: 18 * root.theme.unit
        width: root.width - 2 * x
        spacing: 12 * root.theme.unit

        Flow {
            width: parent.width
            spacing: 20 * root.theme.unit

            Label {
                objectName: "timeSliderMoment"
                theme: root.theme
                role: "title"
                height: play.height
                visible: root.ready
                text: root.words(root.machine.momentMs)
            }
            KitButton {
                id: play
                objectName: "timeSliderPlay"
                theme: root.theme
                visible: root.ready
                text: root.machine.playing ? qsTr("Pause") : qsTr("Play")
                checked: root.machine.playing
                hint: qsTr("Play and pause: Space")
                onClicked: root.machine.playing = !root.machine.playing
            }
            Repeater {
                model: root.speeds
                delegate: KitButton {
                    required property var modelData
                    theme: root.theme
                    visible: root.ready
                    text: modelData.word
                    checked: root.machine.hoursPerSecond === modelData.hours
                    onClicked: root.machine.hoursPerSecond = modelData.hours
                }
            }
            KitButton {
                objectName: "timeSliderNow"
                theme: root.theme
                text: qsTr("Back to now")
                hint: qsTr("Back to now: Esc")
                onClicked: root.closed()
            }
            Label {
                objectName: "timeSliderFigures"
                theme: root.theme
                role: "note"
                height: play.height
                visible: root.machine.shown
                color: root.theme.quiet
                text: qsTr("%L1 open, %L2 overdue, %L3 reported that day")
                    .arg(root.machine.openCases).arg(root.machine.overdueCases)
                    .arg(root.machine.reportedByDay[root.dayShown] ?? 0)
            }
            Row {
                objectName: "timeSliderAge"
                visible: root.rows.text !== ""
                spacing: 12 * root.theme.unit

                ShapeMark {
                    visible: root.rows.stale
                    width: Math.round(root.theme.notePx * 0.7)
                    height: width
                    anchors.verticalCenter: parent.verticalCenter
                    shape: "bars"
                    color: root.theme.stale
                }
                Label {
                    theme: root.theme
                    role: "note"
                    height: play.height
                    color: root.rows.stale ? root.theme.text : root.theme.quiet
                    text: root.rows.text
                }
            }
        }
        Item {
            id: track
            objectName: "timeSliderTrack"
            readonly property real foot: days.y
            readonly property real part: root.machine.toMs > root.machine.fromMs
                ? (root.machine.momentMs - root.machine.fromMs) / (root.machine.toMs - root.machine.fromMs) : 0
            function xOf(ms: real): real {
                return (ms - root.machine.fromMs) / Math.max(1, root.machine.toMs - root.machine.fromMs) * width
            }
            width: parent.width
            height: Math.round(84 * root.theme.unit + root.theme.notePx * 1.35)
            visible: root.ready

            Repeater {
                model: root.machine.reportedByDay
                delegate: Rectangle {
                    required property int index
                    required property var modelData
                    x: track.xOf(root.machine.fromMs + index * root.dayMs)
                    width: Math.max(1, Math.min(track.xOf(root.machine.fromMs + (index + 1) * root.dayMs), track.width)
                        - x - Math.max(1, Math.round(2 * root.theme.unit)))
                    height: Math.round(76 * root.theme.unit * modelData / root.busiest)
                    y: track.foot - height
                    color: index === root.dayShown ? root.theme.text : root.theme.stale
                    opacity: index <= root.dayShown ? 0.9 : 0.45
                }
            }
            Rectangle {
                y: track.foot
                width: parent.width
                height: Math.max(1, Math.round(3 * root.theme.unit))
                color: root.theme.line
            }
            Rectangle {
                objectName: "timeSliderHand"
                x: Math.round(track.part * track.width - width / 2)
                width: Math.max(2, Math.round(6 * root.theme.unit))
                height: track.foot + Math.round(8 * root.theme.unit)
                radius: width / 2
                color: root.theme.text
            }
            Item {
                id: days
                y: Math.round(80 * root.theme.unit)
                width: parent.width

                // The first of every month, and where the time begins and ends.
                Repeater {
                    model: root.machine.reportedByDay.length
                    delegate: Label {
                        required property int index
                        readonly property real ms: root.machine.fromMs + index * root.dayMs
                        readonly property bool isLast: index === root.machine.reportedByDay.length - 1
                        readonly property bool isMonth: new Date(ms).getDate() === 1
                        readonly property real at: track.xOf(ms)
                        theme: root.theme
                        role: "note"
                        color: root.theme.quiet
                        y: Math.round(6 * root.theme.unit)
                        x: isLast ? track.width - width : Math.min(at, track.width - width)
                        visible: index === 0 || isLast || isMonth && at > root.theme.notePx * 4.5
                            && at < track.width - root.theme.notePx * 8
                        text: isLast ? qsTr("now") : root.dateOf(ms, qsTr("MMM d"))
                    }
                }
            }
            MouseArea {
                function go(x: real) {
                    root.machine.playing = false
                    root.machine.momentMs = root.machine.fromMs
                        + x / width * (root.machine.toMs - root.machine.fromMs)
                }
                anchors.fill: parent
                preventStealing: true
                cursorShape: Qt.PointingHandCursor
                onPressed: mouse => {
                    root.forceActiveFocus()
                    go(mouse.x)
                }
                onPositionChanged: mouse => go(mouse.x)
                onWheel: wheel => root.machine.step(wheel.angleDelta.y > 0 ? 1 : -1)
            }
        }
        Label {
            id: note
            objectName: "timeSliderNote"
            theme: root.theme
            role: "note"
            color: root.machine.state === "failed" ? root.theme.warning : root.theme.quiet
            width: parent.width
            wrapMode: Text.Wrap
            text: root.machine.state === "loading" ? qsTr("Reading the cases of the last 90 days…")
                : root.machine.state === "empty" ? qsTr("There was no case in the last 90 days. Esc: back to now")
                : root.machine.state === "failed" ? qsTr("▲ The past cannot be read from this seat's replica. The map shows the present. Esc, then T: try again")
                : qsTr("Space plays · ← → an hour, with Shift a day · ↑ ↓ speed · Esc back to now. Vehicles, supervisors and cameras are not shown in the past.")
        }
    }
}
