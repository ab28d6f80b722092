// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QProcess>
#include <QString>
#include <QUrl>

#include <memory>
#include <optional>

namespace wanmi::bench {

struct Places
{
    QString bin; ///< folder of the programs
    QString run; ///< packaging/run
    QString work; ///< folder for data of the bench
};

/// A wanmi-central over a sample city that is made once and kept in the bench's folder. Killed with this
/// object.
class CentralProcess
{
public:
    static std::unique_ptr<CentralProcess> start(const Places &places, const QString &scale,
                                                 const QStringList &more = {});
    ~CentralProcess();
    /// Over a folder that is there, whatever its city is kept in.
    static std::unique_ptr<CentralProcess> serve(const Places &places, const QString &folder,
                                                 const QStringList &more = {});
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

private:
    QProcess m_process;
    QUrl m_url;
};

/// What a seat noted of itself: milliseconds since 1970 per mark, and numbers.
struct Marks
{
    QHash<QString, double> at;
    qint64 startedMs = 0; ///< when the bench launched the program
    [[nodiscard]] std::optional<double> secondsTo(const QString &mark) const;
    [[nodiscard]] std::optional<double> secondsBetween(const QString &from, const QString &to) const;
};
/// Runs a program with --marks FILE until it exits by itself (at most `limitS`), and reads the marks.
[[nodiscard]] std::optional<Marks> runWithMarks(const QString &program, const QStringList &arguments,
                                                const QString &marksFile, int limitS);
} // namespace wanmi::bench
