// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of importfilepage.h: what the opened files say.
#include "workbench/importfilepage.h"

#include "workbench/importtexts.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>

namespace wanmi::workbench {
namespace {
struct Coordinates
{
    const char *token, *name;
};
constexpr Coordinates Systems[] = {{"EPSG:4490", "CGCS2000"},
                                   {"EPSG:4326", "WGS 84"},
                                   {"GCJ-02", ""},
                                   {"BD-09", ""},
                                   {"EPSG:3857", "Web Mercator"},
                                   {"EPSG:4547", "CGCS2000 3° 114°E"},
                                   {"EPSG:4548", "CGCS2000 3° 117°E"},
                                   {"EPSG:4549", "CGCS2000 3° 120°E"},
                                   {"EPSG:4550", "CGCS2000 3° 123°E"},
                                   {"EPSG:4551", "CGCS2000 3° 126°E"},
                                   {"EPSG:4610", "Xian 1980"},
                                   {"EPSG:4214", "Beijing 1954"}};
struct Characters
{
    const char *token, *about;
};
constexpr Characters Encodings[]
    = {{"UTF-8", ""},
       {"GBK", QT_TRANSLATE_NOOP("wanmi::workbench::ImportFilePage", "Chinese, simplified")},
       {"GB18030", QT_TRANSLATE_NOOP("wanmi::workbench::ImportFilePage", "Chinese, all characters")},
       {"Big5", QT_TRANSLATE_NOOP("wanmi::workbench::ImportFilePage", "Chinese, traditional")},
       {"UTF-16", ""},
       {"ISO-8859-1", "Latin-1"},
       {"windows-1252", QT_TRANSLATE_NOOP("wanmi::workbench::ImportFilePage", "Western Europe")},
       {"windows-1251", QT_TRANSLATE_NOOP("wanmi::workbench::ImportFilePage", "Cyrillic")},
       {"Shift-JIS", QT_TRANSLATE_NOOP("wanmi::workbench::ImportFilePage", "Japanese")},
       {"EUC-KR", QT_TRANSLATE_NOOP("wanmi::workbench::ImportFilePage", "Korean")}};

constexpr int RawRows = 20, MostColumnPx = 220, EmptyDropPx = 150;

QTableWidgetItem *cell(const QString &text, const QString &help = {})
{
    auto *item = new QTableWidgetItem(text);
    item->setToolTip(help.isEmpty() ? text : help);
    return item;
}

void choose(QComboBox *box, const QString &token)
{
    const int at = box->findData(token);
    box->setCurrentIndex(at);
    if (at < 0 && box->isEditable())
        box->setEditText(token);
}
} // namespace

void ImportFilePage::showFiles()
{
    const OpenedFiles &opened = m_delivery.opened();
    const QStringList &paths = m_delivery.plan().paths;
    m_dropText->setText(
        paths.isEmpty()
            ? tr("Drop the files of your city here: a Shapefile, a GeoPackage, CSV, GeoJSON, OpenStreetMap…")
            : tr("Drop more files here: they are read as one delivery."));
    m_files->setVisible(!paths.isEmpty());
    m_drop->setMinimumHeight(paths.isEmpty() ? EmptyDropPx : 0);
    m_reading->setVisible(!paths.isEmpty());
    m_readingTitle->setVisible(!paths.isEmpty());
    m_files->setRowCount(int(paths.size()));
    QString problem;
    for (int row = 0; row < paths.size(); ++row) {
        const QString name = paths[row].section(u'/', -1);
        m_files->setItem(row, 0, cell(name, paths[row]));
        const auto it = std::ranges::find(opened.files, paths[row], &OpenedFile::path);
        if (it == opened.files.end() || m_delivery.isOpening()) {
            m_files->setItem(row, 1, cell(tr("being opened…")));
            for (int column = 2; column < m_files->columnCount(); ++column)
                m_files->setItem(row, column, cell({}));
            continue;
        }
        if (it->error) {
            const QString text = importtexts::error(words(), *it->error);
            auto *wrong = cell(tr("cannot be read"), text);
            wrong->setForeground(m_style.color(QStringLiteral("overdue")));
            m_files->setItem(row, 1, wrong);
            for (int column = 2; column < m_files->columnCount(); ++column)
                m_files->setItem(row, column, cell({}));
            problem += (problem.isEmpty() ? QString() : QStringLiteral("\n")) + tr("%1: %2").arg(name, text);
            continue;
        }
        qint64 rows = 0;
        QString crs;
        for (const intake::SourceLayer &layer : it->layers) {
            rows = rows < 0 || layer.rows < 0 ? -1 : rows + layer.rows;
            if (crs.isEmpty())
                crs = layer.crs;
        }
        m_files->setItem(row, 1, cell(it->format + QStringLiteral(" · ") + importtexts::bytes(it->bytes)));
        m_files->setItem(row, 2, cell(rows < 0 ? QStringLiteral("—") : words().number(double(rows))));
        const QString why = importtexts::encodingWhy(it->encodingWhy);
        m_files->setItem(
            row, 3,
            cell(it->encoding.isEmpty() ? QStringLiteral("—") : it->encoding + QStringLiteral(" · ") + why));
        m_files->setItem(
            row, 4,
            cell(crs.isEmpty() ? tr("not stated") : crs + QStringLiteral(" · ") + tr("as the file says")));
    }
    const bool cannotStart = m_delivery.readError() && m_delivery.sample().columns.isEmpty()
        && !m_delivery.isOpening() && !paths.isEmpty();
    if (problem.isEmpty() && cannotStart)
        problem = importtexts::error(words(), *m_delivery.readError());
    m_notice->refuse(problem);
    m_files->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 1; column < m_files->columnCount(); ++column)
        m_files->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_files->setMaximumHeight(std::min(int(paths.size()), 5) * 28 + 40);
}

void ImportFilePage::showKinds()
{
    if (QAbstractButton *chip = m_kinds->button(int(m_delivery.kind())))
        chip->setChecked(true);
    m_kindHelp->setText(importtexts::kindHelp(m_delivery.kind()));
}

void ImportFilePage::showReading()
{
    m_filling = true;
    const bool has = m_delivery.isReadable();
    m_reading->setEnabled(has);
    const ImportPlan &plan = m_delivery.plan();
    const OpenedFile *first
        = m_delivery.opened().files.empty() ? nullptr : &m_delivery.opened().files.front();
    m_layer->clear();
    if (first && has) {
        for (const intake::SourceLayer &layer : first->layers)
            m_layer->addItem(layer.rows < 0
                                 ? layer.name
                                 : tr("%1 · %2 rows").arg(layer.name, words().number(double(layer.rows))),
                             layer.name);
    }
    m_layer->setEnabled(m_layer->count() > 1);
    choose(m_layer, plan.mapping.layer.isEmpty() ? m_layer->itemData(0).toString() : plan.mapping.layer);

    m_encoding->clear();
    m_encoding->addItem(first && !first->encoding.isEmpty() && plan.wish.encoding.isEmpty()
                            ? tr("Found: %1").arg(first->encoding)
                            : tr("Find out"),
                        QString());
    for (const auto &[token, about] : Encodings)
        m_encoding->addItem(*about ? QString::fromLatin1(token) + QStringLiteral(" · ") + tr(about)
                                   : QString::fromLatin1(token),
                            QString::fromLatin1(token));
    if (!plan.wish.encoding.isEmpty()
        && m_encoding->findData(plan.wish.encoding) < 0) // of a mapping from elsewhere
        m_encoding->addItem(plan.wish.encoding, plan.wish.encoding);
    choose(m_encoding, plan.wish.encoding);
    m_separator->clear();
    const QString separator = first ? first->separator : QString();
    const auto named = [](const QString &token) {
        return token == u"tab" || token == u"\t" ? tr("Tabulator")
            : token == u","                      ? tr("Comma ,")
            : token == u";"                      ? tr("Semicolon ;")
            : token == u"|"                      ? tr("Bar |")
                                                 : token;
    };
    m_separator->addItem(!separator.isEmpty() && plan.wish.separator.isEmpty()
                             ? tr("Found: %1").arg(named(separator))
                             : tr("Find out"),
                         QString());
    for (const QString &token :
         {QStringLiteral(","), QStringLiteral(";"), QStringLiteral("tab"), QStringLiteral("|")})
        m_separator->addItem(named(token), token);
    choose(m_separator, plan.wish.separator);
    m_separator->setEnabled(!separator.isEmpty() || !plan.wish.separator.isEmpty());

    const bool isTyping = m_crs->lineEdit()->hasFocus() || m_zone->lineEdit()->hasFocus();
    if (!isTyping) {
        QString stated;
        if (first && !first->layers.empty())
            stated = first->layers.front().crs;
        m_crs->clear();
        m_crs->addItem(stated.isEmpty() ? tr("By its numbers") : tr("As the file says: %1").arg(stated),
                       QString());
        for (const Coordinates &system : Systems) {
            const QString token = QString::fromUtf8(system.token), name = QString::fromUtf8(system.name);
            m_crs->addItem(name.isEmpty() ? token : token + QStringLiteral("  ") + name, token);
        }
        choose(m_crs, plan.mapping.crs);
        choose(m_zone, plan.mapping.timeZone);
    }
    if (!m_dataset->hasFocus() && m_dataset->text() != plan.dataset)
        m_dataset->setText(plan.dataset);
    if (!m_attribution->hasFocus() && m_attribution->text() != plan.attribution)
        m_attribution->setText(plan.attribution);
    m_filling = false;
    showRaw();
    emit readyChanged();
}

/// The first rows as they stand in the file: whether characters and separator are right is seen at once.
void ImportFilePage::showRaw()
{
    const ImportSample &sample = m_delivery.sample();
    const bool has = m_delivery.isReadable() && !sample.columns.isEmpty() && !m_delivery.plan().isCut;
    m_rawTitle->setVisible(has);
    m_raw->setVisible(has);
    if (!has) {
        m_raw->setRowCount(0);
        return;
    }
    m_rawTitle->setText(tr("First rows of %1, as they are read").arg(m_delivery.opened().files.front().name));
    m_raw->setColumnCount(int(sample.columns.size()));
    m_raw->setHorizontalHeaderLabels(sample.columns);
    const int rows = std::min(int(sample.rows.size()), RawRows);
    m_raw->setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < m_raw->columnCount(); ++column)
            m_raw->setItem(row, column, cell(sample.rows[size_t(row)].values.value(column).simplified()));
    }
    m_raw->resizeColumnsToContents();
    for (int column = 0; column < m_raw->columnCount(); ++column)
        m_raw->setColumnWidth(column, std::clamp(m_raw->columnWidth(column) + 8, 50, MostColumnPx));
}
} // namespace wanmi::workbench
