// SPDX-License-Identifier: GPL-3.0-or-later
#include "process.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

#include <cstdio>

namespace wanmi::bench {

std::unique_ptr<CentralProcess> CentralProcess::start(const Places &places, const QString &scale,
                                                      const QStringList &more)
{
    const QString folder = places.work + QLatin1Char('/') + scale;
    QDir().mkpath(folder);
    if (!QFile::exists(folder + QStringLiteral("/central.db"))) {
        std::fprintf(stderr, "making the sample city (%s)…\n", qPrintable(scale));
        QProcess init;
        init.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        init.start(
            places.bin + QStringLiteral("/wanmi-central"),
            {QStringLiteral("init"), QStringLiteral("--data"), folder, QStringLiteral("--sample"), scale});
        if (!init.waitForFinished(30 * 60'000) || init.exitCode() != 0)
            return nullptr;
    }
    return serve(places, folder, more);
}

std::unique_ptr<CentralProcess> CentralProcess::serve(const Places &places, const QString &folder,
                                                      const QStringList &more)
{
    const QString ready = folder + QStringLiteral("/bench-ready");
    QFile::remove(ready);
    auto central = std::make_unique<CentralProcess>();
    central->m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    central->m_process.start(places.bin + QStringLiteral("/wanmi-central"),
                             QStringList{QStringLiteral("serve"), QStringLiteral("--data"), folder,
                                         QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                         QStringLiteral("--ready-file"), ready}
                                 + more);
    for (int i = 0; i < 600; ++i) {
        QFile file(ready);
        if (file.open(QIODevice::ReadOnly)) {
            const QString text = QString::fromUtf8(file.readAll()).trimmed();
            if (!text.isEmpty()) {
                central->m_url = QUrl(text);
                return central;
            }
        }
        QThread::msleep(100);
    }
    return nullptr;
}

CentralProcess::~CentralProcess()
{
    m_process.terminate();
    if (!m_process.waitForFinished(15'000))
        m_process.kill();
}

std::optional<double> Marks::secondsTo(const QString &mark) const
{
    const auto it = at.constFind(mark);
    if (it == at.constEnd())
        return std::nullopt;
    return (*it - static_cast<double>(startedMs)) / 1000.0;
}

std::optional<double> Marks::secondsBetween(const QString &from, const QString &to) const
{
    const auto a = at.constFind(from);
    const auto b = at.constFind(to);
    if (a == at.constEnd() || b == at.constEnd())
        return std::nullopt;
    return (*b - *a) / 1000.0;
}

std::optional<Marks> runWithMarks(const QString &program, const QStringList &arguments,
                                  const QString &marksFile, int limitS)
{
    QFile::remove(marksFile);
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("WANMI_MARKS"), marksFile);
    environment.insert(QStringLiteral("WANMI_PASSWORD"), QStringLiteral("wanmi"));
    process.setProcessEnvironment(environment);
    Marks marks;
    marks.startedMs = QDateTime::currentMSecsSinceEpoch();
    process.start(program, arguments);
    if (!process.waitForFinished(limitS * 1000)) {
        process.terminate();
        if (!process.waitForFinished(15'000))
            process.kill();
        std::fprintf(stderr, "%s did not end within %d s\n", qPrintable(program), limitS);
        return std::nullopt;
    }
    QFile file(marksFile);
    if (process.exitCode() != 0 || !file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "%s ended with %d and left no marks\n", qPrintable(program), process.exitCode());
        return std::nullopt;
    }
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        marks.at.insert(line.value(QLatin1String("mark")).toString(),
                        line.value(QLatin1String("value")).toDouble());
    }
    return marks;
}
} // namespace wanmi::bench
