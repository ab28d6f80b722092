// SPDX-License-Identifier: GPL-3.0-or-later
// A certificate is renewed while central serves.
#include "town.h"

#include "server/certificates.h"

#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

namespace {
/// Of the certificate that a peer gets which connects now; empty: it gets none.
QByteArray shownAt(int port)
{
    QSslSocket socket;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.setSslConfiguration(configuration);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), quint16(port));
    return socket.waitForEncrypted(5000) ? socket.peerCertificate().digest(QCryptographicHash::Sha256) : QByteArray();
}
} // namespace

class TestRenewal : public QObject
{
    Q_OBJECT
private slots:
    void aRenewedCertificateIsShownWithoutARestart()
    {
        const QTemporaryDir folder;
        const auto clock = std::make_shared<SettableClock>();
        makeTown(folder.path(), shippedRules(), clock->now());
        server::CertificateWish wish;
        wish.folder = folder.path();
        wish.names = {QStringLiteral("127.0.0.1")};
        wish.now = base::SystemClock().now();
        const auto first = server::makeCertificate(wish);
        QVERIFY(first);
        server::CentralOptions options;
        options.folder = folder.path();
        options.clock = clock;
        options.certificate = server::tlsPathsOf(folder.path()).server;
        const auto central = server::Central::start(options, shippedRules());
        QVERIFY(central);
        QCOMPARE(shownAt((*central)->port()), first->fingerprint);
        QSslSocket before;
        before.setPeerVerifyMode(QSslSocket::VerifyNone);
        before.connectToHostEncrypted(QStringLiteral("127.0.0.1"), quint16((*central)->port()));
        QVERIFY(before.waitForEncrypted(5000));

        const auto second = server::makeCertificate(wish);
        QVERIFY(second && second->fingerprint != first->fingerprint);
        QTRY_COMPARE(shownAt((*central)->port()), second->fingerprint);
        // Whoever was there before goes on.
        before.write("GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(before.waitForReadyRead(5000) && before.readAll().startsWith("HTTP/1.1 200"));

        // What is no certificate changes nothing.
        QFile broken(options.certificate);
        QVERIFY(broken.open(QIODevice::WriteOnly | QIODevice::Truncate) && broken.write("nonsense") > 0);
        broken.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("the new certificate is not used")));
        QTest::qWait(2500);
        QCOMPARE(shownAt((*central)->port()), second->fingerprint);
    }
};

QTEST_GUILESS_MAIN(TestRenewal)
#include "tst_renewal.moc"
