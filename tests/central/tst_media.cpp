// SPDX-License-Identifier: GPL-3.0-or-later
// wanmi-central media: evidence is verified where no seat and no city is.
#include "evidence/evidencefile.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi;

namespace {
struct Outcome
{
    int code = -1;
    QString out, err;
};

Outcome media(const QStringList &arguments, const QString &language = QStringLiteral("C.UTF-8"))
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), language);
    process.setProcessEnvironment(environment);
    process.start(QString::fromUtf8(WANMI_CENTRAL), QStringList{QStringLiteral("media")} + arguments);
    if (!process.waitForFinished(60'000))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

Instant at(int second)
{
    return base::instantFromMs(1'790'000'000'000 + second * 1000);
}
} // namespace

class TestMedia : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clip = m_folder->filePath(QStringLiteral("case-7/clip.mp4"));
        m_seal = write(m_clip, true);
    }

    void aWholeClipIsSaidToBeWhole()
    {
        const Outcome outcome = media({QStringLiteral("verify"), m_clip});
        QCOMPARE(outcome.code, 0);
        for (const QString &fact : {QStringLiteral("whole"), QStringLiteral("2301020000131100"),
                                    QStringLiteral("supervisor3"), m_seal})
            QVERIFY2(outcome.out.contains(fact), qPrintable(outcome.out));
    }

    void whatWasChangedIsNamedInBothLanguages()
    {
        change(m_clip, 1500);
        const Outcome english = media({QStringLiteral("verify"), m_clip});
        QCOMPARE(english.code, 1);
        QVERIFY2(english.out.contains(u"piece 2 (from byte 1000) was altered"), qPrintable(english.out));
        const Outcome chinese = media({QStringLiteral("verify"), m_clip}, QStringLiteral("zh_CN.UTF-8"));
        QCOMPARE(chinese.code, 1);
        QVERIFY2(chinese.out.contains(u"第 2 段（第 1000 字节起）被改动"), qPrintable(chinese.out));
    }

    void aFolderIsVerifiedToTheLastFile()
    {
        const QString second = m_folder->filePath(QStringLiteral("case-8/still.jpg"));
        write(second, true);
        QCOMPARE(media({QStringLiteral("verify"), m_folder->path()}).code, 0);
        change(evidence::manifestOf(second), 40);
        const Outcome outcome = media({QStringLiteral("verify"), m_folder->path()});
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.out.contains(u"clip.mp4: whole"));
        QVERIFY2(outcome.out.contains(u"still.jpg: BROKEN: line 1 of the manifest was altered"),
                 qPrintable(outcome.out));
    }

    void aClipWithoutManifestAndAManifestWithoutClipAreNotPassedOver()
    {
        QVERIFY(QFile::rename(evidence::manifestOf(m_clip), m_folder->filePath(QStringLiteral("elsewhere"))));
        Outcome outcome = media({QStringLiteral("verify"), m_folder->path()});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(u"no-manifest"), qPrintable(outcome.err));
        QVERIFY(QFile::rename(m_folder->filePath(QStringLiteral("elsewhere")), evidence::manifestOf(m_clip)));
        QVERIFY(QFile::remove(m_clip));
        outcome = media({QStringLiteral("verify"), m_folder->path()});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(u"no-such-file"), qPrintable(outcome.err));
        QTemporaryDir empty;
        QCOMPARE(media({QStringLiteral("verify"), empty.path()}).code, 1);
    }

    void aKilledClipIsFinished()
    {
        const QString killed = m_folder->filePath(QStringLiteral("killed.mp4"));
        write(killed, false);
        Outcome outcome = media({QStringLiteral("verify"), killed});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.out.contains(u"has no end"), qPrintable(outcome.out));
        outcome = media({QStringLiteral("finish"), killed});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.contains(u"at most one group of pictures"), qPrintable(outcome.out));
        outcome = media({QStringLiteral("verify"), killed});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.contains(u"missing: what followed"));
        QCOMPARE(media({QStringLiteral("finish"), killed}).code, 1);
    }

    void wrongUseIsToldApart()
    {
        QCOMPARE(media({}).code, 2);
        QCOMPARE(media({QStringLiteral("verify")}).code, 2);
        QCOMPARE(media({QStringLiteral("burn"), m_clip}).code, 2);
        QVERIFY(media({QStringLiteral("--help")}).out.contains(u"verify FILE|FOLDER"));
    }

private:
    static QString write(const QString &path, bool ends)
    {
        auto file = evidence::EvidenceFile::make(path,
                                                 {evidence::Kind::Clip,
                                                  {QStringLiteral("2301020000131100"),
                                                   QStringLiteral("河岸"),
                                                   {},
                                                   QStringLiteral("supervisor3"),
                                                   {},
                                                   {}},
                                                  QStringLiteral("h264"),
                                                  at(0)});
        if (!file)
            return {};
        for (int i = 0; i < 4; ++i)
            (void)file->append(QByteArray(1000, char('a' + i)), at(i), at(i + 1), i == 0 ? 0 : 25);
        const auto seal = ends ? file->end(QStringLiteral("stopped")) : base::Result<QByteArray>();
        return seal ? QString::fromLatin1(seal->toHex()) : QString();
    }
    static void change(const QString &path, qint64 where)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(where));
        QCOMPARE(file.write("!"), 1);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_clip, m_seal;
};

QTEST_GUILESS_MAIN(TestMedia)
#include "tst_media.moc"
