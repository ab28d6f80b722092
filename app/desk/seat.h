// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cameradeeds.h"

#include "cameraview.h"
#include "deskmap.h"
#include "mapview/basetiles.h"
#include "mapview/hotlayers.h"
#include "models/cameralist.h"
#include "models/caserows.h"
#include "models/headlinefigures.h"
#include "models/names.h"
#include "models/newestactions.h"
#include "models/selection.h"
#include "models/territory.h"
#include "models/urgentcases.h"
#include "models/wallboard.h"
#include "models/words.h"
#include "operations/casedesk.h"
#include "operations/lookout.h"
#include "options.h"
#include "store/mailbox.h"
#include "store/people.h"
#include "sync/accessjournal.h"
#include "sync/cameraclient.h"
#include "sync/link.h"
#include "sync/maillink.h"
#include "sync/mediaclient.h"
#include "sync/wallclient.h"
#include "video/camerafeeds.h"
#include "wallstate.h"
#include "wallwindow.h"
#include "workbench/mainwindow.h"
#include "workbench/style.h"

#include <memory>

namespace wanmi::desk {

/// What the whole program shares, whoever is signed in.
struct Workplace
{
    Options options;
    domain::RuleBookPtr rules;
    std::shared_ptr<const base::Clock> clock;
    models::Words &words;
    workbench::Style &style;
    mapview::BaseTiles &baseTiles;
    video::CameraFeeds *feeds; ///< nullptr: video is off
    store::KnownPeople &people; ///< for unlocking the seat
    QString shippedMap; ///< the project drawn where none is published
};

/// One person signed in at this workplace: replica, link, hands, windows. Built bottom-up; destroyed
/// top-down.
class Seat : public QObject
{
    Q_OBJECT
public:
    Seat(Workplace workplace, const sync::Address &central, const protocol::SessionGrant &grant);
    ~Seat() override;

    void open(); ///< opens the replica, starts the link and shows the windows
    [[nodiscard]] workbench::MainWindow &window() { return *m_window; }
    [[nodiscard]] wall::WallWindow *wallWindow() { return m_wall.get(); }
    [[nodiscard]] wall::WallState &wallState() { return *m_wallState; }
    [[nodiscard]] const protocol::SessionGrant &grant() const { return m_grant; }
    [[nodiscard]] store::Store &store() { return m_store; }
    [[nodiscard]] sync::Link &link() { return m_link; }
    [[nodiscard]] models::Selection &selection() { return m_selection; }
    [[nodiscard]] mapview::HotLayers &hotLayers() { return m_hotLayers; }
    [[nodiscard]] models::CameraList &cameras() { return m_cameras; }

signals:
    void failed(const QString &reason); ///< the replica or the outbox cannot be opened
    void signedOut();
    /// Signed in again as somebody who sees or does other things: a new seat takes this one's place.
    void replaced(const wanmi::protocol::SessionGrant &grant);
    void windowsShown();

private:
    void showWindows();
    void showWall();
    void wire();
    [[nodiscard]] workbench::Panels panels();
    void printSheet(QWidget *window);
    void showBaseMap();
    void useCameraAccess(const std::vector<protocol::CameraAccess> &accesses);
    void tellLooks();
    [[nodiscard]] QString lookReason() const;

    Workplace m_place;
    protocol::SessionGrant m_grant;
    store::Store m_store;
    store::Mailbox m_mailbox;
    models::Directory m_directory;
    models::CaseRows m_rows;
    models::CameraList m_cameras;
    models::HeadlineFigures m_figures;
    models::UrgentCases m_urgent;
    models::NewestActions m_newest;
    models::Selection m_selection;
    models::Territory m_pointedAt; ///< the card over the desk's map
    models::WallBoard m_board;
    operations::CaseDesk m_desk;
    operations::Lookout m_lookout;
    mapview::HotLayers m_hotLayers;
    sync::Link m_link;
    sync::WallClient m_walls;
    sync::CameraClient m_heads;
    sync::MailLink m_mailLink;
    sync::MediaClient m_media;
    sync::AccessJournal m_accesses;
    QString m_attribution, m_cityName, m_cityNameEn;
    mapview::BaseMapSource m_base;
    bool m_dataKnown = false,
         m_mapKnown = false; ///< whether the city has a base map; which project is published, if any
    std::unique_ptr<CameraDeeds> m_cameraDeeds; ///< with video only
    std::unique_ptr<wall::WallState> m_wallState;
    std::unique_ptr<workbench::MainWindow> m_window;
    std::unique_ptr<wall::WallWindow> m_wall;
};
} // namespace wanmi::desk
