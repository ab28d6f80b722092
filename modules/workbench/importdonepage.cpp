// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importdonepage.h"

#include "workbench/importfigures.h"
#include "workbench/importmap.h"
#include "workbench/importproblems.h"
#include "workbench/importreport.h"
#include "workbench/importtexts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace wanmi::workbench {

ImportDonePage::ImportDonePage(ImportDelivery &delivery, const Style &style, QWidget *parent)
    : ImportPage(delivery, style, parent)
    , m_text(label(QStringLiteral("quiet")))
    , m_next(label(QStringLiteral("quiet")))
    , m_refusedTitle(label(QStringLiteral("section")))
    , m_mapTitle(label(QStringLiteral("section")))
    , m_progress(new QProgressBar(this))
    , m_notice(new ImportNotice(this))
    , m_figures(new ImportFigures(style, this))
    , m_problems(new ImportProblems(delivery, style, this))
    , m_map(new ImportMap(style, this))
    , m_refused(new QWidget(this))
    , m_where(new QWidget(this))
    , m_toMap(new QPushButton(this))
    , m_save(new ImportReportButton(delivery, *m_notice, this))
{
    build();
    connect(m_toMap, &QPushButton::clicked, this, &ImportDonePage::goThere);
    connect(m_problems, &ImportProblems::failed, this,
            [this](const Error &error) { m_notice->refuse(importtexts::error(words(), error)); });
    connect(&delivery, &ImportDelivery::statusChanged, this, &ImportDonePage::showStatus);
    connect(&delivery, &ImportDelivery::lookChanged, this, [this] {
        if (isVisible())
            showMap();
    });
    m_texts.add([this] {
        m_toMap->setText(tr("&Open the map there"));
        m_toMap->setToolTip(tr("The big map goes to what was brought in"));
        m_map->setAccessibleName(tr("What was brought in"));
        m_map->setToolTip(tr("Wheel or + and - zoom, dragging or arrows move, 0 shows everything"));
        m_shownId.clear();
        showStatus();
    });
}

void ImportDonePage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    for (QWidget *widget : {static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_progress),
                            static_cast<QWidget *>(m_notice), static_cast<QWidget *>(m_figures),
                            static_cast<QWidget *>(m_next)}) {
        widget->setSizePolicy(widget->sizePolicy().horizontalPolicy(), QSizePolicy::Maximum);
        column->addWidget(widget);
    }
    auto *split = new QSplitter(this);
    split->setChildrenCollapsible(false);
    const auto side = [split](QWidget *widget, QLabel *title, QPushButton *button, QWidget *content) {
        auto *rows = new QVBoxLayout(widget);
        rows->setContentsMargins(0, 0, 0, 0);
        rows->setSpacing(6);
        auto *head = new QHBoxLayout;
        head->addWidget(title);
        head->addStretch(1);
        button->setAutoDefault(false);
        head->addWidget(button);
        rows->addLayout(head);
        rows->addWidget(content, 1);
        split->addWidget(widget);
    };
    side(m_refused, m_refusedTitle, m_save, m_problems);
    side(m_where, m_mapTitle, m_toMap, m_map);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({600, 420});
    m_mapTitle->setMinimumHeight(m_save->sizeHint().height());
    for (const int narrow : {4, 5}) // there is half the room, and what to do stands below
        m_problems->list().setColumnHidden(narrow, true);
    column->addWidget(split, 1);
    column->addStretch(0);
    m_progress->setRange(0, 1000);
}

QString ImportDonePage::title() const
{
    return tr("Done");
}

QString ImportDonePage::headline() const
{
    const auto &status = m_delivery.status();
    return isDone() ? tr("The city has it") : status ? importtexts::stage(status->stage) : title();
}

QString ImportDonePage::summary() const
{
    const auto &status = m_delivery.status();
    return status && (status->stage == u"applying" || status->isFinal()) ? importtexts::stage(status->stage)
                                                                         : QString();
}

QString ImportDonePage::nextText() const
{
    return tr("Import &another");
}

bool ImportDonePage::isDone() const
{
    return m_delivery.status() && m_delivery.status()->stage == u"done";
}

QWidget *ImportDonePage::firstWidget()
{
    return m_map;
}

void ImportDonePage::enter()
{
    m_example.reset();
    m_asksExamples = false;
    m_map->setCity(m_delivery.city() ? m_delivery.city()->areas : std::vector<domain::Area>());
    showStatus();
    showMap();
}

/// The desk of whoever may import shows the ground, names and cameras; components and cases are for the posts
/// that work with them.
bool ImportDonePage::isOnTheDesk() const
{
    return m_delivery.kind() != intake::Kind::Components && m_delivery.kind() != intake::Kind::Cases
        && m_delivery.kind() != intake::Kind::Vehicles;
}

void ImportDonePage::showStatus()
{
    const auto &status = m_delivery.status();
    if (!status)
        return;
    const auto &error = m_delivery.centralError();
    const bool isRunning = !status->isFinal() && !error;
    m_notice->refuse(error ? importtexts::error(words(), *error, status->stage)
                         : status->stage == u"failed"
                         ? importtexts::error(words(), {ErrorKind::Refused, status->reason, {}})
                         : QString());
    m_progress->setVisible(isRunning);
    if (status->total > 0)
        m_progress->setValue(int(1000 * status->done / status->total));
    QString text;
    if (isRunning) {
        text = tr("All rows are changed at once or none: this cannot stop half way.");
        if (status->secondsLeft)
            text += u' ' + importtexts::timeLeft(words(), std::chrono::seconds(*status->secondsLeft));
    } else if (isDone()) {
        text = tr("%1 from %2.")
                   .arg(importtexts::kind(m_delivery.kind()),
                        status->order.files.empty() ? QString() : status->order.files.front().name);
        text += u' '
            + (status->newEpoch ? tr(
                   "So much has changed that every seat takes a fresh copy now; each goes on working meanwhile.")
                                : tr("Every seat gets these rows within seconds."));
    }
    m_text->setText(text);
    m_figures->setVisible(isDone() && !m_delivery.isRowless());
    const auto number = [this](qint64 value) { return words().number(double(value)); };
    m_figures->show({{number(status->added), tr("new"), QStringLiteral("normal")},
                     {number(status->changed), tr("changed")},
                     {number(status->removed), tr("removed or no longer there")},
                     {number(status->equal), tr("unchanged")},
                     {number(status->refused), tr("refused"),
                      status->refused > 0 ? QStringLiteral("overdue") : QStringLiteral("quiet"), true}});
    const qint64 problems = status->refused + status->warned;
    m_refusedTitle->setText(status->refused > 0
                                ? tr("Not taken, and remarks: have them put right, and bring the file again")
                                : tr("Taken with a remark"));
    m_next->setText(
        isOnTheDesk()
            ? QString()
            : tr("Posts that work with these rows see them on their maps; this is where they lie."));
    m_next->setVisible(isDone() && !isOnTheDesk());
    m_refused->setVisible(isDone() && problems > 0);
    m_mapTitle->setText(m_delivery.look().complete ? tr("Where they lie, as read from the file")
                                                   : tr("Where some of them lie"));
    m_toMap->setVisible(isOnTheDesk());
    m_where->setVisible(isDone() && !m_delivery.isRowless());
    if (isDone() && problems > 0 && std::exchange(m_shownId, status->id) != status->id)
        m_problems->begin();
    if (isDone() && isVisible())
        showMap();
    emit readyChanged();
}

void ImportDonePage::showMap()
{
    const ImportLook &look = m_delivery.look();
    m_toMap->setEnabled(!look.bounds.isEmpty() || m_example);
    if (look.bounds.isEmpty() && m_delivery.plan().paths.isEmpty()) {
        if (!std::exchange(m_asksExamples, true) && isDone())
            showExamples();
        return;
    }
    m_map->setPlaces(look.places);
    m_map->setShapes(look.shapes);
}

/// An import that was checked before: its files are not at hand, but central tells where its first rows are.
void ImportDonePage::showExamples()
{
    m_delivery.client()
        .differences(m_delivery.status()->id, {}, 0)
        .then(this, [this](const base::Result<protocol::ImportPage<protocol::ImportDifference>> &page) {
            std::vector<geo::Place> places;
            if (page) {
                for (const protocol::ImportDifference &difference : page->items) {
                    if (difference.lon && difference.lat)
                        places.push_back({*difference.lon, *difference.lat});
                }
            }
            m_map->setPlaces(places);
            m_toMap->setEnabled(!places.empty());
            if (!places.empty())
                m_example = places.front();
        });
}

void ImportDonePage::goThere()
{
    const geo::Bounds &bounds = m_delivery.look().bounds;
    if (!bounds.isEmpty())
        emit mapWanted({(bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2});
    else if (m_example)
        emit mapWanted(*m_example);
}
} // namespace wanmi::workbench
