// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/session.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace wanmi::workbench {

/// What lies over the window: covers its parent, follows its size.
class Overlay : public QWidget
{
    Q_OBJECT
public:
    explicit Overlay(QWidget *covered);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override; ///< Tab stays above what is covered
    Texts m_texts;
};

/// F1: every key, in words. Any key or click closes it.
class KeySheet : public Overlay
{
    Q_OBJECT
public:
    /// \param imports whether this person may import: their keys stand there too.
    KeySheet(bool imports, QWidget *covered);
    [[nodiscard]] QString asText() const;

signals:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QLabel *m_left, *m_right, *m_third;
};

/// Ctrl+L: nothing of the desk can be seen or done until its person is back; the wall goes on.
class LockScreen : public Overlay
{
    Q_OBJECT
public:
    LockScreen(const protocol::SessionGrant &grant, QWidget *covered);
    void refuse(const QString &words);

signals:
    void unlockWanted(const QString &password);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QLineEdit *m_password;
    QLabel *m_problem;
    QPushButton *m_open;
};

/// The first run: what arrives, how far it is. A strip, not a wall: the desk below can be used already.
class FirstRun : public QWidget
{
    Q_OBJECT
public:
    FirstRun(SessionContext &session, QWidget *parent = nullptr);
    void show(const sync::LinkStatus &status);

private:
    SessionContext &m_session;
    QLabel *m_text;
    QProgressBar *m_bar;
};
} // namespace wanmi::workbench
