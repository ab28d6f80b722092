// SPDX-License-Identifier: GPL-3.0-or-later
#include "log.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cstdio>

namespace {
enum class Level { Error, Warning, Info, Debug };
constexpr std::array Names = {"error", "warning", "info", "debug"};

bool s_json = false;
Level s_most = Level::Warning;

QString now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

/// One call for one line: lines of several threads do not mix.
void put(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
    std::fflush(stderr);
}

void putJson(Level level, QJsonObject line)
{
    line.insert(QStringLiteral("at"), now());
    line.insert(QStringLiteral("level"), QLatin1StringView(Names[size_t(level)]));
    put(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

Level levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return Level::Debug;
    case QtInfoMsg:
        return Level::Info;
    case QtWarningMsg:
        return Level::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return Level::Error;
}

void putMessage(QtMsgType type, const QMessageLogContext &context, const QString &words)
{
    const Level level = levelOf(type);
    if (level > s_most)
        return;
    const QString category = QString::fromLatin1(context.category ? context.category : "default");
    if (s_json)
        putJson(level, {{QStringLiteral("category"), category}, {QStringLiteral("message"), words}});
    else
        put((category + QStringLiteral(": ") + words + u'\n').toUtf8());
}

Level levelOf(const wanmi::server::Served &served)
{
    if (served.status >= 500)
        return Level::Warning;
    return served.status >= 400 || served.method != "GET" ? Level::Info : Level::Debug;
}
} // namespace

bool startLog(const QString &form, const QString &level)
{
    s_json = form == u"json";
    s_most = s_json ? Level::Info : Level::Warning;
    for (std::size_t i = 0; i < Names.size(); ++i) {
        if (level == QLatin1StringView(Names[i]))
            s_most = Level(i);
    }
    qInstallMessageHandler(putMessage);
    const bool isLevel = level.isEmpty() || level == QLatin1StringView(Names[size_t(s_most)]);
    return isLevel && (s_json || form == u"text");
}

void logNotice(const QString &words)
{
    if (s_json)
        putJson(Level::Info,
                {{QStringLiteral("category"), QStringLiteral("wanmi.central")}, {QStringLiteral("message"), words}});
    else
        put(("wanmi-central: " + words + u'\n').toUtf8());
}

void logRequest(const wanmi::server::Served &served)
{
    const Level level = levelOf(served);
    if (level > s_most)
        return;
    const QString path = served.path.isEmpty() ? QStringLiteral("-") : QString::fromLatin1(served.path);
    const double ms = double(served.took.count()) / 1000;
    if (!s_json)
        return put(QStringLiteral("%1 %2 %3 %4 %5 ms %6 B %7\n")
                       .arg(now(), QString::fromLatin1(served.method), path)
                       .arg(served.status)
                       .arg(ms, 0, 'f', 1)
                       .arg(served.bytes)
                       .arg(served.account.isEmpty() ? QStringLiteral("-") : served.account)
                       .toUtf8());
    putJson(level,
            {{QStringLiteral("category"), QStringLiteral("wanmi.request")},
             {QStringLiteral("method"), QString::fromLatin1(served.method)},
             {QStringLiteral("path"), path},
             {QStringLiteral("status"), served.status},
             {QStringLiteral("ms"), ms},
             {QStringLiteral("bytes"), served.bytes},
             {QStringLiteral("account"), served.account}});
}
