// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/changeset.h"
#include "workbench/session.h"
#include "workbench/style.h"

#include <QWidget>

namespace wanmi::workbench {

/// What happened to a case, newest first: who, at which post, what, why; what central has not judged yet
/// stands on top.
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

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        QString time, what, who, why;
        bool pending = false;
    };
    [[nodiscard]] int layOut(int width, QPainter *painter) const;
    SessionContext &m_session;
    const Style &m_style;
    std::vector<Entry> m_entries;
};
} // namespace wanmi::workbench
