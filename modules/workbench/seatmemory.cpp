// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/seatmemory.h"

#include "base/answer.h"
#include "base/doors.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QtConcurrentRun>
#include <QThreadPool>

namespace wanmi::workbench {
namespace {
constexpr int PauseMs = 800; ///< a keystroke is on disk within a second

QJsonObject read(const QString &path)
{
    base::passDoor(base::Door::File, "seat memory");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

void write(const QString &path, const QJsonObject &values)
{
    base::passDoor(base::Door::File, "seat memory");
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner); // drafts hold words of the public
    file.write(QJsonDocument(values).toJson(QJsonDocument::Compact));
    file.commit();
}

/// One writer, so that an older version never overwrites a newer one.
QThreadPool *writer()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(1);
    return &pool;
}
} // namespace

SeatMemory::SeatMemory(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(PauseMs);
    connect(&m_soon, &QTimer::timeout, this, &SeatMemory::save);
    base::Answer<QJsonObject> stored = QtConcurrent::run(writer(), [path = m_file] { return read(path); });
    stored.then(this, [this](const QJsonObject &values) {
        const QJsonObject newer = std::exchange(m_values, values);
        for (auto it = newer.begin(); it != newer.end(); ++it)
            m_values.insert(it.key(), it.value());
        m_loaded = true;
        emit loaded();
    });
}

SeatMemory::~SeatMemory()
{
    if (m_soon.isActive())
        save();
    writer()->waitForDone();
}

void SeatMemory::set(const QString &key, const QJsonValue &value)
{
    if (m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    m_soon.start();
}

void SeatMemory::forget(const QString &key)
{
    if (!m_values.contains(key))
        return;
    m_values.remove(key);
    m_soon.start();
}

void SeatMemory::save()
{
    m_soon.stop();
    writer()->start([path = m_file, values = m_values] { write(path, values); });
}
} // namespace wanmi::workbench
