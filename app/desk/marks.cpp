// SPDX-License-Identifier: GPL-3.0-or-later
#include "marks.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <cstdio>
#include <unistd.h>

namespace wanmi::desk {
namespace {

/// Opened before the first frame, so that noting a moment later is one small write.
std::FILE *marksFile()
{
    static std::FILE *file = [] {
        const QByteArray path = qgetenv("WANMI_MARKS");
        return path.isEmpty() ? nullptr : std::fopen(path.constData(), "a");
    }();
    return file;
}
} // namespace

void mark(const QString &name)
{
    static QSet<QString> noted;
    if (noted.contains(name))
        return;
    noted.insert(name);
    markValue(name, static_cast<double>(QDateTime::currentMSecsSinceEpoch()));
}

void markValue(const QString &name, double value)
{
    std::FILE *file = marksFile();
    if (!file)
        return;
    std::fprintf(file, "{\"mark\":\"%s\",\"value\":%.3f}\n", qUtf8Printable(name), value);
    std::fflush(file);
}

void markText(const QString &name, const QString &text)
{
    std::FILE *file = marksFile();
    if (!file)
        return;
    const QJsonObject line{{QStringLiteral("mark"), name},
                           {QStringLiteral("value"), double(QDateTime::currentMSecsSinceEpoch())},
                           {QStringLiteral("text"), text}};
    std::fprintf(file, "%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(file);
}

bool isMarking()
{
    return marksFile() != nullptr;
}

double residentMb()
{
    std::FILE *file = std::fopen("/proc/self/statm", "r");
    if (!file)
        return 0;
    long pages = 0, resident = 0;
    const int read = std::fscanf(file, "%ld %ld", &pages, &resident);
    std::fclose(file);
    return read == 2 ? static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6 : 0;
}
} // namespace wanmi::desk
