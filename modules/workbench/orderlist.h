// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/changeset.h"
#include "workbench/session.h"
#include "workbench/style.h"

#include <QWidget>

namespace wanmi::workbench {

/// Supervise orders of a case, the newest first: who asks what of whom until when, and what came of it; then
/// who has urged. Signing, replying and judging are actions of the case.
class OrderList : public QWidget
{
    Q_OBJECT
public:
    OrderList(SessionContext &session, const Style &style, QWidget *parent = nullptr);

    void show(const store::CaseDossier &dossier);
    [[nodiscard]] bool isEmpty() const { return m_lines.isEmpty(); }
    [[nodiscard]] QString asText() const { return m_lines.join(u'\n'); } ///< for tests and for print

private:
    void addOrder(const domain::SuperviseOrder &order);
    void addUrges(const store::CaseDossier &dossier);
    void add(const QString &title, const QString &text, const QString &light);

    SessionContext &m_session;
    const Style &m_style;
    QStringList m_lines;
};

/// A supervise order in words: what it is with its state, and the lines below it.
struct OrderWords
{
    QString title, text, light;
};
/// \param inFull how times are said where it will be read on another day, as on paper; else "today 09:35"
[[nodiscard]] OrderWords wordsOf(const domain::SuperviseOrder &order, const models::Words &words,
                                 base::Instant now,
                                 const std::function<QString(base::Instant)> &inFull = {});
/// "drainage", "supervision": who must answer.
[[nodiscard]] QString addresseeOf(const QString &to, const models::Words &words);
} // namespace wanmi::workbench
