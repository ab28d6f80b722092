// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wanmi.Kit
import Wanmi.Map
import Wanmi.Wall

/// The workbench's map: the one selection of seat and wall, and the place a form asks for.
Item {
    id: root

    required property HotLayers hotLayers
    required property Selection selection
    required property Territory territory
    property BaseTiles baseTiles: null
    property string themeName: "light"
    property string attribution: ""
    property bool chinese: true
    property SourceAges ages: null
    property WallState wall: null ///< what cameras' pictures come from

    DeskMap {
        id: map
        anchors.fill: parent
        hotLayers: root.hotLayers
        baseTiles: root.baseTiles
        themeName: root.themeName
        attribution: root.attribution
        chinese: root.chinese
        ages: root.ages ? root.ages.fresh : ""
        stopped: root.ages ? root.ages.stopped : []
        layerStates: root.ages ? root.ages.layers : ({})
        stale: root.ages ? root.ages.stale && !root.ages.partial : false
        picking: root.selection.pickingPlace
        withPictures: root.wall !== null && root.wall.feeds !== null
        pictureAt: pictures.pictureAt
        onPicked: (kind, id) => {
            if (kind === "case")
                root.selection.selectCase(id)
            else if (kind === "camera")
                root.selection.selectCamera(id)
            else if (kind === "component")
                root.selection.selectComponent(id)
            else if (kind === "vehicle" || kind === "supervisor")
                root.selection.lookInto(kind, id)
            if (kind === "cell")
                root.territory.show(id)
            else
                root.territory.close()
        }
        onPlaceChosen: (longitude, latitude) => root.selection.selectPlace(longitude, latitude)
    }
    MapPicturesLayer {
        id: pictures
        anchors.fill: parent
        theme: cardTheme
        wall: root.wall
        canvas: map.canvas
    }
    Keys.onReturnPressed: event => {
        event.accepted = root.territory.shown
        card.look()
    }
    Keys.onEnterPressed: event => {
        event.accepted = root.territory.shown
        card.look()
    }
    Theme {
        id: cardTheme
        name: root.themeName
        face: "desk"
    }
    PlaceCard {
        id: card

        function look() {
            if (root.territory.shown)
                root.selection.lookInto("area", root.territory.code)
        }

        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 24 * cardTheme.unit
        anchors.topMargin: 96 * cardTheme.unit // below what opens the past
        room: root.width - 48 * cardTheme.unit
        theme: cardTheme
        territory: root.territory
        age: root.ages ? root.ages.age : ""
        stale: root.ages ? root.ages.stale : false
        since: root.ages ? root.ages.since : ""
        hint: qsTr("Enter: the whole page")
        onOpened: card.look()
    }
    Connections {
        target: root.selection
        function onPageWanted() { root.territory.close() }
        function onTurnedBack() { root.territory.close() }
        function onAreaWanted(lon: real, lat: real, zoom: real) { map.canvas.flyTo(lon, lat, zoom) }
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
