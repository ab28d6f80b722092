// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importcheckpage.h"

#include "workbench/flowlayout.h"
#include "workbench/importfigures.h"
#include "workbench/importmap.h"
#include "workbench/importreport.h"
#include "workbench/importtexts.h"
#include "workbench/importtopology.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace wanmi::workbench {

ImportCheckPage::ImportCheckPage(ImportDelivery &delivery, const Style &style, QWidget *parent)
    : ImportPage(delivery, style, parent)
    , m_stage(new QLabel(this))
    , m_detail(label(QStringLiteral("quiet")))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
    , m_again(new QPushButton(this))
    , m_notice(new ImportNotice(this))
    , m_figures(new ImportFigures(style, this))
    , m_remove(new QCheckBox(this))
    , m_result(new QWidget(this))
    , m_views(new QButtonGroup(this))
    , m_save(new ImportReportButton(delivery, *m_notice, this))
    , m_stack(new QStackedWidget(this))
    , m_list(new QTableView(this))
    , m_empty(new QLabel(this))
    , m_about(label(QStringLiteral("note")))
    , m_reasons(label(QStringLiteral("note")))
    , m_rows(new ImportRows(*m_list, style, this))
    , m_map(new ImportMap(style, this))
    , m_topology(new ImportTopology(delivery.session().words, style, this))
{
    build();
    connect(m_cancel, &QPushButton::clicked, &m_delivery, &ImportDelivery::cancel);
    connect(m_again, &QPushButton::clicked, &m_delivery, &ImportDelivery::check);
    connect(m_views, &QButtonGroup::idClicked, this, [this](int id) { showView(View(id)); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ImportCheckPage::showRow);
    connect(m_topology, &ImportTopology::placeWanted, this,
            [this](geo::Place place) { m_delivery.session().selection.showOnMap(place.lon, place.lat); });
    connect(&delivery, &ImportDelivery::statusChanged, this, &ImportCheckPage::showStatus);
    connect(&delivery, &ImportDelivery::lookChanged, this, [this] {
        if (!isVisible() || m_delivery.kind() != intake::Kind::Cells || !m_delivery.look().complete)
            return;
        m_topology->setCells(m_delivery.look().shapes);
        m_topology->setFaults(m_delivery.look().faults);
        if (m_result->isVisible())
            showViews();
    });
    connect(m_remove, &QCheckBox::toggled, this, &ImportCheckPage::readyChanged);
    m_texts.add([this] {
        m_cancel->setText(tr("Cance&l this import"));
        m_cancel->setToolTip(tr("Nothing of it stays at central"));
        m_again->setText(tr("&Try again"));
        m_remove->setToolTip(
            tr("Only rows that earlier deliveries brought; what the city made itself always stays"));
        m_list->setAccessibleName(tr("Rows of the result"));
        m_map->setAccessibleName(tr("Where these rows are"));
        m_map->setToolTip(tr("Wheel or + and - zoom, dragging or arrows move, 0 shows everything"));
        m_shownId.clear();
        showViews();
        showStatus();
    });
}

void ImportCheckPage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    auto *headText = new QVBoxLayout;
    headText->setSpacing(2);
    m_stage->setObjectName(QStringLiteral("title"));
    headText->addWidget(m_stage);
    headText->addWidget(m_detail);
    head->addLayout(headText, 1);
    for (QPushButton *button : {m_again, m_cancel}) {
        button->setAutoDefault(false);
        head->addWidget(button, 0, Qt::AlignTop);
    }
    m_cancel->setObjectName(QStringLiteral("danger"));
    column->addLayout(head);
    column->addWidget(m_progress);
    column->addWidget(m_notice);
    column->addWidget(m_figures);
    column->addWidget(m_remove);
    auto *result = new QVBoxLayout(m_result);
    result->setContentsMargins(0, 0, 0, 0);
    result->setSpacing(6);
    auto *chips = new QHBoxLayout;
    chips->setSpacing(4);
    for (int view = 0; view <= int(View::Topology); ++view) {
        auto *chip = new QPushButton(m_result);
        chip->setObjectName(QStringLiteral("chip"));
        chip->setCheckable(true);
        chip->setAutoDefault(false);
        m_views->addButton(chip, view);
        chips->addWidget(chip);
    }
    chips->addStretch(1);
    chips->addWidget(m_save);
    result->addLayout(chips);
    result->addWidget(m_reasons);
    auto *split = new QSplitter(m_result);
    split->setChildrenCollapsible(false);
    auto *left = new QStackedWidget(split);
    m_empty->setObjectName(QStringLiteral("quiet"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    left->addWidget(m_list);
    left->addWidget(m_empty);
    split->addWidget(left);
    split->addWidget(m_map);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    m_stack->addWidget(split);
    m_stack->addWidget(m_topology);
    result->addWidget(m_stack, 1);
    result->addWidget(m_about);
    column->addWidget(m_result, 1);
    column->addStretch(0);
}

QString ImportCheckPage::title() const
{
    return tr("Check");
}

QString ImportCheckPage::summary() const
{
    const auto &status = m_delivery.status();
    if (!isCounted())
        return {};
    return status->refused > 0 ? tr("%1 refused").arg(words().number(double(status->refused)))
                               : tr("all rows good");
}

void ImportCheckPage::enter()
{
    if (m_delivery.city()) {
        m_map->setCity(m_delivery.city()->areas);
        m_topology->setCity(m_delivery.city()->areas);
    }
    if (!m_delivery.status())
        m_delivery.check();
    m_delivery.lookAgain(); // what was decided since is on the maps of here and of the end
    showStatus();
}

bool ImportCheckPage::isReady() const
{
    const auto &status = m_delivery.status();
    if (!status || !status->isReady())
        return false;
    return status->added + status->changed > 0 || (m_remove->isChecked() && status->removed > 0)
        || m_delivery.isRowless();
}

QString ImportCheckPage::nextText() const
{
    const auto &status = m_delivery.status();
    if (!status || !status->isReady() || m_delivery.isRowless())
        return tr("&Apply");
    const qint64 changes = status->added + status->changed + (m_remove->isChecked() ? status->removed : 0);
    return tr("&Apply %1 changes").arg(words().number(double(changes)));
}

QString ImportCheckPage::nextHelp() const
{
    const auto &status = m_delivery.status();
    if (!status || !status->isReady())
        return {};
    return isReady() ? tr("Nothing has been changed yet.")
                     : tr("There is nothing to change: the city has all of this.");
}

void ImportCheckPage::next()
{
    m_delivery.apply(m_remove->isChecked());
}

QWidget *ImportCheckPage::firstWidget()
{
    return m_list;
}
} // namespace wanmi::workbench
