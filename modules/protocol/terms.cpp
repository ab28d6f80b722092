// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/terms.h"

namespace wanmi::protocol {
namespace {
base::Error badTerms(const QString &detail)
{
    return {base::ErrorKind::Corrupt, QStringLiteral("bad-terms"), detail};
}

bool isLatin(QChar c)
{
    return c.isLetterOrNumber() && c.unicode() < 0x250;
}

/// "check" is a word in "to check" and none in "checker".
bool standsAlone(const QString &text, qsizetype at, qsizetype length)
{
    const bool opens = isLatin(text.at(at)) && at > 0 && isLatin(text.at(at - 1));
    const qsizetype end = at + length;
    const bool goesOn = isLatin(text.at(end - 1)) && end < text.size() && isLatin(text.at(end));
    return !opens && !goesOn;
}
} // namespace

QJsonObject toJson(const Terms &terms)
{
    QJsonObject json;
    for (auto language = terms.begin(); language != terms.end(); ++language) {
        QJsonObject words;
        for (auto word = language->begin(); word != language->end(); ++word)
            words.insert(word.key(), word.value());
        json.insert(language.key(), words);
    }
    return json;
}

base::Result<Terms> termsFrom(const QJsonValue &json)
{
    Terms terms;
    if (json.isUndefined() || json.isNull())
        return terms;
    if (!json.isObject())
        return tl::unexpected(badTerms(QStringLiteral("not an object")));
    const QJsonObject languages = json.toObject();
    for (auto language = languages.begin(); language != languages.end(); ++language) {
        const QJsonObject words = language.value().toObject();
        if (!language.value().isObject() || words.size() > MostTerms)
            return tl::unexpected(badTerms(language.key()));
        for (auto word = words.begin(); word != words.end(); ++word) {
            const QString said = word.value().toString();
            if (word.key().isEmpty() || word.key().size() > LongestTerm || said.isEmpty()
                || said.size() > LongestTerm)
                return tl::unexpected(badTerms(word.key().left(LongestTerm)));
            terms[language.key()].insert(word.key(), said);
        }
    }
    return terms;
}

QString inTerms(const QString &text, const QMap<QString, QString> &terms)
{
    if (terms.isEmpty() || text.isEmpty())
        return text;
    QString said;
    for (qsizetype at = 0; at < text.size();) {
        const QString *best = nullptr;
        const QString *instead = nullptr;
        for (auto word = terms.begin(); word != terms.end(); ++word) {
            const QString &shipped = word.key();
            if ((!best || shipped.size() > best->size()) && QStringView(text).mid(at).startsWith(shipped)
                && standsAlone(text, at, shipped.size())) {
                best = &word.key();
                instead = &word.value();
            }
        }
        if (best) {
            said += *instead;
            at += best->size();
        } else {
            said += text.at(at++);
        }
    }
    return said;
}
} // namespace wanmi::protocol
