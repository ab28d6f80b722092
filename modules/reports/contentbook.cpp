// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/contentbook.h"

#include "base/doors.h"
#include "bookcharts.h"
#include "bookformats.h"
#include "bookrows.h"
#include "fileplace.h"
#include "reports/workbook.h"
#include "sheettext.h"
#include "ziptail.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace wanmi::reports {
namespace {
constexpr std::size_t ManyCells = 300'000; ///< more are not kept in memory
constexpr std::size_t RowsPerReport = 500;

void text(lxw_worksheet *sheet, std::size_t row, std::size_t column, const QString &said, lxw_format *format)
{
    worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column), cellText(said).constData(), format);
}

/// In headers and footers "&" begins a code.
QString footerText(QString said)
{
    return said.replace(u'&', QStringLiteral("&&")).left(180);
}

class BookWriter
{
public:
    BookWriter(lxw_workbook *book, const Content &content, const Progress &progress)
        : m_book(book)
        , m_content(content)
        , m_progress(progress)
        , m_formats(book)
    {
        for (const Table &table : content.tables)
            m_allRows += table.rows.size();
    }

    /// \return how many sheets; nothing: stopped.
    std::optional<int> write()
    {
        writeSummary();
        for (std::size_t i = 0; i < m_content.tables.size(); ++i) {
            if (!writeTable(i))
                return std::nullopt;
        }
        if (!m_content.charts.empty()) {
            addChartSheet(m_book, m_content, m_formats);
            ++m_sheets;
        }
        writeNotes();
        return m_progress(95) ? std::optional(m_sheets) : std::nullopt;
    }

private:
    lxw_worksheet *add(const QString &name)
    {
        lxw_worksheet *sheet = workbook_add_worksheet(m_book, sheetTitle(name).toUtf8().constData());
        if (!sheet)
            sheet = workbook_add_worksheet(m_book, nullptr);
        ++m_sheets;
        worksheet_set_paper(sheet, 9); // A4
        worksheet_fit_to_pages(sheet, 1, 0);
        const QString left = m_content.state.isEmpty() ? m_content.title : m_content.state;
        worksheet_set_footer(
            sheet,
            (QStringLiteral("&L") + footerText(left) + QStringLiteral("&R&P / &N")).toUtf8().constData());
        return sheet;
    }

    void writeSummary()
    {
        lxw_worksheet *sheet = add(m_content.say("封面", "Summary"));
        worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
        worksheet_set_column(sheet, 0, 0, 18, nullptr);
        worksheet_set_column(sheet, 1, 1, 84, nullptr);
        worksheet_set_row(sheet, 0, 34, nullptr);
        text(sheet, 0, 0, m_content.title, m_formats.title);
        std::size_t row = 1;
        if (!m_content.state.isEmpty())
            text(sheet, row++, 0, m_content.state, m_formats.state);
        ++row;
        row = writePairs(sheet, row, m_content.facts) + 1;
        for (const QString &finding : m_content.findings) {
            worksheet_set_row(sheet, lxw_row_t(row), finding.size() > 55 ? 36 : 20, nullptr);
            text(sheet, row, 0, QStringLiteral("◆"), m_formats.finding);
            text(sheet, row++, 1, finding, m_formats.finding);
        }
    }

    std::size_t writePairs(lxw_worksheet *sheet, std::size_t row,
                           const std::vector<std::pair<QString, QString>> &pairs)
    {
        for (const auto &[name, said] : pairs) {
            text(sheet, row, 0, name, m_formats.key);
            text(sheet, row++, 1, said, m_formats.said);
        }
        return row;
    }

    void writeNotes()
    {
        if (m_content.notes.empty())
            return;
        lxw_worksheet *sheet = add(m_content.say("说明", "Notes"));
        worksheet_set_column(sheet, 0, 0, 18, nullptr);
        worksheet_set_column(sheet, 1, 1, 84, nullptr);
        writePairs(sheet, 0, m_content.notes);
    }

    bool writeTable(std::size_t index)
    {
        const Table &table = m_content.tables[index];
        lxw_worksheet *sheet = add(sheetOf(m_content, index));
        setUp(sheet, table);
        // Row by row: a large book keeps one in memory.
        worksheet_set_row(sheet, TitleRow, 26, nullptr);
        text(sheet, TitleRow, 0, table.title, m_formats.title);
        text(sheet, StateRow, 0,
             m_content.state.isEmpty() ? m_content.title
                                       : m_content.title + QStringLiteral("　") + m_content.state,
             m_content.state.isEmpty() ? m_formats.note : m_formats.state);
        worksheet_set_row(sheet, HeadRow, 32, nullptr);
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            text(sheet, HeadRow, column, table.columns[column].title, m_formats.head);
        for (std::size_t row = 0; row < table.rows.size(); ++row, ++m_rowsDone) {
            if (m_rowsDone % RowsPerReport == 0 && !m_progress(int(90 * m_rowsDone / (m_allRows + 1))))
                return false;
            for (std::size_t column = 0; column < table.columns.size(); ++column)
                writeValue(sheet, table, row, column);
        }
        if (!table.note.isEmpty())
            text(sheet, FirstRow + table.rows.size() + 1, 0, table.note, m_formats.note);
        return m_progress(int(90 * m_rowsDone / (m_allRows + 1)));
    }

    void setUp(lxw_worksheet *sheet, const Table &table)
    {
        const auto columns = lxw_col_t(table.columns.size());
        for (lxw_col_t column = 0; column < columns; ++column)
            worksheet_set_column(sheet, column, column, table.columns[column].widthChars, nullptr);
        worksheet_freeze_panes(sheet, FirstRow, lxw_col_t(table.keyColumns));
        worksheet_repeat_rows(sheet, TitleRow, HeadRow);
        worksheet_set_landscape(sheet);
        if (table.bodyRows() > 0 && columns > 0)
            worksheet_autofilter(sheet, HeadRow, 0, lxw_row_t(HeadRow + table.bodyRows()), columns - 1);
        if (table.isHeat && table.bodyRows() > 0 && columns > 2)
            shade(sheet, table);
    }

    static void shade(lxw_worksheet *sheet, const Table &table)
    {
        lxw_conditional_format scale{};
        scale.type = LXW_CONDITIONAL_2_COLOR_SCALE;
        scale.min_color = 0xFFFFFF;
        scale.max_color = 0xE8743B;
        worksheet_conditional_format_range(sheet, FirstRow, 1, lxw_row_t(HeadRow + table.bodyRows()),
                                           lxw_col_t(table.columns.size() - 2), &scale);
    }

    void writeValue(lxw_worksheet *sheet, const Table &table, std::size_t row, std::size_t column)
    {
        const Value &value = table.rows[row][column];
        const bool isTotal = table.hasTotal && row + 1 == table.rows.size();
        lxw_format *format = m_formats.of(value.format, isTotal);
        if (value.format == Format::Text) {
            if (value.text.isEmpty())
                worksheet_write_blank(sheet, lxw_row_t(row + FirstRow), lxw_col_t(column), format);
            else
                text(sheet, row + FirstRow, column, value.text, format);
            return;
        }
        const QString formula = formulaOf(m_content, table, row, column);
        if (formula.isEmpty()) {
            if (value.number)
                worksheet_write_number(sheet, lxw_row_t(row + FirstRow), lxw_col_t(column), *value.number,
                                       format);
            else
                text(sheet, row + FirstRow, column, Dash, format);
            return;
        }
        const QByteArray live = (u'=' + formula).toUtf8();
        if (value.number)
            worksheet_write_formula_num(sheet, lxw_row_t(row + FirstRow), lxw_col_t(column), live.constData(),
                                        format, *value.number);
        else
            worksheet_write_formula_str(sheet, lxw_row_t(row + FirstRow), lxw_col_t(column), live.constData(),
                                        format, Dash.toUtf8().constData());
    }

    lxw_workbook *m_book;
    const Content &m_content;
    const Progress &m_progress;
    BookFormats m_formats;
    std::size_t m_allRows = 0, m_rowsDone = 0;
    int m_sheets = 0;
};

bool hasManyCells(const Content &content)
{
    std::size_t cells = 0;
    for (const Table &table : content.tables)
        cells += table.rows.size() * table.columns.size();
    return cells > ManyCells;
}

bool isWhole(const QString &file, int sheets)
{
    for (int sheet = 1; sheet <= sheets; ++sheet) {
        const QByteArray name = "xl/worksheets/sheet" + QByteArray::number(sheet) + ".xml";
        if (!zipTail(file, name, 64).endsWith("</worksheet>"))
            return false;
    }
    return true;
}
} // namespace

base::Result<void> writeBook(const Content &content, const QString &path, const Progress &progress)
{
    base::passDoor(base::Door::File, "workbook");
    if (std::ranges::any_of(content.tables,
                            [](const Table &table) { return table.rows.size() + FirstRow > MostRows; }))
        return base::refused(QStringLiteral("too-many-rows"));
    if (const auto may = mayPlace(path); !may)
        return may;
    const QString beside = besideOf(path, QStringLiteral(".xlsx"));
    const QByteArray besideBytes = QFile::encodeName(beside);
    QByteArray folder = QFile::encodeName(QFileInfo(path).path());
    lxw_workbook_options options{};
    options.constant_memory = hasManyCells(content) ? LXW_TRUE : LXW_FALSE;
    options.tmpdir = folder.data();
    lxw_workbook *book = workbook_new_opt(besideBytes.constData(), &options);
    if (!book)
        return base::refused(QStringLiteral("disk-full"), QStringLiteral("no workbook"));
    const QByteArray title = cellText(content.title.left(255)), author = cellText(content.author.left(255));
    lxw_doc_properties properties{};
    properties.title = const_cast<char *>(title.constData());
    properties.author = const_cast<char *>(author.constData());
    workbook_set_properties(book, &properties);
    const std::optional<int> sheets = BookWriter(book, content, progress).write();
    if (!sheets) {
        lxw_workbook_free(book);
        return base::refused(QStringLiteral("cancelled"));
    }
    const lxw_error closed = workbook_close(book); // also lets go of everything
    if (closed != LXW_NO_ERROR || !isWhole(beside, *sheets)) {
        QFile::remove(beside);
        return base::refused(QStringLiteral("disk-full"), QString::fromUtf8(lxw_strerror(closed)));
    }
    return putInPlace(beside, path);
}
} // namespace wanmi::reports
