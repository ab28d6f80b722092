// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/territory.h"

#include <QCoreApplication>

#include <algorithm>

namespace wanmi::models {
namespace {
constexpr int SoonMs = 1500; ///< a busy city commits several times a second

QString say(const char *source)
{
    return QCoreApplication::translate("words", source);
}

bool isIn(const geo::MultiPolygon &shape, geo::Place place)
{
    return std::ranges::any_of(shape, [&](const geo::Polygon &part) { return geo::contains(part, place); });
}
} // namespace

Scope Scope::of(const protocol::SessionGrant &grant)
{
    return {grant.wholeCity, grant.post == u"district-center" ? grant.district : QString()};
}

std::optional<std::pair<domain::Grade, double>> evaluationOf(const domain::AreaFacts &facts)
{
    if (facts.needClose() < domain::LeastNeeded)
        return std::nullopt;
    const double score = domain::areaScore(facts);
    return std::pair(domain::gradeOf(score), score);
}

QString letterOf(domain::Grade grade)
{
    return QString(QChar(u'A' + static_cast<int>(grade) - 1));
}

Territory::Territory(store::Store &store, Words &words, std::shared_ptr<const base::Clock> clock, Scope scope,
                     QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_words(words)
    , m_clock(std::move(clock))
    , m_scope(std::move(scope))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(SoonMs);
    connect(&m_soon, &QTimer::timeout, this, &Territory::read);
    connect(&store, &store::Store::committed, this, [this](const store::ChangeSet &changes) {
        if (m_shown && !m_soon.isActive()
            && (changes.everything || !changes.cases.isEmpty() || !changes.components.isEmpty()))
            m_soon.start();
    });
    connect(&words, &Words::changed, this, &Territory::updated);
}

QString Territory::state() const
{
    return !m_shown          ? QStringLiteral("none")
        : m_read             ? QStringLiteral("ready")
        : !m_reason.isEmpty() ? m_reason
                             : QStringLiteral("reading");
}

void Territory::show(const QString &code)
{
    if (m_shown && code == m_code && (m_read || m_reading))
        return;
    m_shown = true;
    m_code = code;
    m_read.reset();
    m_reason.clear();
    emit updated();
    read();
}

void Territory::close()
{
    if (!m_shown)
        return;
    m_shown = false;
    m_code.clear();
    m_read.reset();
    m_soon.stop();
    emit updated();
}

void Territory::read()
{
    if (!m_shown)
        return;
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_store.territory(m_code).then(this, [this, asked = m_code](const base::Result<store::Territory> &read) {
        m_reading = false;
        const bool stands = m_shown && asked == m_code;
        if (std::exchange(m_again, false) || (m_shown && !stands))
            this->read();
        if (!stands)
            return;
        if (read) {
            m_read = *read;
            m_readMs = base::toMs(m_clock->now());
            m_bounds = {};
            for (const geo::Polygon &part : m_read->shape)
                m_bounds.include(geo::boundsOf(part));
        } else if (!m_read || read.error().kind == base::ErrorKind::NotFound) {
            m_read.reset();
            m_reason = read.error().reason;
        }
        emit updated();
        emit liveChanged();
    });
}

QString Territory::nameOf(const QString &code) const
{
    if (code.size() == 12 || code.size() <= 9) {
        const QString name = m_words.area(code);
        if (!name.isEmpty() && name != code)
            return name;
    }
    return code.isEmpty() ? say(QT_TRANSLATE_NOOP("words", "Whole city")) : code;
}

QString Territory::title() const
{
    return nameOf(m_code);
}

QString Territory::subtitle() const
{
    if (!m_read)
        return {};
    QStringList parts{m_words.hitKind(store::tokenOf(m_read->level))};
    const auto above = trail();
    for (size_t i = 1; i + 1 < above.size(); ++i)
        parts.append(above[i].second);
    return parts.join(QStringLiteral(" · "));
}

std::vector<std::pair<QString, QString>> Territory::trail() const
{
    std::vector<std::pair<QString, QString>> steps;
    const auto &areas = m_words.names()->areas();
    const auto city = std::ranges::find(areas, QStringLiteral("city"), &domain::Area::level);
    const QString cityCode = city == areas.end() ? QString() : city->code;
    steps.emplace_back(cityCode, nameOf(cityCode));
    if (m_code.isEmpty() || m_code == cityCode)
        return steps;
    for (const int length : {6, 9, 12, 15}) {
        if (m_code.size() < length)
            break;
        const QString code = m_code.left(length);
        steps.emplace_back(code, nameOf(code));
    }
    return steps;
}

QVariantList Territory::figures() const
{
    if (!m_read)
        return {};
    const store::AreaFigures &whole = m_read->whole;
    const bool all = isWhole();
    const auto figure = [](const QString &label, const QString &value, const QString &light = {}) {
        return QVariant(QVariantMap{
            {QStringLiteral("label"), label}, {QStringLiteral("value"), value}, {QStringLiteral("light"), light}});
    };
    // A zero that only says that nothing of it is here is no zero.
    const auto number = [&](int count) {
        return count > 0 || all ? m_words.number(count) : QStringLiteral("—");
    };
    QVariantList list;
    list.append(figure(say(QT_TRANSLATE_NOOP("words", "Open")), number(whole.open)));
    list.append(figure(say(QT_TRANSLATE_NOOP("words", "Overdue")), number(whole.overdue),
                       whole.overdue > 0 ? QStringLiteral("red") : QString()));
    list.append(figure(say(QT_TRANSLATE_NOOP("words", "Faulty components")), number(whole.faulty),
                       whole.faulty > 0 ? QStringLiteral("yellow") : QString()));
    const auto grade = all ? evaluationOf(whole.month) : std::nullopt;
    list.append(figure(say(QT_TRANSLATE_NOOP("words", "Grade")),
                       grade ? letterOf(grade->first) : QStringLiteral("—")));
    return list;
}

QString Territory::note() const
{
    if (!m_read)
        return m_shown && !m_reason.isEmpty() ? m_words.reason(m_reason) : QString();
    if (!isWhole())
        return say(QT_TRANSLATE_NOOP("words", "Only what is in your scope is counted: the rest is not here."));
    if (!evaluationOf(m_read->whole.month))
        return say(QT_TRANSLATE_NOOP("words", "Too few cases in 30 days for a grade."));
    return {};
}

void Territory::noteLive(const protocol::Live &live)
{
    m_live = live;
    if (m_shown)
        emit liveChanged();
}

std::vector<protocol::LiveVehicle> Territory::vehicles() const
{
    std::vector<protocol::LiveVehicle> here;
    if (!m_read)
        return here;
    const bool city = m_read->level == store::Level::City;
    std::ranges::copy_if(m_live.vehicles, std::back_inserter(here), [&](const protocol::LiveVehicle &vehicle) {
        const geo::Place place{vehicle.lon, vehicle.lat};
        return city || (m_bounds.contains(place) && isIn(m_read->shape, place));
    });
    return here;
}

TerritoryParts::TerritoryParts(const Territory &territory, const Words &words, QObject *parent)
    : QAbstractTableModel(parent)
    , m_territory(territory)
    , m_words(words)
{
    connect(&territory, &Territory::updated, this, [this] {
        beginResetModel();
        m_rows = m_territory.isReady() ? m_territory.facts().parts : std::vector<store::AreaFigures>();
        endResetModel();
    });
}

int TerritoryParts::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TerritoryParts::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TerritoryParts::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const store::AreaFigures &row = m_rows[static_cast<size_t>(index.row())];
    if (role == CodeRole)
        return row.code;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(index.column() == Name ? Qt::AlignLeft | Qt::AlignVCenter
                                                       : Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != SortRole && role != Qt::ToolTipRole)
        return {};
    const bool sort = role == SortRole, all = m_territory.scope().holdsAllOf(row.code);
    const auto count = [&](int number) {
        return sort                ? QVariant(number)
            : number > 0 || all    ? QVariant(m_words.number(number))
                                   : QVariant(QStringLiteral("—"));
    };
    switch (index.column()) {
    case Name:
        return sort ? row.code : m_territory.nameOf(row.code);
    case Open:
        return count(row.open);
    case Overdue:
        return count(row.overdue);
    case Faulty:
        return count(row.faulty);
    default: {
        const auto grade = all ? evaluationOf(row.month) : std::nullopt;
        if (sort)
            return grade ? grade->second : -1;
        return grade ? letterOf(grade->first) : QStringLiteral("—");
    }
    }
}

QVariant TerritoryParts::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return say(QT_TRANSLATE_NOOP("words", "Area"));
    case Open:
        return say(QT_TRANSLATE_NOOP("words", "Open"));
    case Overdue:
        return say(QT_TRANSLATE_NOOP("words", "Overdue"));
    case Faulty:
        return say(QT_TRANSLATE_NOOP("words", "Faulty"));
    default:
        return say(QT_TRANSLATE_NOOP("words", "Grade"));
    }
}
} // namespace wanmi::models
