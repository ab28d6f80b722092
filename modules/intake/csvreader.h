// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/rowreader.h"
#include "intake/textdecoder.h"

namespace wanmi::intake {

struct CsvForm
{
    QString vsiPath, encoding;
    int markSize = 0;
    char separator = ',';
    bool hasHeader = true;
    qint64 bytes = 0; ///< unpacked, for the share done; 0: not known
    int titles = 0; ///< records before the header: "南京市部件普查表"
};

/// Reads records as RFC 4180 has them, and forgives what people's programs do: bare carriage returns, quotes
/// inside unquoted text, lines that are too short. Works on half a MiB at a time; memory does not grow with
/// the file.
class CsvReader final : public RowReader
{
public:
    /// `wanted`: for each of the file's columns the place in RawBatch::values, or -1; `names`: of those
    /// places.
    CsvReader(CsvForm form, std::vector<int> wanted, const QStringList &names);
    ~CsvReader() override;
    [[nodiscard]] base::Result<void> next(RawBatch &batch) override;

    static constexpr size_t LongestRecord = 16 * 1024 * 1024;
    static constexpr size_t LongestValue = 4 * 1024 * 1024;

private:
    [[nodiscard]] base::Result<bool> fill(std::string &text);
    void parse(std::string &text, bool isLast, RawBatch &batch);
    void refuseOpenQuote(std::string &text, RawBatch &batch);
    void checkText(const std::string &text, RawBatch &batch, size_t firstRow) const;

    CsvForm m_form;
    std::vector<int> m_wanted;
    TextDecoder m_decoder;
    void *m_file = nullptr;
    std::string m_pending; ///< start of a record that goes on in the next piece
    qint64 m_line = 1, m_bytesRead = 0;
    int m_skipped = 0; ///< records: titles and the header
    bool m_atEnd = false;
};

/// One record of a text, unescaped in place. Fields are handed to `field(index, view)`.
/// \return where the next record starts; nullptr when this one is not complete before `end`.
template <typename Field>
char *readRecord(char *at, char *end, char separator, bool isLast, qint64 &line, bool &openQuote, Field field)
{
    const qint64 firstLine = line;
    int index = 0;
    openQuote = false;
    for (;;) {
        char *start = at;
        while (start < end && (*start == ' ' && separator != ' '))
            ++start;
        char *write = nullptr;
        if (start < end && *start == '"') {
            char *read = start + 1;
            write = start;
            bool closed = false;
            while (read < end) {
                if (*read == '"') {
                    if (read + 1 < end && read[1] == '"') {
                        *write++ = '"';
                        read += 2;
                        continue;
                    }
                    closed = true;
                    ++read;
                    break;
                }
                line += *read == '\n';
                *write++ = *read++;
            }
            if (!closed) {
                openQuote = true;
                line = firstLine;
                return nullptr;
            }
            // Text behind the closing quote belongs to the value: people forget to double their quotes.
            while (read < end && *read != separator && *read != '\n' && *read != '\r')
                *write++ = *read++;
            at = read;
        } else {
            start = at;
            while (at < end && *at != separator && *at != '\n' && *at != '\r')
                ++at;
            write = at;
        }
        const bool ended = at >= end;
        if (ended && !isLast) {
            line = firstLine;
            return nullptr;
        }
        field(index, std::string_view(start, size_t(write - start)));
        ++index;
        if (ended)
            return end;
        if (*at == separator) {
            ++at;
            continue;
        }
        if (*at == '\r' && at + 1 >= end && !isLast) {
            line = firstLine;
            return nullptr;
        }
        at += *at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1;
        ++line;
        return at;
    }
}
} // namespace wanmi::intake
