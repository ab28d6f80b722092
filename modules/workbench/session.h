// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cameralist.h"
#include "models/caserows.h"
#include "models/names.h"
#include "models/selection.h"
#include "models/wallboard.h"
#include "models/words.h"
#include "operations/casedesk.h"
#include "operations/lookout.h"
#include "protocol/messages.h"
#include "store/people.h"
#include "store/store.h"
#include "sync/link.h"
#include "sync/wallclient.h"
#include "workbench/panels.h"

namespace wanmi::store {
class Mailbox;
}
namespace wanmi::sync {
class MailLink;
class CameraClient;
class AccessJournal;
class MediaClient;
}

namespace wanmi::workbench {

/// Everything one signed-in session works with. The program owns it all and keeps it alive longer than the
/// window.
struct SessionContext
{
    store::Store &store;
    sync::Link &link;
    operations::CaseDesk &desk;
    operations::Lookout &lookout;
    store::KnownPeople &people; ///< to unlock a locked seat without central
    models::Selection &selection;
    models::CaseRows &rows;
    models::CameraList &cameras;
    models::Words &words;
    domain::RuleBookPtr rules;
    protocol::SessionGrant grant;
    std::shared_ptr<const base::Clock> clock;
    Panels panels;
    QString folder; ///< people/<person>: layouts and drafts of this person are kept here
    models::WallBoard *board = nullptr; ///< with `walls`; without them nothing is sent to walls
    sync::WallClient *walls = nullptr;
    /// Messages and shift handovers; without both neither is offered.
    store::Mailbox *mailbox = nullptr;
    sync::MailLink *mailLink = nullptr;
    sync::AccessJournal *accesses = nullptr; ///< what is exported and looked at; without it nothing is told
    sync::MediaClient *media = nullptr; ///< without it photos are neither kept here nor shown
    sync::CameraClient *turning = nullptr; ///< without it no camera is turned from here
};
} // namespace wanmi::workbench
