// SPDX-License-Identifier: GPL-3.0-or-later
// What ails a central, each made on purpose and found by name.
#include "town.h"

#include "server/certificates.h"
#include "server/cityarchive.h"
#include "server/database.h"
#include "server/doctor.h"
#include "server/filehash.h"
#include "server/sqliteaudit.h"
#include "server/sqliteschema.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <sys/mount.h>

using namespace wanmi;
using namespace wanmi::test;
using State = server::Symptom::State;

class TestDoctor : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_place;

    [[nodiscard]] QString city() const { return m_place->path(); }
    [[nodiscard]] QString at(const char *name) const { return m_place->filePath(QLatin1StringView(name)); }
    [[nodiscard]] server::DoctorWish wish(bool deep = false) const
    {
        return {city(), SettableClock().now() + std::chrono::hours(1), deep};
    }
    [[nodiscard]] server::Symptom of(const char *subject, bool deep = false) const
    {
        const auto symptoms = server::examine(wish(deep));
        for (const server::Symptom &one : symptoms.value_or(std::vector<server::Symptom>())) {
            if (one.subject == QLatin1StringView(subject))
                return one;
        }
        return {QStringLiteral("not examined"), State::Bad, {}, {}};
    }
    void run(const char *sql) const
    {
        server::Database database(at("central.db"), server::Database::Mode::Write);
        database.run(sql);
    }
    static bool write(const QString &path, const QByteArray &bytes)
    {
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
private slots:
    void initTestCase() { (void)shippedRules(); }
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        makeTown(city(), shippedRules(), SettableClock().now());
        QVERIFY(write(at("ground.gpkg"), "the ground"));
        const QByteArray hash = server::hashOfFile(at("ground.gpkg")).toLatin1();
        run(("INSERT OR REPLACE INTO meta (key, value) VALUES ('basemap_hash', '" + hash
             + "'), ('basemap_file', 'ground.gpkg'), ('basemap_bytes', '10')")
                .constData());
    }

    void aSoundCityHasNoBadFinding()
    {
        const auto symptoms = server::examine(wish(true));
        QVERIFY(symptoms);
        for (const server::Symptom &one : *symptoms) {
            // Of this machine, not of the city.
            if (one.subject == u"disk" || one.subject == u"clock" || one.subject == u"serving"
                || one.subject == u"keys")
                continue;
            QVERIFY2(one.state == State::Good,
                     qPrintable(one.subject + u' ' + one.reason + u' ' + one.detail));
        }
        QCOMPARE(of("serving").reason, QStringLiteral("not-served"));
        QCOMPARE(of("keys").reason, QStringLiteral("no-audit-key"));
        QCOMPARE(server::examine({at("nowhere"), {}, false}).error().reason, QStringLiteral("no-city"));
        QCOMPARE(server::examine(wish(), [](const QString &) { return false; }).error().reason,
                 QStringLiteral("cancelled"));
    }
    void aServedCityIsSeenToBe()
    {
        const Town town;
        const auto symptoms = server::examine({town.folder(), SettableClock().now(), false});
        QVERIFY(symptoms);
        QCOMPARE(symptoms->back().subject, QStringLiteral("serving"));
        QCOMPARE(symptoms->back().state, State::Good);
    }
    void aClockBeforeWhatWasWritten()
    {
        server::Database database(at("central.db"), server::Database::Mode::Write);
        server::appendAudit(database, {SettableClock().now() + std::chrono::days(1), {}, {}, {}, {}, {}, {}});
        QCOMPARE(of("clock").reason, QStringLiteral("clock-behind"));
        QVERIFY(of("clock").detail.contains(QString::number(23 * 3600)));
    }
    void aDatabaseThatCannotBeRead()
    {
        QFile file(at("central.db"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(4096);
        file.write(QByteArray(200'000, 'x'));
        file.close();
        QCOMPARE(of("database", true).reason, QStringLiteral("database-unreadable"));
        QVERIFY(write(at("central.db"), "no database"));
        QCOMPARE(of("schema").reason, QStringLiteral("database-unreadable"));
        QCOMPARE(server::examine(wish())->size(), 11u);
    }
    void anOlderAndANewerSchema()
    {
        run("UPDATE meta SET value = '3' WHERE key = 'schema'");
        QCOMPARE(of("schema").reason, QStringLiteral("migration-due"));
        run("UPDATE meta SET value = '999' WHERE key = 'schema'");
        QCOMPARE(of("schema").reason, QStringLiteral("database-too-new"));
    }
    void aBaseMapThatIsGoneOrAnotherOne()
    {
        QCOMPARE(of("basemap", true).state, State::Good);
        QVERIFY(write(at("ground.gpkg"), "the GROUND"));
        QCOMPARE(of("basemap").state, State::Good); // as large as before: only reading it tells
        QCOMPARE(of("basemap", true).reason, QStringLiteral("basemap-changed"));
        QVERIFY(write(at("ground.gpkg"), "short"));
        QCOMPARE(of("basemap").reason, QStringLiteral("basemap-changed"));
        QVERIFY(QFile::remove(at("ground.gpkg")));
        QCOMPARE(of("basemap").reason, QStringLiteral("basemap-missing"));
    }
    void aPhotoThatIsGone()
    {
        run("INSERT INTO media (hash, bytes, type, account, at) VALUES "
            "('abcdef0000000000000000000000000000000000000000000000000000000000', 3, 'image/jpeg', 'a', 1)");
        QCOMPARE(of("photos").reason, QStringLiteral("photos-damaged"));
        QCOMPARE(of("photos").detail, QStringLiteral("1 of 1"));
        QVERIFY(
            write(at("media/ab/abcdef0000000000000000000000000000000000000000000000000000000000"), "xyz"));
        QCOMPARE(of("photos").state, State::Good);
        QCOMPARE(of("photos", true).reason, QStringLiteral("photos-damaged"));
    }
    void anAuditThatWasTouched()
    {
        run("DROP TRIGGER audit_is_not_changed; UPDATE audit SET account = 'x' WHERE n = 1");
        QCOMPARE(of("audit").reason, QStringLiteral("audit-broken"));
    }
    void aKeyThatOthersCanRead()
    {
        QVERIFY(server::AuditKey::of(city()));
        QCOMPARE(of("keys").state, State::Good);
        QVERIFY(QFile::setPermissions(at("keys/audit.key"), QFile::ReadOwner | QFile::ReadOther));
        QCOMPARE(of("keys").reason, QStringLiteral("key-open-to-others"));
    }
    void aCertificateThatEnds()
    {
        QCOMPARE(of("certificate").state, State::Good);
        QCOMPARE(of("certificate").detail, QStringLiteral("none"));
        server::CertificateWish order{city(), {QStringLiteral("127.0.0.1")}, std::chrono::days(100), wish().now};
        QVERIFY(server::makeCertificate(order));
        QCOMPARE(of("certificate").state, State::Good);
        order.good = std::chrono::days(20);
        QVERIFY(server::makeCertificate(order));
        QCOMPARE(of("certificate").reason, QStringLiteral("certificate-expires"));
        QVERIFY2(of("certificate").detail.contains(QStringLiteral("in 20 days")), qPrintable(of("certificate").detail));
        order.now -= std::chrono::days(23);
        QVERIFY(server::makeCertificate(order));
        QCOMPARE(of("certificate").reason, QStringLiteral("certificate-expired"));
        QVERIFY2(of("certificate").detail.contains(QStringLiteral("3 days ago")), qPrintable(of("certificate").detail));
        order.now += std::chrono::days(30);
        QVERIFY(server::makeCertificate(order));
        QCOMPARE(of("certificate").reason, QStringLiteral("certificate-not-yet-valid"));
        QVERIFY(write(at("tls/server.pem"), "nonsense"));
        QVERIFY(QFile::setPermissions(at("tls/server.pem"), QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(of("certificate").reason, QStringLiteral("bad-certificate"));
        QVERIFY(QFile::setPermissions(at("tls/ca.key"), QFile::ReadOwner | QFile::ReadOther));
        QCOMPARE(of("certificate").reason, QStringLiteral("key-open-to-others"));
    }
    void aDiskWithoutRoom()
    {
        const QString small = at("small");
        QVERIFY(QDir().mkdir(small));
        if (::mount("tmpfs", small.toUtf8().constData(), "tmpfs", 0, "size=8m") != 0)
            QSKIP("no small disk can be mounted here");
        makeTown(small, shippedRules(), SettableClock().now());
        const auto symptoms = server::examine({small, wish().now, false});
        ::mount(nullptr, small.toUtf8().constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr);
        const auto sealed = server::examine({small, wish().now, false});
        ::umount2(small.toUtf8().constData(), MNT_DETACH);
        QVERIFY(symptoms && sealed);
        QCOMPARE(symptoms->front().reason, QStringLiteral("disk-full"));
        QCOMPARE(sealed->front().reason, QStringLiteral("read-only"));
    }
    void theBundleHoldsNobodysData()
    {
        run("UPDATE person SET name = 'Zhang Secret'");
        const auto symptoms = server::examine(wish());
        const QString path = at("bundle.tar.zst");
        QVERIFY(server::writeSupportBundle(path, wish(), *symptoms));
        QCOMPARE(server::writeSupportBundle(path, wish(), *symptoms).error().reason,
                 QStringLiteral("file-exists"));
        auto reader = server::ArchiveReader::open(path);
        QVERIFY(reader);
        QStringList names;
        QByteArray all, report;
        for (QString name = *reader->next(); !name.isEmpty(); name = *reader->next()) {
            names.append(name);
            QVERIFY(reader->read([&](const char *bytes, qint64 size) -> base::Result<void> {
                all.append(bytes, size);
                if (name == u"report.json")
                    report.append(bytes, size);
                return {};
            }));
        }
        QCOMPARE(names, (QStringList{QStringLiteral("report.json"), QStringLiteral("schema.sql")}));
        QVERIFY(!all.contains("Secret") && !all.contains("$argon2"));
        const QJsonObject told = QJsonDocument::fromJson(report).object();
        QCOMPARE(told[u"findings"].toArray().size(), qsizetype(symptoms->size()));
        QVERIFY(told[u"rows"].toObject()[u"account"].toInt() > 0);
        QVERIFY(all.contains("CREATE TABLE case_file"));
    }
};

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
