// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importtopology.h"

#include "workbench/importmap.h"
#include "workbench/importrows.h"
#include "workbench/importtexts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr size_t ShownCells = 4'000;

QString amountOf(const models::Words &words, const gridding::TopologyFault &fault)
{
    if (fault.kind == u"area-sum")
        return words.percent(fault.amount);
    return fault.amount > 0 ? words.number(fault.amount) + QStringLiteral(" m²") : QString();
}
} // namespace

ImportTopology::ImportTopology(const models::Words &words, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_words(words)
    , m_style(style)
    , m_list(new QTableView(this))
    , m_rows(new ImportRows(*m_list, style, this))
    , m_map(new ImportMap(style, this))
    , m_title(new QLabel(this))
    , m_advice(new QLabel(this))
    , m_open(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *split = new QSplitter(this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_list);
    auto *side = new QWidget(split);
    auto *sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(0, 0, 0, 0);
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setWordWrap(true);
    m_advice->setObjectName(QStringLiteral("quiet"));
    m_advice->setWordWrap(true);
    sideColumn->addWidget(m_map, 1);
    sideColumn->addWidget(m_title);
    sideColumn->addWidget(m_advice);
    m_open->setAutoDefault(false);
    sideColumn->addWidget(m_open, 0, Qt::AlignLeft);
    split->addWidget(side);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 3);
    column->addWidget(split, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ImportTopology::showChosen);
    connect(m_open, &QPushButton::clicked, this, [this] {
        const int row = m_list->currentIndex().row();
        if (row >= 0 && row < int(m_faults.size()))
            emit placeWanted(m_faults[size_t(row)].place);
    });
    m_texts.add([this] {
        m_list->setAccessibleName(tr("Faults of the grid"));
        m_map->setAccessibleName(tr("Map of the chosen fault"));
        m_open->setText(tr("Show on the city's &map"));
        m_open->setToolTip(tr("The big map goes to this place"));
        m_rows->setHeads({tr("Fault"), tr("Cell or community"), tr("With"), tr("How much")});
        showFaults();
    });
}

void ImportTopology::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

void ImportTopology::setCity(const std::vector<domain::Area> &areas)
{
    m_map->setCity(areas);
}

void ImportTopology::setCells(const std::vector<geo::Polygon> &cells)
{
    m_map->setShapes(cells);
}

void ImportTopology::setFaults(const std::vector<gridding::TopologyFault> &faults)
{
    m_faults = faults;
    showFaults();
}

void ImportTopology::showFaults()
{
    const int chosen = m_list->currentIndex().row();
    m_rows->start({});
    std::vector<ImportRows::Row> rows;
    rows.reserve(m_faults.size());
    for (const gridding::TopologyFault &fault : m_faults) {
        const QString mark = fault.isWarning ? QStringLiteral("▲ ") : QStringLiteral("■ ");
        rows.push_back(
            {{mark + importtexts::fault(fault.kind), fault.code, fault.other, amountOf(m_words, fault)},
             importtexts::faultAdvice(fault.kind),
             QPointF(fault.place.lon, fault.place.lat),
             fault.isWarning,
             !fault.isWarning});
    }
    m_rows->add(std::move(rows), 0);
    m_list->setColumnWidth(0, 230);
    m_list->setColumnWidth(1, 150);
    m_list->setColumnWidth(2, 150);
    m_open->setEnabled(!m_faults.empty());
    if (!m_faults.empty())
        choose(std::max(0, chosen));
    else
        showChosen();
}

void ImportTopology::choose(int row)
{
    m_list->selectRow(std::clamp(row, 0, std::max(0, m_rows->rowCount() - 1)));
}

void ImportTopology::showChosen()
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || row >= int(m_faults.size())) {
        m_map->unmark();
        m_title->setText(m_faults.empty() ? tr("No fault: the cells tile their communities.") : QString());
        m_advice->clear();
        return;
    }
    const gridding::TopologyFault &fault = m_faults[size_t(row)];
    m_map->mark(fault.place, fault.shape);
    const QString amount = amountOf(m_words, fault);
    m_title->setText(importtexts::fault(fault.kind)
                     + (amount.isEmpty() ? QString() : QStringLiteral(" · ") + amount));
    m_advice->setText(importtexts::faultAdvice(fault.kind));
}

TopologyWindow::TopologyWindow(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_session(session)
    , m_reader(session.rules, session.clock)
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_faults(new ImportTopology(session.words, style, this))
{
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Topology of the grid"));
    resize(1080, 640);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    m_text->setObjectName(QStringLiteral("quiet"));
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    column->addWidget(m_progress);
    column->addWidget(m_faults, 1);
    m_faults->hide();
    m_text->setText(tr("Every cell is held against its community: codes, outlines, gaps, overlaps, sizes."));
    m_progress->setRange(0, 100);
    connect(&m_reader, &ImportReader::progressed, this,
            [this](const intake::Progress &progress) { m_progress->setValue(int(progress.share * 100)); });
    connect(m_faults, &ImportTopology::placeWanted, this,
            [this](geo::Place place) { m_session.selection.showOnMap(place.lon, place.lat); });
    begin();
}

TopologyWindow::~TopologyWindow()
{
    m_reader.stopLooking();
}

void TopologyWindow::begin()
{
    m_session.store.areas(true).then(this, [this](const base::Result<std::vector<domain::Area>> &areas) {
        auto city = std::make_shared<ImportCity>();
        if (areas)
            city->areas = *areas;
        m_session.store.cellShapes().then(
            this,
            [this, city](const base::Result<std::shared_ptr<const std::vector<store::CellShape>>> &cells) {
                if (cells)
                    city->cells = *cells;
                m_reader.checkCells(city).then(
                    this, [this, city](const std::vector<gridding::TopologyFault> &faults) {
                        m_done = true;
                        m_progress->hide();
                        const size_t count = city->cells ? city->cells->size() : 0;
                        std::vector<geo::Polygon> shapes;
                        for (size_t i = 0; i < std::min(count, ShownCells); ++i)
                            shapes.push_back((*city->cells)[i].shape);
                        m_faults->setCity(city->areas);
                        m_faults->setCells(shapes);
                        m_faults->setFaults(faults);
                        m_faults->show();
                        m_faults->list().setFocus();
                        m_text->setText(
                            faults.empty()
                                ? tr("%1 cells, no fault.").arg(m_session.words.number(double(count)))
                                : tr("%1 cells, %2 faults. ■ must be corrected, ▲ is to be looked at.")
                                      .arg(m_session.words.number(double(count)),
                                           m_session.words.number(double(faults.size()))));
                    });
            });
    });
}

void TopologyWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}
} // namespace wanmi::workbench
