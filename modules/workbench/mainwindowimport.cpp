// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a city, for those who may bring them: wizard and topology, windows of their own beside the
// desk.
#include "workbench/mainwindow.h"

#include "workbench/importtopology.h"
#include "workbench/importwizard.h"

namespace wanmi::workbench {

bool MainWindow::mayImport() const
{
    return ImportWizard::isFor(m_session.grant.post);
}

void MainWindow::openImport()
{
    if (!mayImport())
        return;
    if (!m_import)
        m_import = new ImportWizard(m_session, m_style, m_memory, this);
    m_import->show();
    m_import->raise();
    m_import->activateWindow();
}

void MainWindow::openTopology()
{
    if (!mayImport())
        return;
    if (!m_topology)
        m_topology = new TopologyWindow(m_session, m_style, this);
    m_topology->show();
    m_topology->raise();
    m_topology->activateWindow();
}

void MainWindow::closeImport()
{
    delete std::exchange(m_import, nullptr);
    delete m_topology.data();
}
} // namespace wanmi::workbench
