// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzing.h"
#include "protocol/caserow.h"
#include "protocol/messages.h"
#include "protocol/rowcodec.h"
#include "protocol/samples.h"

#include <QJsonDocument>

#include <limits>

using namespace wanmi;
using namespace wanmi::protocol;

namespace {
using test::at;
using test::Decoder;
using test::Mutator;

QByteArray textOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// A message that was accepted goes out and comes back the same.
template <typename T> QByteArray takeMessage(const QByteArray &bytes, Mutator &)
{
    const auto first = fromJson<T>(QJsonDocument::fromJson(bytes).object());
    if (!first)
        return {};
    const QByteArray sent = textOf(toJson(*first));
    const auto second = fromJson<T>(QJsonDocument::fromJson(sent).object());
    if (!second)
        return "its own text is refused: " + sent + ' ' + second.error().detail.toUtf8();
    const QByteArray again = textOf(toJson(*second));
    return again == sent ? QByteArray() : "comes back as another: " + sent + " then " + again;
}

template <typename T> Decoder message(const char *name, int rounds, const T &seed)
{
    return {name, rounds, {textOf(toJson(seed))}, takeMessage<T>};
}

/// Rows taken in random pieces are the rows taken at once.
struct Taken
{
    QByteArray rows;
    bool refused = false;
};

Taken rowsOf(const QByteArray &bytes, const std::function<qsizetype(qsizetype)> &piece)
{
    Taken taken;
    RowDecoder decoder;
    RowEncoder encoder(taken.rows);
    for (qsizetype fed = 0; fed < bytes.size();) {
        const qsizetype length = piece(bytes.size() - fed);
        decoder.feed(QByteArrayView(bytes).sliced(fed, length));
        fed += length;
        for (;;) {
            const auto row = decoder.next();
            taken.refused = !row;
            if (!row)
                return taken;
            if (!*row)
                break;
            if ((*row)->isTrailer())
                encoder.trailer((*row)->id.toUtf8());
            else
                encoder.append(**row);
        }
    }
    return taken;
}

QByteArray takeRows(const QByteArray &bytes, Mutator &random)
{
    const auto whole = [](qsizetype left) { return left; };
    const Taken once = rowsOf(bytes, whole);
    const Taken pieces = rowsOf(bytes, [&](qsizetype left) { return 1 + random.pick(left); });
    if (once.rows != pieces.rows || once.refused != pieces.refused)
        return "in pieces it is something else";
    const Taken again = rowsOf(once.rows, whole);
    return again.refused || again.rows != once.rows ? QByteArray("its own rows come back as others")
                                                    : QByteArray();
}

QByteArray rowSeed()
{
    RowChange row;
    row.seq = 70'000;
    row.table = 3;
    row.id = QStringLiteral("23010200101");
    row.ver = 3;
    row.values = {Value(), qint64(-1), std::numeric_limits<qint64>::min(), 0.1, QStringLiteral("值"),
                  QByteArray(40, 'x')};
    QByteArray bytes;
    RowEncoder encoder(bytes);
    encoder.append(row);
    encoder.append(row);
    encoder.trailer("cursor");
    return bytes;
}

Manifest manifest()
{
    Manifest one;
    one.cityName = QStringLiteral("哈尔滨");
    one.epoch = 1'414'054'685'561'243;
    one.scope = QStringLiteral("0123456789abcdef");
    one.serverTime = at(3);
    one.basemapBytes = 5'000'000'000;
    one.terms = {{QStringLiteral("zh"), {{QStringLiteral("核实"), QStringLiteral("核查")}}}};
    one.counts = {{QStringLiteral("area"), 5}};
    return one;
}

Live live()
{
    Live one;
    one.serverTime = at(4);
    one.vehicles = {{QStringLiteral("v1"), 126.1, 45.2, 90, 30.5, at(5)}};
    one.supervisors = {{QStringLiteral("sv1"), 126.2, 45.3, at(6)}};
    one.cameras = {{QStringLiteral("23010200081320000001"), true, at(7)}};
    return one;
}

std::vector<Decoder> decoders()
{
    SessionGrant grant;
    grant.token = QString(43, u't');
    grant.expires = grant.serverTime = at(1);
    Command command;
    command.key = QStringLiteral("9d7d6a9e-6a3c-4df9-9a51-4d6cbb9c6c11");
    command.baseVersion = 2;
    command.occurredAt = at(2);
    command.order = test::fullOrder();
    Task task;
    task.caseId = QStringLiteral("c");
    task.kind = QStringLiteral("verify");
    task.due = at(8);
    CommandResult result;
    result.key = command.key;
    result.status = QStringLiteral("applied");
    return {message("SignIn", 100'000, SignIn{QStringLiteral("a"), QStringLiteral("p"), QStringLiteral("s")}),
            message("SessionGrant", 40'000, grant),
            message("Manifest", 40'000, manifest()),
            message("Command", 40'000, command),
            message("CommandResult", 40'000, result),
            message("Live", 40'000, live()),
            message("Task", 40'000, task),
            message("ErrorBody", 100'000, ErrorBody{QStringLiteral("k"), QStringLiteral("r"), {}}),
            {"RowDecoder", 560'000, {rowSeed()}, takeRows}};
}

} // namespace

/// A message that somebody broke is refused or understood: no crash, no hang, no half-understood one.
class TestDecoders : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { test::limitFuzzing(); }
    void broken_data() { test::nameDecoders(decoders()); }
    void broken()
    {
        QFETCH(int, which);
        test::fuzz(decoders().at(size_t(which)));
    }
};

QTEST_GUILESS_MAIN(TestDecoders)
#include "tst_decoders.moc"
