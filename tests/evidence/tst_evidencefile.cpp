// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/evidencefile.h"
#include "evidence/verify.h"
#include "support/smalldisk.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi;
using namespace wanmi::evidence;

namespace {
Instant at(int second)
{
    return base::instantFromMs(1'790'000'000'000 + second * 1000);
}
Head aHead()
{
    return {Kind::Clip,
            {QStringLiteral("23010200001311000001"), QStringLiteral("中央大街 “西”"),
             Position{126.6179, 45.7741}, QStringLiteral("supervisor3"), QStringLiteral("井盖缺失"),
             QStringLiteral("case-7")},
            QStringLiteral("h264"),
            at(0)};
}
QByteArray noise(int bytes, quint32 seed)
{
    QRandomGenerator random(seed);
    QByteArray made(bytes, Qt::Uninitialized);
    for (char &one : made)
        one = char(random.generate());
    return made;
}
QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}
} // namespace

class TestEvidenceFile : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("deep/er/clip.mp4"));
        auto file = EvidenceFile::make(m_path, aHead());
        QVERIFY(file);
        for (int i = 0; i < Pieces; ++i)
            QVERIFY(file->append(pieceNo(i), at(2 * i), at(2 * i + 2), i == 0 ? 0 : 25));
        const auto seal = file->end(QStringLiteral("stopped"));
        QVERIFY(seal);
        m_seal = *seal;
        m_file = contentOf(m_path);
        m_manifest = contentOf(manifestOf(m_path));
    }

    void whatWasWrittenIsWholeAndSaysEverything()
    {
        const auto verdict = verifyFile(m_path);
        QVERIFY(verdict);
        QVERIFY(verdict->isWhole());
        const Manifest &manifest = verdict->manifest;
        QCOMPARE(manifest.seal, m_seal);
        QCOMPARE(manifest.head.facts.cameraName, aHead().facts.cameraName);
        QCOMPARE(manifest.head.facts.reason, u"井盖缺失");
        QCOMPARE(manifest.head.facts.position->latitude, 45.7741);
        QCOMPARE(manifest.head.from, at(0));
        QCOMPARE(int(manifest.pieces.size()), Pieces);
        QCOMPARE(manifest.pieces[3].first, at(6));
        QCOMPARE(manifest.end->until, at(2 * Pieces));
        QCOMPARE(manifest.end->bytes, m_file.size());
        QCOMPARE(manifest.end->hash, blake2b(m_file));
    }

    void everyChangedByteIsFound()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 3000; ++i) {
            const bool inManifest = i % 2;
            const QString path = inManifest ? manifestOf(m_path) : m_path;
            QByteArray bytes = inManifest ? m_manifest : m_file;
            const qsizetype where = i < 2 * m_manifest.size() && inManifest
                ? (i / 2) % bytes.size()
                : random.bounded(int(bytes.size()));
            bytes[where] = char(bytes[where] ^ char(1 + random.bounded(255)));
            put(path, bytes);
            const auto verdict = verifyFile(m_path);
            QVERIFY(verdict);
            QVERIFY2(!verdict->isWhole(), qPrintable(QStringLiteral("%1 of %2").arg(where).arg(path)));
            if (!inManifest)
                QVERIFY(verdict->fault == Fault::Altered);
            put(path, inManifest ? m_manifest : m_file);
        }
        QVERIFY(verifyFile(m_path)->isWhole());
    }

    void everyCutIsFound()
    {
        for (qsizetype size = 0; size < m_manifest.size(); ++size) {
            put(manifestOf(m_path), m_manifest.first(size));
            QVERIFY(!verifyFile(m_path)->isWhole());
        }
        put(manifestOf(m_path), m_manifest + "\n");
        QVERIFY(verifyFile(m_path)->fault == Fault::ManifestAltered);
        put(manifestOf(m_path), m_manifest);
        for (qsizetype size = 0; size < m_file.size(); size += 97) {
            put(m_path, m_file.first(size));
            QVERIFY(verifyFile(m_path)->fault == Fault::Missing);
        }
    }

    void piecesThatMovedAreNamed()
    {
        put(m_path,
            pieceNo(0) + pieceNo(2) + pieceNo(1)
                + m_file.sliced(pieceNo(0).size() + pieceNo(1).size() + pieceNo(2).size()));
        auto verdict = verifyFile(m_path);
        QVERIFY(verdict->fault == Fault::Misplaced);
        QCOMPARE(verdict->piece, 2);
        put(m_path, pieceNo(0) + m_file.sliced(pieceNo(0).size() + pieceNo(1).size()));
        QVERIFY(verifyFile(m_path)->fault == Fault::Missing);
        put(m_path, m_file + pieceNo(2));
        QVERIFY(verifyFile(m_path)->fault == Fault::Added);
        put(m_path, pieceNo(0) + noise(500, 99) + m_file.sliced(pieceNo(0).size()));
        verdict = verifyFile(m_path);
        QVERIFY(verdict->fault == Fault::Added);
        QCOMPARE(verdict->offset, pieceNo(0).size());
        QFile::remove(manifestOf(m_path));
        QCOMPARE(verifyFile(m_path).error().reason, u"no-manifest");
        QFile::remove(m_path);
        QCOMPARE(verifyFile(m_path).error().reason, u"no-such-file");
    }

    void aManifestOfAnotherClipIsNone()
    {
        const QString other = m_folder->filePath(QStringLiteral("other.mp4"));
        auto file = EvidenceFile::make(other, aHead());
        QVERIFY(file && file->append(noise(3000, 5), at(0), at(2), 25)
                && file->end(QStringLiteral("stopped")));
        QVERIFY(verifyClip(m_path, manifestOf(m_path))->isWhole());
        QVERIFY(!verifyClip(m_path, manifestOf(other))->isWhole());
        QVERIFY(!EvidenceFile::make(other, aHead()));
        QCOMPARE(EvidenceFile::make(other, aHead()).error().reason, u"file-exists");
    }

    /// Whatever moment a program is killed at: the manifest's line is there or torn, the piece is there or
    /// torn.
    void aKilledClipIsFinishedFromEveryByte()
    {
        const auto whole = readManifest(m_manifest);
        QVERIFY(whole);
        const QString path = m_folder->filePath(QStringLiteral("killed.mp4"));
        for (int step = 0; step < 600; ++step) {
            QRandomGenerator random(quint32(step) + 1);
            const int wrote = 2 + random.bounded(Pieces - 2); // so many pieces are whole
            const qint64 fileEnd
                = whole->pieces[std::size_t(wrote) - 1].offset + whole->pieces[std::size_t(wrote) - 1].bytes;
            const qint64 lineEnd = whole->ends[std::size_t(wrote) - 1];
            const qint64 nextLine = wrote < Pieces ? whole->ends[std::size_t(wrote)] : lineEnd;
            const qint64 nextPiece = wrote < Pieces ? whole->pieces[std::size_t(wrote)].bytes : 0;
            const bool announced = random.bounded(2) && wrote < Pieces;
            put(manifestOf(path),
                m_manifest.first(announced ? nextLine
                                           : lineEnd + random.bounded(int(nextLine - lineEnd) + 1)));
            const bool hasLine = contentOf(manifestOf(path)).size() == nextLine && wrote < Pieces;
            put(path, m_file.first(fileEnd + (hasLine ? random.bounded(int(nextPiece)) : 0)));
            QVERIFY(verifyFile(path)->fault != Fault::None);
            const auto done = finishClip(path);
            QVERIFY2(done, done ? "" : qPrintable(done.error().reason));
            QCOMPARE(contentOf(path), m_file.first(fileEnd));
            QCOMPARE(done->pictures, 25 * (wrote - 1));
            const auto verdict = verifyFile(path);
            QVERIFY(verdict && verdict->isWhole());
            QCOMPARE(verdict->manifest.end->reason, u"interrupted");
            QVERIFY(verdict->manifest.end->missing.contains(
                base::toUtc(at(2 * wrote)).toString(Qt::ISODateWithMs)));
            QCOMPARE(finishClip(path).error().reason, u"already-finished");
        }
    }

    void finishingRefusesWhatWasAltered()
    {
        const auto whole = readManifest(m_manifest);
        const QString path = m_folder->filePath(QStringLiteral("killed.mp4"));
        put(manifestOf(path), m_manifest.first(whole->ends[4]));
        QByteArray altered = m_file.first(whole->pieces[4].offset + 10);
        altered[whole->pieces[2].offset + 5] = char(altered[whole->pieces[2].offset + 5] + 1);
        put(path, altered);
        QCOMPARE(finishClip(path).error().reason, u"clip-altered");
        QCOMPARE(contentOf(path), altered);
        put(manifestOf(path), m_manifest.first(whole->ends[0]));
        QCOMPARE(finishClip(path).error().reason, u"nothing-recorded");
        {
            auto running = EvidenceFile::make(m_folder->filePath(QStringLiteral("runs.mp4")), aHead());
            QVERIFY(running && running->append(noise(10, 1), at(0), at(1), 1));
            QCOMPARE(finishClip(m_folder->filePath(QStringLiteral("runs.mp4"))).error().reason,
                     u"still-recording");
        }
        QVERIFY(finishClip(m_folder->filePath(QStringLiteral("runs.mp4"))));
    }

    void aFullDiskKeepsWhatIsThere()
    {
        test::TinyDisk disk(64);
        if (!disk.isMounted())
            QSKIP("no small disk can be mounted here: only root may");
        const QString path = disk.path(QStringLiteral("clip.mp4"));
        auto file = EvidenceFile::make(path, aHead());
        QVERIFY(file);
        int taken = 0;
        QString reason;
        while (reason.isEmpty()) {
            const auto stored = file->append(noise(6000, quint32(taken)), at(taken), at(taken + 1), 25);
            if (stored)
                ++taken;
            else
                reason = stored.error().reason;
        }
        QCOMPARE(reason, u"disk-full");
        QVERIFY(taken >= 5 && taken <= 10);
        QVERIFY(file->end(reason));
        const auto verdict = verifyFile(path);
        QVERIFY(verdict && verdict->isWhole());
        QCOMPARE(int(verdict->manifest.pieces.size()), taken);
        QCOMPARE(verdict->manifest.end->reason, u"disk-full");
    }

    void aFolderThatCannotBeWrittenSaysSo()
    {
        QCOMPARE(EvidenceFile::make(QStringLiteral("/proc/nowhere/clip.mp4"), aHead()).error().reason,
                 u"cannot-write");
        QCOMPARE(writeWhole(QStringLiteral("/dev/null/still.jpg"), aHead(), "x").error().reason,
                 u"cannot-write");
    }

    void aStillIsOnePiece()
    {
        Head head = aHead();
        head.kind = Kind::Still;
        head.codec = QStringLiteral("jpeg");
        const QString path = m_folder->filePath(QStringLiteral("still.jpg"));
        const auto seal = writeWhole(path, head, noise(5000, 3));
        QVERIFY(seal);
        const auto verdict = verifyFile(path);
        QVERIFY(verdict && verdict->isWhole());
        QCOMPARE(verdict->manifest.seal, *seal);
        QVERIFY(verdict->manifest.head.kind == Kind::Still);
    }

private:
    static constexpr int Pieces = 8;
    static QByteArray pieceNo(int i) { return noise(200 + 131 * i, quint32(i) + 1); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QByteArray m_file, m_manifest, m_seal;
};

QTEST_GUILESS_MAIN(TestEvidenceFile)
#include "tst_evidencefile.moc"
