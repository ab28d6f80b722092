// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/changeset.h"
#include "workbench/session.h"
#include "workbench/style.h"

#include <QWidget>

namespace wanmi::workbench {

/// Other cases that have to do with the one shown: linked, of the same component, at the same place, of the
/// same class near by. Enter opens one. With them everybody of the public who reported the matter, for posts
/// that may know.
class RelatedList : public QWidget
{
    Q_OBJECT
public:
    RelatedList(SessionContext &session, const Style &style, QWidget *parent = nullptr);

    void show(const QString &caseId);
    [[nodiscard]] const std::vector<store::RelatedCase> &cases() const { return m_cases; }

signals:
    void changed(); ///< what is shown has been built anew

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void addCase(const store::RelatedCase &related);
    void addReporters();
    [[nodiscard]] QStringList picture() const;
    [[nodiscard]] QString wordsOfReporters() const;
    [[nodiscard]] QString wordsOf(const store::RelatedCase &related) const;

    SessionContext &m_session;
    const Style &m_style;
    QString m_caseId;
    std::vector<store::RelatedCase> m_cases;
    std::vector<store::Store::Reporter> m_reporters;
    QStringList m_shown; ///< what the buttons and words were made of
    bool m_isRead = false;
};
[[nodiscard]] QString wordOf(store::RelatedCase::Tie tie);
} // namespace wanmi::workbench
