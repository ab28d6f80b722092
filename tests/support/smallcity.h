// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/casedesk.h"
#include "server/central.h"
#include "store/store.h"
#include "support/contract.h"
#include "support/settableclock.h"
#include "support/waiting.h"
#include "sync/link.h"
#include "sync/mediaclient.h"

#include <QNetworkAccessManager>
#include <QTemporaryDir>

#include <functional>
#include <map>
#include <memory>

namespace wanmi::test {

/// One signed-in person at a workstation of their own: replica, link and hands, all real.
class Seat
{
public:
    Seat(const QUrl &central, protocol::SessionGrant grant, QString folder, domain::RuleBookPtr rules,
         std::shared_ptr<SettableClock> clock, std::chrono::milliseconds integrityStep = {},
         std::chrono::milliseconds tidyAfter = store::Location().tidyAfter,
         const std::function<void(sync::Link::Options &)> &wish = {});
    ~Seat();

    /// Queues an order as this person would; the reason when the own rule refused.
    QString perform(const domain::CaseOrder &order);
    /// Reports a new case; its id, or "" when the own rule refused (a message says why).
    QString report(const domain::CaseOrder &order);
    [[nodiscard]] base::Result<domain::CaseFile> caseFile(const QString &caseId);
    [[nodiscard]] QString stateOf(const QString &caseId); ///< "" when it is not in this replica
    [[nodiscard]] store::ReplicaStatus status();
    /// Why central refused this person's command on that case; "" when it did not.
    [[nodiscard]] QString rejectionReason(const QString &caseId);
    /// Every case of the replica as "id version state", sorted: for comparing replicas.
    [[nodiscard]] QStringList replica();

    /// The same person has signed in again.
    void renew(const protocol::SessionGrant &grant);
    void cutTheLine(); ///< the link is gone, the person goes on
    void healTheLine();
    [[nodiscard]] bool isOnline() const;
    /// Asks central whether its feed has anything after this replica's cursor.
    [[nodiscard]] bool isCurrent();

    store::Store &store() { return *m_store; }
    sync::Link &link() { return *m_link; }
    operations::CaseDesk &desk() { return *m_desk; }
    sync::MediaClient &media() { return *m_media; }
    [[nodiscard]] const store::PhotoFolders &photoFolders() const { return m_photos; }
    [[nodiscard]] const protocol::SessionGrant &grant() const { return m_grant; }

private:
    QUrl m_central;
    protocol::SessionGrant m_grant;
    QNetworkAccessManager m_network;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<sync::Link> m_link;
    std::unique_ptr<operations::CaseDesk> m_desk;
    store::PhotoFolders m_photos;
    std::unique_ptr<sync::MediaClient> m_media;
};

/// Central in this process over a tiny generated city, any number of seats, one settable clock; no sleeping.
/// Every answer of central is held against the OpenAPI file: contractBreaches() must stay empty.
class SmallCity
{
public:
    SmallCity();
    ~SmallCity();

    [[nodiscard]] bool isUp() const { return m_central != nullptr; }
    [[nodiscard]] server::Central &central() { return *m_central; }
    [[nodiscard]] QUrl url() const;
    /// Signed in, replica complete, online.
    Seat &seat(const QString &account);
    /// The same over that line, with all that a real seat asks for besides (positions, the base map); as it is, perhaps
    /// not online yet.
    Seat &seatOver(const QUrl &line, const QString &account);
    [[nodiscard]] protocol::SessionGrant signIn(const QString &account, const QUrl &line = {}, int limitMs = 20'000);
    /// Its program ends, whatever was under way; seat() begins it anew over the same folder.
    void endSeat(const QString &account) { m_seats.erase(account); }
    /// Until every online seat has sent what waited and applied all that central has.
    bool settle(int limitMs = 20'000);
    void stopCentral();
    void startCentral(); ///< on the same port and folder
    /// Seats from now on compare their replicas with central all the time, so many rows at once.
    void compareReplicas(qint64 rowsOfRange);
    /// Seats from now on write their files anew so soon after rows have left.
    void tidyReplicas(std::chrono::milliseconds after) { m_tidyAfter = after; }
    void offerReplicaFiles(); ///< also of a city as small as this one; central starts again
    /// Cameras send from there; central starts again.
    void showVideo(const QString &url);
    void loseBaseMap(); ///< as a city that never had one; central starts again

    SettableClock &clock() { return *m_clock; }
    [[nodiscard]] const domain::RuleBookPtr &rules() const { return m_rules; }
    [[nodiscard]] QStringList contractBreaches() const;
    [[nodiscard]] geo::Place somewhere(); ///< inside a cell
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    std::shared_ptr<SettableClock> m_clock;
    domain::RuleBookPtr m_rules;
    std::unique_ptr<ContractWatch> m_contract;
    std::unique_ptr<server::Central> m_central;
    int m_port = 0;
    std::chrono::milliseconds m_tidyAfter = store::Location().tidyAfter;
    qint64 m_rowsOfRange = 0; ///< 0: replicas are not compared
    bool m_offersFiles = false;
    QString m_videoUrl;
    std::map<QString, std::unique_ptr<Seat>> m_seats;
};
} // namespace wanmi::test
