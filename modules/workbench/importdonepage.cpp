// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importdonepage.h"

#include "workbench/importfigures.h"
#include "workbench/importmap.h"
#include "workbench/importtexts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace wanmi::workbench {

ImportDonePage::ImportDonePage(ImportDelivery &delivery, const Style &style, QWidget *parent)
    : ImportPage(delivery, style, parent), m_headline(label(QStringLiteral("headline"))), m_text(label(QStringLiteral("quiet"))),
      m_next(label(QStringLiteral("quiet"))), m_progress(new QProgressBar(this)), m_notice(new ImportNotice(this)),
      m_figures(new ImportFigures(style, this)), m_map(new ImportMap(style, this)), m_toMap(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    for (QWidget *widget : {static_cast<QWidget *>(m_headline), static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_progress),
                            static_cast<QWidget *>(m_notice), static_cast<QWidget *>(m_figures), static_cast<QWidget *>(m_next)})
        column->addWidget(widget);
    column->addWidget(m_map, 1);
    m_toMap->setAutoDefault(false);
    column->addWidget(m_toMap, 0, Qt::AlignLeft);
    m_progress->setRange(0, 1000);
    connect(m_toMap, &QPushButton::clicked, this, &ImportDonePage::goThere);
    connect(&delivery, &ImportDelivery::statusChanged, this, &ImportDonePage::showStatus);
    m_texts.add([this] {
        m_toMap->setText(tr("&Open the map there"));
        m_toMap->setToolTip(tr("The big map goes to what was brought in"));
        m_map->setAccessibleName(tr("What was brought in"));
        showStatus();
    });
}

QString ImportDonePage::title() const
{
    return tr("Done");
}

QString ImportDonePage::summary() const
{
    const auto &status = m_delivery.status();
    return status && (status->stage == u"applying" || status->isFinal()) ? importtexts::stage(status->stage) : QString();
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
    return m_toMap;
}

void ImportDonePage::enter()
{
    if (m_delivery.city())
        m_map->setCity(m_delivery.city()->areas);
    m_map->setPlaces(m_delivery.look().places);
    m_map->setShapes(m_delivery.look().shapes);
    showStatus();
}

void ImportDonePage::showStatus()
{
    const auto &status = m_delivery.status();
    if (!status)
        return;
    const auto &error = m_delivery.centralError();
    const bool isRunning = !status->isFinal() && !error;
    m_notice->refuse(error                           ? importtexts::error(words(), *error)
                     : status->stage == u"failed" ? importtexts::error(words(), {ErrorKind::Refused, status->reason, {}})
                                                    : QString());
    m_headline->setText(isDone() ? tr("The city has it") : importtexts::stage(status->stage));
    m_progress->setVisible(isRunning);
    if (status->total > 0)
        m_progress->setValue(int(1000 * status->done / status->total));
    QString text;
    if (isRunning) {
        text = tr("All rows are changed at once or none: this cannot stop half way.");
        if (status->secondsLeft)
            text += u' ' + importtexts::timeLeft(words(), std::chrono::seconds(*status->secondsLeft));
    } else if (isDone()) {
        text = tr("%1 from %2.").arg(importtexts::kind(m_delivery.kind()), status->order.files.empty() ? QString() : status->order.files.front().name);
    }
    m_text->setText(text);
    m_figures->setVisible(isDone() && !m_delivery.isRowless());
    const auto number = [this](qint64 value) { return words().number(double(value)); };
    m_figures->show({{number(status->added), tr("new"), QStringLiteral("normal")},
                     {number(status->changed), tr("changed")},
                     {number(status->removed), tr("removed or no longer there")},
                     {number(status->equal), tr("unchanged")},
                     {number(status->refused), tr("refused"), status->refused > 0 ? QStringLiteral("overdue") : QStringLiteral("quiet"), true}});
    m_next->setText(!isDone()            ? QString()
                    : status->newEpoch   ? tr("So much has changed that every seat takes a fresh copy now; each goes on working meanwhile.")
                                         : tr("Every seat gets these rows within seconds."));
    m_toMap->setVisible(isDone());
    m_map->setVisible(isDone() && !m_delivery.look().bounds.isEmpty());
    emit readyChanged();
}

void ImportDonePage::goThere()
{
    const geo::Bounds &bounds = m_delivery.look().bounds;
    if (!bounds.isEmpty())
        return emit mapWanted({(bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2});
    // An import of before, taken up again: where its first row is.
    m_delivery.client().differences(m_delivery.status()->id, {}, 0).then(this, [this](const base::Result<protocol::ImportPage<protocol::ImportDifference>> &page) {
        if (!page)
            return;
        for (const protocol::ImportDifference &difference : page->items) {
            if (difference.lon && difference.lat)
                return emit mapWanted({*difference.lon, *difference.lat});
        }
    });
}
} // namespace wanmi::workbench
