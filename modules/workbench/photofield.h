// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/photocheck.h"
#include "workbench/fields.h"
#include "workbench/session.h"

#include <optional>

class QListWidget;

namespace wanmi::workbench {

/// Photos taken into the case: chosen or dropped files are read, checked and kept beside the outbox by a worker; the
/// case keeps kind, content hash, time and author. A picture whose own time or position does not fit the case
/// says so here. The answer is one line "kind hash ms name" a photo.
class PhotoField : public Field
{
    Q_OBJECT
public:
    static constexpr int MostPhotos = 40; ///< of one order

    PhotoField(Ask ask, QString kind, SessionContext &session, QWidget *parent = nullptr);
    /// What the pictures are held against.
    void setCase(const domain::CaseFile &file);
    [[nodiscard]] QString answer() const override;
    void setAnswer(const QString &answer) override;
    void writeTo(domain::CaseOrder &order) const override;
    [[nodiscard]] QString problem() const override;
    [[nodiscard]] QWidget *editor() const override;
    /// Reads, checks that they are pictures, keeps, adds.
    void addFiles(const QStringList &paths);
    [[nodiscard]] QStringList lines() const; ///< what is said of each

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Chosen
    {
        QString hash, name;
        base::Instant at;
        std::optional<domain::PhotoFacts> facts; ///< nothing: not looked at yet
        bool isGone = false; ///< of a draft, and no longer kept here
    };
    struct Taken
    {
        std::vector<Chosen> photos;
        QStringList refused; ///< name and why
    };
    void choose();
    /// One file after the other: forty of the largest would fill the memory.
    void takeNext(const QStringList &paths, Taken taken, int leftOut);
    void take(const Taken &taken, int leftOut);
    void examine(const QString &hash);
    void showLines();

    QString m_kind;
    SessionContext &m_session;
    domain::CaseFile m_file;
    std::vector<Chosen> m_photos;
    QListWidget *m_list;
    QWidget *m_button;
    QWidget *m_clear;
};
} // namespace wanmi::workbench
