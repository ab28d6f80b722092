// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "support/settableclock.h"
#include "support/waiting.h"
#include "workbench/signindialog.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi;
using test::spinUntil;

class TestSignInDialog : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void anEmptyPasswordIsSaidInWords();
    void aStrangerWithoutCentralIsToldWhy();
    void whoSignedInHereBeforeStartsWithoutCentral();
    void aPortThatSpeaksNoTlsIsNotTriedInClear();
    void tabGoesFromAccountToTheButtonAndRound();

private:
    static QString problemOf(const workbench::SignInDialog &dialog)
    {
        return dialog.findChild<QLabel *>(QStringLiteral("problem"))->text();
    }
    static void type(workbench::SignInDialog &dialog, const QString &account, const QString &password)
    {
        const QList<QLineEdit *> edits = dialog.findChildren<QLineEdit *>();
        edits[0]->setText(account);
        edits[1]->setText(password);
        dialog.signIn();
    }
    QTemporaryDir m_folder;
    std::shared_ptr<test::SettableClock> m_clock = std::make_shared<test::SettableClock>();
    std::unique_ptr<models::Words> m_words;
    std::unique_ptr<workbench::Style> m_style;
    std::unique_ptr<store::KnownPeople> m_people;
    const QUrl m_nowhere{QStringLiteral("http://127.0.0.1:1")};
};

void TestSignInDialog::initTestCase()
{
    resources::load();
    const auto rules = domain::shippedRuleBook();
    QVERIFY(rules.has_value());
    m_words = std::make_unique<models::Words>(*rules);
    m_style = std::make_unique<workbench::Style>();
    m_style->apply(QStringLiteral("dark"));
    m_people = std::make_unique<store::KnownPeople>(m_folder.path(), m_clock);
}

void TestSignInDialog::anEmptyPasswordIsSaidInWords()
{
    workbench::SignInDialog dialog(m_nowhere, *m_people, *m_words, *m_style);
    dialog.show();
    dialog.showSampleAccounts(QStringLiteral("wanmi"));
    type(dialog, QStringLiteral("dispatcher1"), QString());
    QVERIFY(!problemOf(dialog).isEmpty());
    if (const QString folder = qEnvironmentVariable("WANMI_SHOTS"); !folder.isEmpty()) {
        QDir().mkpath(folder);
        QTest::qWait(100);
        dialog.grab().save(folder + QStringLiteral("/signin.png"));
    }
}

void TestSignInDialog::aStrangerWithoutCentralIsToldWhy()
{
    workbench::SignInDialog dialog(m_nowhere, *m_people, *m_words, *m_style);
    dialog.show();
    type(dialog, QStringLiteral("stranger"), QStringLiteral("secret"));
    QVERIFY(spinUntil([&] { return !problemOf(dialog).isEmpty(); }));
    QCOMPARE(problemOf(dialog), m_words->reason(QStringLiteral("unreachable-and-unknown")));
    QCOMPARE(dialog.result(), int(QDialog::Rejected));
}

void TestSignInDialog::whoSignedInHereBeforeStartsWithoutCentral()
{
    protocol::SessionGrant grant;
    grant.account = QStringLiteral("dispatcher1");
    grant.name = QStringLiteral("张伟");
    grant.post = QStringLiteral("dispatcher");
    grant.scope = QStringLiteral("all");
    QVERIFY(test::await(m_people->remember(grant, QStringLiteral("wanmi"))).has_value());
    workbench::SignInDialog dialog(m_nowhere, *m_people, *m_words, *m_style);
    dialog.show();
    type(dialog, QStringLiteral("dispatcher1"), QStringLiteral("wanmi"));
    QVERIFY(spinUntil([&] { return dialog.result() == QDialog::Accepted; }));
    QVERIFY(dialog.isOffline());
    QCOMPARE(dialog.grant().name, grant.name);
}

void TestSignInDialog::aPortThatSpeaksNoTlsIsNotTriedInClear()
{
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    QByteArray got;
    connect(&plain, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = plain.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [&got, socket] {
            got += socket->readAll();
            socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        });
    });
    const QUrl central(QStringLiteral("https://127.0.0.1:%1").arg(plain.serverPort()));
    workbench::SignInDialog dialog(central, *m_people, *m_words, *m_style);
    dialog.show();
    type(dialog, QStringLiteral("stranger"), QStringLiteral("secret-word"));
    QVERIFY(spinUntil([&] { return !problemOf(dialog).isEmpty(); }));
    QCOMPARE(problemOf(dialog), m_words->reason(QStringLiteral("tls-failed")));
    for (const QString &reason : {QStringLiteral("other-authority"), QStringLiteral("other-name"),
                                  QStringLiteral("certificate-expired"), QStringLiteral("https-only")})
        QVERIFY(m_words->reason(reason).size() > 15 && !m_words->reason(reason).contains(reason)); // a sentence
    QVERIFY(!got.contains("secret-word") && !got.contains("POST"));
}

void TestSignInDialog::tabGoesFromAccountToTheButtonAndRound()
{
    workbench::SignInDialog dialog(m_nowhere, *m_people, *m_words, *m_style);
    dialog.showSampleAccounts(QStringLiteral("wanmi"));
    dialog.show();
    const QList<QLineEdit *> edits = dialog.findChildren<QLineEdit *>();
    edits[0]->setFocus();
    QList<QWidget *> walked;
    while (dialog.focusWidget() && !walked.contains(dialog.focusWidget()) && walked.size() < 30) {
        walked.append(dialog.focusWidget());
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(dialog.focusWidget(), edits[0]);
    QVERIFY(walked.size() >= 4);
    QCOMPARE(walked[1], edits[1]);
    QCOMPARE(walked[2], edits[2]);
    const auto *go = qobject_cast<QPushButton *>(walked[3]);
    QVERIFY(go && go->objectName() == u"primary");
    for (const QWidget *widget : dialog.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus)
            QVERIFY2(walked.contains(widget), widget->metaObject()->className());
    }
}

QTEST_MAIN(TestSignInDialog)
#include "tst_signindialog.moc"
