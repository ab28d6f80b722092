// SPDX-License-Identifier: GPL-3.0-or-later
// What Prometheus reads: by the grammar of the text format, and by figures that follow what was done.
#include "town.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <thread>

using namespace wanmi;
using namespace wanmi::test;

namespace {
struct Sample
{
    QString name;
    QMap<QString, QString> labels;
    double value = 0;
};

/// Strict reader of the text format 0.0.4; `fault` says what the first bad line is.
struct Exposition
{
    QMap<QString, QString> types;
    QList<Sample> samples;
    QString fault;

    explicit Exposition(const QByteArray &text)
    {
        if (!text.endsWith('\n'))
            fault = QStringLiteral("no line feed at the end");
        const QStringList lines = QString::fromUtf8(text).split(u'\n');
        for (qsizetype i = 0; i + 1 < lines.size() && fault.isEmpty(); ++i) {
            if (!(lines[i].startsWith(u'#') ? readComment(lines[i]) : readSample(lines[i])))
                fault = lines[i];
        }
        if (fault.isEmpty())
            checkHistograms();
    }
    [[nodiscard]] double value(const QString &name, const QMap<QString, QString> &labels = {}) const
    {
        for (const Sample &one : samples) {
            if (one.name == name && one.labels == labels)
                return one.value;
        }
        return NAN;
    }

private:
    QSet<QString> m_helped, m_seen;
    QString m_family;

    bool readComment(const QString &line)
    {
        static const QRegularExpression Help(QStringLiteral("^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) [^\\\\]+$"));
        static const QRegularExpression Type(
            QStringLiteral("^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$"));
        if (const auto help = Help.match(line); help.hasMatch()) {
            if (m_helped.contains(help.captured(1)))
                return false;
            m_helped.insert(help.captured(1));
            return true;
        }
        const auto type = Type.match(line);
        // One type for a family, before its samples, right after its help.
        if (!type.hasMatch() || types.contains(type.captured(1)) || !m_helped.contains(type.captured(1)))
            return false;
        m_family = type.captured(1);
        types[m_family] = type.captured(2);
        return type.captured(2) != u"counter" || m_family.endsWith(u"_total");
    }
    bool readSample(const QString &line)
    {
        static const QRegularExpression Form(
            QStringLiteral("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? (\\+Inf|-Inf|NaN|[-+0-9.eE]+)$"));
        static const QRegularExpression Label(QStringLiteral("^([a-zA-Z_][a-zA-Z0-9_]*)=\"([^\"\\\\]*)\"(,|$)"));
        const auto match = Form.match(line);
        if (!match.hasMatch() || m_seen.contains(line.section(u' ', 0, -2)))
            return false;
        m_seen.insert(line.section(u' ', 0, -2));
        Sample sample;
        sample.name = match.captured(1);
        QString family = sample.name;
        if (types.value(m_family) == u"histogram")
            family.remove(QRegularExpression(QStringLiteral("_(bucket|sum|count)$")));
        bool isNumber = false;
        sample.value = match.captured(3).toDouble(&isNumber);
        for (QString rest = match.captured(2); !rest.isEmpty();) {
            const auto label = Label.match(rest);
            if (!label.hasMatch() || sample.labels.contains(label.captured(1)))
                return false;
            sample.labels[label.captured(1)] = label.captured(2);
            rest = rest.mid(label.capturedLength());
        }
        samples.append(sample);
        return isNumber && family == m_family; // families are not mixed
    }
    void checkHistograms()
    {
        QMap<QString, double> last, counts;
        for (const Sample &one : samples) {
            QMap<QString, QString> labels = one.labels;
            const QString bound = labels.take(QStringLiteral("le"));
            const QString key = QStringList(labels.values()).join(u' ');
            if (one.name.endsWith(u"_bucket")) {
                if (one.value < last.value(key, 0))
                    fault = QStringLiteral("buckets fall: ") + key;
                last[key] = one.value;
                if (bound == u"+Inf")
                    counts[key] = one.value;
            } else if (one.name.endsWith(u"_count")) {
                if (counts.value(key, -1) != one.value)
                    fault = QStringLiteral("+Inf is not the count: ") + key;
                last.remove(key);
            }
        }
    }
};

Exposition readFrom(HttpClient &client)
{
    return Exposition(client.get("/metrics").body);
}

QMap<QString, QString> requestLabels(const char *method, const char *path, int status)
{
    return {{QStringLiteral("method"), QLatin1StringView(method)},
            {QStringLiteral("path"), QLatin1StringView(path)},
            {QStringLiteral("status"), QString::number(status)}};
}
const QString Requests = QStringLiteral("wanmi_http_requests_total");
} // namespace

class TestMetrics : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;
private slots:
    void init() { m_town = std::make_unique<Town>(); }
    void cleanup()
    {
        QCOMPARE(m_town->breaches(), QStringList());
        m_town.reset();
    }

    void theReaderItselfIsStrict_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray head = "# HELP a_total x\n# TYPE a_total counter\n";
        QTest::newRow("no end of line") << head + "a_total 1";
        QTest::newRow("no number") << head + "a_total one\n";
        QTest::newRow("twice") << head + "a_total 1\na_total 2\n";
        QTest::newRow("another family") << head + "b_total 1\n";
        QTest::newRow("a label in clear") << head + "a_total{b=c} 1\n";
        QTest::newRow("an open label") << head + "a_total{b=\"c} 1\n";
        QTest::newRow("a type without help") << QByteArray("# TYPE a_total counter\na_total 1\n");
        QTest::newRow("falling buckets") << QByteArray(
            "# HELP h x\n# TYPE h histogram\nh_bucket{le=\"1\"} 2\nh_bucket{le=\"+Inf\"} 1\nh_sum 1\nh_count 1\n");
    }
    void theReaderItselfIsStrict()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!Exposition(text).fault.isEmpty());
    }
    void thePageKeepsTheGrammar()
    {
        auto person = m_town->signIn(QStringLiteral("acceptor1"));
        QCOMPARE(person->get("/v1/live").status, 200);
        HttpClient client(m_town->port());
        const HttpReply reply = client.get("/metrics");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.headers.value("content-type"), QByteArray("text/plain; version=0.0.4; charset=utf-8"));
        const Exposition page(reply.body);
        QVERIFY2(page.fault.isEmpty(), qPrintable(page.fault));
        for (const char *name :
             {"wanmi_http_requests_total", "wanmi_http_request_duration_seconds", "wanmi_connections", "wanmi_held_polls",
              "wanmi_commands_total", "wanmi_change_log_tail", "wanmi_change_log_oldest", "wanmi_queue_length",
              "wanmi_database_bytes", "wanmi_disk_free_bytes", "process_resident_memory_bytes",
              "process_cpu_seconds_total"})
            QVERIFY2(page.types.contains(QLatin1StringView(name)), name);
        for (const char *told : {"acceptor1", "wanmi\"", "127.0.0.1", "nothing"})
            QVERIFY2(!reply.body.contains(told), told);
    }
    void figuresFollowWhatIsDone()
    {
        HttpClient client(m_town->port());
        QCOMPARE(client.get("/v1/health").status, 200);
        const Exposition before = readFrom(client);
        for (int i = 0; i < 7; ++i)
            QCOMPARE(client.get("/v1/health").status, 200);
        QCOMPARE(client.get("/v1/live").status, 401);
        auto portal = m_town->signIn(QStringLiteral("portal"));
        const QString id = QStringLiteral("fresh");
        QCOMPARE(Town::command(*portal, orderFor(QStringLiteral("report"), id), 0).value(u"status").toString(),
                 QStringLiteral("applied"));
        QCOMPARE(Town::command(*portal, orderFor(QStringLiteral("closeCase"), id), 1).value(u"status").toString(),
                 QStringLiteral("rejected"));
        const Exposition after = readFrom(client);
        QCOMPARE(after.fault, QString());
        const auto moved = [&](const QString &name, const QMap<QString, QString> &labels) {
            const double was = before.value(name, labels);
            return after.value(name, labels) - (std::isnan(was) ? 0 : was);
        };
        QCOMPARE(moved(Requests, requestLabels("GET", "/v1/health", 200)), 7.0);
        QCOMPARE(moved(Requests, requestLabels("GET", "/v1/live", 401)), 1.0);
        QCOMPARE(moved(Requests, requestLabels("POST", "/v1/session", 201)), 1.0);
        const QMap<QString, QString> health{{QStringLiteral("method"), QStringLiteral("GET")},
                                            {QStringLiteral("path"), QStringLiteral("/v1/health")}};
        QCOMPARE(moved(QStringLiteral("wanmi_http_request_duration_seconds_count"), health), 7.0);
        QVERIFY(moved(QStringLiteral("wanmi_http_response_bytes_total"), health) > 0);
        QCOMPARE(moved(QStringLiteral("wanmi_commands_total"), {{QStringLiteral("result"), QStringLiteral("applied")}}), 1.0);
        QCOMPARE(moved(QStringLiteral("wanmi_commands_total"), {{QStringLiteral("result"), QStringLiteral("rejected")}}), 1.0);
        QVERIFY(moved(QStringLiteral("wanmi_change_log_tail"), {}) >= 1);
        QVERIFY(after.value(QStringLiteral("wanmi_database_bytes")) > 10'000);
        QVERIFY(after.value(QStringLiteral("process_resident_memory_bytes")) > 1e6);
        QVERIFY(moved(QStringLiteral("process_cpu_seconds_total"), {}) > 0);
    }
    void aHeldPollIsSeen()
    {
        HttpClient client(m_town->port());
        QCOMPARE(readFrom(client).value(QStringLiteral("wanmi_held_polls")), 0.0);
        auto person = m_town->signIn(QStringLiteral("acceptor1"));
        const QByteArray cursor = person->get("/v1/sync/snapshot?table=area").headers.value("x-wanmi-cursor");
        QVERIFY(!cursor.isEmpty());
        std::thread holder([&] { (void)person->get("/v1/changes?wait=20&after=" + cursor); });
        QTRY_COMPARE_WITH_TIMEOUT(readFrom(client).value(QStringLiteral("wanmi_held_polls")), 1.0, 10'000);
        QVERIFY(readFrom(client).value(QStringLiteral("wanmi_connections")) >= 2);
        QVERIFY(!std::isnan(readFrom(client).value(QStringLiteral("wanmi_oldest_held_cursor"))));
        QVERIFY(server::disableAccount(m_town->folder(), QStringLiteral("acceptor1"), m_town->clock().now()));
        holder.join();
        QCOMPARE(readFrom(client).value(QStringLiteral("wanmi_held_polls")), 0.0);
    }
    void theAuditsHeadGrowsOld()
    {
        HttpClient client(m_town->port());
        const QString name = QStringLiteral("wanmi_audit_head_age_seconds");
        QTRY_VERIFY_WITH_TIMEOUT(!std::isnan(readFrom(client).value(name)), 20'000);
        const double before = readFrom(client).value(name);
        m_town->clock().advance(std::chrono::minutes(10));
        QCOMPARE(readFrom(client).value(name), before + 600);
    }
    void whoMayReadThem_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("status");
        const QByteArray token = "0123456789abcdef";
        QTest::newRow("this machine") << QByteArray() << QByteArray("X: y") << 200;
        QTest::newRow("somebody behind a proxy of this machine")
            << QByteArray() << QByteArray("X-Forwarded-For: 10.0.0.9") << 403;
        QTest::newRow("whoever has the token") << token << QByteArray("Authorization: Bearer " + token) << 200;
        QTest::newRow("another token") << token << QByteArray("Authorization: Bearer 0123456789abcdeF") << 403;
        QTest::newRow("no token") << token << QByteArray("X: y") << 403;
    }
    void whoMayReadThem()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, header);
        QFETCH(int, status);
        m_town->stop();
        server::CentralOptions options;
        options.folder = m_town->folder();
        options.metricsToken = token;
        options.behindProxy = true;
        const auto central = server::Central::start(options, shippedRules());
        QVERIFY(central);
        HttpClient client((*central)->port());
        QCOMPARE(client.get("/metrics", {header}).status, status);
    }
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
