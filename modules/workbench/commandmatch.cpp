// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/commandmatch.h"

#include <QRegularExpression>

#include <algorithm>

namespace wanmi::workbench {
namespace {
/// sendVerify → "send verify"; workspace/command → "workspace command".
QString englishOf(const QString &token)
{
    QString words;
    for (const QChar c : token) {
        if (c.isUpper())
            words += u' ';
        words += c.isLetterOrNumber() ? c.toLower() : QChar(u' ');
    }
    return words.simplified();
}

bool isDestination(const QString &token)
{
    static const QStringList Steps{QStringLiteral("workspace/"), QStringLiteral("queue/"),
                                   QStringLiteral("panel/"),     QStringLiteral("filter/"),
                                   QStringLiteral("city"),       QStringLiteral("walls"),
                                   QStringLiteral("wall"),       QStringLiteral("news"),
                                   QStringLiteral("import"),     QStringLiteral("topology")};
    return std::ranges::any_of(Steps, [&](const QString &step) { return token.startsWith(step); });
}

bool beginsAWord(const QString &text, const QString &words)
{
    return text.startsWith(words) || text.contains(u' ' + words);
}
} // namespace

QString withoutMnemonic(const QString &text)
{
    static const QRegularExpression Behind(QStringLiteral("\\s*\\(&\\w\\)"));
    static const QRegularExpression Digit(QStringLiteral("^&\\d\\s+"));
    QString plain = text;
    plain.remove(Behind).remove(Digit);
    plain.replace(QLatin1String("&&"), QLatin1String("\x01")).remove(u'&').replace(u'\x01', u'&');
    while (plain.endsWith(u'…'))
        plain.chop(1);
    return plain.trimmed();
}

CommandQuery parseCommand(const QString &typed)
{
    CommandQuery query;
    QString words = typed.simplified().toLower();
    for (const QString &verb : {QStringLiteral("go to "), QStringLiteral("go "), QStringLiteral("open "),
                                QStringLiteral("打开"), QStringLiteral("去"), QStringLiteral("到")}) {
        if (words.size() > verb.size() && words.startsWith(verb)) {
            query.goes = true;
            words = words.mid(verb.size()).trimmed();
            break;
        }
    }
    // A number stands alone or right behind Chinese: 派遣2301 is 派遣 2301.
    static const QRegularExpression Number(
        QStringLiteral("^(?:(.*[^0-9a-z])|(.*) )(s?[0-9]{1,20})$|^(s?[0-9]{1,20}) (.*[^0-9 ].*)$"));
    const QRegularExpressionMatch match = Number.match(words);
    if (match.hasMatch()) {
        const bool numberLast = !match.captured(3).isEmpty();
        query.number = numberLast ? match.captured(3) : match.captured(4);
        words = numberLast ? match.captured(1) + match.captured(2) : match.captured(5);
    }
    query.words = words.trimmed();
    return query;
}

int scoreOf(const CommandName &name, const CommandQuery &query)
{
    const QString &words = query.words;
    if (words.isEmpty())
        return 0;
    const QString text = name.text.toLower(), english = englishOf(name.token);
    int score = 0;
    const auto reach = [&score](int points) { score = std::max(score, points); };
    if (text == words || (!name.key.isEmpty() && name.key.toLower() == words))
        reach(100);
    if (text.startsWith(words))
        reach(80);
    if (english == words)
        reach(90);
    if (words.size() >= 2 && beginsAWord(english, words))
        reach(70);
    if (words.size() >= 2 && beginsAWord(text, words))
        reach(68);
    // One Latin letter begins too many words; a single character does not.
    const QString other = name.other.toLower();
    if (words.size() >= 2 || words.front() > QChar(0x2E7F)) {
        if (other == words)
            reach(88);
        else if (!other.isEmpty() && beginsAWord(other, words))
            reach(67);
    }
    for (const QString &spelling : name.spellings) {
        if (spelling == words)
            reach(85);
        else if (words.size() >= 2 && spelling.startsWith(words))
            reach(66);
    }
    if (words.size() >= 2 && (text.contains(words) || other.contains(words)))
        reach(45);
    if (score == 0)
        return 0;
    if (query.goes)
        return isDestination(name.token) ? score + 10 : score / 3;
    return score;
}
} // namespace wanmi::workbench
