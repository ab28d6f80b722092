// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit

/// Text in the product's family; `role` says how large: "headline", "title", "body" or "note".
Text {
    id: root

    required property Theme theme
    property string role: "body"
    /// Words of the city (an address, a name) may be longer than any room; those of the product may not.
    property bool isData: false

    color: theme.text
    font.family: theme.family
    font.pixelSize: Math.max(8, Math.round(role === "headline" ? theme.headlinePx
        : role === "title" ? theme.titlePx : role === "note" ? theme.notePx : theme.bodyPx))
    font.weight: role === "headline" || role === "title" ? Font.Bold : Font.Normal
    elide: isData ? Text.ElideRight : Text.ElideNone
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
