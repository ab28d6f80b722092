// SPDX-License-Identifier: GPL-3.0-or-later
// A real central with a certificate of its own, and what a seat believes. Certificates are checked by the system's clock.
#include "support/smallcity.h"
#include "support/waiting.h"

#include "server/certificates.h"
#include "sync/address.h"

#include <QSslCipher>
#include <QSslKey>
#include <QSslSocket>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using namespace std::chrono_literals;

class TestTls : public QObject
{
    Q_OBJECT
    std::unique_ptr<SmallCity> m_city;
    std::unique_ptr<server::Central> m_central;

    [[nodiscard]] QString folder() const { return m_city->folder() + QStringLiteral("/central"); }
    [[nodiscard]] server::CertificateWish wish() const { return wish(QStringList(QStringLiteral("127.0.0.1"))); }
    [[nodiscard]] server::CertificateWish wish(const QStringList &names) const
    {
        server::CertificateWish wish;
        wish.folder = folder();
        wish.names = names;
        wish.now = base::SystemClock().now();
        return wish;
    }
    [[nodiscard]] QByteArray authority() const
    {
        return sync::readAuthority(server::tlsPathsOf(folder()).authority).value_or(QByteArray());
    }
    void serve(bool tls = true)
    {
        m_central.reset();
        server::CentralOptions options;
        options.folder = folder();
        if (tls)
            options.certificate = server::tlsPathsOf(folder()).server;
        auto started = server::Central::start(options, m_city->rules());
        if (!started)
            qFatal("central does not start: %s %s", qPrintable(started.error().reason), qPrintable(started.error().detail));
        m_central = std::move(*started);
    }
    [[nodiscard]] QUrl url(const char *scheme = "https", const char *host = "127.0.0.1") const
    {
        return QUrl(QStringLiteral("%1://%2:%3").arg(QLatin1StringView(scheme), QLatin1StringView(host)).arg(m_central->port()));
    }
    static base::Result<protocol::SessionGrant> signIn(const sync::Address &address)
    {
        return await(sync::signIn(address, {QStringLiteral("dispatcher1"), QStringLiteral("wanmi"), QStringLiteral("t")}));
    }
    static QString refusalOf(const sync::Address &address)
    {
        const auto grant = signIn(address);
        if (!grant && grant.error().kind != ErrorKind::Unreachable)
            return QStringLiteral("of another kind");
        return grant ? QStringLiteral("signed in") : grant.error().reason;
    }
private slots:
    void initTestCase()
    {
        m_city = std::make_unique<SmallCity>();
        m_city->stopCentral();
    }
    void init() { QVERIFY(server::makeCertificate(wish())); }
    void cleanup() { m_central.reset(); }

    void keysAreTheirOwnersAlone()
    {
        const server::TlsPaths paths = server::tlsPathsOf(folder());
        for (const QString &key : {paths.authorityKey, paths.server})
            QCOMPARE(int(QFile::permissions(key) & QFile::Permissions(0x0fff)), int(QFile::ReadUser | QFile::WriteUser));
        QFile certificate(paths.authority);
        QVERIFY(certificate.open(QIODevice::ReadOnly));
        QVERIFY(!certificate.readAll().contains("PRIVATE"));
    }
    void aSeatWorksOverTls()
    {
        serve();
        QCOMPARE(m_central->url(), url().toString());
        const sync::Address address(url(), authority());
        const auto grant = signIn(address);
        QVERIFY2(grant.has_value(), grant ? "" : qPrintable(grant.error().reason));
        QTemporaryDir data;
        auto clock = std::make_shared<base::SystemClock>();
        store::Store store({data.path(), grant->scope, grant->account}, m_city->rules(), clock);
        sync::Link::Options options;
        options.cacheFolder = data.path();
        sync::Link link(address, *grant, store, clock, options);
        link.start();
        QVERIFY(spinUntil([&] { return link.status().state == sync::LinkStatus::State::Online && link.status().complete; },
                          60'000));
        link.stop();
    }
    void theLineIsOfToday()
    {
        serve();
        QSslSocket socket;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromData(authority()));
        socket.setSslConfiguration(tls);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), quint16(m_central->port()));
        QVERIFY2(socket.waitForEncrypted(10'000), qPrintable(socket.errorString()));
        QVERIFY(socket.sessionProtocol() == QSsl::TlsV1_2 || socket.sessionProtocol() == QSsl::TlsV1_3);
        QCOMPARE(socket.peerCertificate().publicKey().algorithm(), QSsl::Ec);
        QCOMPARE(socket.peerCertificate().publicKey().length(), 256);
        socket.write("GET /v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QByteArray answer;
        while (socket.waitForReadyRead(5000))
            answer += socket.readAll();
        QVERIFY(answer.startsWith("HTTP/1.1 200"));
    }
    void anOlderLineIsNotOpened()
    {
        serve();
        QSslSocket socket;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromData(authority()));
        tls.setProtocol(QSsl::TlsV1_2);
        tls.setCiphers(QStringLiteral("AES128-SHA:ECDHE-ECDSA-AES128-SHA")); // no forward secrecy; no authenticated cipher
        socket.setSslConfiguration(tls);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), quint16(m_central->port()));
        QVERIFY(!socket.waitForEncrypted(10'000));
    }
    void anotherAuthorityIsRefused()
    {
        QTemporaryDir other;
        server::CertificateWish theirs = wish();
        theirs.folder = other.path();
        QVERIFY(server::makeCertificate(theirs));
        serve();
        const auto pem = sync::readAuthority(server::tlsPathsOf(other.path()).authority);
        QVERIFY(pem);
        QCOMPARE(refusalOf({url(), *pem}), QStringLiteral("other-authority"));
        QCOMPARE(refusalOf(url()), QStringLiteral("other-authority")); // nor does the system know it
        QCOMPARE(refusalOf({url(), authority()}), QStringLiteral("signed in"));
    }
    void anotherNameIsRefused()
    {
        QVERIFY(server::makeCertificate(wish(QStringList(QStringLiteral("central.example")))));
        serve();
        QCOMPARE(refusalOf({url(), authority()}), QStringLiteral("other-name"));
    }
    void anExpiredCertificateIsRefused()
    {
        server::CertificateWish old = wish();
        old.now -= std::chrono::days(60);
        old.good = std::chrono::days(59);
        QVERIFY(server::makeCertificate(old));
        serve();
        QCOMPARE(refusalOf({url(), authority()}), QStringLiteral("certificate-expired"));
    }
    void oneOfTheFutureIsRefused()
    {
        server::CertificateWish early = wish();
        early.now += std::chrono::days(3);
        QVERIFY(server::makeCertificate(early));
        serve();
        QCOMPARE(refusalOf({url(), authority()}), QStringLiteral("certificate-not-yet-valid"));
    }
    void nothingGoesInClear()
    {
        serve();
        QCOMPARE(refusalOf(url("http")), QStringLiteral("https-only"));
        QCOMPARE(refusalOf({url("http"), authority()}), QStringLiteral("https-only"));
        serve(false);
        QCOMPARE(refusalOf({url(), authority()}), QStringLiteral("tls-failed"));
        QCOMPARE(refusalOf(url("http")), QStringLiteral("signed in"));
    }
    void aRenewalNeedsNoNewInvitation()
    {
        const QByteArray before = authority();
        const auto first = server::readCertificate(server::tlsPathsOf(folder()).server);
        const auto second = server::makeCertificate(wish());
        QVERIFY(first && second && first->fingerprint != second->fingerprint);
        QCOMPARE(authority(), before);
        serve();
        QCOMPARE(refusalOf({url(), before}), QStringLiteral("signed in"));
        server::CertificateWish afresh = wish();
        afresh.newAuthority = true;
        QVERIFY(server::makeCertificate(afresh));
        serve();
        QCOMPARE(refusalOf({url(), before}), QStringLiteral("other-authority"));
        QCOMPARE(refusalOf({url(), authority()}), QStringLiteral("signed in"));
    }
    void anInvitationIsAllThatASeatNeeds()
    {
        serve();
        QTemporaryDir seat;
        const QString path = seat.filePath(QStringLiteral("city.invitation"));
        QVERIFY(server::writeInvitation(folder(), url().toString(), path));
        const auto address = sync::readInvitation(path);
        QVERIFY(address);
        QCOMPARE(address->url, url());
        QCOMPARE(refusalOf(*address), QStringLiteral("signed in"));
        QVERIFY(!sync::rememberedAddress(seat.path()));
        QVERIFY(sync::rememberAddress(seat.path(), *address));
        QCOMPARE(refusalOf(*sync::rememberedAddress(seat.path())), QStringLiteral("signed in"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("PRIVATE"));
        for (const char *bad : {"http://127.0.0.1:8801", "https://elsewhere:8801", "nonsense"})
            QCOMPARE(server::writeInvitation(folder(), QLatin1StringView(bad), path).error().reason, QStringLiteral("bad-url"));
    }
    void whatIsNoInvitationIsNotBelieved_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("in clear") << QByteArray("{\"wanmi\":\"invitation\",\"central\":\"http://a:1\",\"authority\":\"PEM\"}");
        QTest::newRow("without an authority") << QByteArray("{\"wanmi\":\"invitation\",\"central\":\"https://a:1\"}");
        QTest::newRow("with something else as authority")
            << QByteArray("{\"wanmi\":\"invitation\",\"central\":\"https://a:1\",\"authority\":\"PEM\"}");
    }
    void whatIsNoInvitationIsNotBelieved()
    {
        QFETCH(QByteArray, text);
        QTemporaryDir seat;
        QFile file(seat.filePath(QStringLiteral("x")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        QCOMPARE(sync::readInvitation(file.fileName()).error().reason, QStringLiteral("bad-invitation"));
        QCOMPARE(sync::readAuthority(file.fileName()).error().reason, QStringLiteral("bad-invitation"));
        QCOMPARE(sync::readInvitation(seat.path() + QStringLiteral("/none")).error().reason, QStringLiteral("no-invitation"));
    }
    void namesThatAreNoneAreRefused()
    {
        QCOMPARE(server::makeCertificate(wish(QStringList())).error().reason, QStringLiteral("no-names"));
        for (const char *name : {"a b", "Central", "x,DNS:evil", "-a", "a..b", ""})
            QCOMPARE(server::makeCertificate(wish(QStringList(QLatin1StringView(name)))).error().reason, QStringLiteral("bad-name"));
    }
    void aBrokenCertificateDoesNotServe()
    {
        QTemporaryDir place;
        QFile file(place.filePath(QStringLiteral("x.pem")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no certificate") > 0);
        file.close();
        server::CentralOptions options;
        options.folder = folder();
        options.certificate = file.fileName();
        const auto central = server::Central::start(options, m_city->rules());
        QVERIFY(!central);
        QCOMPARE(central.error().reason, QStringLiteral("bad-certificate"));
    }
    void handshakesThatNeverEndHoldNobodyUp()
    {
        serve();
        std::vector<std::unique_ptr<QTcpSocket>> silent;
        for (int i = 0; i < 50; ++i) {
            silent.push_back(std::make_unique<QTcpSocket>());
            silent.back()->connectToHost(QStringLiteral("127.0.0.1"), quint16(m_central->port()));
            QVERIFY(silent.back()->waitForConnected(5000));
            silent.back()->write(i % 2 ? "\x16\x03" : "G");
            silent.back()->waitForBytesWritten(5000);
        }
        QCOMPARE(refusalOf({url(), authority()}), QStringLiteral("signed in"));
        m_central->stop(); // neither do they keep it from stopping
    }
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
