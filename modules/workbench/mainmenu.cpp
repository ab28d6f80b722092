// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/mainmenu.h"

namespace wanmi::workbench {

MainMenu::MainMenu(Ask ask, QWidget *parent)
    : QMenu(parent)
    , m_ask(std::move(ask))
{
    setObjectName(QStringLiteral("mainmenu"));
    connect(this, &QMenu::aboutToShow, this, &MainMenu::fill);
}

void MainMenu::fill()
{
    for (QMenu *old : findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly))
        old->deleteLater();
    clear();
    for (const DeedGroup &group : m_ask()) {
        QMenu *into = this;
        if (!group.text.isEmpty()) {
            into = addMenu(group.text);
            into->setEnabled(!group.deeds.empty());
        } else {
            addSeparator();
        }
        for (const Deed &deed : group.deeds) {
            QAction *action
                = into->addAction(deed.key.isEmpty() ? deed.text : QString(deed.text + u'\t' + deed.key));
            action->setProperty("deed", deed.token);
            // Afterwards: what is done may close or rebuild what the menu hangs on.
            connect(action, &QAction::triggered, this, deed.act, Qt::QueuedConnection);
        }
    }
}
} // namespace wanmi::workbench
