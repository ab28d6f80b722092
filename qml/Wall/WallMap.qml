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
    property string chosenMeasure: "" ///< as it was before a scene said another
    property var classes: [] ///< of the cases that are shown, strings; none: all
    property string title: "" ///< of what is shown
    property bool followsCase: false ///< it shows the one case that the scene is about
    readonly property WallFigures ofClasses: WallFigures {
        wall: root.wall
        kind: root.classes.length > 0 ? "cases" : ""
        classes: root.classes
    }
    readonly property var incidents: followsCase ? (wall.focusCaseId === "" ? [] : [wall.focusCaseId])
        : classes.length > 0 ? ofClasses.rows.slice(0, 8).map(row => row.caseId) : wall.incidents
    property bool follows: true ///< it goes to the incidents and to what is pushed; else it shows one place
    property string lonLat: "" ///< the place, while it does not follow
    readonly property string followed: followsCase ? wall.focusCaseId : ""
    readonly property string pushed: follows ? wall.scene.mapPushKind + " " + wall.scene.mapPushTarget : ""
    property var before: null ///< where a locked view stood before a push

    /// In the language that is asked for, so that it is asked again when that changes.
    function classNames(chinese: bool): string {
        return classes.map(name => wall.words.className(name[0] === "C", name.slice(1))).join(" · ")
    }
    function takeMeasure() {
        if (measure !== "") {
            if (chosenMeasure === "")
                chosenMeasure = region.canvas.measure
            region.canvas.measure = measure
        } else if (chosenMeasure !== "") {
            region.canvas.measure = chosenMeasure
            chosenMeasure = ""
        }
    }
    onMeasureChanged: takeMeasure()
    onFollowedChanged: region.canvas.select(followed === "" ? "" : "case", followed)
    Component.onCompleted: {
        takeMeasure()
        if (lonLat !== "")
            region.canvas.showPlace(Number(lonLat.split(",")[0]), Number(lonLat.split(",")[1]), 17)
    }
    onPushedChanged: {
        const canvas = region.canvas
        const kind = wall.scene.mapPushKind
        const target = wall.scene.mapPushTarget
        if (kind === "") {
            canvas.held = false
            canvas.select(followed === "" ? "" : "case", followed)
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
        value: root.incidents
        when: root.follows
    }
    Binding {
        target: region.canvas
        property: "caseClasses"
        value: root.classes
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
        ages: root.wall.ages.fresh
        stopped: root.wall.ages.stopped
        layerStates: root.wall.ages.layers
        stale: root.wall.dataStale && root.wall.usable
        withPictures: root.wall.feeds !== null
        pictureAt: pictures.pictureAt
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
    MapPicturesLayer {
        id: pictures
        anchors.fill: parent
        theme: root.theme
        wall: root.wall
        canvas: region.canvas
    }
    Connections {
        target: root.wall.selection
        function onCaseChanged(id: string) {
            if (!root.followsCase)
                region.canvas.select(id === "" ? "" : "case", id)
        }
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
    Rectangle {
        objectName: "mapTitle"
        visible: root.classes.length > 0 || root.title !== ""
        x: 24 * root.theme.unit
        y: (region.canvas.unattended && region.canvas.locked || region.note !== "" ? 112 : 24) * root.theme.unit
        width: titleRow.width + 48 * root.theme.unit
        height: titleRow.height + 24 * root.theme.unit
        radius: root.theme.radius * 0.6
        color: root.theme.surface
        border.width: 1
        border.color: root.theme.line

        Row {
            id: titleRow
            anchors.centerIn: parent
            spacing: 20 * root.theme.unit

            Label {
                theme: root.theme
                isData: true
                text: root.title !== "" ? root.title : root.classNames(root.wall.words.chinese)
                width: Math.min(implicitWidth, root.width - only.width - 360 * root.theme.unit) // beside what opens the past
            }
            Label {
                id: only
                theme: root.theme
                color: root.theme.quiet
                visible: root.classes.length > 0
                text: root.ofClasses.read ? qsTr("only these: %1 open").arg(root.ofClasses.totalText) : qsTr("only these")
            }
        }
    }
    PlaceCard {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 24 * root.theme.unit
        anchors.topMargin: 96 * root.theme.unit // below what opens the past
        room: root.width - 48 * root.theme.unit
        theme: root.theme
        territory: root.wall.territory
        age: root.wall.dataAge
        stale: root.wall.dataStale
        since: root.wall.dataSince
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
