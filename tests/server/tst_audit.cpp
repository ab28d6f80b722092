// SPDX-License-Identifier: GPL-3.0-or-later
// Who did what, and that nobody can change it unseen: in the table, in an export, at the end of the chain.
#include "town.h"

#include "server/auditbook.h"
#include "server/sqliteaudit.h"
#include "server/sqliteschema.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace wanmi;
using namespace wanmi::server;
using namespace wanmi::test;
using Fault = AuditVerdict::Fault;

namespace {
constexpr int Edits = 10'000;
constexpr int Lines = 80;

AuditEntry entryOf(int i)
{
    static const QStringList Words{QString(),
                                   QStringLiteral("done"),
                                   QStringLiteral("区一"),
                                   QStringLiteral("𠮷野家"),
                                   QStringLiteral("\"a\\b\n"),
                                   QStringLiteral("مرحبا")};
    return {base::instantFromMs(1'770'000'000'000 + i * 977),
            QStringLiteral("account%1").arg(i % 7),
            QStringLiteral("10.0.0.%1").arg(i),
            QStringLiteral("command"),
            QStringLiteral("case-%1").arg(i),
            Words[i % Words.size()],
            Words[(i / 3) % Words.size()]};
}

/// A chain of its own, with a head signed at its end.
struct Chain
{
    QTemporaryDir folder;
    std::unique_ptr<Database> database;
    std::unique_ptr<AuditKey> key;
    std::vector<AuditHead> kept; ///< elsewhere

    Chain()
    {
        database = std::make_unique<Database>(folder.filePath(QStringLiteral("central.db")),
                                              Database::Mode::Create);
        migrate(*database);
        for (int i = 0; i < Lines; ++i)
            appendAudit(*database, entryOf(i));
        key = std::make_unique<AuditKey>(*AuditKey::of(folder.path()));
        const AuditLine last = lastAuditLine(*database);
        kept.push_back(key->sign(last.n, last.hash, base::instantFromMs(1)));
        keepAuditHead(*database, kept.front());
        for (const char *trigger : {"audit_is_not_changed", "audit_is_not_deleted",
                                    "audit_head_is_not_changed", "audit_head_is_not_deleted"})
            database->run((std::string("DROP TRIGGER ") + trigger).c_str());
        database->run("PRAGMA synchronous = OFF");
    }
    [[nodiscard]] AuditVerdict verdict(bool withKept) const
    {
        std::vector<AuditHead> heads = auditHeads(*database);
        if (withKept)
            heads.insert(heads.end(), kept.begin(), kept.end());
        AuditCheck check(heads);
        eachAuditLine(*database, std::numeric_limits<qint64>::min(),
                      [&check](const AuditLine &line) { return check.take(line); });
        return check.finish();
    }
    [[nodiscard]] std::vector<AuditLine> lines() const
    {
        std::vector<AuditLine> all;
        eachAuditLine(*database, 1, [&all](const AuditLine &line) {
            all.push_back(line);
            return true;
        });
        return all;
    }
    [[nodiscard]] QByteArray exported(qint64 from = 1) const
    {
        const std::vector<AuditLine> all = lines();
        AuditExport text(from, from > 1 ? all[size_t(from - 2)].hash : auditOrigin());
        QByteArray bytes = text.begin();
        for (const AuditLine &line : all) {
            if (line.n >= from)
                bytes += text.line(line);
        }
        return bytes + text.end(*key);
    }
};

AuditVerdict verdictOf(const QByteArray &bytes, const std::vector<AuditHead> &heads = {})
{
    AuditExportCheck check(heads);
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype end = bytes.indexOf('\n', at);
        const qsizetype length = end < 0 ? bytes.size() - at : end + 1 - at;
        if (!check.take(bytes.mid(at, length)))
            break;
        at += length;
    }
    return check.finish();
}

/// Another value for one byte of that text.
std::string flipped(const QByteArray &text, QRandomGenerator &random)
{
    std::string bytes = text.toStdString();
    bytes[size_t(random.bounded(int(bytes.size())))] ^= char(random.bounded(1, 256));
    return bytes;
}
} // namespace

class TestAudit : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { (void)shippedRules(); }

    void aChainThatNobodyTouchedIsWhole()
    {
        const Chain chain;
        const AuditVerdict verdict = chain.verdict(true);
        QVERIFY(verdict.isWhole());
        QCOMPARE(verdict.lines, Lines);
        QCOMPARE(verdict.signedUpTo, Lines);
        QVERIFY(verdictOf(chain.exported(), chain.kept).isWhole());
        QVERIFY(verdictOf(chain.exported(30), chain.kept).isWhole());
    }
    void tenThousandEditsOfTheTableAreAllFound()
    {
        const Chain chain;
        const std::vector<AuditLine> before = chain.lines();
        QRandomGenerator random(20'261'122);
        static const char *const Names[] = {"account", "address", "deed", "object", "outcome", "detail"};
        chain.database->run("BEGIN");
        for (int edit = 0; edit < Edits; ++edit) {
            const AuditLine &line = before[size_t(random.bounded(Lines))];
            const int column = random.bounded(8);
            std::string name = column == 6 ? "hash" : column == 7 ? "at" : Names[column];
            if (column < 6 && line.texts[size_t(column)].isEmpty())
                name = "hash";
            const std::string sql = "UPDATE audit SET " + name + " = ? WHERE n = ?";
            const auto set = [&](qint64 at, const QByteArray &hash, const std::string &text) {
                Query update(*chain.database, sql);
                name == "at" ? update.bind(at) : name == "hash" ? update.bindBlob(hash) : update.bind(text);
                update.bind(line.n).run();
            };
            const QByteArray &text = column < 6 ? line.texts[size_t(column)] : line.hash;
            set(line.atMs ^ (qint64(random.bounded(1, 256)) << (8 * random.bounded(8))),
                QByteArray::fromStdString(flipped(line.hash, random)),
                text.isEmpty() ? std::string() : flipped(text, random));
            const AuditVerdict verdict = chain.verdict(false);
            QVERIFY2(!verdict.isWhole(),
                     qPrintable(QStringLiteral("edit %1 of line %2, %3")
                                    .arg(edit)
                                    .arg(line.n)
                                    .arg(QString::fromStdString(name))));
            QVERIFY2(verdict.line == line.n, name.c_str());
            set(line.atMs, line.hash, text.toStdString());
        }
        QVERIFY(chain.verdict(true).isWhole());
    }
    void everyOtherNumberIsFound()
    {
        const Chain chain;
        for (const qint64 other : {qint64(0), qint64(-5), qint64(Lines + 3), qint64(1) << 40}) {
            chain.database->run("BEGIN");
            Query(*chain.database, "UPDATE audit SET n = ? WHERE n = 40").bind(other).run();
            QVERIFY(!chain.verdict(false).isWhole());
            chain.database->run("ROLLBACK");
        }
    }
    void aChangedHeadIsFound()
    {
        const Chain chain;
        QRandomGenerator random(7);
        for (const char *column : {"hash", "signature", "key"}) {
            for (int i = 0; i < 100; ++i) {
                const AuditHead head = chain.kept.front();
                const QByteArray bytes = column[0] == 'h' ? head.hash
                    : column[0] == 's'                    ? head.signature
                                                          : head.key;
                chain.database->run("BEGIN");
                Query(*chain.database, std::string("UPDATE audit_head SET ") + column + " = ?")
                    .bindBlob(QByteArray::fromStdString(flipped(bytes, random)))
                    .run();
                QCOMPARE(int(chain.verdict(false).fault), int(Fault::ForgedHead));
                chain.database->run("ROLLBACK");
            }
        }
    }
    void tenThousandEditsOfAnExportAreAllFound()
    {
        const Chain chain;
        const QByteArray whole = chain.exported();
        QRandomGenerator random(4711);
        for (int edit = 0; edit < Edits; ++edit) {
            QByteArray bytes = whole;
            const qsizetype at = random.bounded(int(bytes.size()));
            bytes[at] = char(bytes[at] ^ random.bounded(1, 256));
            QVERIFY2(!verdictOf(bytes).isWhole(),
                     qPrintable(QStringLiteral("edit %1 at %2").arg(edit).arg(at)));
        }
    }
    void whatIsLeftOutOrMovedIsFound()
    {
        const Chain chain;
        for (int n = 1; n < Lines; ++n) {
            chain.database->run("BEGIN");
            Query(*chain.database, "DELETE FROM audit WHERE n = ?").bind(n).run();
            const AuditVerdict gone = chain.verdict(false);
            QCOMPARE(int(gone.fault), int(Fault::Missing));
            QCOMPARE(gone.line, n);
            chain.database->run("ROLLBACK");

            // Two lines change places, with everything but their numbers; or with those as well.
            chain.database->run("BEGIN");
            Query(*chain.database, "UPDATE audit SET n = -1 WHERE n = ?").bind(n).run();
            Query(*chain.database, "UPDATE audit SET n = ? WHERE n = ?").bind(n).bind(n + 1).run();
            Query(*chain.database, "UPDATE audit SET n = ? WHERE n = -1").bind(n + 1).run();
            QCOMPARE(chain.verdict(false).line, n);
            chain.database->run("ROLLBACK");
        }
        const QList<QByteArray> lines = chain.exported().split('\n');
        for (int i = 1; i + 3 < lines.size(); ++i) {
            QList<QByteArray> fewer = lines, turned = lines, twice = lines;
            fewer.removeAt(i);
            turned.swapItemsAt(i, i + 1);
            twice.insert(i, lines[i]);
            for (const QList<QByteArray> &changed : {fewer, turned, twice})
                QVERIFY(!verdictOf(changed.join('\n')).isWhole());
        }
    }
    void aCutTailIsFoundUpToTheLastHeadKeptElsewhere()
    {
        const Chain chain;
        chain.database->run("DELETE FROM audit WHERE n > 50; DELETE FROM audit_head");
        QVERIFY(chain.verdict(false).isWhole()); // the chain alone cannot know
        const AuditVerdict verdict = chain.verdict(true);
        QCOMPARE(int(verdict.fault), int(Fault::TailCut));
        QCOMPARE(verdict.line, 51);
        // An export that breaks off has no end of its own.
        const QByteArray whole = Chain().exported();
        for (const qsizetype size :
             {whole.size() - 1, whole.lastIndexOf('{'), whole.size() / 2, qsizetype(0)})
            QVERIFY(!verdictOf(whole.left(size)).isWhole());
    }
    void aChainWrittenAnewIsFoundByAHead()
    {
        const Chain chain;
        std::vector<AuditLine> lines = chain.lines();
        chain.database->run("DELETE FROM audit; DELETE FROM audit_head");
        for (AuditLine &line : lines) {
            AuditEntry entry = entryOf(int(line.n) - 1);
            if (line.n == 20)
                entry.account = QStringLiteral("somebody-else");
            appendAudit(*chain.database, entry);
        }
        QVERIFY(chain.verdict(false).isWhole());
        const AuditVerdict verdict = chain.verdict(true);
        QCOMPARE(int(verdict.fault), int(Fault::Rewritten));
        QCOMPARE(verdict.line, Lines);
        // Nor does another key help.
        QTemporaryDir other;
        const AuditKey key = *AuditKey::of(other.path());
        const AuditLine last = lastAuditLine(*chain.database);
        AuditCheck check({key.sign(last.n, last.hash, base::instantFromMs(1))}, chain.key->publicKey());
        QCOMPARE(int(check.finish().fault), int(Fault::ForgedHead));
    }
    void aHeadIsOneStrictLineOfText()
    {
        const Chain chain;
        const AuditHead head = chain.kept.front();
        const QByteArray text = headText(head);
        QCOMPARE(headFrom(text), head);
        QVERIFY(!headFrom(text + ' '));
        QVERIFY(!headFrom(text.toUpper()));
        QVERIFY(!headFrom(QByteArray(text).replace(" 80 ", " 080 ")));
        QVERIFY(!headFrom("wanmi-audit-head 1 2 3"));
        const QString path = chain.folder.filePath(QStringLiteral("heads"));
        QVERIFY(appendHead(path, head));
        QVERIFY(appendHead(path, head));
        QCOMPARE(readHeads(path)->size(), 2u);
        QFile broken(path);
        QVERIFY(broken.open(QIODevice::Append) && broken.write("nonsense\n"));
        broken.close();
        QCOMPARE(readHeads(path).error().reason, QStringLiteral("bad-heads"));
        QVERIFY(readHeads(path).error().detail.endsWith(QStringLiteral(":3")));
    }
    void theKeyIsItsOwnersAlone()
    {
        const Chain chain;
        const QFile::Permissions others
            = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFile::permissions(chain.folder.filePath(QStringLiteral("keys/audit.key"))) & others,
                 QFile::Permissions());
        QCOMPARE(AuditKey::of(chain.folder.path())->publicKey(), chain.key->publicKey());
        QFile file(chain.folder.filePath(QStringLiteral("keys/audit.key")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("zz"));
        file.close();
        QCOMPARE(AuditKey::of(chain.folder.path()).error().reason, QStringLiteral("bad-key"));
    }
    void centralSignsEveryDay()
    {
        Town town;
        QTRY_COMPARE_WITH_TIMEOUT(auditHeadsOf(town.folder())->size(), 1u, 20'000);
        auto portal = town.signIn(QStringLiteral("portal"));
        QVERIFY(portal);
        town.clock().advance(std::chrono::hours(23));
        QTest::qWait(2500);
        QCOMPARE(auditHeadsOf(town.folder())->size(), 1u);
        town.clock().advance(std::chrono::hours(2));
        QTRY_COMPARE_WITH_TIMEOUT(auditHeadsOf(town.folder())->size(), 2u, 20'000);
        const auto verdict = verifyAudit(town.folder(), {});
        QVERIFY(verdict && verdict->isWhole());
        QVERIFY(verdict->signedUpTo > 1);
        const QString path = QDir(town.folder()).filePath(QStringLiteral("export.audit"));
        QVERIFY(exportAudit(town.folder(), 1, path)->isWhole());
        const auto file = verifyAuditFile(path, {});
        QVERIFY(file && file->verdict.isWhole());
        QCOMPARE(file->key, AuditKey::of(town.folder())->publicKey());
        QCOMPARE(exportAudit(town.folder(), 1, QStringLiteral("/nowhere/at/all")).error().reason,
                 QStringLiteral("cannot-write"));
        QCOMPARE(verifyAudit(town.folder() + QStringLiteral("/none"), {}).error().reason,
                 QStringLiteral("no-city"));
    }
};

QTEST_GUILESS_MAIN(TestAudit)
#include "tst_audit.moc"
