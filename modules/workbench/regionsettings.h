// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/walls.h"
#include "workbench/session.h"

#include <QJsonObject>
#include <QWidget>

#include <functional>

class QLabel;
class QVBoxLayout;

namespace wanmi::workbench {
class CheckPicker;

/// What one region of a scene shows, as a form that depends on its kind. Whatever is typed or ticked is told
/// by changed() at once; nothing is refused here that can be typed.
class RegionSettings : public QWidget
{
    Q_OBJECT
public:
    RegionSettings(SessionContext &session, QWidget *parent = nullptr);

    /// The same region with the settings that are here already: what is being typed stays.
    void show(const domain::SceneRegion &region);
    void clear();
    [[nodiscard]] const QJsonObject &settings() const { return m_settings; }
    /// What should be chosen so that the region shows something; empty: nothing is missing.
    [[nodiscard]] static QString missing(const domain::SceneRegion &region);
    void focusFirst();

signals:
    /// `name`: the setting.
    void changed(const QString &name);

private:
    void build();
    void add(const QString &label, QWidget *editor);
    void addTitles();
    void addWord(const char *name, const QString &label, const QString &none,
                 const std::function<QString(const QString &)> &wordOf);
    void addText();
    void addWords();
    void addFollow();
    CheckPicker *addList(const char *name, const QString &label, const QString &hint);
    [[nodiscard]] CheckPicker *addClasses();
    void addCameras();
    void set(const QString &name, const QJsonValue &value);
    [[nodiscard]] QString text(const char *name) const;
    [[nodiscard]] QStringList list(const char *name) const;

    SessionContext &m_session;
    QVBoxLayout *m_column;
    QWidget *m_form = nullptr, *m_first = nullptr;
    QLabel *m_empty;
    QString m_id, m_kind;
    QJsonObject m_settings;
};
} // namespace wanmi::workbench
