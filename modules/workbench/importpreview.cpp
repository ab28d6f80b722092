// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of importcolumnspage.h: what the reading with this mapping shows.
#include "workbench/importcolumnspage.h"

#include "workbench/importmap.h"
#include "workbench/importtexts.h"

#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QTableWidget>

namespace wanmi::workbench {
namespace {
constexpr int MaxColumnPx = 260;

bool waitsForAWord(const QString &reason)
{
    return reason == u"unknown-class" || reason == u"unknown-unit" || reason == u"unknown-word";
}

/// What stood in the file for a field, where it comes from one column.
QString delivered(const ImportSample &sample, const intake::Mapping &mapping, const intake::PreviewRow &row,
                  const QString &field)
{
    if (mapping.set.contains(field))
        return mapping.set.value(field);
    const qsizetype at = sample.columns.indexOf(mapping.columns.value(field));
    return at >= 0 ? row.values.value(at) : field == u"geometry" ? row.geometry.left(40) : QString();
}
} // namespace

void ImportColumnsPage::showLook()
{
    if (!isVisible())
        return emit readyChanged();
    const ImportLook &look = m_delivery.look();
    m_progress->setVisible(m_delivery.isLooking());
    if (m_delivery.isLooking() && !look.complete && look.rows.empty()) {
        m_progress->setValue(0);
        m_progress->setFormat(tr("reading…"));
    }
    const auto &error = m_delivery.readError();
    QString problem;
    if (error && !m_delivery.sample().columns.isEmpty() && error->reason != u"cancelled") {
        problem = importtexts::error(words(), *error);
        if (error->reason == u"field-not-mapped" || error->reason == u"no-such-column") {
            QStringList names;
            for (const QString &field : error->detail.split(u' ', Qt::SkipEmptyParts))
                names.append(importtexts::field(words(), m_delivery.kind(), field));
            if (!names.isEmpty())
                problem += QStringLiteral(" (%1)").arg(names.join(QStringLiteral(", ")));
        }
    }
    m_notice->refuse(problem);
    m_map->setPlaces(look.places);
    m_map->setShapes(look.shapes);
    const double away = m_map->distanceFromCityM();
    QString caption
        = look.taken == 0 ? QString() : tr("%1 rows with a place").arg(words().number(double(look.taken)));
    if (away > 0)
        caption = tr("%1 away from the city: is the coordinate system right?").arg(words().distance(away));
    m_map->setCaption(caption);
    showPreview();
    showAssumptions();
    emit readyChanged();
}

void ImportColumnsPage::showAssumptions()
{
    QStringList lines;
    for (const intake::Assumption &assumption : m_delivery.look().report.assumptions)
        lines.append(importtexts::assumption(assumption));
    m_assumptions->setText(lines.join(words().isChinese() ? QStringLiteral("；") : QStringLiteral("; ")));
    m_assumptions->setVisible(!lines.isEmpty());
}

void ImportColumnsPage::showPreview()
{
    const ImportSample &sample = m_delivery.sample();
    const ImportLook &look = m_delivery.look();
    const intake::Mapping &mapping = m_delivery.plan().mapping;
    const bool isComponent = m_delivery.kind() == intake::Kind::Components;
    std::vector<const intake::Field *> fields;
    for (const intake::Field &field : intake::fieldsOf(m_delivery.kind())) {
        const bool isRead = std::ranges::any_of(
            look.rows, [&field](const ImportLook::Row &row) { return row.values.contains(field.name); });
        const bool isPart = field.type == intake::FieldType::Geometry && field.name != u"geometry" && isRead;
        if (!isPart && (mapping.columns.contains(field.name) || mapping.set.contains(field.name) || isRead))
            fields.push_back(&field);
    }
    QHash<qint64, const ImportLook::Row *> read;
    qint64 furthest = -1;
    for (const ImportLook::Row &row : look.rows) {
        read.insert(row.line, &row);
        furthest = std::max(furthest, row.line);
    }
    QHash<qint64, const intake::Problem *> refused;
    const QString first = look.report.files.value(0);
    for (const intake::Problem &problem : look.report.problems) {
        if (problem.refused && (problem.file == first || look.report.files.size() <= 1)
            && !refused.contains(problem.line))
            refused.insert(problem.line, &problem);
    }
    m_preview->setColumnCount(int(fields.size()) + 2);
    QStringList heads{tr("Line"), tr("Read")};
    for (const intake::Field *field : fields)
        heads.append(importtexts::field(words(), *field));
    m_preview->setHorizontalHeaderLabels(heads);
    m_preview->setRowCount(int(sample.rows.size()));
    qsizetype good = 0, waiting = 0;
    for (int at = 0; at < int(sample.rows.size()); ++at) {
        const intake::PreviewRow &row = sample.rows[size_t(at)];
        const ImportLook::Row *taken = read.value(row.line);
        const intake::Problem *problem = refused.value(row.line);
        const bool isKnown = taken || problem || look.complete || row.line < furthest;
        good += taken ? 1 : 0;
        auto *line = new QTableWidgetItem(QString::number(row.line));
        line->setForeground(m_style.color(QStringLiteral("quiet")));
        m_preview->setItem(at, 0, line);
        // A word that nobody knows yet is no fault of the row: the next step asks for it.
        const bool waits = problem && waitsForAWord(problem->reason);
        auto *verdict = new QTableWidgetItem(
            taken         ? tr("● taken")
                : waits   ? tr("▲ a word to decide: %1").arg(problem->value)
                : problem ? tr("■ %1").arg(importtexts::reason(words(), problem->reason))
                : isKnown ? tr("■ not taken")
                          : QStringLiteral("…"));
        verdict->setForeground(m_style.color(taken         ? QStringLiteral("normal")
                                                 : waits   ? QStringLiteral("warning")
                                                 : isKnown ? QStringLiteral("overdue")
                                                           : QStringLiteral("quiet")));
        waiting += waits ? 1 : 0;
        if (problem)
            verdict->setToolTip(importtexts::advice(words(), problem->reason));
        m_preview->setItem(at, 1, verdict);
        for (int column = 0; column < int(fields.size()); ++column) {
            const intake::Field &field = *fields[size_t(column)];
            const QString stood = delivered(sample, mapping, row, field.name);
            const QString shown = taken && taken->values.contains(field.name)
                ? importtexts::value(words(), field, taken->values.value(field.name), isComponent,
                                     mapping.timeZone)
                : stood;
            auto *item = new QTableWidgetItem(shown);
            item->setToolTip(taken ? tr("In the file: %1").arg(stood) : stood);
            if (!taken)
                item->setForeground(m_style.color(QStringLiteral("quiet")));
            m_preview->setItem(at, column + 2, item);
        }
    }
    m_preview->resizeColumnsToContents();
    for (int column = 0; column < m_preview->columnCount(); ++column)
        m_preview->setColumnWidth(column, std::min(m_preview->columnWidth(column) + 12, MaxColumnPx));
    m_previewTitle->setText(
        sample.rows.empty() ? tr("First rows")
            : waiting > 0
            ? tr("First %1 rows as they will be read; %2 of them wait for a word, asked for in the next step")
                  .arg(sample.rows.size())
                  .arg(waiting)
            : look.complete
            ? tr("First %1 rows as they will be read, %2 of them taken").arg(sample.rows.size()).arg(good)
            : tr("First %1 rows as they will be read").arg(sample.rows.size()));
}
} // namespace wanmi::workbench
