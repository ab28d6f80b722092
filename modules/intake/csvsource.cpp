// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/csvsource.h"

#include "geo/quietgdal.h"
#include "intake/csvreader.h"
#include "intake/dates.h"
#include "intake/kinds.h"

#include <QFileInfo>
#include <QSet>

#include <cpl_vsi.h>

#include <algorithm>
#include <map>

namespace wanmi::intake {
namespace {

constexpr size_t LookedAt = 256 * 1024;

std::string startOf(const QString &vsiPath, size_t bytes)
{
    std::string start;
    VSILFILE *file = VSIFOpenL(vsiPath.toUtf8().constData(), "rb");
    if (!file)
        return start;
    start.resize(bytes);
    start.resize(VSIFReadL(start.data(), 1, start.size(), file));
    VSIFCloseL(file);
    return start;
}

/// Only the first rows may be plain ASCII where the rest is not: look further until a byte above 127 turns
/// up.
EncodingGuess encodingOf(const QString &vsiPath, const std::string &start)
{
    const auto isHigh = [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; };
    if (start.size() < LookedAt || std::any_of(start.begin(), start.end(), isHigh))
        return guessEncoding(start);
    const std::string more = startOf(vsiPath, 32 * LookedAt);
    const auto high = std::find_if(more.begin(), more.end(), isHigh);
    if (high == more.end())
        return guessEncoding(start);
    const size_t from = size_t(high - more.begin());
    return guessEncoding(std::string_view(more).substr(from, LookedAt));
}

std::vector<QStringList> recordsOf(std::string text, char separator, int most, bool isWhole)
{
    std::vector<QStringList> records;
    char *at = text.data();
    char *const end = at + text.size();
    qint64 line = 1;
    bool openQuote = false;
    while (at && at < end && int(records.size()) < most) {
        if (*at == '\n' || *at == '\r') {
            ++at;
            continue;
        }
        QStringList fields;
        at = readRecord(at, end, separator, isWhole, line, openQuote, [&](int, std::string_view field) {
            fields.append(
                QString::fromUtf8(field.data(), qsizetype(std::min<size_t>(field.size(), 4000))).trimmed());
        });
        if (at && std::any_of(fields.begin(), fields.end(), [](const QString &field) {
                return !field.isEmpty();
            }))
            records.push_back(fields);
    }
    return records;
}

/// The sign that cuts the first lines into the same number of columns, and into most.
char separatorOf(const std::string &text, bool isWhole)
{
    char best = ',';
    double bestScore = 0;
    for (const char candidate : {',', ';', '\t', '|'}) {
        const auto records = recordsOf(text, candidate, 40, isWhole);
        std::map<qsizetype, int> counts;
        for (const QStringList &record : records)
            ++counts[record.size()];
        for (const auto &[columns, count] : counts) {
            const double score = columns < 2
                ? 0
                : double(count) / double(records.size()) + 0.001 * double(std::min<qsizetype>(columns, 50));
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
    }
    return best;
}

/// A sheet that was made to be printed has its title in the first cell of its first lines.
int titlesOf(const std::vector<QStringList> &records)
{
    const auto filled = [&records](size_t i) {
        return std::count_if(records[i].begin(), records[i].end(),
                             [](const QString &field) { return !field.isEmpty(); });
    };
    constexpr size_t Most = 3;
    size_t titles = 0;
    while (titles < Most && titles + 2 < records.size() && filled(titles) <= 1)
        ++titles;
    const bool isTable = titles + 1 < records.size() && filled(titles) >= 3 && filled(titles + 1) >= 3;
    return isTable ? int(titles) : 0;
}

bool looksLikeHeader(const std::vector<QStringList> &records)
{
    const QStringList &first = records.front();
    int words = 0, numbers = 0;
    QSet<QString> seen;
    for (const QString &name : first) {
        bool isNumber = false;
        QString(name).replace(u',', u'.').toDouble(&isNumber);
        numbers += isNumber || typeOfText(name) == ColumnType::Instant;
        words += !isNumber && !name.isEmpty() && name.size() <= 80;
        seen.insert(name);
    }
    return words > 0 && numbers == 0
        && (seen.size() == first.size() || records.size() == 1 || words * 2 >= first.size());
}

std::vector<SourceColumn> columnsOf(const std::vector<QStringList> &records, bool hasHeader)
{
    std::vector<SourceColumn> columns;
    QSet<QString> taken;
    qsizetype width = hasHeader ? records.front().size() : 0;
    if (!hasHeader) {
        for (const QStringList &record : records)
            width = std::max(width, record.size());
    }
    for (qsizetype i = 0; i < width; ++i) {
        QString name = hasHeader ? records.front()[i] : QString();
        if (name.isEmpty())
            name = QStringLiteral("column_%1").arg(i + 1);
        for (int again = 2; taken.contains(name); ++again)
            name = QStringLiteral("%1_%2")
                       .arg(hasHeader && !records.front()[i].isEmpty() ? records.front()[i] : name)
                       .arg(again);
        taken.insert(name);
        std::optional<ColumnType> type;
        for (size_t r = hasHeader ? 1 : 0; r < records.size(); ++r) {
            const QString value = records[r].value(i);
            if (!value.isEmpty())
                type = joined(type, typeOfText(value));
        }
        columns.push_back({name, type.value_or(ColumnType::Text)});
    }
    return columns;
}

class CsvSource final : public Source
{
public:
    CsvSource(const QString &path, CsvForm form, const EncodingGuess &encoding,
              std::vector<SourceColumn> columns)
        : m_form(std::move(form))
    {
        m_path = path;
        m_format = QStringLiteral("CSV");
        m_encoding = encoding.name;
        m_encodingWhy = encoding.why;
        m_separator
            = m_form.separator == '\t' ? QStringLiteral("tab") : QString(QLatin1Char(m_form.separator));
        SourceLayer layer;
        layer.name = QFileInfo(path).completeBaseName();
        layer.columns = std::move(columns);
        m_layers.push_back(std::move(layer));
    }

    base::Result<std::unique_ptr<RowReader>> read(int, const QStringList &wanted) override
    {
        const auto &all = m_layers.front().columns;
        std::vector<int> places(all.size(), -1);
        QStringList names;
        const auto want = [&](int column) {
            if (places[size_t(column)] < 0) {
                places[size_t(column)] = int(names.size());
                names.append(all[size_t(column)].name);
            }
        };
        for (int i = 0; wanted.isEmpty() && i < int(all.size()); ++i)
            want(i);
        for (const QString &name : wanted) {
            if (const int column = m_layers.front().indexOf(name); column >= 0)
                want(column);
        }
        return std::unique_ptr<RowReader>(std::make_unique<CsvReader>(m_form, std::move(places), names));
    }

private:
    CsvForm m_form;
};

qint64 unpackedSize(const QString &path, const QString &vsiPath)
{
    if (vsiPath.startsWith(u"/vsigzip/")) {
        // The last four bytes of a gzip file tell its size; asking GDAL would unpack all of it.
        unsigned char tail[4] = {};
        VSILFILE *file = VSIFOpenL(path.toUtf8().constData(), "rb");
        if (!file)
            return 0;
        VSIFSeekL(file, vsi_l_offset(std::max<qint64>(0, QFileInfo(path).size() - 4)), SEEK_SET);
        const size_t got = VSIFReadL(tail, 1, 4, file);
        VSIFCloseL(file);
        return got == 4
            ? qint64(tail[0]) | qint64(tail[1]) << 8 | qint64(tail[2]) << 16 | qint64(tail[3]) << 24
            : 0;
    }
    VSIStatBufL stat;
    return VSIStatL(vsiPath.toUtf8().constData(), &stat) == 0 ? qint64(stat.st_size) : 0;
}
} // namespace

base::Result<std::unique_ptr<Source>> openCsv(const QString &path, const QString &vsiPath,
                                              const OpenWish &wish)
{
    const geo::QuietGdal quiet;
    const std::string start = startOf(vsiPath, LookedAt);
    if (start.empty() || start == "\xEF\xBB\xBF")
        return base::refused(QStringLiteral("empty-file"), path);
    EncodingGuess encoding = encodingOf(vsiPath, start);
    if (encoding.markSize == 0 || wish.encoding.isEmpty()) {
        const EncodingGuess marked = guessEncoding(start);
        encoding.markSize = marked.markSize;
    }
    if (!wish.encoding.isEmpty()) {
        if (!isKnownEncoding(wish.encoding))
            return base::refused(QStringLiteral("unknown-encoding"), wish.encoding);
        encoding.name = wish.encoding;
        encoding.why = QStringLiteral("stated");
    }
    CsvForm form{vsiPath, encoding.name, encoding.markSize, ',', true, unpackedSize(path, vsiPath)};

    std::string text;
    TextDecoder(encoding.name).append(std::string_view(start).substr(size_t(encoding.markSize)), false, text);
    const auto control = std::count_if(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    });
    const auto unknown = QString::fromUtf8(text.data(), qsizetype(std::min<size_t>(text.size(), 20000)))
                             .count(QChar(0xFFFD));
    if (control > qsizetype(text.size() / 500) || unknown > qsizetype(text.size() / 50) + 1 || text.empty())
        return base::refused(QStringLiteral("not-a-table"), path);

    const bool isWhole = start.size() < LookedAt;
    if (wish.separator.isEmpty())
        form.separator = separatorOf(text, isWhole);
    else
        form.separator
            = wish.separator == u"tab" || wish.separator == u"\\t" ? '\t' : wish.separator[0].toLatin1();
    auto records = recordsOf(text, form.separator, 300, isWhole);
    if (records.empty())
        return base::refused(text.find_first_not_of(" \t\r\n") == std::string::npos
                                 ? QStringLiteral("empty-file")
                                 : QStringLiteral("not-a-table"),
                             path);
    form.titles = titlesOf(records);
    records.erase(records.begin(), records.begin() + form.titles);
    form.hasHeader = wish.hasHeader.value_or(looksLikeHeader(records));
    if (form.hasHeader && records.size() == 1 && isWhole)
        return base::refused(QStringLiteral("no-rows"), path);
    return std::unique_ptr<Source>(
        std::make_unique<CsvSource>(path, form, encoding, columnsOf(records, form.hasHeader)));
}
} // namespace wanmi::intake
