// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/newestactions.h"

namespace wanmi::models {
namespace {
constexpr int PauseMs = 400;
}

NewestActions::NewestActions(store::Store &store, Words &words, std::shared_ptr<const base::Clock> clock,
                             int limit, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_words(words)
    , m_clock(std::move(clock))
    , m_limit(limit)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(PauseMs);
    connect(&m_soon, &QTimer::timeout, this, &NewestActions::reload);
    connect(&store, &store::Store::committed, this, [this](const store::ChangeSet &changes) {
        if ((changes.everything || !changes.cases.isEmpty()) && !m_soon.isActive())
            m_soon.start();
    });
    connect(&words, &Words::changed, this, [this] {
        if (!m_rows.empty())
            emit dataChanged(index(0), index(count() - 1));
        emit updated();
    });
    reload();
}

void NewestActions::reload()
{
    m_store.newestActions(m_limit).then(
        this, [this](const base::Result<std::vector<domain::ActionRecord>> &read) {
            if (!read)
                return;
            QSet<QString> ids;
            for (const domain::ActionRecord &action : *read)
                ids.insert(action.caseId.text());
            m_store.caseSummariesOf(ids).then(
                this, [this, actions = *read](const base::Result<store::CaseSummaries> &cases) {
                    if (cases)
                        take(actions, *cases);
                });
        });
}

void NewestActions::take(std::vector<domain::ActionRecord> actions, const store::CaseSummaries &cases)
{
    QHash<QString, const store::CaseSummary *> byId;
    for (const store::CaseSummary &row : cases)
        byId.insert(row.id, &row);
    std::vector<Line> lines;
    for (domain::ActionRecord &action : actions) {
        const store::CaseSummary *summary = byId.value(action.caseId.text());
        lines.push_back({std::move(action), summary ? *summary : store::CaseSummary{}});
    }
    // Newer lines go in on top, older ones fall off below.
    const QString top = m_rows.empty() ? QString() : m_rows.front().action.id.text();
    const auto known
        = std::ranges::find_if(lines, [&](const Line &line) { return line.action.id.text() == top; });
    const auto fresh = static_cast<int>(known - lines.begin());
    if (top.isEmpty() || known == lines.end()) {
        beginResetModel();
        m_rows = std::move(lines);
        endResetModel();
    } else {
        if (fresh > 0) {
            beginInsertRows({}, 0, fresh - 1);
            m_rows.insert(m_rows.begin(), lines.begin(), known);
            endInsertRows();
        }
        if (m_rows.size() > lines.size()) {
            beginRemoveRows({}, static_cast<int>(lines.size()), count() - 1);
            m_rows.resize(lines.size());
            endRemoveRows();
        }
    }
    m_updatedMs = static_cast<double>(base::toMs(m_clock->now()));
    emit updated();
}

int NewestActions::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QString NewestActions::place(const store::CaseSummary &row) const
{
    const QString district = row.district.isEmpty() ? QString() : m_words.area(row.district);
    return row.address.startsWith(district) || row.address.isEmpty()
        ? (row.address.isEmpty() ? district : row.address)
        : district + u' ' + row.address;
}

QString NewestActions::sentence(const Line &line) const
{
    const QString what
        = m_words.className(line.summary.kind == domain::CaseKind::Component, line.summary.classCode);
    QString text = m_words.clockTime(static_cast<double>(base::toMs(line.action.at))) + QStringLiteral("  ")
        + place(line.summary) + QStringLiteral("  ") + what + QStringLiteral("  ")
        + m_words.action(line.action.action);
    if (!line.action.order.leadDept.isEmpty())
        text += QStringLiteral(" → ") + m_words.department(line.action.order.leadDept);
    return text;
}

QString NewestActions::newestLine() const
{
    return m_rows.empty() ? QString() : sentence(m_rows.front());
}

QVariant NewestActions::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_rows[static_cast<size_t>(index.row())];
    const auto at = static_cast<double>(base::toMs(line.action.at));
    switch (role) {
    case CaseIdRole:
        return line.action.caseId.text();
    case AtRole:
        return at;
    case TimeRole:
        return m_words.clockTime(at);
    case ActionRole:
        return m_words.action(line.action.action);
    case ActorRole:
        return line.action.actorName;
    case PostRole:
        return m_words.post(domain::tokenOf(line.action.post));
    case ClassNameRole:
        return m_words.className(line.summary.kind == domain::CaseKind::Component, line.summary.classCode);
    case PlaceRole:
        return place(line.summary);
    case ToDepartmentRole:
        return line.action.order.leadDept.isEmpty() ? QString()
                                                    : m_words.department(line.action.order.leadDept);
    case ToStateRole:
        return m_words.state(line.action.toState);
    case Qt::DisplayRole:
    case LineRole:
        return sentence(line);
    default:
        return {};
    }
}

QHash<int, QByteArray> NewestActions::roleNames() const
{
    return {{CaseIdRole, "caseId"},       {AtRole, "atMs"},     {TimeRole, "time"},
            {ActionRole, "action"},       {ActorRole, "actor"}, {PostRole, "post"},
            {ClassNameRole, "className"}, {PlaceRole, "place"}, {ToDepartmentRole, "toDepartment"},
            {ToStateRole, "toState"},     {LineRole, "line"}};
}
} // namespace wanmi::models
