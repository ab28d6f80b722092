// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit
import Wanmi.Map

/// The map as a seat's workbench hosts it in a QQuickWidget. Set `themeName`; listen to picked() and placeChosen().
Item {
    id: root

    required property HotLayers hotLayers
    property BaseTiles baseTiles: null
    property string themeName: "light"
    property string attribution: ""
    property alias chinese: region.chinese
    property alias ages: region.ages
    property alias stopped: region.stopped
    property alias layerStates: region.layerStates
    property alias stale: region.stale
    property alias picking: region.picking
    property alias withPictures: region.withPictures
    property alias pictureAt: region.pictureAt
    readonly property alias canvas: region.canvas

    signal picked(string kind, string id, real longitude, real latitude)
    signal placeChosen(real longitude, real latitude)

    function select(kind: string, id: string) { region.canvas.select(kind, id) }
    function flyToObject(kind: string, id: string) { region.canvas.flyToObject(kind, id) }
    function flyTo(longitude: real, latitude: real) { region.canvas.flyTo(longitude, latitude, 17) }

    Theme {
        id: deskTheme
        name: root.themeName
        face: "desk"
    }
    MapRegion {
        id: region
        anchors.fill: parent
        focus: true
        theme: deskTheme
        hotLayers: root.hotLayers
        baseTiles: root.baseTiles
        attribution: root.attribution
        onPicked: (kind, id, longitude, latitude) => root.picked(kind, id, longitude, latitude)
        onPlaceChosen: (longitude, latitude) => root.placeChosen(longitude, latitude)
    }
}
