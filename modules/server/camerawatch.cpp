// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/camerawatch.h"

#include "geo/codes.h"

#include <algorithm>
#include <QUuid>

namespace wanmi::server {
namespace {
constexpr auto HandOutEvery = std::chrono::hours(1);
constexpr std::size_t FewAnyway = 10, WideShare = 10; // per cent of all cameras
const QString CameraClass = QStringLiteral("0150"); ///< catalog.tsv: 监控电子眼设施
}

CameraWatch::CameraWatch(const Rule &rule, const QTimeZone &zone)
    : m_rule(rule)
    , m_zone(zone)
{
}

void CameraWatch::resume(std::span<const protocol::CameraMonth> months)
{
    QHash<QString, qint64> newest;
    for (const protocol::CameraMonth &month : months) {
        qint64 &checkedMs = newest[month.camera];
        if (month.checkedMs < checkedMs)
            continue;
        checkedMs = month.checkedMs;
        m_known[month.camera].offSinceMs = month.offSinceMs;
    }
}

bool CameraWatch::isInformed(const QHash<QString, protocol::LiveCamera> &said, base::Instant now) const
{
    return std::any_of(said.begin(), said.end(), [&](const protocol::LiveCamera &one) { return now - one.at <= m_rule.fresh; });
}

CameraWatch::Found CameraWatch::look(std::span<const OwnedCamera> cameras, const QHash<QString, protocol::LiveCamera> &said, base::Instant now)
{
    if (!isInformed(said, now))
        return {};
    const QString day = base::toUtc(now).toTimeZone(m_zone).date().toString(u"yyyyMMdd");
    const bool isTime = !m_handedOut || now - *m_handedOut >= HandOutEvery;
    if (isTime)
        m_handedOut = now;
    Found found;
    std::size_t off = 0;
    for (const OwnedCamera &owned : cameras) {
        const domain::Camera &camera = owned.camera;
        Known &known = m_known[camera.id.text()];
        if (known.counted.checks > 0 && known.counted.day != day)
            found.checks.push_back(std::exchange(known.counted, {}));
        const auto it = said.find(camera.id.text());
        const bool isOn = it != said.end() && it->on && now - it->at <= m_rule.fresh;
        const bool wasOff = known.offSinceMs != 0;
        if (isOn) {
            known.offSinceMs = 0;
            known.isProposed = false;
        } else if (!wasOff) {
            known.offSinceMs = base::toMs(now);
        }
        CameraChecks &counted = known.counted;
        if (counted.checks == 0)
            counted = {camera.id.text(), day, 0, 0, now, now, 0};
        ++counted.checks;
        counted.online += isOn ? 1 : 0;
        counted.to = now;
        counted.offSinceMs = known.offSinceMs;
        if (isTime || isOn == wasOff)
            found.checks.push_back(std::exchange(counted, {}));
        off += known.offSinceMs != 0;
        const bool isDead = m_rule.deadAfter.count() > 0 && known.offSinceMs != 0
            && base::toMs(now) - known.offSinceMs >= m_rule.deadAfter.count();
        if (isDead && !known.isProposed)
            found.dead.push_back({owned, base::instantFromMs(known.offSinceMs)});
    }
    found.isWideOutage = off > FewAnyway && off * 100 > cameras.size() * WideShare;
    if (found.isWideOutage)
        found.dead.clear();
    for (const Outage &one : found.dead)
        m_known[one.camera.camera.id.text()].isProposed = true;
    return found;
}

std::vector<CameraChecks> CameraWatch::rest()
{
    std::vector<CameraChecks> rest;
    for (Known &known : m_known) {
        if (known.counted.checks > 0)
            rest.push_back(std::exchange(known.counted, {}));
    }
    return rest;
}

protocol::Command outageReport(const CameraWatch::Outage &outage, base::Instant now)
{
    const domain::Camera &camera = outage.camera.camera;
    static const QUuid Space(QStringLiteral("6ab1f9c2-6d2f-4f0c-9a35-0d7c3ce5c0a1"));
    const QString named = QStringLiteral("camera-dead|%1|%2|").arg(camera.id.text()).arg(base::toMs(outage.since));
    const auto idOf = [&](const QString &what) { return QUuid::createUuidV5(Space, named + what).toString(QUuid::WithoutBraces); };
    protocol::Command command;
    command.key = idOf(QStringLiteral("report"));
    command.occurredAt = now;
    domain::CaseOrder &order = command.order;
    order.caseId = CaseId(idOf(QStringLiteral("case")));
    order.action = QStringLiteral("report");
    order.source = QStringLiteral("video");
    order.kind = domain::CaseKind::Component;
    order.classCode = CameraClass;
    order.place = camera.place;
    order.address = camera.name;
    if (geo::isCellCode(camera.cell.text()))
        order.cell = camera.cell.text();
    // Written for the acceptor of a Chinese city, as the reports of all other sources are.
    const QString unit = outage.camera.ownerName;
    order.description = QStringLiteral("摄像机 %1（%2）离线已 %3 小时%4，系统自动提出，请核实后立案。")
                            .arg(camera.name, camera.id.text())
                            .arg(std::chrono::duration_cast<std::chrono::hours>(now - outage.since).count())
                            .arg(unit.isEmpty() ? QString() : QStringLiteral("，权属单位：%1").arg(unit));
    return command;
}
} // namespace wanmi::server
