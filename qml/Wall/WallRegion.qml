// SPDX-License-Identifier: GPL-3.0-or-later
// Qt 6.4's Loader does not instantiate bound components, so what is inside them reaches out by id:
// qmllint disable unqualified
import QtQuick
import Wanmi.Kit
import Wanmi.Wall

/// One region of a scene, by its kind. A new one fades in; while the wall runs it is built piece by piece between
/// frames, so that a change of scene stops nothing that moves.
Item {
    id: root

    required property Theme theme
    required property WallState wall
    required property string regionId
    required property string kind
    required property var settings
    readonly property string title: (wall.words.chinese ? settings.title : settings.titleEn) ?? ""
    readonly property var classes: settings.classes ?? []
    readonly property bool isPick: classes.length > 0 || settings.words !== undefined || settings.cameras !== undefined
    readonly property bool followsCase: settings.follow === "case"

    Loader {
        id: loader
        anchors.fill: parent
        asynchronous: root.wall.scene.running
        opacity: status === Loader.Ready ? 1 : 0
        sourceComponent: root.kind === "map" ? map : root.kind === "today" ? today : root.kind === "urgent" ? urgent
            : root.kind === "cameras" ? (root.isPick ? picked : cameras)
            : root.kind === "pulse" ? pulse : root.kind === "lifecycle" ? lifecycle : root.kind === "places" ? places
            : root.kind === "trend" ? trend : root.kind === "cases" ? cases : root.kind === "components" ? components
            : root.kind === "message" ? message : root.kind === "case" ? oneCase : root.kind === "photos" ? photos
            : root.kind === "timeline" ? timeline : root.kind === "review" ? review : null
        Behavior on opacity {
            enabled: root.wall.scene.running
            NumberAnimation { duration: root.theme.motionMs; easing.type: Easing.OutCubic }
        }
    }
    Component {
        id: map
        Region {
            theme: root.theme
            bare: true
            WallMap {
                anchors.fill: parent
                anchors.margins: 1
                theme: root.theme
                wall: root.wall
                measure: root.settings.measure ?? ""
                classes: root.classes
                title: root.title
                followsCase: root.followsCase
            }
        }
    }
    Component { id: today; TodayRegion { theme: root.theme; wall: root.wall } }
    Component { id: urgent; UrgentRegion { theme: root.theme; wall: root.wall } }
    Component {
        id: cameras
        CamerasRegion {
            theme: root.theme
            wall: root.wall
            heading: root.title
            most: root.followsCase ? 4 : 16
            ofCase: root.followsCase
        }
    }
    Component {
        id: picked
        CamerasRegion {
            theme: root.theme
            wall: root.wall
            heading: root.title
            most: Math.max(9, (root.settings.cameras ?? []).length)
            oneLarge: root.settings.oneLarge ?? ""
            model: CameraPick {
                wall: root.wall
                cameras: root.settings.cameras ?? []
                words: root.settings.words ?? []
                classes: root.classes
                most: Math.max(9, (root.settings.cameras ?? []).length)
            }
        }
    }
    Component { id: pulse; PulseRegion { theme: root.theme; wall: root.wall } }
    Component { id: lifecycle; LifecycleRegion { theme: root.theme; wall: root.wall } }
    Component {
        id: places
        PlacesRegion {
            theme: root.theme
            wall: root.wall
            departments: root.settings.by === "department"
        }
    }
    Component {
        id: trend
        TrendRegion {
            theme: root.theme
            wall: root.wall
            heading: root.title
            classes: root.classes
            days: root.settings.span === "days"
        }
    }
    Component {
        id: cases
        CasesRegion {
            theme: root.theme
            wall: root.wall
            heading: root.title
            classes: root.classes
        }
    }
    Component {
        id: components
        ComponentsRegion {
            theme: root.theme
            wall: root.wall
            heading: root.title
            classes: root.classes
        }
    }
    Component {
        id: message
        MessageRegion {
            theme: root.theme
            text: root.settings.text ?? ""
            heading: root.title
        }
    }
    Component { id: oneCase; CaseRegion { theme: root.theme; wall: root.wall; caseId: root.wall.focusCaseId } }
    Component { id: photos; PhotosRegion { theme: root.theme; wall: root.wall; caseId: root.wall.focusCaseId } }
    Component { id: timeline; TimelineRegion { theme: root.theme; wall: root.wall; caseId: root.wall.focusCaseId } }
    Component {
        id: review
        ReviewRegion {
            theme: root.theme
            wall: root.wall
            departments: root.settings.by === "department"
        }
    }
}
