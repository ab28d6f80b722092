// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QTimer>

namespace wanmi::workbench {

/// What a seat remembers of one person between sessions and crashes: layout, language, theme, drafts. One
/// small JSON file, read and written on a worker; the answers here come from memory.
class SeatMemory : public QObject
{
    Q_OBJECT
public:
    explicit SeatMemory(QString file, QObject *parent = nullptr);
    /// Writes what is still unwritten, before it returns: a program that ends has painted its last frame.
    ~SeatMemory() override;

    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] QJsonValue value(const QString &key) const { return m_values.value(key); }
    void set(const QString &key, const QJsonValue &value);
    void forget(const QString &key);

signals:
    void loaded();

private:
    void save();
    QString m_file;
    QJsonObject m_values;
    QTimer m_soon;
    bool m_loaded = false;
};
} // namespace wanmi::workbench
