// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/placepage.h"

#include "workbench/areaview.h"
#include "workbench/flowlayout.h"
#include "workbench/moverview.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace wanmi::workbench {
namespace {
constexpr int SlowMs = 300;
constexpr size_t MostStops = 50;
constexpr double MapPx = 500; ///< of a seat's map, at least
} // namespace

PlacePage::PlacePage(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_territory(session.store, session.words, session.clock, models::Scope::of(session.grant))
    , m_back(new QToolButton(this))
    , m_forward(new QToolButton(this))
    , m_trail(new QWidget(this))
    , m_title(new QLabel(this))
    , m_kind(new QLabel(this))
    , m_note(new QLabel(this))
    , m_failure(new QLabel(this))
    , m_onMap(new QPushButton(this))
    , m_body(new QStackedWidget(this))
    , m_waiting(new QWidget(this))
    , m_area(new AreaView(session, style, m_territory, this))
    , m_mover(new MoverView(session, style, this))
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 8, 14, 14);
    column->setSpacing(6);
    auto *way = new QHBoxLayout;
    way->setSpacing(2);
    for (QToolButton *button : {m_back, m_forward}) {
        button->setObjectName(QStringLiteral("flat"));
        way->addWidget(button, 0, Qt::AlignTop);
    }
    m_back->setProperty("deed", QStringLiteral("place/back"));
    m_forward->setProperty("deed", QStringLiteral("place/forward"));
    m_back->setText(QStringLiteral("‹"));
    m_forward->setText(QStringLiteral("›"));
    m_trail->setLayout(new FlowLayout(0));
    way->addWidget(m_trail, 1);
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_kind->setObjectName(QStringLiteral("note"));
    m_kind->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("moved"));
    m_note->setWordWrap(true);
    m_failure->setObjectName(QStringLiteral("quiet"));
    m_failure->setWordWrap(true);
    m_failure->setAlignment(Qt::AlignTop);
    for (QWidget *body : {static_cast<QWidget *>(m_waiting), static_cast<QWidget *>(m_area),
                          static_cast<QWidget *>(m_mover), static_cast<QWidget *>(m_failure)})
        m_body->addWidget(body);
    column->addLayout(way);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_onMap, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_kind);
    column->addWidget(m_note);
    column->addWidget(m_body, 1);
    connect(m_back, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_onMap, &QPushButton::clicked, this, &PlacePage::showOnMap);
    connect(&m_territory, &models::Territory::updated, this, &PlacePage::refresh);
    connect(m_mover, &MoverView::titleChanged, this, &PlacePage::refresh);
    connect(&session.link, &sync::Link::liveReceived, this, [this](const protocol::Live &live) {
        m_territory.noteLive(live);
        if (at().kind != u"area" && !isEmpty())
            m_mover->noteLive(live);
    });
    m_slow.setSingleShot(true);
    m_slow.setInterval(SlowMs);
    connect(&m_slow, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    m_texts.add([this] {
        m_back->setToolTip(tr("Back: Alt+Left"));
        m_back->setAccessibleName(tr("Back"));
        m_forward->setToolTip(tr("Forward: Alt+Right"));
        m_forward->setAccessibleName(tr("Forward"));
        m_onMap->setText(tr("Show on the map"));
        refresh();
    });
}

void PlacePage::open(const QString &kind, const QString &id)
{
    const Stop stop{kind, id};
    if (isEmpty() || at() != stop) {
        if (!isEmpty())
            m_stops.resize(m_at + 1);
        m_stops.push_back(stop);
        if (m_stops.size() > MostStops)
            m_stops.erase(m_stops.begin());
        m_at = m_stops.size() - 1;
    }
    go();
}

bool PlacePage::step(int by)
{
    const auto next = static_cast<qsizetype>(m_at) + by;
    if (next < 0 || next >= static_cast<qsizetype>(m_stops.size()))
        return false;
    m_at = static_cast<size_t>(next);
    go();
    return true;
}

void PlacePage::go()
{
    const Stop stop = at();
    m_slow.start();
    if (stop.kind == u"area") {
        // What had the keyboard may go with the page before; the next page takes it over.
        m_focusSoon = m_focusSoon || (focusWidget() && isAncestorOf(focusWidget()) && focusWidget()->hasFocus());
        m_territory.show(stop.id);
    } else {
        m_territory.close();
        m_mover->show(stop.kind, stop.id);
    }
    refresh();
}

QString PlacePage::cityCode() const
{
    return m_territory.trail().front().first;
}

QString PlacePage::title() const
{
    return isEmpty() ? QString() : at().kind == u"area" ? m_territory.title() : m_mover->title();
}

void PlacePage::focusFirst()
{
    m_focusSoon = true;
    refresh();
}

void PlacePage::refresh()
{
    if (isEmpty())
        return;
    const Stop stop = at();
    const bool area = stop.kind == u"area", ready = m_territory.isReady();
    const QString state = m_territory.state();
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_stops.size());
    m_title->setText(title());
    m_kind->setText(area ? m_territory.subtitle()
                        : stop.kind == u"vehicle" ? m_session.words.hitKind(QStringLiteral("vehicle"))
                                                  : m_session.words.hitKind(QStringLiteral("person")));
    m_kind->setVisible(!m_kind->text().isEmpty());
    const QString note = area && ready && !m_territory.isWhole() ? m_territory.note() : QString();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_failure->setText(area && !ready ? m_territory.note() : QString());
    m_body->setCurrentWidget(!area                     ? static_cast<QWidget *>(m_mover)
                                 : ready               ? static_cast<QWidget *>(m_area)
                                 : state == u"reading" ? m_waiting
                                                       : static_cast<QWidget *>(m_failure));
    m_onMap->setEnabled(area ? ready : m_mover->hasPosition());
    showTrail();
    if (m_focusSoon && (!area || ready)) {
        m_focusSoon = false;
        area ? m_area->focusFirst() : m_mover->focusFirst();
    }
    update();
}

void PlacePage::showTrail()
{
    const bool area = at().kind == u"area";
    const auto steps = area ? m_territory.trail() : std::vector<std::pair<QString, QString>>();
    QStringList shown;
    for (size_t i = 0; i + 1 < steps.size(); ++i)
        shown.append(steps[i].first + u'=' + steps[i].second);
    if (shown == m_shownTrail && m_trail->layout()->count() > 0)
        return;
    m_shownTrail = shown;
    clearLayout(m_trail->layout());
    for (size_t i = 0; i + 1 < steps.size(); ++i) {
        auto *up = new QToolButton(m_trail);
        up->setObjectName(QStringLiteral("flat"));
        up->setText(steps[i].second + QStringLiteral(" ›"));
        up->setAccessibleName(tr("Up to %1").arg(steps[i].second));
        up->setProperty("deed", QString(QStringLiteral("place/up/") + steps[i].first));
        connect(up, &QToolButton::clicked, this,
                [this, code = steps[i].first] { open(QStringLiteral("area"), code); });
        m_trail->layout()->addWidget(up);
    }
}

void PlacePage::showOnMap()
{
    const Stop stop = at();
    if (stop.kind != u"area") {
        m_session.selection.showObjectOnMap(stop.kind, stop.id);
        return;
    }
    if (!m_territory.isReady() || m_territory.facts().shape.empty())
        return;
    const store::Territory &facts = m_territory.facts();
    if (facts.level == store::Level::Cell) {
        m_session.selection.showObjectOnMap(QStringLiteral("cell"), stop.id);
        return;
    }
    geo::Bounds bounds;
    for (const geo::Polygon &part : facts.shape)
        bounds.include(geo::boundsOf(part));
    // Web Mercator: the world is 256 px wide at zoom 0; a degree of latitude takes more than one of longitude.
    const geo::Place middle{(bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2};
    const double degrees
        = std::max(bounds.east - bounds.west,
                   (bounds.north - bounds.south) / std::max(0.1, std::cos(middle.lat * M_PI / 180)));
    m_session.selection.showAreaOnMap(middle.lon, middle.lat,
                                      std::clamp(std::log2(360 * MapPx / (256 * std::max(1e-6, degrees))), 8.0, 17.0));
}

void PlacePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_shownTrail.clear();
        m_texts.refresh();
    }
    QWidget::changeEvent(event);
}

/// A page that takes its time shows where its parts will be.
void PlacePage::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (m_body->currentWidget() != m_waiting || isEmpty() || m_slow.isActive())
        return;
    QPainter painter(this);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.color(QStringLiteral("raised")));
    const QRect room = m_body->geometry();
    const int quarter = (room.width() - 18) / 4;
    for (int i = 0; i < 4; ++i)
        painter.drawRoundedRect(room.left() + i * (quarter + 6), room.top(), quarter, 52, 4, 4);
    for (int i = 0; i < 8; ++i)
        painter.drawRoundedRect(room.left(), room.top() + 84 + i * 28, room.width() * (9 - i) / 10, 14, 3, 3);
}
} // namespace wanmi::workbench
