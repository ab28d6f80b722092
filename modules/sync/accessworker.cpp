// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessworker.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

namespace wanmi::sync {
namespace {
Q_LOGGING_CATEGORY(lcAccess, "wanmi.sync.access")
using namespace std::chrono_literals;
constexpr auto LookEvery = 15s;
constexpr std::size_t MostWaiting = 20'000; ///< a month of a wall without central; the oldest go then
} // namespace

AccessWorker::AccessWorker(const Address &central, const QString &token, const QString &folder,
                           std::shared_ptr<const base::Clock> clock, AccessJournal::Options options)
    : m_path(QDir(folder).filePath(QStringLiteral("accesses.jsonl")))
    , m_clock(clock)
    , m_options(options)
    , m_channel(central, token, std::move(clock), this)
{
    QDir().mkpath(folder);
    load();
    connect(&m_minute, &QTimer::timeout, this, [this] { endLooks(false); });
    m_minute.start(LookEvery);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &AccessWorker::push);
    push();
}

AccessWorker::~AccessWorker()
{
    m_busy = true; // they are told at the next start
    endLooks(true);
}

void AccessWorker::renew(const QString &token)
{
    m_channel.setToken(token);
    push();
}

void AccessWorker::add(protocol::Access access)
{
    access.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    append(access);
    m_waiting.push_back(std::move(access));
    if (m_waiting.size() > MostWaiting) {
        m_waiting.erase(m_waiting.begin(), m_waiting.begin() + MostWaiting / 10);
        rewrite();
    }
    push();
}

void AccessWorker::shown(const QString &camera, const QString &reason)
{
    const base::Instant at = now();
    const auto look = m_looks.find(camera);
    if (look != m_looks.end() && look->screens == 0 && at - look->until > m_options.pause) {
        write(*look, camera);
        m_looks.erase(look);
    }
    Look &mine = m_looks[camera];
    if (mine.from == base::Instant())
        mine.from = at;
    mine.until = at;
    ++mine.screens;
    if (!reason.isEmpty() && !mine.reasons.contains(reason))
        mine.reasons.append(reason);
}

void AccessWorker::hidden(const QString &camera)
{
    const auto look = m_looks.find(camera);
    if (look == m_looks.end())
        return;
    look->until = now();
    look->screens = std::max(0, look->screens - 1);
}

// A wall that turns from one camera to the next and back leaves a line an hour for each, not one for each turn.
void AccessWorker::endLooks(bool all)
{
    const base::Instant at = now();
    for (auto look = m_looks.begin(); look != m_looks.end();) {
        const bool goesOn = look->screens > 0;
        if (goesOn)
            look->until = at;
        const bool isOver = !goesOn && at - look->until >= m_options.pause;
        if (!all && !isOver && look->until - look->from < m_options.longest) {
            ++look;
            continue;
        }
        write(*look, look.key());
        if (goesOn && !all) {
            look->from = at;
            if (look->reasons.size() > 1) // the latest goes on
                look->reasons = {look->reasons.last()};
            ++look;
        } else {
            look = m_looks.erase(look);
        }
    }
}

void AccessWorker::write(const Look &look, const QString &camera)
{
    protocol::Access access;
    access.kind = protocol::Access::Kind::Camera;
    access.what = camera;
    access.from = look.from;
    access.until = look.until;
    access.reason = look.reasons.join(QStringLiteral("; "));
    add(std::move(access));
}

void AccessWorker::load()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    while (!file.atEnd()) {
        // A line that a power cut left half is no line.
        if (auto access = protocol::accessFrom(QJsonDocument::fromJson(file.readLine()).object()))
            m_waiting.push_back(std::move(*access));
    }
}

void AccessWorker::append(const protocol::Access &access)
{
    QFile file(m_path);
    const QByteArray line = QJsonDocument(toJson(access)).toJson(QJsonDocument::Compact) + '\n';
    // It begins with a line's end: what was cut off before spoils only itself.
    if (!file.open(QIODevice::Append) || file.write('\n' + line) < 0 || !file.flush())
        qCWarning(lcAccess, "an access could not be written down: %ls", qUtf16Printable(file.errorString()));
}

void AccessWorker::rewrite()
{
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    for (const protocol::Access &access : m_waiting)
        file.write(QJsonDocument(toJson(access)).toJson(QJsonDocument::Compact) + '\n');
    file.commit();
}

void AccessWorker::push()
{
    if (m_busy || m_waiting.empty())
        return;
    m_busy = true;
    const std::size_t count = std::min(m_waiting.size(), std::size_t(protocol::MostAccessesAtOnce));
    const std::vector<protocol::Access> first(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(count));
    m_channel.post(QStringLiteral("/v1/accesses"), protocol::accessesToJson(first), this,
                   [this, count](const base::Result<HttpAnswer> &outcome) { take(outcome, count); });
}

void AccessWorker::take(const base::Result<HttpAnswer> &outcome, std::size_t sent)
{
    m_busy = false;
    if (!outcome && outcome.error().kind != ErrorKind::Refused) {
        m_retry.start(m_options.retry); // also when the session has ended: the person signs in again
        return;
    }
    if (!outcome)
        qCWarning(lcAccess, "central does not take what was accessed: %ls", qUtf16Printable(outcome.error().reason));
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(std::min(sent, m_waiting.size())));
    rewrite();
    push();
}
} // namespace wanmi::sync
