// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzing.h"
#include "protocol/messages.h"
#include "server/auditchain.h"
#include "server/backup.h"
#include "server/cityarchive.h"
#include "server/cursor.h"
#include "sync/unpacker.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <zstd.h>

using namespace wanmi;
using test::Decoder;
using test::Mutator;

namespace {
QString pathOf(const char *name)
{
    static const QTemporaryDir folder;
    return folder.filePath(QLatin1StringView(name));
}

QString written(const char *name, const QByteArray &bytes)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", name);
    return file.fileName();
}

QByteArray auditFile()
{
    const auto key = server::AuditKey::of(pathOf("."));
    if (!key)
        qFatal("no key");
    server::AuditExport out(1, server::auditOrigin());
    QByteArray text = out.begin(), before = server::auditOrigin();
    for (qint64 n = 1; n <= 4; ++n) {
        server::AuditLine line{n, 1'795'140'000'000 + n, {"acceptor1", "127.0.0.1", "dispatch", "c1", "done", "值"}, {}};
        line.hash = before = server::auditHash(before, line);
        text += out.line(line);
    }
    return text + out.end(*key);
}

QByteArray takeAudit(const QByteArray &bytes, Mutator &)
{
    static const QByteArray whole = auditFile();
    server::AuditExportCheck check;
    qsizetype at = 0;
    while (at < bytes.size()) {
        const qsizetype end = bytes.indexOf('\n', at);
        const qsizetype next = end < 0 ? bytes.size() : end + 1;
        if (!check.take(bytes.mid(at, next - at)))
            break;
        at = next;
    }
    return check.finish().isWhole() && bytes != whole ? "altered, and called whole" : QByteArray();
}

QByteArray backupSeed()
{
    const QString path = pathOf("seed.tar.zst");
    const QString inside = written("central.db", QByteArray(3'000, 'd'));
    QFile::remove(path);
    auto writer = server::ArchiveWriter::create(path);
    if (!writer)
        qFatal("no backup");
    const auto added = writer->add(QStringLiteral("central.db"), inside, [](qint64) { return true; });
    if (!added)
        qFatal("no backup");
    const QJsonObject one{{QStringLiteral("path"), added->path},
                          {QStringLiteral("bytes"), added->bytes},
                          {QStringLiteral("blake2b"), QString::fromLatin1(added->hash.toHex())}};
    if (!writer->add(QString::fromLatin1(server::ManifestName),
                     QJsonDocument(QJsonObject{{QStringLiteral("wanmi-backup"), 1}, {QStringLiteral("files"), QJsonArray{one}}}).toJson())
        || !writer->finish())
        qFatal("no backup");
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A packed replica; its hash is of the whole one, as central says it.
QByteArray takeSnapshot(const QByteArray &bytes, Mutator &random)
{
    protocol::SnapshotOffer offer;
    offer.hash = QString(64, u'a');
    offer.bytes = bytes.size();
    offer.rawBytes = 40'000;
    sync::Unpacker unpacker;
    const QString target = pathOf("snapshot.part");
    if (!unpacker.begin(offer, target))
        return {};
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length = 1 + random.pick(bytes.size() - at);
        if (!unpacker.add(bytes.mid(at, length)))
            return {};
        at += length;
    }
    return unpacker.finish() ? "the hash of nothing was believed" : QByteArray();
}

QByteArray packedSeed()
{
    QByteArray plain;
    for (int i = 0; plain.size() < 40'000; ++i)
        plain += QByteArray::number(i * 7919);
    QByteArray packed(qsizetype(ZSTD_compressBound(size_t(plain.size()))), Qt::Uninitialized);
    packed.resize(qsizetype(ZSTD_compress(packed.data(), size_t(packed.size()), plain.constData(), size_t(plain.size()), 3)));
    return packed;
}

/// What was accepted is said in one way only.
QByteArray takeCursor(const QByteArray &bytes, Mutator &)
{
    const auto cursor = server::Cursor::fromText(bytes);
    if (!cursor)
        return {};
    const auto again = server::Cursor::fromText(cursor->toText());
    return again && again->toText() == cursor->toText() ? QByteArray() : "its own text is another cursor";
}

std::vector<Decoder> decoders()
{
    return {
        {"backup", 1'500, {backupSeed()}, [](const QByteArray &bytes, Mutator &) -> QByteArray {
             (void)server::checkBackup(written("broken.tar.zst", bytes));
             return {};
         }},
        {"audit export", 60'000, {auditFile()}, takeAudit},
        {"replica file", 1'500, {packedSeed()}, takeSnapshot},
        {"cursor", 100'000, {server::Cursor{7, QByteArray(8, 's'), 9}.toText()}, takeCursor},
    };
}
} // namespace

/// What is kept in files and given back years later or by others: backups, audit exports, packed replicas, places in the
/// change feed.
class TestArchives : public QObject
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

QTEST_GUILESS_MAIN(TestArchives)
#include "tst_archives.moc"
