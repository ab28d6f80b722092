// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Map

/// The layers of the base map, each with how it is and, where it is not drawn, what to do; and the look it is drawn in.
Column {
    id: root

    required property Theme theme
    required property BaseTiles baseTiles
    required property string look ///< "dark" or "light"
    property string note: "" ///< what is wrong with all of it
    signal lookWanted(string look)

    readonly property int rowsShown: 14
    readonly property var all: baseTiles ? baseTiles.layers : []
    /// What is not drawn stands first.
    readonly property var sorted: all.filter(layer => layer.reason !== "").concat(all.filter(layer => layer.reason === ""))

    spacing: 4 * theme.unit

    function stateOf(reason: string): string {
        return reason === "" ? qsTr("drawn") : reason === "source-missing" ? qsTr("no source") : qsTr("cannot be drawn")
    }
    function adviceOf(reason: string): string {
        return reason === "source-missing"
            ? qsTr("Its file or service cannot be reached. Those who keep the map put it right and publish it again.")
            : qsTr("QGIS reports an error in this layer. Those who keep the map find it with: maps check.")
    }

    Label {
        theme: root.theme
        role: "note"
        color: root.theme.quiet
        text: qsTr("Base map")
    }
    Row {
        objectName: "baseMapNote"
        visible: root.note !== ""
        spacing: 12 * root.theme.unit

        ShapeMark {
            width: Math.round(root.theme.notePx * 0.7)
            height: width
            y: Math.round(root.theme.notePx * 0.4)
            shape: "bars"
            color: root.theme.stale
        }
        Label {
            theme: root.theme
            role: "note"
            width: 16 * root.theme.notePx
            wrapMode: Text.Wrap
            text: root.note
        }
    }
    Row {
        spacing: 8 * root.theme.unit

        Repeater {
            model: [{token: "light", word: qsTr("Light")}, {token: "dark", word: qsTr("Dark")}]
            delegate: KitButton {
                required property var modelData
                theme: root.theme
                text: modelData.word
                checked: root.look === modelData.token
                onClicked: root.lookWanted(modelData.token)
            }
        }
    }
    Repeater {
        model: root.sorted.slice(0, root.rowsShown)
        delegate: Column {
            id: row
            required property var modelData
            readonly property bool drawn: modelData.reason === ""

            Row {
                spacing: 12 * root.theme.unit

                ShapeMark {
                    width: Math.round(root.theme.notePx * 0.6)
                    height: width
                    anchors.verticalCenter: parent.verticalCenter
                    shape: row.drawn ? "circle" : "triangle"
                    color: row.drawn ? root.theme.normal : root.theme.warning
                }
                Label {
                    theme: root.theme
                    role: "note"
                    text: row.modelData.name
                }
                Label {
                    theme: root.theme
                    role: "note"
                    color: root.theme.quiet
                    text: root.stateOf(row.modelData.reason)
                }
            }
            Label {
                visible: !row.drawn
                theme: root.theme
                role: "note"
                color: root.theme.quiet
                width: 16 * root.theme.notePx
                wrapMode: Text.Wrap
                text: row.drawn ? "" : root.adviceOf(row.modelData.reason)
            }
        }
    }
    Label {
        visible: root.sorted.length > root.rowsShown
        theme: root.theme
        role: "note"
        color: root.theme.quiet
        text: qsTr("and %1 more").arg(root.sorted.length - root.rowsShown)
    }
    Label {
        visible: root.all.length === 0
        theme: root.theme
        role: "note"
        color: root.theme.quiet
        width: 16 * root.theme.notePx
        wrapMode: Text.Wrap
        text: qsTr("Its layers are told once the map process has opened the project.")
    }
}
