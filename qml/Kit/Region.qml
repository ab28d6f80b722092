// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit

/// A surface with a title and the age of what it shows. A region whose source has stopped wears a hatched header.
Item {
    id: root

    required property Theme theme
    property string title: ""
    property string age: ""
    property bool stale: false
    property string since: ""
    property bool bare: false ///< no header and no padding: the content fills the surface
    default property alias content: body.data
    property alias tools: toolRow.data ///< at the right of the title
    readonly property alias body: body

    Rectangle {
        anchors.fill: parent
        radius: root.theme.radius
        color: root.theme.surface
        border.width: 1
        border.color: root.theme.line
    }
    Item {
        id: header
        visible: !root.bare
        x: root.theme.padding
        y: root.theme.padding * 0.6
        width: root.width - 2 * root.theme.padding
        height: root.bare ? 0 : Math.round(root.theme.titlePx * 1.45)

        ShapeMark {
            visible: root.stale
            anchors.fill: parent
            anchors.leftMargin: title.width + root.theme.padding * 0.5
            anchors.rightMargin: badge.width + root.theme.padding * 0.5
            shape: "hatch"
            color: root.theme.line
        }
        Label {
            id: title
            theme: root.theme
            role: "title"
            text: root.title
            anchors.verticalCenter: parent.verticalCenter
            color: root.stale ? root.theme.stale : root.theme.text
        }
        Row {
            id: toolRow
            spacing: root.theme.padding * 0.5
            anchors.right: badge.left
            anchors.rightMargin: badge.width > 0 ? root.theme.padding * 0.5 : 0
            anchors.verticalCenter: parent.verticalCenter
        }
        AgeBadge {
            id: badge
            theme: root.theme
            age: root.age
            stale: root.stale
            since: root.since
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    Item {
        id: body
        opacity: root.stale ? 0.75 : 1
        x: root.bare ? 0 : root.theme.padding
        y: root.bare ? 0 : header.y + header.height + root.theme.padding * 0.25
        width: root.width - 2 * x
        height: root.height - y - (root.bare ? 0 : root.theme.padding * 0.7)
    }
}
