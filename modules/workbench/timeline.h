// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/recordedspan.h"
#include "store/changeset.h"
#include "workbench/session.h"
#include "workbench/style.h"

#include <QWidget>

class QPushButton;

namespace wanmi::workbench {

/// What happened to a case, newest first: who, at which post, what, why; what central has not judged yet
/// stands on top.
/// A stretch of a camera's record that is marked on the case can be played from here.
class Timeline : public QWidget
{
    Q_OBJECT
public:
    Timeline(SessionContext &session, const Style &style, QWidget *parent = nullptr);
    void show(const store::CaseDossier &dossier);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    /// The entries as one text, for screen readers and tests.
    [[nodiscard]] QString asText() const;

signals:
    void recordWanted(const QString &cameraId, base::Instant from);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        QString time, what, who, why;
        bool pending = false;
        QPushButton *play = nullptr; ///< of a stretch
    };
    /// \param painter nullptr: only measures; with `places`, puts the buttons where they belong
    [[nodiscard]] int layOut(int width, QPainter *painter, bool places = false) const;
    [[nodiscard]] QPushButton *playerOf(const QString &note);
    SessionContext &m_session;
    const Style &m_style;
    std::vector<Entry> m_entries;
};
} // namespace wanmi::workbench
