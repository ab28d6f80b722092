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
    property string measure: "" ///< what colors the cells; empty: as somebody chose
    property bool follows: true ///< it goes to the incidents and to what is pushed; else it shows one place
    property string lonLat: "" ///< the place, while it does not follow
    readonly property string pushed: follows ? wall.scene.mapPushKind + " " + wall.scene.mapPushTarget : ""
    property var before: null ///< where a locked view stood before a push

    onMeasureChanged: if (measure !== "") region.canvas.measure = measure
    Component.onCompleted: {
        if (measure !== "")
            region.canvas.measure = measure
        if (lonLat !== "")
            region.canvas.showPlace(Number(lonLat.split(",")[0]), Number(lonLat.split(",")[1]), 17)
    }
    onPushedChanged: {
        const canvas = region.canvas
        const kind = wall.scene.mapPushKind
        const target = wall.scene.mapPushTarget
        if (kind === "") {
            canvas.held = false
            canvas.select("", "")
            if (before)
                canvas.showPlace(before.longitude, before.latitude, before.zoom)
            else
                canvas.fitAgain()
            before = null
            return
        }
        region.closePast() // what is pushed is of now
        if (!canvas.held)
            before = canvas.locked ? {longitude: canvas.longitude, latitude: canvas.latitude, zoom: canvas.zoom} : null
        canvas.held = true
        if (kind === "case") {
            canvas.select("case", target)
            canvas.flyToObject("case", target)
        } else {
            canvas.showPlace(Number(target.split(",")[0]), Number(target.split(",")[1]), 17)
        }
    }

    Binding {
        target: region.canvas
        property: "unattended"
        value: root.follows && !region.past
    }
    Binding {
        target: region.canvas
        property: "incidents"
        value: root.wall.incidents
        when: root.follows
    }
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
            if (kind === "cell")
                root.wall.territory.show(id)
            else
                root.wall.territory.close()
        }
    }
    Connections {
        target: root.wall.selection
        function onCaseChanged(id: string) { region.canvas.select(id === "" ? "" : "case", id) }
        function onCameraChanged(id: string) { region.canvas.select(id === "" ? "" : "camera", id) }
        function onMapWanted(lon: real, lat: real) { region.canvas.flyTo(lon, lat, 17) }
        function onAreaWanted(lon: real, lat: real, zoom: real) { region.canvas.flyTo(lon, lat, zoom) }
        function onObjectWanted(kind: string, id: string) {
            region.canvas.select(kind, id)
            region.canvas.flyToObject(kind, id)
        }
        function onWallCaseChanged(id: string) {
            if (id !== "") {
                region.canvas.select("case", id)
                region.canvas.flyToObject("case", id)
            }
        }
    }
    Keys.onEscapePressed: event => {
        event.accepted = root.wall.territory.shown
        root.wall.territory.close()
    }
    PlaceCard {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 24 * root.theme.unit
        anchors.topMargin: 96 * root.theme.unit // below what opens the past
        room: root.width - 48 * root.theme.unit
        theme: root.theme
        territory: root.wall.territory
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
