// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "terminal.h"

#include "evidence/evidencefile.h"
#include "evidence/verify.h"

#include <QCommandLineParser>
#include <QDirIterator>

#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
using evidence::Fault;

QString wordsOf(const evidence::Verdict &verdict)
{
    const bool zh = speaksChinese();
    const auto place = [&](const char *chinese, const char *english) {
        return QString::fromUtf8(zh ? chinese : english).arg(verdict.piece).arg(verdict.offset);
    };
    switch (verdict.fault) {
    case Fault::None:
        break;
    case Fault::Unfinished:
        return zh
            ? QStringLiteral("没有结尾：正在录像，或录像程序中断；中断的用 media finish 补全")
            : QStringLiteral(
                "has no end: it is being recorded, or the recorder was killed; then media finish completes it");
    case Fault::Altered:
        return place("第 %1 段（第 %2 字节起）被改动", "piece %1 (from byte %2) was altered");
    case Fault::Missing:
        return place("缺少第 %1 段（第 %2 字节起）", "piece %1 (from byte %2) is missing");
    case Fault::Misplaced:
        return place("第 %1 段（第 %2 字节起）不在原来的位置",
                     "piece %1 (from byte %2) stands in the wrong place");
    case Fault::Added:
        return place("第 %1 段处（第 %2 字节起）多出内容", "something was added at piece %1 (from byte %2)");
    case Fault::ManifestAltered:
        return (zh ? QStringLiteral("清单第 %1 行被改动")
                   : QStringLiteral("line %1 of the manifest was altered"))
            .arg(verdict.piece);
    }
    return {};
}

void tellWhole(const QString &path, const evidence::Manifest &manifest)
{
    const bool zh = speaksChinese();
    const evidence::Facts &facts = manifest.head.facts;
    const auto time = [](Instant at) { return base::toUtc(at).toString(Qt::ISODateWithMs); };
    std::printf("%s: %s\n", qPrintable(path), zh ? "完整" : "whole");
    std::printf("  %s %s, %s – %s, %s\n", qPrintable(facts.cameraId), qPrintable(facts.cameraName),
                qPrintable(time(manifest.head.from)), qPrintable(time(manifest.end->until)),
                qPrintable(facts.who));
    if (!manifest.end->missing.isEmpty())
        std::printf("  %s%s\n", zh ? "缺少：" : "missing: ", qPrintable(manifest.end->missing));
    std::printf("  %s%s\n", zh ? "封印（与审计记录核对）：" : "seal (compare it with the audit): ",
                manifest.seal.toHex().constData());
}

int verifyOne(const QString &path)
{
    const auto verdict = evidence::verifyFile(path);
    if (!verdict)
        return fail(verdict.error());
    if (verdict->isWhole()) {
        tellWhole(path, verdict->manifest);
        return Done;
    }
    std::printf("%s: %s%s\n", qPrintable(path),
                speaksChinese() ? "有问题：" : "BROKEN: ", qPrintable(wordsOf(*verdict)));
    return NotDone;
}

/// What lies in a folder and below: every file with a manifest, manifests whose file is gone, and pictures
/// and clips that have none.
QStringList evidenceIn(const QString &folder)
{
    QStringList files;
    const QString suffix = evidence::manifestOf({});
    QDirIterator each(folder, {u'*' + suffix, QStringLiteral("*.mp4"), QStringLiteral("*.jpg")},
                      QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        QString file = each.next();
        if (file.endsWith(suffix))
            file.chop(suffix.size());
        files.append(file);
    }
    files.removeDuplicates();
    files.sort();
    return files;
}

int verify(const QStringList &paths)
{
    int code = Done;
    for (const QString &path : paths) {
        const bool isFolder = QFileInfo(path).isDir();
        const QStringList files = isFolder ? evidenceIn(path) : QStringList{path};
        if (files.isEmpty())
            code = fail({ErrorKind::NotFound, QStringLiteral("no-evidence"), path});
        for (const QString &file : files)
            code = std::max(code, verifyOne(file));
    }
    return code;
}

int finish(const QStringList &paths)
{
    int code = Done;
    for (const QString &path : paths) {
        const auto done = evidence::finishClip(path);
        if (!done) {
            code = fail(done.error());
            continue;
        }
        std::printf("%s: %s %s\n", qPrintable(path),
                    speaksChinese() ? "已补全；缺少：" : "finished; missing:", qPrintable(done->missing));
    }
    return code;
}
} // namespace

int media(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(
        parser,
        QStringLiteral(
            "Clips and stills of cameras that were kept as evidence. Beside each lies FILE.manifest: camera, position, times, who "
            "and why, and the blake2b-256 of every fragment, chained; the last hash is the seal. Needs no city.\n\n"
            "  verify FILE|FOLDER…  finds any byte that was changed, in the file or its manifest, and fragments that are missing, "
            "added or moved; exit code 1 when anything is wrong, or when a picture or clip has no manifest. Whoever can write both files can seal "
            "them anew: compare the seal with the one in the audit\n"
            "  finish FILE…         completes a clip whose recorder was killed, and says what it lacks"));
    parser.addPositionalArgument(QStringLiteral("deed"),
                                 QStringLiteral("verify FILE|FOLDER… | finish FILE…"));
    parser.process(arguments);
    QStringList words = parser.positionalArguments();
    const QString deed = words.isEmpty() ? QString() : words.takeFirst();
    if (!words.isEmpty() && deed == u"verify")
        return verify(words);
    if (!words.isEmpty() && deed == u"finish")
        return finish(words);
    return wrongUse(QStringLiteral("verify FILE|FOLDER… or finish FILE…; see --help"));
}
