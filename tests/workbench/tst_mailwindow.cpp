// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskseat.h"
#include "postseat.h"

#include "support/httpclient.h"

#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QToolButton>

using namespace wanmi;
using namespace wanmi::test;
using store::Letter;

namespace {
/// A supervisor's handheld.
class Handheld
{
public:
    Handheld(SmallCity &city, const QString &account)
        : m_client(city.central().port())
    {
        const auto reply = m_client.post(
            "/v1/session",
            protocol::toJson(protocol::SignIn{account, QStringLiteral("wanmi"), QStringLiteral("handheld")}));
        m_client.token = reply.json().value(u"token").toString().toLatin1();
    }
    QJsonArray messages() { return m_client.get("/v1/messages").json()["messages"].toArray(); }
    int read(const QString &id)
    {
        return m_client.post("/v1/messages/" + id.toLatin1() + "/read", {}).status;
    }

private:
    HttpClient m_client;
};
} // namespace

/// Messages and handovers through the windows people use, against a real central.
class TestMailWindow : public QObject
{
    Q_OBJECT
    std::unique_ptr<SmallCity> m_city;

    QString supervisor()
    {
        const auto persons = await(m_city->seat(QStringLiteral("dispatcher1")).store().persons());
        for (const domain::Person &one : persons.value_or(std::vector<domain::Person>())) {
            if (one.post == u"supervisor")
                return one.id.text();
        }
        return {};
    }
    static void write(PostSeat &seat, const protocol::MailTo &to, const QString &text)
    {
        seat.mail().write(to, {});
        seat.mail().text().setPlainText(text);
        seat.mail().send();
    }
private slots:
    void init()
    {
        m_city = std::make_unique<SmallCity>();
        QVERIFY(m_city->isUp());
    }
    void cleanup()
    {
        QCOMPARE(m_city->contractBreaches(), QStringList());
        m_city.reset();
    }

    void aMessageGoesOutAndItsReceiptComesBack_data() { languages(); }
    void aMessageGoesOutAndItsReceiptComesBack()
    {
        QFETCH(QString, language);
        PostSeat seat(*m_city, QStringLiteral("dispatcher1"));
        seat.m_words.setLanguage(language);
        const QString name = supervisor();
        write(seat, {QStringLiteral("person"), name},
              QStringLiteral("井盖在西门，𠮷字路牌旁 🙂"));
        Handheld handheld(*m_city, name);
        QVERIFY(spinUntil([&] { return handheld.messages().size() == 1; }));
        const QJsonObject message = handheld.messages().at(0).toObject();
        QCOMPARE(message["text"].toString(), QStringLiteral("井盖在西门，𠮷字路牌旁 🙂"));
        QCOMPARE(handheld.read(message["id"].toString()), 200);
        QVERIFY(spinUntil([&] {
            const auto letters = seat.letters();
            return letters.size() == 1 && letters.front().mail.receipts.size() == 1;
        }));
        seat.mail().list().setCurrentRow(0);
        QVERIFY(spinUntil(
            [&] { return seat.mail().readingText().contains(language == u"zh" ? u"已读" : u"Read by"); }));
        shot(seat.mail(), QStringLiteral("mail-") + language);
    }
    void withoutCentralItWaitsAndGoesOutOnce()
    {
        PostSeat seat(*m_city, QStringLiteral("dispatcher1"));
        const QString name = supervisor();
        m_city->stopCentral();
        QVERIFY(spinUntil([&] { return !seat.m_mailLink.isLinked(); }));
        write(seat, {QStringLiteral("person"), name}, QStringLiteral("稍后送达"));
        QVERIFY(spinUntil([&] { return seat.mail().said().contains(u"已保存在本机"); }));
        QCOMPARE(seat.letters().size(), size_t(1));
        QVERIFY(seat.letters().front().status == Letter::Status::Waiting);
        m_city->startCentral();
        QVERIFY(spinUntil([&] { return seat.letters().front().status == Letter::Status::Sent; }));
        seat.m_mailLink.nudge();
        seat.m_mailLink.nudge();
        Handheld handheld(*m_city, name);
        QCOMPARE(handheld.messages().size(), 1);
        QCOMPARE(seat.letters().size(), size_t(1));
    }
    void aRefusedMessageSaysWhyAndStaysUntilItIsDiscarded()
    {
        PostSeat seat(*m_city, QStringLiteral("dispatcher1"));
        write(seat, {QStringLiteral("person"), QStringLiteral("nobody")}, QStringLiteral("?"));
        QVERIFY(spinUntil([&] {
            const auto letters = seat.letters();
            return letters.size() == 1 && letters.front().status == Letter::Status::Refused;
        }));
        QCOMPARE(seat.letters().front().reason, QStringLiteral("no-such-addressee"));
        QVERIFY(await(seat.m_mailbox.discard(seat.letters().front().mail.order.id)));
        QVERIFY(seat.letters().empty());
    }
    void readingIsNoticedAtTheSender()
    {
        PostSeat leader(*m_city, QStringLiteral("shift1")), seat(*m_city, QStringLiteral("dispatcher1"));
        write(leader, {QStringLiteral("post"), QStringLiteral("dispatcher")},
              QStringLiteral("暴雨，注意立交桥"));
        QVERIFY(spinUntil([&] { return await(seat.m_mailbox.counts())->unread == 1; }));
        QCOMPARE(await(leader.m_mailbox.counts())->unread, 0);
        QVERIFY(seat.mail().list().count() == 1
                || spinUntil([&] { return seat.mail().list().count() == 1; }));
        QVERIFY(seat.mail().list().item(0)->font().bold());
        seat.mail().list().setCurrentRow(0);
        QVERIFY(spinUntil([&] {
            const auto letters = leader.letters();
            return !letters.empty() && !letters.front().mail.receipts.empty();
        }));
        QCOMPARE(await(seat.m_mailbox.counts())->unread, 0);
        QCOMPARE(leader.letters().front().mail.receipts.front().person, QStringLiteral("dispatcher1"));
    }
    void theDeskSaysHowManyAreUnreadAndItsKeysOpenTheWindows_data() { languages(); }
    void theDeskSaysHowManyAreUnreadAndItsKeysOpenTheWindows()
    {
        QFETCH(QString, language);
        PostSeat leader(*m_city, QStringLiteral("shift1")), seat(*m_city, QStringLiteral("dispatcher1"));
        seat.m_words.setLanguage(language);
        workbench::MainWindow window(seat.m_session, seat.m_style);
        window.resize(1400, 900);
        window.show();
        QToolButton *button = nullptr;
        for (auto *one : window.findChildren<QToolButton *>()) {
            if (one->property("deed") == QStringLiteral("mail"))
                button = one;
        }
        QVERIFY(button && button->text().isEmpty());
        write(leader, {QStringLiteral("person"), QStringLiteral("dispatcher1")}, QStringLiteral("请回电"));
        QVERIFY(spinUntil([&] { return button->text() == u"1"; }));
        QVERIFY2(button->accessibleName().contains(u'1'), qPrintable(button->accessibleName()));
        shot(window, QStringLiteral("desk-unread-") + language);
        const auto press = [&](Qt::Key key) {
            QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, key, Qt::ControlModifier);
        };
        press(Qt::Key_M);
        QVERIFY(window.mailWindow() && window.mailWindow()->isVisible());
        QVERIFY(spinUntil([&] { return window.mailWindow()->list().count() == 1; }));
        window.mailWindow()->list().setCurrentRow(0);
        QVERIFY(spinUntil([&] { return button->text().isEmpty(); }));
        press(Qt::Key_H);
        QVERIFY(window.handoverWindow() && window.handoverWindow()->isVisible());
    }
    void tooMuchIsSaidAndNothingIsLost()
    {
        PostSeat seat(*m_city, QStringLiteral("dispatcher1"));
        const QString text = QString(2001, u'字');
        write(seat, {QStringLiteral("person"), supervisor()}, text);
        QVERIFY(spinUntil([&] { return seat.mail().said().contains(u"过长"); }));
        QCOMPARE(seat.mail().text().toPlainText(), text);
        QVERIFY(seat.letters().empty());
    }
    void twoOpeningsOfTheMailboxKeepWhatWaits()
    {
        PostSeat seat(*m_city, QStringLiteral("dispatcher1"));
        seat.m_mailLink.stop();
        QVERIFY(await(seat.m_mailbox.write(
            {{}, {QStringLiteral("person"), supervisor()}, {}, QStringLiteral("一"), {}})));
        store::Mailbox again({seat.m_folder.path(), {}, QStringLiteral("dispatcher1")}, seat.m_session.grant,
                             seat.m_clock);
        QVERIFY(await(again.open()));
        QCOMPARE(await(again.work())->toSend.size(), size_t(1));
        protocol::SessionGrant other = seat.m_session.grant;
        other.account = QStringLiteral("somebody");
        store::Mailbox foreign({seat.m_folder.path(), {}, QStringLiteral("dispatcher1")}, other,
                               seat.m_clock);
        QCOMPARE(await(foreign.open()).error().reason, QStringLiteral("not-your-outbox"));
    }

    void aShiftIsHandedOverAtTwoSeats_data() { languages(); }
    void aShiftIsHandedOverAtTwoSeats()
    {
        QFETCH(QString, language);
        PostSeat out(*m_city, QStringLiteral("shift1")), in(*m_city, QStringLiteral("shift2"));
        out.m_words.setLanguage(language);
        out.handover().notes().setPlainText(QStringLiteral("东大街停电，𠮷"));
        QVERIFY(spinUntil([&] { return out.handover().pageText().contains(u"东大街停电"); }));
        QVERIFY(spinUntil([&] {
            out.handover().signAsOutgoing();
            return spinUntil([&] { return out.handover().list().count() == 2; }, 2000);
        }));
        QVERIFY(spinUntil([&] { return in.handover().list().count() == 2; }));
        in.handover().list().setCurrentRow(1);
        QVERIFY(in.handover().pageText().contains(u"东大街停电"));
        in.handover().signAsIncoming();
        QVERIFY(spinUntil([&] {
            return in.handover().pageText().contains(m_city->seat(QStringLiteral("shift2")).grant().name);
        }));
        QVERIFY(spinUntil([&] {
            const auto all = await(out.m_mailbox.handovers(10));
            return all && all->size() == 1 && all->front().takenAt.has_value();
        }));
        QVERIFY(out.handover().notes().toPlainText().isEmpty());
        const protocol::Handover kept = await(out.m_mailbox.handovers(10))->front();
        QCOMPARE(kept.order.page[u"unseen"].toInt(), 3);
        QVERIFY(kept.order.page[u"open"].toInt() > 0);
        QCOMPARE(kept.order.page[u"asOf"].toInteger(), base::toMs(m_city->clock().now()));
        out.handover().list().setCurrentRow(1);
        shot(out.handover(), QStringLiteral("handover-") + language);
        const QString path = out.m_folder.filePath(QStringLiteral("shift.pdf"));
        QSignalSpy written(&out.handover(), &workbench::HandoverWindow::written);
        out.handover().writePdfTo(path);
        QVERIFY(written.wait(20'000));
        QProcess reader;
        reader.start(QStringLiteral("pdftotext"), {path, QStringLiteral("-")});
        QVERIFY(reader.waitForFinished());
        const QString text
            = QString::fromUtf8(reader.readAllStandardOutput()).normalized(QString::NormalizationForm_KC);
        QVERIFY2(text.contains(QStringLiteral("东大街停电")), qPrintable(text));
    }
    void theIncomingSignsAtTheSameSeatWithTheOwnPassword()
    {
        PostSeat out(*m_city, QStringLiteral("dispatcher1"));
        QVERIFY(spinUntil([&] {
            out.handover().signAsOutgoing();
            return spinUntil([&] { return out.handover().list().count() == 2; }, 2000);
        }));
        out.handover().list().setCurrentRow(1);
        out.handover().signAsIncoming(); // the same person
        QVERIFY(spinUntil([&] { return out.handover().said().contains(u"交班人本人"); }));
        out.handover().account().setText(QStringLiteral("dispatcher2"));
        out.handover().password().setText(QStringLiteral("wrong-one"));
        out.handover().signAsIncoming();
        QVERIFY(spinUntil([&] { return out.handover().said().contains(u"密码"); }));
        out.handover().password().setText(QStringLiteral("wanmi"));
        out.handover().signAsIncoming();
        QVERIFY(spinUntil([&] { return out.handover().said().contains(u"双方已签字"); }));
        QVERIFY(spinUntil([&] {
            const auto all = await(out.m_mailbox.handovers(10));
            return all && all->front().incoming == u"dispatcher2";
        }));
    }
    void withoutCentralTheNotesAreKeptAndSigningWaits()
    {
        PostSeat out(*m_city, QStringLiteral("shift1"));
        out.handover().notes().setPlainText(QStringLiteral("草稿"));
        m_city->stopCentral();
        QVERIFY(spinUntil([&] { return !out.m_mailLink.isLinked(); }));
        bool isSaid = false;
        for (auto *label : out.handover().findChildren<QLabel *>())
            isSaid
                = isSaid || (label->isVisibleTo(&out.handover()) && label->text().contains(u"无法连接中心"));
        QVERIFY(isSaid);
        QCOMPARE(out.m_memory.value(QStringLiteral("handover-notes")).toString(), QStringLiteral("草稿"));
        m_city->startCentral();
        QVERIFY(spinUntil([&] { return out.m_mailLink.isLinked(); }));
    }
};

QTEST_MAIN(TestMailWindow)
#include "tst_mailwindow.moc"
