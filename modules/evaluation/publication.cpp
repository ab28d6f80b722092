// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/publication.h"

#include <QCryptographicHash>

namespace wanmi::evaluation {
namespace {

constexpr int FormatNumber = 1, Decimals = 6;

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// Fields must stay on their line.
QByteArray field(const QString &text)
{
    QString safe = text;
    return safe.replace(u'\\', QStringLiteral("\\\\"))
        .replace(u'\t', QStringLiteral("\\t"))
        .replace(u'\n', QStringLiteral("\\n"))
        .toUtf8();
}
QByteArray field(double value)
{
    const QByteArray digits = QByteArray::number(value, 'f', Decimals);
    return digits == "-0.000000" ? digits.mid(1) : digits;
}
QByteArray field(qint64 value)
{
    return QByteArray::number(value);
}

void line(QByteArray &bytes, const QByteArrayList &fields)
{
    bytes += fields.join('\t') + '\n';
}

QByteArray standingOf(Standing standing)
{
    switch (standing) {
    case Standing::Ranked:
        return "ranked";
    case Standing::TooFew:
        return "too-few";
    case Standing::NoData:
        return "no-data";
    }
    return {};
}

void addScore(QByteArray &bytes, const ScoreTable &table, std::size_t index)
{
    const Score &score = table.scores[index];
    line(bytes,
         {"actor", field(score.actor), field(score.group), standingOf(score.standing), field(score.score),
          score.grade ? letterOf(*score.grade).toLatin1() : QByteArray("-"), field(qint64(score.rank)),
          field(score.sample), field(score.deducted), score.isLastPlace ? "last" : "-"});
    QByteArrayList terms{"terms of"};
    for (const TermScore &part : table.partsOf(index))
        terms << (part.value ? field(*part.value) : QByteArray("-")) << field(part.weight)
              << field(part.points) << field(part.numerator) << field(part.denominator);
    line(bytes, terms);
}

base::Result<PublishedHead> bad(const char *what)
{
    return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-publication"), QLatin1StringView(what));
}
} // namespace

Publication publish(const Model &model, const Tally &tally, const ScoreTable &table,
                    const Foundation &foundation)
{
    const QByteArray modelText = toJson(model);
    QByteArray bytes;
    line(bytes, {"wanmi-evaluation", field(qint64(FormatNumber))});
    line(bytes, {"model", field(model.id), field(model.version), sha256(modelText)});
    line(bytes, {"calendar", field(foundation.calendarVersion)});
    line(bytes, {"facts", field(foundation.asOf), foundation.factsDigest});
    line(bytes, {"period", field(base::toMs(table.period.from)), field(base::toMs(table.period.to))});
    QByteArrayList terms{"terms"}, counts{"counts"};
    for (const Term &term : model.terms)
        terms << field(term.token);
    for (const Count count : tally.counts())
        counts << field(tokenOf(count));
    line(bytes, terms);
    line(bytes, counts);
    for (std::size_t i = 0; i < table.scores.size(); ++i) {
        addScore(bytes, table, i);
        QByteArrayList raw{"counted"}, scored{"scored"};
        for (const Count count : tally.counts()) {
            raw << field(tally.raw(i, count));
            scored << field(tally.scored(i, count));
        }
        line(bytes, raw);
        line(bytes, scored);
    }
    line(bytes, {"model-text", modelText});
    return {bytes, sha256(bytes)};
}

base::Result<PublishedHead> headOf(const QByteArray &bytes)
{
    QHash<QByteArray, QByteArrayList> lines;
    for (const QByteArray &text : bytes.split('\n')) {
        const QByteArrayList fields = text.split('\t');
        if (fields[0] != "actor" && fields[0] != "terms of" && fields[0] != "counted"
            && fields[0] != "scored")
            lines.insert(fields[0], fields);
    }
    if (lines.value("wanmi-evaluation").value(1).toInt() != FormatNumber)
        return bad("another format");
    const auto number = [&lines](const char *name, int index, bool &isGood) {
        bool good = false;
        const qint64 value = lines.value(name).value(index).toLongLong(&good);
        isGood = isGood && good;
        return value;
    };
    bool isGood = true;
    PublishedHead head;
    head.foundation.calendarVersion = QString::fromUtf8(lines.value("calendar").value(1));
    head.foundation.asOf = number("facts", 1, isGood);
    head.foundation.factsDigest = lines.value("facts").value(2);
    head.period.from = base::instantFromMs(number("period", 1, isGood));
    head.period.to = base::instantFromMs(number("period", 2, isGood));
    if (!isGood)
        return bad("a number is none");
    const QByteArray modelText = lines.value("model-text").value(1);
    if (lines.value("model").value(3) != sha256(modelText))
        return bad("the model is another one");
    auto model = modelFromJson(modelText);
    if (!model)
        return bad("the model cannot be read");
    head.model = std::move(*model);
    return head;
}
} // namespace wanmi::evaluation
