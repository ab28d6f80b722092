// SPDX-License-Identifier: GPL-3.0-or-later
#include "reportfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>

#include <cstdio>

namespace wanmi::bench {
namespace {
constexpr int LimitMs = 600'000;

/// Its city is told once.
class Writer
{
public:
    explicit Writer(const QString &folder)
    {
        QDir().mkpath(folder);
        QProcessEnvironment surroundings = QProcessEnvironment::systemEnvironment();
        surroundings.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        m_program.setProcessEnvironment(surroundings);
        m_program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_program.start(QCoreApplication::applicationDirPath() + QStringLiteral("/wanmi_reportbench"), {folder});
    }
    ~Writer()
    {
        m_program.closeWriteChannel();
        if (!m_program.waitForFinished(10'000))
            m_program.kill();
        m_program.waitForFinished();
    }
    std::optional<double> write()
    {
        m_program.write("once\n");
        while (!m_program.canReadLine()) {
            if (!m_program.waitForReadyRead(LimitMs))
                return std::nullopt;
        }
        bool isNumber = false;
        const double seconds = m_program.readLine().trimmed().toDouble(&isNumber);
        return isNumber ? std::optional(seconds) : std::nullopt;
    }

private:
    QProcess m_program;
};
} // namespace

std::optional<Measured> monthlyFiles(const Places &places)
{
    static Writer writer(places.work + QStringLiteral("/reportfiles"));
    const auto seconds = writer.write();
    return seconds ? std::optional(Measured{*seconds, {}, {}}) : std::nullopt;
}
} // namespace wanmi::bench
