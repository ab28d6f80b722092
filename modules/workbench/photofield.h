// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/fields.h"
#include "workbench/session.h"

class QListWidget;

namespace wanmi::workbench {

/// Photos taken into the case: chosen files are read and hashed on a worker; the case keeps kind, content
/// hash, time and author. The answer is one line "kind hash ms name" a photo.
class PhotoField : public Field
{
    Q_OBJECT
public:
    PhotoField(Ask ask, QString kind, SessionContext &session, QWidget *parent = nullptr);
    [[nodiscard]] QString answer() const override;
    void setAnswer(const QString &answer) override;
    void writeTo(domain::CaseOrder &order) const override;
    [[nodiscard]] QWidget *editor() const override;
    /// Reads, checks that they are pictures, hashes, adds.
    void addFiles(const QStringList &paths);

private:
    void choose();
    void show();
    QString m_kind;
    SessionContext &m_session;
    QStringList m_lines;
    QListWidget *m_list;
    QWidget *m_button;
};
} // namespace wanmi::workbench
