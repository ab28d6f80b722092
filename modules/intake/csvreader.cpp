// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/csvreader.h"

#include "geo/quietgdal.h"

#include <cpl_vsi.h>

#include <algorithm>

namespace wanmi::intake {
namespace {

constexpr size_t Piece = 512 * 1024;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}
} // namespace

CsvReader::CsvReader(CsvForm form, std::vector<int> wanted, const QStringList &names)
    : m_form(std::move(form))
    , m_wanted(std::move(wanted))
    , m_decoder(m_form.encoding)
{
    m_columns = names;
}

CsvReader::~CsvReader()
{
    if (m_file)
        VSIFCloseL(static_cast<VSILFILE *>(m_file));
}

/// Appends the next piece, decoded. \return whether there was one.
base::Result<bool> CsvReader::fill(std::string &text)
{
    if (!m_file) {
        m_file = VSIFOpenL(m_form.vsiPath.toUtf8().constData(), "rb");
        if (!m_file)
            return base::failure(base::ErrorKind::Corrupt, QStringLiteral("broken-file"), m_form.vsiPath);
        VSIFSeekL(static_cast<VSILFILE *>(m_file), vsi_l_offset(m_form.markSize), SEEK_SET);
    }
    auto *file = static_cast<VSILFILE *>(m_file);
    std::string raw(Piece, '\0');
    raw.resize(VSIFReadL(raw.data(), 1, raw.size(), file));
    m_bytesRead += qint64(raw.size());
    m_atEnd = raw.size() < Piece;
    // A packed file that ends early is not a short file: half of it would be taken for all of it.
    if (m_atEnd && m_form.vsiPath.startsWith(u"/vsi") && m_bytesRead + m_form.markSize < m_form.bytes)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("broken-file"),
                             QStringLiteral("unpacking failed"));
    if (m_decoder.isUtf8())
        text.append(raw);
    else
        m_decoder.append(raw, m_atEnd, text);
    return !raw.empty();
}

base::Result<void> CsvReader::next(RawBatch &batch)
{
    const geo::QuietGdal quiet;
    batch.clear();
    while (batch.rows.empty()) {
        if (m_atEnd && m_pending.empty())
            return {};
        auto text = std::make_unique<std::string>(std::move(m_pending));
        m_pending.clear();
        if (!m_atEnd) {
            text->reserve(text->size() + Piece + Piece / 2);
            if (const auto more = fill(*text); !more)
                return tl::unexpected(more.error());
        }
        std::string &kept = *text;
        batch.texts.push_back(std::move(text));
        parse(kept, m_atEnd, batch);
        if (m_pending.size() > LongestRecord)
            refuseOpenQuote(m_pending, batch);
    }
    batch.share = m_form.bytes > 0 ? std::min(1.0, double(m_bytesRead) / double(m_form.bytes)) : 0;
    return {};
}

void CsvReader::parse(std::string &text, bool isLast, RawBatch &batch)
{
    char *at = text.data();
    char *const end = at + text.size();
    const size_t columns = size_t(m_columns.size());
    const size_t firstRow = batch.rows.size();
    // Unescaping happens in place: a record that turns out incomplete must be read again as it was.
    const std::string untouched = text.find('"') == std::string::npos ? std::string() : text;
    while (at < end) {
        if (*at == '\n' || *at == '\r') { // an empty line is no record
            m_line += *at == '\n' || at + 1 >= end || at[1] != '\n';
            ++at;
            continue;
        }
        const size_t firstValue = batch.values.size();
        batch.values.resize(firstValue + columns);
        Value *values = batch.values.data() + firstValue;
        RawRow row;
        row.line = m_line;
        bool openQuote = false, isBlank = true;
        char *next = readRecord(at, end, m_form.separator, isLast, m_line, openQuote,
                                [&](int index, std::string_view field) {
                                    field = trimmed(field);
                                    if (field.empty())
                                        return;
                                    isBlank = false;
                                    if (size_t(index) >= m_wanted.size()) {
                                        row.fault = "wrong-column-count";
                                        return;
                                    }
                                    if (field.size() > LongestValue)
                                        row.fault = "value-too-long";
                                    else if (const int place = m_wanted[size_t(index)]; place >= 0)
                                        values[place] = {Value::Type::Text, field};
                                });
        if (!next) {
            batch.values.resize(firstValue);
            m_pending = (untouched.empty() ? text : untouched).substr(size_t(at - text.data()));
            if (openQuote && isLast)
                refuseOpenQuote(m_pending, batch);
            break;
        }
        at = next;
        if (m_skipped < m_form.titles + int(m_form.hasHeader)) {
            m_skipped += !isBlank;
            batch.values.resize(firstValue);
            continue;
        }
        if (isBlank) { // ",,,": spreadsheets leave such lines behind
            batch.values.resize(firstValue);
            continue;
        }
        batch.rows.push_back(row);
    }
    checkText(text, batch, firstRow);
}

/// The quote opened in the first line of `text` never closes: that line is refused, reading goes on behind
/// it.
void CsvReader::refuseOpenQuote(std::string &text, RawBatch &batch)
{
    RawRow row;
    row.line = m_line;
    row.fault = "unclosed-quote";
    batch.rows.push_back(row);
    batch.values.resize(batch.values.size() + size_t(m_columns.size()));
    const size_t newline = text.find('\n');
    text.erase(0, newline == std::string::npos ? text.size() : newline + 1);
    ++m_line;
    ++m_skipped;
}

void CsvReader::checkText(const std::string &text, RawBatch &batch, size_t firstRow) const
{
    const bool isBad = m_decoder.isUtf8() ? !isUtf8(text) : text.find("\xEF\xBF\xBD") != std::string::npos;
    if (!isBad)
        return;
    const size_t columns = size_t(m_columns.size());
    for (size_t r = firstRow; r < batch.rows.size(); ++r) {
        for (size_t c = 0; c < columns; ++c) {
            const std::string_view value = batch.values[r * columns + c].text;
            const bool bad
                = m_decoder.isUtf8() ? !isUtf8(value) : value.find("\xEF\xBF\xBD") != std::string_view::npos;
            if (bad && !batch.rows[r].fault)
                batch.rows[r].fault = "bad-encoding";
        }
    }
}
} // namespace wanmi::intake
