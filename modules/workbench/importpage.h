// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/importdelivery.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QWidget>

class QLabel;
class QTableWidget;

namespace wanmi::workbench {

/// One step of the wizard.
class ImportPage : public QWidget
{
    Q_OBJECT
public:
    ImportPage(ImportDelivery &delivery, const Style &style, QWidget *parent);

    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual QString headline() const { return title(); } ///< over the page
    [[nodiscard]] virtual QString summary() const
    {
        return {};
    } ///< what was decided here, for the rail; one line
    virtual void enter() { } ///< it is shown now
    [[nodiscard]] virtual bool isReady() const = 0; ///< the next step can be taken
    [[nodiscard]] virtual QString nextText() const;
    [[nodiscard]] virtual QString nextHelp() const
    {
        return {};
    } ///< what keeps from going on; empty: nothing
    virtual void next() { } ///< what going on means besides the next page
    [[nodiscard]] virtual QWidget *firstWidget() = 0; ///< has the keys when the page comes

    static void setRole(QWidget *widget, const QString &role); ///< changes how the sheet draws it

signals:
    void readyChanged();
    void nextWanted();

protected:
    void changeEvent(QEvent *event) override;
    [[nodiscard]] const models::Words &words() const { return m_delivery.session().words; }
    [[nodiscard]] QLabel *label(const QString &role); ///< "title", "quiet", "note", "problem", "section"
    /// A table of rows to read: no editing, whole rows, keys move, no grid.
    static void plain(QTableWidget *table);

    ImportDelivery &m_delivery;
    const Style &m_style;
    Texts m_texts;
};

/// An error or a remark in its own frame: what happened, what to do.
class ImportNotice : public QWidget
{
    Q_OBJECT
public:
    explicit ImportNotice(QWidget *parent);
    void refuse(const QString &text); ///< empty: hidden
    void remark(const QString &text);
    [[nodiscard]] QString text() const;

private:
    void show(const QString &frame, const QString &text);
    QLabel *m_text;
};
} // namespace wanmi::workbench
