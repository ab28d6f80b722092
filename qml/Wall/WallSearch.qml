// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// The search box of a wall: "/" or Ctrl+K opens it over the scene, Enter selects a hit and flies there, Esc closes.
FocusScope {
    id: root

    required property Theme theme
    required property SearchResults results
    required property Selection selection
    property string age: "" ///< of the rows that are searched
    property bool stale: false
    property string since: ""
    property bool partial: false ///< not all rows are here
    property Item before: null ///< had the keyboard
    property bool enterWaits: false ///< Enter came before the hits: the first of them is meant
    readonly property real rowHeight: Math.round(theme.bodyPx * 1.35 + theme.notePx * 1.85)

    function open() {
        before = Window.activeFocusItem
        visible = true
        input.text = ""
        input.forceActiveFocus()
    }
    function close() {
        visible = false
        enterWaits = false
        input.text = ""
        focus = false // or the next who asks for the keyboard hands it back to the input
        if (before)
            before.forceActiveFocus()
    }
    function choose(row: int) {
        if (results.choose(row, selection))
            close()
    }

    visible: false
    Shortcut {
        sequences: ["/", "Ctrl+K"]
        enabled: !root.visible
        onActivated: root.open()
    }
    Connections {
        target: root.results
        function onUpdated() {
            if (root.enterWaits && root.results.current) {
                root.enterWaits = false
                root.choose(0)
            }
        }
        function onQueryChanged() {
            if (input.text !== root.results.query)
                input.text = root.results.query
        }
    }
    TapHandler { onTapped: root.close() }
    Rectangle {
        anchors.fill: parent
        color: root.theme.ground
        opacity: 0.5
    }
    Rectangle {
        id: panel
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round(root.height * 0.1)
        width: Math.round(Math.min(root.width * 0.62, 2200 * root.theme.scale))
        height: column.height + 2 * root.theme.padding
        radius: root.theme.radius
        color: root.theme.raised
        border.width: Math.max(1, Math.round(3 * root.theme.scale))
        border.color: root.theme.line

        TapHandler {} // a press on the panel is not one beside it
        Column {
            id: column
            x: root.theme.padding
            y: root.theme.padding
            width: panel.width - 2 * x
            spacing: Math.round(root.theme.padding * 0.5)

            Item {
                width: parent.width
                height: Math.round(root.theme.titlePx * 1.7)

                TextInput {
                    id: input
                    objectName: "wallSearchInput"
                    anchors.fill: parent
                    focus: true
                    color: root.theme.text
                    selectionColor: root.theme.accent
                    selectedTextColor: root.theme.onAccent
                    font.family: root.theme.family
                    font.pixelSize: Math.round(root.theme.titlePx)
                    verticalAlignment: TextInput.AlignVCenter
                    maximumLength: 120
                    clip: true
                    Accessible.role: Accessible.EditableText
                    Accessible.name: qsTr("Search everything")
                    onTextChanged: root.results.query = text
                    onTextEdited: root.enterWaits = false
                    Keys.onPressed: event => {
                        event.accepted = true
                        if (event.key === Qt.Key_Escape) {
                            root.close()
                        } else if (event.key === Qt.Key_Down) {
                            list.incrementCurrentIndex()
                        } else if (event.key === Qt.Key_Up) {
                            list.decrementCurrentIndex()
                        } else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
                            if (root.results.current || input.text.trim() === "") {
                                root.choose(list.currentIndex)
                            } else {
                                root.enterWaits = true
                                root.results.searchNow()
                            }
                        } else {
                            event.accepted = false
                        }
                    }
                }
                Label {
                    anchors.fill: parent
                    theme: root.theme
                    role: "title"
                    font.weight: Font.Normal
                    color: root.theme.quiet
                    visible: input.text === "" && input.preeditText === ""
                    text: qsTr("Search everything")
                }
            }
            Rectangle {
                width: parent.width
                height: Math.max(1, Math.round(3 * root.theme.scale))
                color: root.theme.accent
            }
            ListView {
                id: list
                objectName: "wallSearchList"
                width: parent.width
                height: Math.min(count, 8) * root.rowHeight
                interactive: false
                model: root.results
                onCountChanged: currentIndex = count > 0 ? 0 : -1
                delegate: Item {
                    id: hit
                    required property int index
                    required property string kindName
                    required property bool firstOfKind
                    required property string title
                    required property string subtitle

                    width: ListView.view.width
                    height: root.rowHeight
                    Accessible.role: Accessible.ListItem
                    Accessible.name: kindName + " " + title + " " + subtitle

                    Rectangle {
                        anchors.fill: parent
                        anchors.leftMargin: -root.theme.padding * 0.5
                        anchors.rightMargin: -root.theme.padding * 0.5
                        radius: root.theme.radius * 0.6
                        color: root.theme.accent
                        opacity: hit.ListView.isCurrentItem ? 0.22 : 0
                    }
                    Rectangle {
                        width: parent.width
                        height: 1
                        visible: hit.firstOfKind && hit.index > 0
                        color: root.theme.line
                    }
                    Label {
                        id: kind
                        theme: root.theme
                        role: "note"
                        width: Math.round(root.theme.notePx * 7)
                        rightPadding: root.theme.notePx * 0.5
                        height: name.height
                        y: name.y
                        color: root.theme.quiet
                        isData: true
                        visible: hit.firstOfKind
                        text: hit.kindName
                    }
                    Label {
                        id: name
                        theme: root.theme
                        isData: true
                        textFormat: Text.StyledText
                        x: kind.width
                        y: detail.text === "" ? (parent.height - height) / 2 : root.theme.notePx * 0.25
                        width: parent.width - x
                        height: root.theme.bodyPx * 1.35
                        text: (root.results.count, root.results.titleMarked(hit.index, root.theme.accent))
                    }
                    Label {
                        id: detail
                        theme: root.theme
                        role: "note"
                        isData: true
                        textFormat: Text.StyledText
                        color: root.theme.quiet
                        x: name.x
                        y: name.y + name.height
                        width: name.width
                        height: root.theme.notePx * 1.35
                        visible: text !== ""
                        text: hit.subtitle === "" ? "" : root.results.subtitleMarked(hit.index, root.theme.accent)
                    }
                    HoverHandler { onHoveredChanged: if (hovered) list.currentIndex = hit.index }
                    TapHandler { onTapped: root.choose(hit.index) }
                }
            }
            Label {
                theme: root.theme
                role: "note"
                color: root.theme.quiet
                width: parent.width
                wrapMode: Text.Wrap
                visible: text !== ""
                text: root.results.note
            }
            AgeBadge {
                visible: root.stale || root.partial
                theme: root.theme
                age: root.age
                stale: root.stale
                since: root.since
            }
        }
    }
}
