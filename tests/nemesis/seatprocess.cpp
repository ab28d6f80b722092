// SPDX-License-Identifier: GPL-3.0-or-later
#include "seatprocess.h"

#include "resources/resources.h"
#include "support/httpclient.h"
#include "support/smallcity.h"
#include "town.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimer>

#include <cstdio>
#include <fcntl.h>
#include <random>
#include <unistd.h>

namespace wanmi::nemesis {
namespace {
using namespace std::chrono_literals;
constexpr int MostOpen = 40; ///< cases at work: more are not reported
constexpr int LeastPauseMs = 2, MostPauseMs = 25;

void say(const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    if (::write(STDOUT_FILENO, bytes.constData(), size_t(bytes.size())) != bytes.size())
        std::exit(3);
}

class SeatProcess : public QObject
{
public:
    explicit SeatProcess(const SeatOrder &order)
        : m_order(order)
        , m_random(order.seed)
        , m_rules(domain::shippedRuleBook().value())
        , m_clock(std::make_shared<test::SettableClock>())
        , m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        ::fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK);
        m_hands.setSingleShot(true);
        connect(&m_hands, &QTimer::timeout, this, &SeatProcess::actOnce);
        connect(&m_input, &QSocketNotifier::activated, this, &SeatProcess::listen);
    }
    void begin()
    {
        tick();
        const QUrl line(QStringLiteral("http://127.0.0.1:%1").arg(m_order.direct));
        // The person is in already when the trouble begins; a seat without a session is another story.
        const auto grant = test::await(sync::signIn(
            line, {m_order.account, QStringLiteral("wanmi"), QStringLiteral("nemesis-") + m_order.account}));
        if (!grant) {
            QTimer::singleShot(100, this, &SeatProcess::begin);
            return;
        }
        m_token = grant->token.toLatin1();
        m_seat = std::make_unique<test::Seat>(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_order.line)), *grant,
                                              m_order.folder, m_rules, m_clock);
        say(QStringLiteral("ready"));
        if (m_acts)
            m_hands.start(0);
    }

private:
    void tick()
    {
        m_clock->set(base::SystemClock().now() + std::chrono::hours(m_order.skewHours));
    }
    void listen()
    {
        char bytes[4096];
        const ssize_t n = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (n == 0) {
            std::fprintf(stderr, "nemesis: a seat is told nothing any more\n");
            return QCoreApplication::exit(4);
        }
        m_heard += QByteArray(bytes, std::max<ssize_t>(0, n));
        for (qsizetype end = m_heard.indexOf('\n'); end >= 0; end = m_heard.indexOf('\n')) {
            const QByteArray line = m_heard.left(end);
            m_heard.remove(0, end + 1);
            QMetaObject::invokeMethod(this, [this, line] { obey(line); }, Qt::QueuedConnection);
        }
    }
    void obey(const QByteArray &line)
    {
        if (line == "quit")
            return QCoreApplication::exit(0);
        if (line == "act") {
            m_acts = true;
            if (m_seat)
                m_hands.start(0);
        } else if (line == "hold") {
            m_acts = false;
            if (!m_isBusy)
                say(QStringLiteral("held"));
        } else if (line == "heal" && m_seat) {
            m_seat->link().stop();
            m_seat->link().start();
        } else if (line.startsWith("check")) {
            const QStringList ids = QString::fromLatin1(line.mid(6)).split(u' ', Qt::SkipEmptyParts);
            const QString found = m_seat ? check(ids) : QStringLiteral("busy");
            QTimer::singleShot(found == u"busy" ? 10 : 0, this, [found] { say(found); });
        }
    }

    // ---- hands
    void actOnce()
    {
        if (!m_acts || m_isBusy)
            return;
        m_isBusy = true;
        tick();
        m_seat->store().caseSummaries(true).then(
            this, [this](const base::Result<std::shared_ptr<const store::CaseSummaries>> &open) {
                if (open)
                    choose(**open);
                else
                    rest();
            });
    }
    void choose(const store::CaseSummaries &open)
    {
        const bool mayReport = m_order.account.startsWith(u"acceptor");
        if (open.empty() || (mayReport && int(open.size()) < MostOpen && m_random() % 6 == 0)) {
            domain::CaseOrder order = test::orderFor(QStringLiteral("report"), {});
            order.caseId = CaseId();
            order.source = QStringLiteral("hotline12345");
            return mayReport ? take(m_seat->desk().reportCase(order)) : rest();
        }
        const QString id = open[m_random() % open.size()].id;
        m_seat->store().dossier(id).then(this, [this, id](const base::Result<store::CaseDossier> &dossier) {
            if (!dossier)
                return rest();
            std::vector<domain::Possibility> mine = m_seat->desk().possibilities(*dossier);
            std::erase_if(mine, [](const domain::Possibility &one) { return !one.mine; });
            if (mine.empty())
                return rest();
            take(m_seat->desk().perform(test::orderFor(mine[m_random() % mine.size()].action, id)));
        });
    }
    void take(operations::CaseDesk::Answer answer)
    {
        answer.then(this, [this](const base::Result<domain::Verdict> &verdict) {
            if (verdict)
                say(QStringLiteral("did %1 %2").arg(verdict->record.id.text(), verdict->after.id.text()));
            rest();
        });
    }
    void rest()
    {
        m_isBusy = false;
        if (m_acts)
            m_hands.start(LeastPauseMs + int(m_random() % (MostPauseMs - LeastPauseMs)));
        else
            say(QStringLiteral("held"));
    }

    // ---- comparing
    QString check(const QStringList &ids)
    {
        // What was refused has been seen: its author closes it.
        for (const store::Rejection &one : test::await(m_seat->store().rejections()).value_or(std::vector<store::Rejection>()))
            (void)test::await(m_seat->store().closeRejection(one.command.key, false));
        const store::ReplicaStatus status = m_seat->status();
        if (!m_seat->isOnline() || status.waitingCommands > 0 || !m_seat->isCurrent())
            return QStringLiteral("busy");
        return ids.isEmpty() ? checkAll() : versionsOf(ids);
    }
    QString versionsOf(const QStringList &ids)
    {
        const auto rows = test::await(m_seat->store().caseSummariesOf({ids.begin(), ids.end()}));
        if (!rows)
            return QStringLiteral("busy");
        QString said = QStringLiteral("same");
        for (const store::CaseSummary &row : *rows)
            said += u' ' + row.id + u':' + QString::number(row.version);
        return said;
    }
    QString checkAll()
    {
        test::HttpClient central(m_order.direct);
        central.token = m_token;
        const test::HttpReply reply
            = central.get("/v1/sync/snapshot?table=case_file", {"Accept: application/cbor-seq"});
        if (reply.status != 200 || !reply.whole)
            return QStringLiteral("busy");
        QStringList theirs;
        for (const protocol::RowChange &row : test::rowsOf(reply.body)) {
            if (!row.isTrailer())
                theirs.append(QStringLiteral("%1 %2").arg(row.id).arg(row.ver));
        }
        QStringList mine;
        for (const QString &line : m_seat->replica())
            mine.append(line.section(u' ', 0, 1));
        theirs.sort();
        mine.sort();
        if (mine == theirs)
            return QStringLiteral("same %1").arg(mine.size());
        for (qsizetype i = 0; i < std::max(mine.size(), theirs.size()); ++i) {
            if (mine.value(i) != theirs.value(i))
                return QStringLiteral("differs %1 rows here, %2 there; %3 here, %4 there")
                    .arg(mine.size()).arg(theirs.size()).arg(mine.value(i), theirs.value(i));
        }
        return {};
    }

    const SeatOrder m_order;
    std::mt19937 m_random;
    domain::RuleBookPtr m_rules;
    std::shared_ptr<test::SettableClock> m_clock;
    QSocketNotifier m_input;
    QByteArray m_heard, m_token;
    QTimer m_hands;
    bool m_acts = false, m_isBusy = false;
    std::unique_ptr<test::Seat> m_seat;
};
} // namespace

int runSeat(const SeatOrder &order)
{
    resources::load();
    SeatProcess seat(order);
    QTimer::singleShot(0, &seat, &SeatProcess::begin);
    return QCoreApplication::exec();
}
} // namespace wanmi::nemesis
