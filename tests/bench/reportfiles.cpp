// SPDX-License-Identifier: GPL-3.0-or-later
#include "reportfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>

#include <cstdio>

namespace wanmi::bench {
namespace {
constexpr int LimitMs = 600'000;

/// A program that makes its city once and says a number for each line that it reads.
class Teller
{
public:
    Teller(const QString &program, const QString &folder)
    {
        QDir().mkpath(folder);
        QProcessEnvironment surroundings = QProcessEnvironment::systemEnvironment();
        surroundings.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        m_program.setProcessEnvironment(surroundings);
        m_program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_program.start(QCoreApplication::applicationDirPath() + u'/' + program, {folder});
    }
    ~Teller()
    {
        m_program.closeWriteChannel();
        if (!m_program.waitForFinished(10'000))
            m_program.kill();
        m_program.waitForFinished();
    }
    std::optional<Measured> once()
    {
        m_program.write("once\n");
        while (!m_program.canReadLine()) {
            if (!m_program.waitForReadyRead(LimitMs))
                return std::nullopt;
        }
        bool isNumber = false;
        const double seconds = m_program.readLine().trimmed().toDouble(&isNumber);
        return isNumber ? std::optional(Measured{seconds, {}, {}}) : std::nullopt;
    }

private:
    QProcess m_program;
};
} // namespace

std::optional<Measured> monthlyFiles(const Places &places)
{
    static Teller writer(QStringLiteral("wanmi_reportbench"), places.work + QStringLiteral("/reportfiles"));
    return writer.once();
}

std::optional<Measured> dashboardPaint(const Places &places)
{
    static Teller painter(QStringLiteral("wanmi_dashboardbench"), places.work + QStringLiteral("/dashboard"));
    return painter.once();
}
} // namespace wanmi::bench
