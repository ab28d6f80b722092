// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <string>
#include <string_view>

namespace wanmi::intake {

struct EncodingGuess
{
    QString name; ///< of iconv: "UTF-8", "GB18030", "UTF-16LE", "WINDOWS-1252" …
    QString why; ///< "mark", "guessed"
    int markSize = 0; ///< bytes of the byte-order mark
};

/// By byte-order mark, by what is valid, and by how Chinese the result looks.
[[nodiscard]] EncodingGuess guessEncoding(std::string_view start);
/// Valid, but for a character cut at the end.
[[nodiscard]] bool isUtf8(std::string_view bytes);
/// 0..1: how sure the bytes above 127 are Chinese in GB18030.
[[nodiscard]] double gbLikeness(std::string_view bytes);
[[nodiscard]] bool isKnownEncoding(const QString &name);

/// Turns a stream of bytes into UTF-8, chunk by chunk; what cannot be decoded becomes U+FFFD.
class TextDecoder
{
public:
    explicit TextDecoder(const QString &encoding);
    TextDecoder(const TextDecoder &) = delete;
    TextDecoder &operator=(const TextDecoder &) = delete;
    ~TextDecoder();
    [[nodiscard]] bool isUtf8() const { return m_plain; }
    void append(std::string_view bytes, bool isLast, std::string &text);

private:
    void *m_iconv;
    bool m_plain;
    std::string m_rest;
};
} // namespace wanmi::intake
