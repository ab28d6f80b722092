// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Map

/// Chooses what colors the cells and which layers lie on the map. Opens over it with the key L, closes with Esc.
FocusScope {
    id: root

    required property Theme theme
    required property MapCanvas canvas
    property BaseTiles baseTiles: null
    property var states: ({}) ///< by the layers' names: {text, stale}: how old each is
    property string baseNote: "" ///< what is wrong with the base map as a whole
    readonly property var misplaced: canvas.hotLayers ? canvas.hotLayers.misplacedRows : ({})
    signal lookWanted(string look)
    signal closed()

    readonly property var measures: [
        {token: "open", word: qsTr("Open cases")},
        {token: "overdue", word: qsTr("Overdue cases")},
        {token: "overdueShare", word: qsTr("Overdue share")},
        {token: "damaged", word: qsTr("Broken components")},
        {token: "grade", word: qsTr("Grade of the community")},
        {token: "aboveUsual", word: qsTr("Cases against the usual")}
    ]
    property bool withPictures: false ///< cameras' pictures can be laid on this map
    readonly property var layers: [
        {name: "showCells", word: qsTr("Cells")},
        {name: "showComponents", word: qsTr("Components")},
        {name: "showCases", word: qsTr("Cases")},
        {name: "showCameras", word: qsTr("Cameras")},
        {name: "showVehicles", word: qsTr("Vehicles")},
        {name: "showSupervisors", word: qsTr("Supervisors")},
        {name: "showDutyGrids", word: qsTr("Duty grids")},
        {name: "showLabels", word: qsTr("Names")},
        {name: "showPictures", word: qsTr("Pictures of cameras")}
    ]
    function toggle(name: string) { root.canvas[name] = !root.canvas[name] }

    width: frame.width
    height: frame.height
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Layers of the map")
    Keys.onEscapePressed: root.closed()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_L) {
            root.closed()
            event.accepted = true
        } else if (event.key === Qt.Key_Down || event.key === Qt.Key_Up) {
            // Once round the buttons, in the order in which they stand.
            const next = root.Window.activeFocusItem?.nextItemInFocusChain(event.key === Qt.Key_Down)
            for (let parent = next; parent; parent = parent.parent) {
                if (parent === root) {
                    next.forceActiveFocus()
                    break
                }
            }
            event.accepted = true
        }
    }

    Rectangle {
        id: frame
        width: columns.width + 48 * root.theme.unit
        height: columns.height + 40 * root.theme.unit
        radius: root.theme.radius * 0.6
        color: root.theme.surface
        border.width: 1
        border.color: root.theme.line

        // What is behind stays where it is.
        TapHandler { gesturePolicy: TapHandler.ReleaseWithinBounds }
        WheelHandler { onWheel: event => event.accepted = true }
    }
    Row {
        id: columns
        x: 24 * root.theme.unit
        y: 20 * root.theme.unit
        spacing: 32 * root.theme.unit

        Column {
            spacing: 4 * root.theme.unit

            Label {
                theme: root.theme
                role: "note"
                color: root.theme.quiet
                text: qsTr("What colors the cells")
            }
            Repeater {
                model: root.measures
                delegate: KitButton {
                    required property var modelData
                    required property int index
                    theme: root.theme
                    text: modelData.word
                    checked: root.canvas.measure === modelData.token
                    focus: index === 0
                    onClicked: root.canvas.measure = modelData.token
                }
            }
        }
        Column {
            spacing: 4 * root.theme.unit

            Label {
                theme: root.theme
                role: "note"
                color: root.theme.quiet
                text: qsTr("Layers")
            }
            Repeater {
                model: root.layers
                delegate: Row {
                    id: layer
                    required property var modelData
                    visible: modelData.name !== "showPictures" || root.withPictures
                    readonly property var how: root.states[modelData.name] ?? {text: "", stale: false}
                    spacing: 12 * root.theme.unit

                    KitButton {
                        theme: root.theme
                        // The mark is part of the word: a frame alone is hard to see from afar.
                        text: (checked ? "✓ " : "　") + layer.modelData.word
                        hint: checked ? qsTr("%1: shown").arg(layer.modelData.word)
                                      : qsTr("%1: hidden").arg(layer.modelData.word)
                        checked: root.canvas[layer.modelData.name]
                        objectName: layer.modelData.name
                        onClicked: root.toggle(layer.modelData.name)
                    }
                    ShapeMark {
                        visible: layer.how.stale
                        width: Math.round(root.theme.notePx * 0.7)
                        height: width
                        anchors.verticalCenter: parent.verticalCenter
                        shape: "bars"
                        color: root.theme.stale
                    }
                    Label {
                        objectName: layer.modelData.name + "Age"
                        theme: root.theme
                        role: "note"
                        color: layer.how.stale ? root.theme.text : root.theme.quiet
                        text: layer.how.text
                        anchors.verticalCenter: parent.verticalCenter
                    }
                    Label {
                        readonly property int count: root.misplaced[layer.modelData.name] ?? 0
                        objectName: layer.modelData.name + "Misplaced"
                        visible: count > 0
                        theme: root.theme
                        role: "note"
                        color: root.theme.warning
                        text: qsTr("▲ %L1 without a possible place").arg(count)
                        anchors.verticalCenter: parent.verticalCenter
                    }
                }
            }
        }
        BaseLayers {
            visible: root.baseTiles !== null
            theme: root.theme
            baseTiles: root.baseTiles
            note: root.baseNote
            look: root.canvas.theme
            onLookWanted: look => root.lookWanted(look)
        }
    }
}
