// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Map
import Wanmi.Wall

/// The workbench's map: the one selection of seat and wall, and the place a form asks for.
Item {
    id: root

    required property HotLayers hotLayers
    required property Selection selection
    property BaseTiles baseTiles: null
    property string themeName: "light"
    property string attribution: ""
    property bool chinese: true

    DeskMap {
        id: map
        anchors.fill: parent
        hotLayers: root.hotLayers
        baseTiles: root.baseTiles
        themeName: root.themeName
        attribution: root.attribution
        chinese: root.chinese
        picking: root.selection.pickingPlace
        onPicked: (kind, id) => {
            if (kind === "case")
                root.selection.selectCase(id)
            else if (kind === "camera")
                root.selection.selectCamera(id)
            else if (kind === "component")
                root.selection.selectComponent(id)
        }
        onPlaceChosen: (longitude, latitude) => root.selection.selectPlace(longitude, latitude)
    }
    Connections {
        target: root.selection
        function onCaseChanged(id: string) {
            map.select(id === "" ? "" : "case", id)
            if (id !== "")
                map.flyToObject("case", id)
        }
        function onCameraChanged(id: string) {
            map.select(id === "" ? "" : "camera", id)
            if (id !== "")
                map.flyToObject("camera", id)
        }
        function onMapWanted(lon: real, lat: real) { map.flyTo(lon, lat) }
        function onObjectWanted(kind: string, id: string) {
            map.select(kind, id)
            map.flyToObject(kind, id)
        }
    }
}
