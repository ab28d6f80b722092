// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QCommandLineOption>
#include <QElapsedTimer>
#include <QString>

#include <atomic>
#include <optional>

class QCommandLineParser;

/// How the commands talk to the person at the terminal: results on standard output, everything else on
/// standard error.
namespace wanmi::terminal {

inline constexpr int Done = 0, NotDone = 1, WrongUse = 2, Interrupted = 130;

/// Prints reason and advice. \return the exit code: NotDone, or Interrupted for "cancelled".
int fail(const Error &error);
int wrongUse(const QString &words); ///< \return WrongUse
[[nodiscard]] bool speaksChinese(); ///< by LC_ALL, LC_MESSAGES, LANG
[[nodiscard]] QCommandLineOption dataOption();
[[nodiscard]] base::Instant now();
/// Description, --help, and after the options the examples.
void prepare(QCommandLineParser &parser, const QString &words);
/// --password-file FILE ("-": standard input). A password is never an argument: everybody on the machine can read those.
[[nodiscard]] QCommandLineOption passwordFileOption(const QString &whose);
/// The file's first line, or WANMI_PASSWORD; nothing when neither was given. Errors: NotFound "no-such-file".
[[nodiscard]] base::Result<std::optional<QString>> givenPassword(const QCommandLineParser &parser);
[[nodiscard]] QString readPassword(); ///< from standard input: an argument could be read in the process list
[[nodiscard]] QString grouped(qint64 number); ///< "144,815"

/// SIGINT and SIGTERM set a flag from now on; a second one ends the program at once. One at a time.
class InterruptFlag
{
public:
    InterruptFlag();
    ~InterruptFlag();
    InterruptFlag(const InterruptFlag &) = delete;
    InterruptFlag &operator=(const InterruptFlag &) = delete;
    [[nodiscard]] bool isSet() const;
    [[nodiscard]] const std::atomic_bool *get() const;
};

/// "checking 45 % (65,000 rows), 3 s left" on standard error: one line that changes on a terminal, else a
/// line every few seconds.
class ProgressLine
{
public:
    ProgressLine();
    ~ProgressLine(); ///< ends the line
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;
    /// `share`: 0..1, below 0: not known. `left`: seconds, if the worker knows; otherwise it is reckoned from
    /// the share and the time used by this stage.
    void show(const QString &stage, double share, qint64 rows = -1, std::optional<qint64> left = {});

private:
    void end();

    bool m_isTerminal;
    bool m_isOpen = false;
    QString m_stage;
    QElapsedTimer m_sinceStage, m_sinceShown;
};
} // namespace wanmi::terminal
