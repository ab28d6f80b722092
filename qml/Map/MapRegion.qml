// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wanmi.Kit
import Wanmi.Map

/// The map with its gestures, keys and margins. It knows what it is given, not where it hangs.
FocusScope {
    id: root

    required property Theme theme
    required property HotLayers hotLayers
    property BaseTiles baseTiles: null
    property string attribution: ""
    property string ages: "" ///< one line: the ages of the layers whose sources speak
    property var stopped: [] ///< a line for each source that has stopped, with since when
    property var layerStates: ({}) ///< by MapCanvas's names of layers: {text, stale}
    property bool chinese: true ///< names of the city that come in two languages
    property bool stale: false ///< what lies on the map is old: it steps back
    readonly property string since: root.baseTiles && root.baseTiles.noteSince > 0
        ? Qt.formatTime(new Date(root.baseTiles.noteSince), "HH:mm") : ""
    readonly property bool groundless: root.baseTiles !== null && root.baseTiles.note === "no-base-map"
    /// What is wrong with the base map, and since when where that is known.
    readonly property string note: baseWords === "" || since === "" || groundless || canvas.baseNote === "drawing"
        || canvas.baseNote === "ground" ? baseWords : qsTr("%1 · since %2").arg(baseWords).arg(since)
    readonly property string baseWords: canvas.baseNote === "drawing" ? qsTr("The base map is being drawn")
        : canvas.baseNote === "ground" ? qsTr("The city's ground is on its way")
        : canvas.baseNote === "restarting" ? qsTr("The map process has stopped and is being restarted; what is drawn may be old")
        : canvas.baseNote === "missing" ? root.groundless ? qsTr("This city has no base map yet")
                                                         : qsTr("No base map: its project cannot be read")
        : canvas.baseNote === "no-engine" ? qsTr("The map process is not here: base map from the cache only")
        : canvas.baseNote === "none" ? qsTr("No base map: there is no map process")
        : root.baseTiles && root.baseTiles.note === "published-broken"
            ? qsTr("The published map project cannot be opened: the one that came with the program is shown") : ""
    property string look: "" ///< of the map: "dark", "light"; empty: as everything round it
    readonly property int undrawn: root.baseTiles ? root.countUndrawn(root.baseTiles.layers) : 0
    property bool picking: false ///< a form waits for a place
    property bool withPictures: false ///< somebody lays cameras' pictures on the map
    property var pictureAt: null ///< (x, y) -> id of the camera whose picture lies there; "": none
    property bool legend: true
    property bool byKeys: false ///< the frame shows who has the keyboard, once it is used
    readonly property alias canvas: canvas
    readonly property bool past: machine.shown ///< what lies on the map is what was, not what is
    readonly property bool keepsEscape: slider.visible || layers.visible ///< something on the map is closed by it
    /// Nobody has moved in the past for so long: a wall does not stay in it.
    property int returnAfterMs: root.theme.face === "wall" ? 600000 : 0
    readonly property real foot: slider.visible ? slider.height + 16 * root.theme.unit : 0 ///< room that the slider takes

    signal picked(string kind, string id, real longitude, real latitude)
    signal placeChosen(real longitude, real latitude)

    function countUndrawn(layers: var): int {
        return layers.filter(layer => layer.reason !== "").length
    }
    /// One measure after the other, and round again.
    function nextMeasure() {
        const tokens = layers.measures.map(measure => measure.token)
        canvas.measure = tokens[(tokens.indexOf(canvas.measure) + 1) % tokens.length]
    }
    function openLayers() {
        layers.visible = true
        layers.forceActiveFocus()
    }
    function closeLayers() {
        layers.visible = false
        layers.focus = false // else what is hidden gets the keys that come to this scope
        root.forceActiveFocus()
    }

    function openPast() {
        slider.visible = true
        slider.forceActiveFocus()
        machine.open()
    }
    function closePast() {
        if (!slider.visible)
            return
        machine.close()
        slider.visible = false
        slider.focus = false
        root.forceActiveFocus()
    }

    activeFocusOnTab: true
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Map")

    Keys.onPressed: event => {
        const step = root.height / 6
        root.byKeys = true
        event.accepted = true
        if (event.key === Qt.Key_Left)
            canvas.panBy(step, 0)
        else if (event.key === Qt.Key_Right)
            canvas.panBy(-step, 0)
        else if (event.key === Qt.Key_Up)
            canvas.panBy(0, step)
        else if (event.key === Qt.Key_Down)
            canvas.panBy(0, -step)
        else if (event.key === Qt.Key_Plus || event.key === Qt.Key_Equal)
            canvas.zoomAt(root.width / 2, root.height / 2, 1)
        else if (event.key === Qt.Key_Minus)
            canvas.zoomAt(root.width / 2, root.height / 2, -1)
        else if (event.key === Qt.Key_Home || event.key === Qt.Key_0)
            canvas.fitAgain()
        else if (event.key === Qt.Key_M)
            root.nextMeasure()
        else if (event.key === Qt.Key_L)
            root.openLayers()
        else if (event.key === Qt.Key_T)
            root.openPast()
        else
            event.accepted = false
    }

    TimeMachine {
        id: machine
        objectName: "timeMachine"
        present: root.hotLayers
        onMomentChanged: forgotten.restart()
        onPlayingChanged: forgotten.restart()
    }
    Timer {
        id: forgotten
        interval: Math.max(1, root.returnAfterMs)
        running: root.returnAfterMs > 0 && slider.visible && !machine.playing
        onTriggered: root.closePast()
    }
    MapCanvas {
        id: canvas
        anchors.fill: parent
        hotLayers: machine.shown ? machine.layers : root.hotLayers
        baseTiles: root.baseTiles
        theme: root.look !== "" ? root.look : root.theme.name
        stale: root.stale && !root.past
        chinese: root.chinese
        opacity: root.stale && !root.past ? 0.7 : 1
        markScale: Math.max(0.75, root.theme.scale * (root.theme.face === "wall" ? 2 : 1))
        onPicked: (kind, id, longitude, latitude) => root.picked(kind, id, longitude, latitude)
    }
    DragHandler {
        id: drag
        property point last
        target: null
        onActiveChanged: if (active) last = Qt.point(0, 0)
        onTranslationChanged: {
            canvas.panBy(translation.x - last.x, translation.y - last.y)
            last = Qt.point(translation.x, translation.y)
        }
    }
    WheelHandler {
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        onWheel: event => canvas.zoomAt(event.x, event.y, event.angleDelta.y / 240)
    }
    PinchHandler {
        property real last: 1
        target: null
        onActiveChanged: last = 1
        onActiveScaleChanged: {
            canvas.zoomAt(centroid.position.x, centroid.position.y, Math.log(activeScale / last) / Math.LN2)
            last = activeScale
        }
    }
    TapHandler {
        onTapped: eventPoint => {
            root.byKeys = false
            root.forceActiveFocus()
            if (root.picking)
                canvas.tellPlace(eventPoint.position.x, eventPoint.position.y)
            else if (root.pictureAt && root.pictureAt(eventPoint.position.x, eventPoint.position.y) !== "")
                root.picked("camera", root.pictureAt(eventPoint.position.x, eventPoint.position.y), 0, 0)
            else
                canvas.clickAt(eventPoint.position.x, eventPoint.position.y)
        }
    }
    HoverHandler {
        id: pointer
        cursorShape: root.picking ? Qt.CrossCursor : drag.active ? Qt.ClosedHandCursor : Qt.ArrowCursor
        onPointChanged: if (hovered) canvas.hoverAt(point.position.x, point.position.y)
        onHoveredChanged: if (!hovered) canvas.leave()
    }
    Connections {
        target: canvas
        function onPlaceTold(longitude: real, latitude: real) { root.placeChosen(longitude, latitude) }
    }
    Rectangle {
        objectName: "legend"
        // Above what stands at the right, where the map is too narrow for both.
        readonly property bool above: width + margin.width + 120 * root.theme.unit > root.width
        // A small map is for looking, not for reading a legend.
        visible: root.legend && canvas.classLimits.length > 0 && root.height > 700 * root.theme.unit
        x: Math.round(24 * root.theme.unit)
        y: Math.round(root.height - height - 24 * root.theme.unit - root.foot - (above ? margin.height + 48 * root.theme.unit : 0))
        width: Math.ceil(legendColumn.width) + 2 * Math.round(24 * root.theme.unit)
        height: Math.ceil(legendColumn.height) + 2 * Math.round(16 * root.theme.unit)
        radius: root.theme.radius * 0.6
        color: root.theme.surface
        border.width: 1
        border.color: root.theme.line

        Legend {
            id: legendColumn
            x: Math.round(24 * root.theme.unit)
            y: Math.round(16 * root.theme.unit)
            theme: root.theme
            limits: canvas.classLimits
            colors: canvas.classColors
            measure: canvas.measure
            past: root.past
            onMeasureWanted: root.openLayers()
        }
    }
    Rectangle {
        x: root.width - width - 24 * root.theme.unit
        y: root.height - height - 24 * root.theme.unit - root.foot
        width: margin.width + 48 * root.theme.unit
        height: margin.height + 32 * root.theme.unit
        radius: root.theme.radius * 0.6
        color: root.theme.surface
        border.width: 1
        border.color: root.theme.line
    }
    Column {
        id: margin
        x: Math.round(root.width - width - 48 * root.theme.unit)
        y: Math.round(root.height - height - 40 * root.theme.unit - root.foot)
        spacing: Math.round(8 * root.theme.unit)

        ScaleBar {
            anchors.right: parent.right
            theme: root.theme
            metresPerPx: canvas.metresPerPx
        }
        Label {
            anchors.right: parent.right
            theme: root.theme
            role: "note"
            color: root.theme.quiet
            visible: text !== "" && !root.past
            text: root.ages
        }
        Repeater {
            model: root.past ? 0 : root.stopped.length
            delegate: Row {
                id: stoppedRow
                required property int index
                anchors.right: parent?.right
                objectName: "stoppedSource"
                spacing: 12 * root.theme.unit

                ShapeMark {
                    width: Math.round(root.theme.notePx * 0.7)
                    height: width
                    anchors.verticalCenter: parent.verticalCenter
                    shape: "bars"
                    color: root.theme.stale
                }
                Label {
                    theme: root.theme
                    role: "note"
                    text: root.stopped[stoppedRow.index] ?? ""
                }
            }
        }
        Label {
            anchors.right: parent.right
            theme: root.theme
            role: "note"
            objectName: "undrawnNote"
            visible: root.undrawn > 0
            text: root.undrawn === 1 ? qsTr("▲ 1 layer of the base map is not drawn (L)")
                                     : qsTr("▲ %1 layers of the base map are not drawn (L)").arg(root.undrawn)
            color: root.theme.warning
        }
        Label {
            anchors.right: parent.right
            theme: root.theme
            role: "note"
            color: root.theme.quiet
            objectName: "attribution"
            visible: text !== ""
            width: Math.min(implicitWidth, root.width - 96 * root.theme.unit)
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignRight
            text: root.attribution
        }
    }
    Rectangle {
        visible: root.note !== ""
        anchors.top: parent.top
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.topMargin: 24 * root.theme.unit + (root.past ? pastStrip.height : 0)
        width: noteRow.width + 48 * root.theme.unit
        height: noteRow.height + 24 * root.theme.unit
        radius: root.theme.radius * 0.6
        color: root.theme.raised
        border.width: 1
        border.color: root.theme.stale

        Row {
            id: noteRow
            anchors.centerIn: parent
            spacing: 16 * root.theme.unit

            ShapeMark {
                width: Math.round(root.theme.notePx * 0.72)
                height: width
                anchors.verticalCenter: parent.verticalCenter
                shape: "bars"
                color: root.theme.stale
            }
            Label {
                theme: root.theme
                role: "note"
                text: root.note
                width: Math.min(implicitWidth, root.width - 160 * root.theme.unit)
                wrapMode: Text.Wrap
            }
        }
    }
    LayerPanel {
        id: layers
        visible: false
        x: 24 * root.theme.unit
        y: root.height - height - 24 * root.theme.unit - root.foot
        theme: root.theme
        canvas: canvas
        baseTiles: root.baseTiles
        withPictures: root.withPictures
        states: root.layerStates
        baseNote: root.note
        onLookWanted: look => root.look = look
        onClosed: root.closeLayers()
    }
    Rectangle {
        objectName: "lockSign"
        visible: canvas.unattended && canvas.locked
        x: 24 * root.theme.unit
        y: 24 * root.theme.unit
        width: lockLabel.width + 48 * root.theme.unit
        height: lockLabel.height + 24 * root.theme.unit
        radius: root.theme.radius * 0.6
        color: root.theme.raised
        border.width: 1
        border.color: root.theme.accent

        Label {
            id: lockLabel
            anchors.centerIn: parent
            theme: root.theme
            role: "note"
            text: qsTr("View locked · 0 fits it again")
        }
        TapHandler { onTapped: canvas.fitAgain() }
    }
    PastFrame {
        id: pastStrip
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.past
        theme: root.theme
        mapWidth: root.width
        mapHeight: root.height
        words: slider.words(machine.shownMs)
        playing: machine.playing
    }
    TimeSlider {
        id: slider
        objectName: "timeSlider"
        visible: false
        x: 24 * root.theme.unit
        y: root.height - height - 24 * root.theme.unit
        width: root.width - 2 * x
        theme: root.theme
        machine: machine
        rows: root.layerStates["showCases"] ?? ({text: "", stale: false})
        chinese: root.chinese
        onClosed: root.closePast()
    }
    Rectangle {
        objectName: "pastButton"
        // A small map is for looking.
        visible: !slider.visible && root.legend && root.height > 700 * root.theme.unit
        x: root.width - width - 24 * root.theme.unit
        y: 24 * root.theme.unit
        width: pastButton.width
        height: pastButton.height
        radius: root.theme.radius * 0.6
        color: root.theme.surface
        border.width: 1
        border.color: root.theme.line

        KitButton {
            id: pastButton
            theme: root.theme
            text: qsTr("Past")
            hint: qsTr("Cases of the last 90 days: key T")
            activeFocusOnTab: false
            onClicked: root.openPast()
        }
        HoverHandler { id: pastPointer }
        Rectangle {
            visible: pastPointer.hovered
            anchors.right: parent.right
            y: parent.height + 8 * root.theme.unit
            width: pastHint.width + 32 * root.theme.unit
            height: pastHint.height + 16 * root.theme.unit
            radius: root.theme.radius * 0.6
            color: root.theme.raised
            border.width: 1
            border.color: root.theme.line

            Label {
                id: pastHint
                anchors.centerIn: parent
                theme: root.theme
                role: "note"
                text: pastButton.hint
            }
        }
    }
    MapTip {
        visible: pointer.hovered && canvas.hoveredKind !== ""
        theme: root.theme
        kind: canvas.hoveredKind
        title: canvas.hoveredTitle
        count: canvas.hoveredCount
        overdue: canvas.hoveredOverdue
        x: Math.min(canvas.hoveredAt.x + 32 * root.theme.unit, root.width - width)
        y: Math.max(0, Math.min(canvas.hoveredAt.y - height - 16 * root.theme.unit, root.height - height))
    }
    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.width: root.activeFocus && root.byKeys ? 2 : 0
        border.color: root.theme.accent
    }
}
