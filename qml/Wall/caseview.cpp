// SPDX-License-Identifier: GPL-3.0-or-later
#include "caseview.h"

#include "worktime/light.h"

namespace wanmi::wall {
namespace {
constexpr size_t MostSteps = 40;

QVariantMap fact(const QString &name, const QString &value)
{
    return {{QStringLiteral("name"), name}, {QStringLiteral("value"), value}};
}
} // namespace

CaseView::CaseView(QObject *parent)
    : QObject(parent)
{
}

void CaseView::setWall(WallState *wall)
{
    if (wall == m_wall)
        return;
    m_wall = wall;
    if (m_wall) {
        connect(m_wall->words(), &models::Words::changed, this, [this] {
            emit changed();
            emit ticked();
        });
        connect(m_wall, &WallState::ticked, this, &CaseView::ticked);
        connect(&m_wall->store(), &store::Store::committed, this, [this](const store::ChangeSet &changes) {
            if (!m_caseId.isEmpty() && (changes.everything || changes.cases.contains(m_caseId)))
                reload();
        });
    }
    reload();
}

void CaseView::setCaseId(const QString &id)
{
    if (id == m_caseId)
        return;
    m_caseId = id;
    m_dossier.reset();
    m_missing = false;
    emit changed();
    emit ticked();
    reload();
}

void CaseView::reload()
{
    if (!m_wall || m_caseId.isEmpty())
        return;
    m_wall->store().dossier(m_caseId).then(
        this, [this, id = m_caseId](const base::Result<store::CaseDossier> &read) {
            if (id != m_caseId)
                return;
            m_missing = !read;
            m_dossier = read ? std::optional(*read) : std::nullopt;
            emit changed();
            emit ticked();
        });
}

QString CaseView::number() const
{
    if (!m_dossier)
        return {};
    const domain::CaseFile &file = m_dossier->file;
    const QString &number = file.caseNo.isEmpty() ? file.intakeNo : file.caseNo;
    return number.isEmpty() ? words().unnumbered() : number;
}

QString CaseView::className() const
{
    if (!m_dossier)
        return {};
    return words().className(m_dossier->file.kind == domain::CaseKind::Component, m_dossier->file.classCode);
}

QString CaseView::place() const
{
    if (!m_dossier)
        return {};
    QStringList parts{words().area(m_dossier->file.district), m_dossier->file.address};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString CaseView::light() const
{
    if (!m_dossier || !m_dossier->file.isOpen() || !m_dossier->file.stageDue)
        return QStringLiteral("none");
    const domain::CaseFile &file = m_dossier->file;
    if (file.state == domain::state::Suspended)
        return QStringLiteral("grey");
    const double now = nowMs();
    if (double(base::toMs(*file.stageDue)) < now)
        return QStringLiteral("red");
    const bool soon = file.stageWarnAt && double(base::toMs(*file.stageWarnAt)) < now;
    return soon ? QStringLiteral("yellow") : QStringLiteral("green");
}

QString CaseView::timeLeft() const
{
    if (!m_dossier || !m_dossier->file.isOpen() || !m_dossier->file.stageDue)
        return {};
    return words().timeLeft(double(base::toMs(*m_dossier->file.stageDue)), nowMs());
}

QVariantList CaseView::facts() const
{
    QVariantList list;
    if (!m_dossier)
        return list;
    const domain::CaseFile &file = m_dossier->file;
    list.append(fact(tr("State"), words().state(file.state)));
    list.append(file.leadDept.isEmpty() ? fact(tr("With"), words().holderOf(file.state))
                                        : fact(tr("Department"), words().department(file.leadDept)));
    list.append(fact(tr("Reported"), words().moment(double(base::toMs(file.reportedAt)), nowMs())));
    list.append(fact(tr("Source"), words().source(file.source)));
    if (!file.description.isEmpty())
        list.append(fact(tr("Description"), file.description));
    return list;
}

QVariantList CaseView::trail() const
{
    QVariantList list;
    if (!m_dossier)
        return list;
    const auto &trail = m_dossier->trail;
    for (auto it = trail.rbegin(); it != trail.rend() && list.size() < int(MostSteps); ++it) {
        const QString unit = it->department.isEmpty() ? words().post(domain::tokenOf(it->post))
                                                      : words().department(it->department);
        const QString to = it->order.leadDept.isEmpty()
            ? QString()
            : QStringLiteral(" → ") + words().department(it->order.leadDept);
        list.append(QVariantMap{
            {QStringLiteral("time"), words().moment(double(base::toMs(it->at)), nowMs())},
            {QStringLiteral("what"), QString(words().action(it->action) + to)},
            {QStringLiteral("who"),
             it->actorName.isEmpty() ? unit : QString(it->actorName + QStringLiteral(" · ") + unit)}});
    }
    return list;
}

QVariantMap CaseView::photo(const domain::Photo &photo) const
{
    const QString kind = photo.kind == u"near" ? tr("near")
        : photo.kind == u"far"                 ? tr("far")
        : photo.kind == u"before"              ? tr("before")
        : photo.kind == u"after"               ? tr("after")
        : photo.kind == u"camera"              ? tr("from a camera")
                                               : tr("reference");
    return {{QStringLiteral("kind"), kind},
            {QStringLiteral("time"), words().moment(double(base::toMs(photo.at)), nowMs())},
            {QStringLiteral("author"), words().person(photo.author)},
            {QStringLiteral("hash"), photo.hash}};
}

QVariantList CaseView::photos() const
{
    QVariantList list;
    if (!m_dossier)
        return list;
    for (const domain::Photo &each : m_dossier->file.photos)
        list.append(photo(each));
    return list;
}

QVariantMap CaseView::newestPhoto(bool after) const
{
    if (!m_dossier)
        return {};
    const domain::Photo *newest = nullptr;
    for (const domain::Photo &each : m_dossier->file.photos) {
        if ((each.kind == u"after") == after && (!newest || each.at >= newest->at))
            newest = &each;
    }
    return newest ? photo(*newest) : QVariantMap();
}
} // namespace wanmi::wall
