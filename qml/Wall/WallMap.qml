// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit
import Wanmi.Map
import Wanmi.Wall

/// The wall's map: the selection of seat and wall is one, and an empty replica says what is coming.
Item {
    id: root

    required property Theme theme
    required property WallState wall

    MapRegion {
        id: region
        anchors.fill: parent
        focus: true
        theme: root.theme
        hotLayers: root.wall.hotLayers
        baseTiles: root.wall.baseTiles
        attribution: root.wall.attribution
        chinese: root.wall.words.chinese
        ages: root.wall.layerAges
        stale: root.wall.dataStale && root.wall.usable
        onPicked: (kind, id) => {
            if (kind === "case")
                root.wall.selection.selectCase(id)
            else if (kind === "camera")
                root.wall.selection.selectCamera(id)
            else if (kind === "component")
                root.wall.selection.selectComponent(id)
        }
    }
    Connections {
        target: root.wall.selection
        function onCaseChanged(id: string) { region.canvas.select(id === "" ? "" : "case", id) }
        function onCameraChanged(id: string) { region.canvas.select(id === "" ? "" : "camera", id) }
        function onMapWanted(lon: real, lat: real) { region.canvas.flyTo(lon, lat, 17) }
        function onWallCaseChanged(id: string) {
            if (id !== "") {
                region.canvas.select("case", id)
                region.canvas.flyToObject("case", id)
            }
        }
    }
    Progress {
        visible: !root.wall.usable
        anchors.centerIn: parent
        width: parent.width * 0.5
        theme: root.theme
        what: root.wall.progressText
        part: root.wall.progress
    }
}
