// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "store/faults.h"
#include "store/mailbox.h"
#include "support/settableclock.h"
#include "support/waiting.h"

#include <QTemporaryDir>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using store::Letter;
using store::Mailbox;

namespace {
protocol::SessionGrant grantOf(const QString &account, const QString &post, const QString &department = {})
{
    protocol::SessionGrant grant;
    grant.account = account;
    grant.name = account;
    grant.post = post;
    grant.department = department;
    return grant;
}

protocol::Mail mail(const QString &id, qint64 seq, const protocol::MailTo &to,
                    const QStringList &readers = {})
{
    protocol::Mail one;
    one.order = {id, to, {}, QStringLiteral("text of ") + id, base::instantFromMs(seq)};
    one.seq = seq;
    one.from = QStringLiteral("shift1");
    one.fromName = QStringLiteral("周敏");
    one.fromPost = QStringLiteral("shift-leader");
    one.at = base::instantFromMs(seq * 1000);
    for (const QString &reader : readers)
        one.receipts.push_back({reader, reader, base::instantFromMs(seq * 1000 + 1)});
    return one;
}
const protocol::MailTo ToMe{QStringLiteral("person"), QStringLiteral("zhang")};
const protocol::MailTo ToPost{QStringLiteral("post"), QStringLiteral("dispatcher")};
} // namespace

/// One person's messages in a file: what waits is kept through restarts and failing disks.
class TestMailbox : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::shared_ptr<SettableClock> m_clock = std::make_shared<SettableClock>();
    int m_number = 0;

    std::unique_ptr<Mailbox> open(const QString &folder,
                                  const protocol::SessionGrant &grant
                                  = grantOf(QStringLiteral("zhang"), QStringLiteral("dispatcher")))
    {
        auto box = std::make_unique<Mailbox>(store::Location{folder, {}, grant.account}, grant, m_clock);
        return await(box->open()) ? std::move(box) : nullptr;
    }
    QString fresh() { return m_folder.filePath(QString::number(++m_number)); }
    static protocol::MailOrder draft(const QString &text = QStringLiteral("请到现场，𠮷"))
    {
        return {{}, {QStringLiteral("person"), QStringLiteral("sv1")}, {}, text, {}};
    }
private slots:
    void initTestCase() { resources::load(); }
    void whatIsWrittenWaitsThroughARestart()
    {
        const QString folder = fresh();
        auto box = open(folder);
        const auto letter = await(box->write(draft()));
        QVERIFY(letter && letter->status == Letter::Status::Waiting && !letter->mail.order.id.isEmpty());
        box.reset();
        box = open(folder);
        const auto work = await(box->work());
        QCOMPARE(work->toSend.size(), size_t(1));
        QCOMPARE(work->toSend.front(), letter->mail.order);
    }
    void centralsCopyTakesThePlaceOfTheWaitingOne()
    {
        auto box = open(fresh());
        protocol::Mail sent = await(box->write(draft()))->mail;
        sent.seq = 7;
        QVERIFY(await(box->settleSent(sent)));
        QVERIFY(await(box->take(protocol::MailPage{{sent}, 7, false})));
        const auto letters = await(box->letters({}, 10));
        QCOMPARE(letters->size(), size_t(1));
        QVERIFY(letters->front().status == Letter::Status::Sent);
        const auto work = await(box->work());
        QVERIFY(work->toSend.empty());
        QCOMPARE(work->mailAfter, 7);
    }
    void readingQueuesOneReceiptAndCentralEndsIt()
    {
        auto box = open(fresh());
        QVERIFY(await(box->take(protocol::MailPage{
            {mail(QStringLiteral("a"), 1, ToMe), mail(QStringLiteral("b"), 2, ToPost)}, 2, false})));
        QCOMPARE(await(box->counts())->unread, 2);
        QVERIFY(await(box->markRead({QStringLiteral("a"), QStringLiteral("a"), QStringLiteral("nothing")})));
        QCOMPARE(await(box->counts())->unread, 1);
        QCOMPARE(await(box->work())->read, QStringList{QStringLiteral("a")});
        // Before central has heard of it the same message comes again: it stays read here.
        QVERIFY(await(box->take(protocol::MailPage{{mail(QStringLiteral("a"), 3, ToMe)}, 3, false})));
        QCOMPARE(await(box->counts())->unread, 1);
        QVERIFY(await(box->settleRead(QStringLiteral("a"))));
        QVERIFY(await(box->work())->read.isEmpty());
    }
    void whatWasReadAtAnotherSeatIsReadHere()
    {
        auto box = open(fresh());
        QVERIFY(await(box->take(
            protocol::MailPage{{mail(QStringLiteral("a"), 1, ToMe, {QStringLiteral("zhang")})}, 1, false})));
        QCOMPARE(await(box->counts())->unread, 0);
    }
    void onlyWhatIsAddressedIsUnread()
    {
        // A shift leader sees everything and is told only of the own.
        auto box = open(fresh(), grantOf(QStringLiteral("leader"), QStringLiteral("shift-leader")));
        QVERIFY(await(box->take(protocol::MailPage{
            {mail(QStringLiteral("a"), 1, ToMe), mail(QStringLiteral("b"), 2, ToPost)}, 2, false})));
        QCOMPARE(await(box->counts())->unread, 0);
        QCOMPARE(await(box->letters({}, 10))->size(), size_t(2));
    }
    void aRefusedOneStaysUntilItIsDiscarded()
    {
        auto box = open(fresh());
        const QString id = await(box->write(draft()))->mail.order.id;
        QVERIFY(await(box->settleRefused(id, QStringLiteral("no-such-addressee"))));
        QCOMPARE(await(box->counts())->refused, 1);
        QVERIFY(await(box->work())->toSend.empty());
        QVERIFY(await(box->discard(id)));
        QVERIFY(await(box->letters({}, 10))->empty());
        QVERIFY(await(box->take(protocol::MailPage{{mail(QStringLiteral("a"), 1, ToMe)}, 1, false})));
        QCOMPARE(await(box->discard(QStringLiteral("a"))).error().reason, QStringLiteral("already-sent"));
    }
    void nonsenseIsNotQueued()
    {
        auto box = open(fresh());
        QCOMPARE(await(box->write(draft(QStringLiteral(" \n")))).error().reason, QStringLiteral("no-text"));
        QCOMPARE(await(box->write(draft(QString(2001, u'字')))).error().reason,
                 QStringLiteral("text-too-long"));
        QCOMPARE(await(box->write(draft(QString(10'000'000, u'x')))).error().reason,
                 QStringLiteral("text-too-long"));
        QVERIFY(await(box->work())->toSend.empty());
    }
    void messagesOfACaseAreFound()
    {
        auto box = open(fresh());
        protocol::Mail about = mail(QStringLiteral("a"), 1, ToMe);
        about.order.caseId = QStringLiteral("case-1");
        QVERIFY(await(box->take(protocol::MailPage{{about, mail(QStringLiteral("b"), 2, ToMe)}, 2, false})));
        const auto letters = await(box->letters(QStringLiteral("case-1"), 10));
        QCOMPARE(letters->size(), size_t(1));
        QCOMPARE(letters->front().mail.order.id, QStringLiteral("a"));
    }
    /// Each step of writing a message fails once: either it is kept whole, or the writer is told.
    void everyWriteSurvivesEveryFailure()
    {
        int failures = 0;
        for (int step = 1;; ++step) {
            const QString folder = fresh();
            auto box = open(folder);
            store::faults::failStep(step);
            const auto written = await(box->write(draft()));
            const bool struck = store::faults::disarm();
            box.reset();
            box = open(folder);
            QVERIFY(box);
            QCOMPARE(await(box->work())->toSend.size(), size_t(written ? 1 : 0));
            if (!struck)
                break;
            ++failures;
            QVERIFY(!written);
        }
        QVERIFY(failures > 0);
    }
};

QTEST_GUILESS_MAIN(TestMailbox)
#include "tst_mailbox.moc"
