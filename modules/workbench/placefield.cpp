// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/placefield.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace wanmi::workbench {
namespace {
constexpr int PauseMs = 180;
constexpr int MostHits = 8;
}

PlaceField::PlaceField(Ask ask, SessionContext &session, QWidget *parent)
    : Field(std::move(ask), parent)
    , m_session(session)
    , m_line(new QLineEdit(this))
    , m_pick(new QToolButton(this))
    , m_hits(new QListWidget(this))
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    m_line->setPlaceholderText(tr("Street and number, crossing or place"));
    m_line->setMaxLength(200);
    m_line->installEventFilter(this);
    m_pick->setText(tr("On the map"));
    m_pick->setCheckable(true);
    m_pick->setToolTip(tr("Then click on the map where it is"));
    m_pick->setAccessibleName(m_pick->toolTip());
    row->addWidget(m_line, 1);
    row->addWidget(m_pick);
    column->addLayout(row);
    m_hits->setObjectName(QStringLiteral("choices"));
    m_hits->setFixedHeight(150);
    m_hits->setFocusPolicy(Qt::NoFocus);
    m_hits->hide();
    column->addWidget(m_hits);
    add(box);

    m_soon.setSingleShot(true);
    m_soon.setInterval(PauseMs);
    connect(&m_soon, &QTimer::timeout, this, &PlaceField::search);
    connect(m_line, &QLineEdit::textEdited, this, [this] {
        m_searching = true;
        m_enterWaits = false;
        m_soon.start();
        emit changed();
    });
    connect(m_hits, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { choose(m_hits->row(item)); });
    connect(m_pick, &QToolButton::toggled, this, [this](bool on) {
        m_waiting = on;
        if (on)
            m_session.selection.beginPickingPlace();
        else
            m_session.selection.endPickingPlace();
    });
    connect(&session.selection, &models::Selection::placeChanged, this, [this] {
        if (const auto place = m_session.selection.place(); m_waiting && place)
            take(*place, true);
    });
    connect(&session.selection, &models::Selection::pickingChanged, this, [this](bool picking) {
        if (!picking)
            m_pick->setChecked(false);
    });
}

PlaceField::~PlaceField()
{
    if (m_waiting)
        m_session.selection.endPickingPlace();
}

QString PlaceField::answer() const
{
    if (!m_place)
        return m_line->text().trimmed().isEmpty() ? QString()
                                                  : QStringLiteral("- - ") + m_line->text().trimmed();
    return QStringLiteral("%1 %2 %3")
        .arg(m_place->lon, 0, 'f', 7)
        .arg(m_place->lat, 0, 'f', 7)
        .arg(m_line->text().trimmed());
}

void PlaceField::setAnswer(const QString &answer)
{
    bool isLon = false;
    bool isLat = false;
    const double lon = answer.section(u' ', 0, 0).toDouble(&isLon);
    const double lat = answer.section(u' ', 1, 1).toDouble(&isLat);
    m_line->setText(answer.section(u' ', 2));
    m_place = isLon && isLat ? std::optional(geo::Place{lon, lat}) : std::nullopt;
    if (m_place)
        take(*m_place, false);
}

void PlaceField::writeTo(domain::CaseOrder &order) const
{
    if (m_place)
        order.place = m_place;
    if (!m_line->text().trimmed().isEmpty())
        order.address = m_line->text().trimmed();
}

QString PlaceField::problem() const
{
    if (ask().required && !m_place)
        return m_line->text().trimmed().isEmpty() ? ask().missing
                                                  : tr("Choose a place of the list, or click on the map.");
    return {};
}

QWidget *PlaceField::editor() const
{
    return m_line;
}

void PlaceField::search()
{
    const QString text = m_line->text().trimmed();
    const int generation = ++m_generation;
    if (text.isEmpty()) {
        m_searching = false;
        showHits({});
        return;
    }
    m_session.store.search(text, 3 * MostHits)
        .then(this, [this, generation](const base::Result<std::vector<store::Store::Hit>> &hits) {
            if (generation != m_generation)
                return;
            m_searching = false;
            showHits(hits.value_or(std::vector<store::Store::Hit>{}));
            if (std::exchange(m_enterWaits, false))
                enter();
        });
}

void PlaceField::showHits(const std::vector<store::Store::Hit> &hits)
{
    m_found.clear();
    m_hits->clear();
    for (const store::Store::Hit &hit : hits) {
        if (!hit.hasPlace || hit.kind == u"case" || static_cast<int>(m_found.size()) == MostHits)
            continue;
        m_found.push_back(hit);
        m_hits->addItem(hit.detail.isEmpty() ? hit.title : hit.title + QStringLiteral("  ·  ") + hit.detail);
    }
    m_hits->setVisible(!m_found.empty());
    if (!m_found.empty())
        m_hits->setCurrentRow(0);
}

/// Whoever types fast has pressed Enter before the list is there; then the first of it is meant.
void PlaceField::enter()
{
    if (m_searching) {
        m_enterWaits = true;
        m_soon.stop();
        search();
        return;
    }
    if (m_hits->isVisible())
        choose(m_hits->currentRow());
    emit accepted();
}

void PlaceField::takePlace(geo::Place place, const QString &words)
{
    m_line->setText(words);
    showHits({});
    take(place, words.isEmpty());
}

QString PlaceField::address() const
{
    return m_line->text().trimmed();
}

void PlaceField::choose(int row)
{
    if (row < 0 || row >= static_cast<int>(m_found.size()))
        return;
    const store::Store::Hit hit = m_found[static_cast<size_t>(row)];
    m_line->setText(hit.title);
    showHits({});
    m_session.selection.showOnMap(hit.place.lon, hit.place.lat);
    take(hit.place, false);
    emit hitTaken(hit);
}

void PlaceField::take(geo::Place place, bool addressToo)
{
    m_waiting = false;
    m_pick->setChecked(false);
    m_place = place;
    emit changed();
    emit placed(place);
    m_session.store.cellAt(place).then(
        this, [this, place, addressToo](const base::Result<store::Store::CellFacts> &facts) {
            if (!m_place || *m_place != place)
                return;
            if (!facts) {
                setHint(tr("Outside the city's grid."));
                return;
            }
            if ((addressToo || m_line->text().isEmpty()) && !facts->nearestAddress.isEmpty()) {
                m_line->setText(facts->nearestAddress);
                emit changed();
            }
            setHint(
                tr("Cell %1, %2 %3").arg(facts->cell.code.text(), facts->streetName, facts->communityName));
        });
}

bool PlaceField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            m_hits->setCurrentRow(std::clamp(m_hits->currentRow() + (key == Qt::Key_Down ? 1 : -1), 0,
                                             std::max(0, m_hits->count() - 1)));
            return true;
        }
        if ((key == Qt::Key_Return || key == Qt::Key_Enter)
            && !static_cast<QKeyEvent *>(event)->modifiers().testFlag(Qt::ControlModifier)) {
            enter();
            return true;
        }
    }
    return Field::eventFilter(watched, event);
}
} // namespace wanmi::workbench
