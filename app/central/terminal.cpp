// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal.h"

#include "intake/report.h"

#include <QCommandLineParser>
#include <QFile>
#include <QLocale>
#include <QStandardPaths>

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace wanmi::terminal {
namespace {

std::atomic_bool interrupted = false;
constexpr int TerminalEveryMs = 200, FileEveryMs = 5000;

void noteInterrupt(int signal)
{
    if (interrupted.exchange(true)) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
    }
}

QString standardFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/wanmi/central");
}

QString timeWords(qint64 seconds)
{
    if (seconds < 90)
        return QStringLiteral("%1 s left").arg(seconds);
    return QStringLiteral("%1 min left").arg((seconds + 30) / 60);
}
} // namespace

int fail(const Error &error)
{
    const intake::ReasonWords words = intake::wordsOf(error.reason);
    const QString &what = speaksChinese() ? words.zh : words.en;
    const QString &advice = speaksChinese() ? words.adviceZh : words.adviceEn;
    std::fprintf(stderr, "wanmi-central: %s%s%s\n", qPrintable(error.reason), error.detail.isEmpty() ? "" : ": ",
                 qPrintable(error.detail));
    if (!what.isEmpty() && what != error.reason)
        std::fprintf(stderr, "  %s\n", qPrintable(what));
    if (!advice.isEmpty())
        std::fprintf(stderr, "  %s\n", qPrintable(advice));
    return error.reason == u"cancelled" ? Interrupted : NotDone;
}

int wrongUse(const QString &words)
{
    std::fprintf(stderr, "wanmi-central: %s\n", qPrintable(words));
    return WrongUse;
}

bool speaksChinese()
{
    for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (const QByteArray value = qgetenv(name); !value.isEmpty())
            return value.startsWith("zh");
    }
    return false;
}

QCommandLineOption dataOption()
{
    return {QStringLiteral("data"), QStringLiteral("Folder of the city (default: %1).").arg(standardFolder()),
            QStringLiteral("DIR"), standardFolder()};
}

base::Instant now()
{
    return base::SystemClock().now();
}

void prepare(QCommandLineParser &parser, const QString &words)
{
    parser.setApplicationDescription(words);
    parser.addHelpOption();
}

QString readPassword()
{
    std::fputs("Password: ", stderr);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(input.readLine()).remove(u'\n').remove(u'\r');
}

QString grouped(qint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

InterruptFlag::InterruptFlag()
{
    interrupted = false;
    for (const int one : {SIGINT, SIGTERM})
        std::signal(one, noteInterrupt);
}

InterruptFlag::~InterruptFlag()
{
    for (const int one : {SIGINT, SIGTERM})
        std::signal(one, SIG_DFL);
}

bool InterruptFlag::isSet() const
{
    return interrupted;
}

const std::atomic_bool *InterruptFlag::get() const
{
    return &interrupted;
}

ProgressLine::ProgressLine()
    : m_isTerminal(isatty(STDERR_FILENO) == 1)
{
    m_sinceShown.start();
    m_sinceStage.start();
}

ProgressLine::~ProgressLine()
{
    end();
}

void ProgressLine::end()
{
    if (m_isOpen && m_isTerminal)
        std::fputc('\n', stderr);
    m_isOpen = false;
}

void ProgressLine::show(const QString &stage, double share, qint64 rows, std::optional<qint64> left)
{
    const bool isNew = stage != m_stage;
    if (isNew) {
        end();
        m_stage = stage;
        m_sinceStage.restart();
    } else if (m_sinceShown.elapsed() < (m_isTerminal ? TerminalEveryMs : FileEveryMs)) {
        return;
    }
    m_sinceShown.restart();
    QString words = share < 0 ? stage : QStringLiteral("%1 %2 %").arg(stage).arg(int(share * 100));
    if (rows > 0)
        words += QStringLiteral(" (%1 rows)").arg(grouped(rows));
    if (!left && share > 0.02 && m_sinceStage.elapsed() > 1000)
        left = qint64(double(m_sinceStage.elapsed()) / 1000 * (1 - share) / share) + 1;
    if (left)
        words += QStringLiteral(", ") + timeWords(*left);
    if (m_isTerminal)
        std::fprintf(stderr, "\r\033[Kwanmi-central: %s", qPrintable(words));
    else
        std::fprintf(stderr, "wanmi-central: %s\n", qPrintable(words));
    std::fflush(stderr);
    m_isOpen = true;
}
} // namespace wanmi::terminal
