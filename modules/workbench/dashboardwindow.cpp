// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/dashboardwindow.h"

#include "store/factfile.h"
#include "workbench/figurecases.h"
#include "workbench/seatmemory.h"
#include "workbench/taborder.h"

#include <QButtonGroup>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr int Spans = 5, ListPx = 300, Gap = 8;
const QString GeometryKey = QStringLiteral("dashboard/geometry"), SpanKey = QStringLiteral("dashboard/span"),
              CourseKey = QStringLiteral("dashboard/course");

QVBoxLayout *columnOf(QHBoxLayout &page, std::initializer_list<std::pair<QWidget *, int>> parts, int stretch)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(Gap);
    for (const auto &[part, share] : parts)
        column->addWidget(part, share);
    page.addLayout(column, stretch);
    return column;
}
} // namespace

DashboardWindow::DashboardWindow(SessionContext &session, const Style &style, SeatMemory &memory,
                                 QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_session(session)
    , m_style(style)
    , m_memory(memory)
    , m_appraisal(store::replicaFileOf(session.store))
    , m_models(evaluation::shippedModels().value_or(std::vector<evaluation::Model>()))
    , m_spans(new QButtonGroup(this))
    , m_title(new QLabel(this))
    , m_state(new QLabel(this))
    , m_busy(new QProgressBar(this))
    , m_read(new QPushButton(this))
    , m_page(new QScrollArea(this))
    , m_list(new FigureCasesList(session, style, this))
{
    m_appraisal.setNow([&session] { return session.desk.now(); });
    build();
    connectAll();
    m_texts.add([this] { retranslate(); });
    restore();
    askNow();
    readFacts();
}

DashboardWindow::~DashboardWindow() = default;

void DashboardWindow::build()
{
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(1280, 760);
    m_title->setObjectName(QStringLiteral("title"));
    m_state->setObjectName(QStringLiteral("note"));
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_busy->setTextVisible(false);
    m_busy->setFixedSize(120, 6);
    auto *top = new QHBoxLayout;
    top->setSpacing(Gap);
    top->addWidget(m_title);
    for (int i = 0; i < Spans; ++i) {
        auto *button = new QPushButton(this);
        button->setObjectName(QStringLiteral("chip"));
        button->setCheckable(true);
        m_spans->addButton(button, i);
        top->addWidget(button);
    }
    m_spans->button(int(m_span))->setChecked(true);
    m_spans->button(int(m_span))->setFocus();
    top->addWidget(m_state, 1);
    top->addWidget(m_busy);
    top->addWidget(m_read);
    auto *inner = new QWidget(m_page);
    m_nowPanel = new NowPanel(m_session, m_style, inner);
    m_whoPanel = new WhoPanel(m_session, m_style, inner);
    m_latePanel = new LatePanel(m_session, m_style, inner);
    m_wherePanel = new WherePanel(m_session, m_style, inner);
    m_betterPanel = new BetterPanel(m_session, m_style, inner);
    auto *columns = new QHBoxLayout(inner);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(Gap);
    columnOf(*columns, {{m_nowPanel, 0}, {m_whoPanel, 1}}, 33);
    columnOf(*columns, {{m_latePanel, 1}}, 28);
    columnOf(*columns, {{m_wherePanel, 0}, {m_betterPanel, 1}}, 39);
    m_page->setWidget(inner);
    m_page->setWidgetResizable(true);
    m_page->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_page->setFocusPolicy(Qt::NoFocus);
    m_list->setFixedWidth(ListPx);
    m_list->hide();
    auto *body = new QHBoxLayout;
    body->setSpacing(Gap);
    body->addWidget(m_page, 1);
    body->addWidget(m_list);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(Gap);
    column->addLayout(top);
    column->addLayout(body, 1);
}

void DashboardWindow::connectAll()
{
    connect(m_spans, &QButtonGroup::idClicked, this, [this](int id) { showSpan(Span(id)); });
    connect(m_read, &QPushButton::clicked, this, [this] {
        if (m_appraisal.isReading())
            stopReading();
        else
            readFacts();
    });
    for (DashboardPanel *panel :
         {static_cast<DashboardPanel *>(m_nowPanel), static_cast<DashboardPanel *>(m_latePanel),
          static_cast<DashboardPanel *>(m_wherePanel), static_cast<DashboardPanel *>(m_whoPanel),
          static_cast<DashboardPanel *>(m_betterPanel)})
        connect(panel, &DashboardPanel::pressed, this, &DashboardWindow::press);
    connect(m_betterPanel, &BetterPanel::figurePressed, this,
            [this](const Figure &figure) { list(figure, nullptr); });
    connect(m_betterPanel, &BetterPanel::spanChanged, this, [this] {
        m_memory.set(CourseKey, int(m_betterPanel->span()));
        askBetter();
    });
    connect(m_wherePanel, &WherePanel::levelChanged, this, &DashboardWindow::askWhere);
    connect(m_list, &FigureCasesList::shown, this, &DashboardWindow::casesShown);
    connect(m_list, &FigureCasesList::caseWanted, this, &DashboardWindow::caseWanted);
    connect(m_list, &FigureCasesList::closed, this, &DashboardWindow::closeCases);
    connect(&m_appraisal, &appraisal::Appraisal::changed, this, &DashboardWindow::takeFacts);
    connect(&m_appraisal, &appraisal::Appraisal::progressed, this, [this](qint64 done, qint64 all) {
        m_done = all > 0 ? int(done * 100 / all) : 0;
        sayState();
    });
    constexpr int SoonMs = 700, ClockMs = 15'000; // time alone makes cases late
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(SoonMs);
    connect(&m_countSoon, &QTimer::timeout, this, &DashboardWindow::askNow);
    connect(&m_clock, &QTimer::timeout, this, &DashboardWindow::askNow);
    m_clock.start(ClockMs);
    m_arrangeSoon.setSingleShot(true);
    m_arrangeSoon.setInterval(0);
    connect(&m_arrangeSoon, &QTimer::timeout, this, &DashboardWindow::arrange);
    for (auto signal : {&DashboardWindow::nowShown, &DashboardWindow::shown, &DashboardWindow::explained})
        connect(this, signal, &m_arrangeSoon, qOverload<>(&QTimer::start));
    m_readSoon.setSingleShot(true);
    connect(&m_readSoon, &QTimer::timeout, this, &DashboardWindow::readFacts);
    connect(&m_session.rows, &models::CaseRows::reset, this, &DashboardWindow::askNow);
    connect(&m_session.rows, &models::CaseRows::rowsChanged, this, [this] {
        if (!m_countSoon.isActive())
            m_countSoon.start();
    });
    connect(&m_session.store, &store::Store::committed, this, [this](const store::ChangeSet &changes) {
        if (!changes.everything && changes.cases.isEmpty())
            return;
        // A large city is read for long: ten times as long it is left in peace then.
        constexpr qint64 LeastMs = 30'000, MostMs = 600'000;
        const qint64 pause = std::clamp(10 * m_readMs, LeastMs, MostMs);
        if (!m_readSoon.isActive() && !m_wasStopped)
            m_readSoon.start(int(pause));
    });
    connect(&m_style, &Style::changed, this, [this] { m_texts.refresh(); });
    connect(&m_session.words, &models::Words::changed, this, [this] { m_texts.refresh(); });
}

/// Rows have come or gone. Whatever height the other columns need, the course ends where the window does.
void DashboardWindow::arrange()
{
    tabAsLaidOut(*this);
    CourseView &course = m_betterPanel->course();
    const int others
        = m_wherePanel->sizeHint().height() + m_betterPanel->sizeHint().height() - course.sizeHint().height();
    course.setMaximumHeight(
        std::max(course.minimumSizeHint().height(), m_page->viewport()->height() - others - Gap));
}

void DashboardWindow::restore()
{
    const auto take = [this] {
        const QByteArray geometry = QByteArray::fromBase64(m_memory.value(GeometryKey).toString().toLatin1());
        if (!geometry.isEmpty())
            restoreGeometry(geometry);
        const int span = m_memory.value(SpanKey).toInt(int(m_span)),
                  course = m_memory.value(CourseKey).toInt(0);
        if (span >= 0 && span < Spans)
            showSpan(Span(span));
        if (course >= 0 && course <= int(BetterPanel::Span::Months))
            m_betterPanel->showSpan(BetterPanel::Span(course));
    };
    if (m_memory.isLoaded())
        take();
    else
        connect(&m_memory, &SeatMemory::loaded, this, take);
}

void DashboardWindow::remember()
{
    m_memory.set(GeometryKey, QString::fromLatin1(saveGeometry().toBase64()));
}

void DashboardWindow::retranslate()
{
    setWindowTitle(tr("The leader's page"));
    m_title->setText(tr("The city in five questions"));
    const QStringList names{tr("Today"), tr("This week"), tr("This month"), tr("This quarter"),
                            tr("This year")};
    for (int i = 0; i < Spans; ++i) {
        m_spans->button(i)->setText(names[i]);
        m_spans->button(i)->setToolTip(tr("The period of grades, ranks, sources and satisfaction"));
    }
    m_list->retranslate();
    for (DashboardPanel *panel :
         {static_cast<DashboardPanel *>(m_nowPanel), static_cast<DashboardPanel *>(m_latePanel),
          static_cast<DashboardPanel *>(m_wherePanel), static_cast<DashboardPanel *>(m_whoPanel),
          static_cast<DashboardPanel *>(m_betterPanel)})
        panel->retranslate();
    sayState();
    askWho(); // its sentences are made of words
    askBetter();
}

QString DashboardWindow::spanText() const
{
    return m_spans->button(int(m_span))->text();
}

void DashboardWindow::showSpan(Span span)
{
    m_spans->button(int(span))->setChecked(true);
    if (m_span == span)
        return;
    m_span = span;
    m_memory.set(SpanKey, int(span));
    askPeriods();
}

QString DashboardWindow::state() const
{
    return m_state->text();
}

void DashboardWindow::sayState()
{
    const bool reading = m_appraisal.isReading();
    m_busy->setVisible(reading);
    m_busy->setRange(0, m_done > 0 ? 100 : 0);
    m_busy->setValue(m_done);
    m_read->setText(reading ? tr("Stop reading") : tr("Read anew"));
    m_read->setToolTip(reading ? tr("What has been read before stays")
                               : tr("Reads all cases of this seat again"));
    const models::Words &words = m_session.words;
    QStringList said;
    if (m_now)
        said.append(tr("as of %1").arg(words.clockTime(double(m_now->at.nowMs))));
    if (reading)
        said.append(m_done > 0 ? tr("reading the cases: %1 %").arg(m_done) : tr("reading the cases…"));
    else if (m_wasStopped)
        said.append(tr("reading was stopped"));
    else if (!m_appraisal.reason().isEmpty())
        said.append(words.reason(m_appraisal.reason()));
    else
        said.append(tr("the period is running: figures change until its end"));
    m_state->setText(said.join(QStringLiteral(" · ")));
    m_state->setToolTip(m_state->text());
}

bool DashboardWindow::isComplete() const
{
    return m_now && m_hasWho && m_hasWhere && m_hasBetter;
}

std::vector<FigureButton *> DashboardWindow::figures() const
{
    std::vector<FigureButton *> some;
    for (FigureButton *button : findChildren<FigureButton *>()) {
        const Figure &figure = button->figure();
        if (button->isVisible() && button->isEnabled() && figure.key.isEmpty()
            && !std::holds_alternative<std::monostate>(figure.cases))
            some.push_back(button);
    }
    return some;
}

void DashboardWindow::press(FigureButton *button)
{
    const Figure figure = button->figure();
    if (!figure.caseId.isEmpty()) {
        button->setChecked(false);
        emit caseWanted(figure.caseId);
        return;
    }
    list(figure, button);
}

void DashboardWindow::list(const Figure &figure, FigureButton *button)
{
    if (m_pressed && m_pressed != button)
        m_pressed->setChecked(false);
    m_pressed = button;
    if (button)
        button->setChecked(true);
    m_list->setVisible(true);
    m_arrangeSoon.start();
    m_list->show(figure);
    m_list->cases().setFocus(Qt::OtherFocusReason);
}

void DashboardWindow::closeCases()
{
    m_list->forget();
    m_list->hide();
    if (m_pressed) {
        m_pressed->setChecked(false);
        m_pressed->setFocus(Qt::OtherFocusReason);
    }
    m_pressed.clear();
}

void DashboardWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

void DashboardWindow::closeEvent(QCloseEvent *event)
{
    remember();
    QWidget::closeEvent(event);
}

void DashboardWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_arrangeSoon.start();
}

void DashboardWindow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Backspace:
        return m_wherePanel->goBack();
    case Qt::Key_Escape:
        if (m_list->isVisible())
            closeCases();
        else
            close();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}
} // namespace wanmi::workbench
