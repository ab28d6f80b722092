// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include <functional>
#include <vector>

namespace wanmi::workbench {

/// Something a person can do at this desk that is not a step of a case.
struct Deed
{
    QString token; ///< the button of the same deed carries it as its property "deed"
    QString text; ///< with a mnemonic
    QString key; ///< as it is printed, empty: none
    std::function<void()> act;
};
struct DeedGroup
{
    QString text; ///< with a mnemonic; empty: the deeds stand in the menu itself
    std::vector<Deed> deeds;
};

/// The desk's menu, F10: everything that can be done here, each with its mnemonic and its key, built anew at
/// each opening.
class MainMenu : public QMenu
{
    Q_OBJECT
public:
    using Ask = std::function<std::vector<DeedGroup>()>;
    explicit MainMenu(Ask ask, QWidget *parent = nullptr);
    /// Made now, as it would open.
    void fill();

private:
    Ask m_ask;
};
} // namespace wanmi::workbench
