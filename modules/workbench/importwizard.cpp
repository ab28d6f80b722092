// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importwizard.h"

#include "workbench/importcheckpage.h"
#include "workbench/importcolumnspage.h"
#include "workbench/importdonepage.h"
#include "workbench/importfilepage.h"
#include "workbench/importsteps.h"
#include "workbench/importwordspage.h"
#include "workbench/taborder.h"

#include <QAbstractButton>
#include <QCloseEvent>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QShowEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
const QString GeometryKey = QStringLiteral("import/geometry");
}

bool ImportWizard::isFor(const QString &post)
{
    return post == domain::tokenOf(domain::Post::SysAdmin);
}

ImportWizard::ImportWizard(SessionContext &session, Style &style, SeatMemory &memory, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_session(session)
    , m_memory(memory)
    , m_delivery(std::make_unique<ImportDelivery>(session, memory))
    , m_steps(new ImportSteps(style, this))
    , m_stack(new QStackedWidget(this))
    , m_title(new QLabel(this))
    , m_help(new QLabel(this))
    , m_close(new QPushButton(this))
    , m_back(new QPushButton(this))
    , m_next(new QPushButton(this))
    , m_file(new ImportFilePage(*m_delivery, style, this))
    , m_columns(new ImportColumnsPage(*m_delivery, style, this))
    , m_words(new ImportWordsPage(*m_delivery, style, this))
    , m_check(new ImportCheckPage(*m_delivery, style, this))
    , m_done(new ImportDonePage(*m_delivery, style, this))
{
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setWindowIcon(QIcon(QStringLiteral(":/wanmi/icons/wanmi.svg")));
    setMinimumSize(980, 620);
    resize(1240, 800);
    m_pages = {m_file, m_columns, m_words, m_check, m_done};
    build();
    follow();
    const QByteArray geometry = QByteArray::fromBase64(memory.value(GeometryKey).toString().toLatin1());
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    m_texts.add([this] {
        setWindowTitle(tr("Import files of the city"));
        m_close->setText(tr("Close"));
        m_close->setToolTip(tr("Escape. What waits for a decision stays at central"));
        m_back->setText(tr("&Back"));
        m_back->setToolTip(tr("Alt+Left"));
        showState();
    });
    go(File);
    // As a shortcut, because tables and the map have a use of their own for the arrow.
    auto *backKey = new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Left), this);
    connect(backKey, &QShortcut::activated, this, &ImportWizard::back);
}

ImportWizard::~ImportWizard()
{
    qDeleteAll(m_pages); // before the delivery they show
}

void ImportWizard::build()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_steps);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(22, 16, 22, 12);
    right->setSpacing(10);
    m_title->setObjectName(QStringLiteral("headline"));
    right->addWidget(m_title);
    for (ImportPage *page : m_pages)
        m_stack->addWidget(page);
    right->addWidget(m_stack, 1);
    auto *line = new QFrame(this);
    line->setObjectName(QStringLiteral("line"));
    right->addWidget(line);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    m_help->setObjectName(QStringLiteral("quiet"));
    m_help->setWordWrap(true);
    foot->addWidget(m_close);
    foot->addSpacing(10);
    foot->addWidget(m_help, 1);
    foot->addWidget(m_back);
    foot->addWidget(m_next);
    m_next->setObjectName(QStringLiteral("primary"));
    m_next->setMinimumWidth(130);
    right->addLayout(foot);
    row->addLayout(right, 1);
    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
    connect(m_back, &QPushButton::clicked, this, &ImportWizard::back);
    connect(m_next, &QPushButton::clicked, this, &ImportWizard::next);
    connect(m_steps, &ImportSteps::stepWanted, this, [this](int step) {
        if (step < this->step() && m_back->isEnabled())
            go(Step(step));
    });
}

void ImportWizard::follow()
{
    for (ImportPage *page : m_pages) {
        connect(page, &ImportPage::readyChanged, this, &ImportWizard::showState);
        connect(page, &ImportPage::nextWanted, this, &ImportWizard::next);
    }
    connect(m_file, &ImportFilePage::resumed, this, [this] { go(Check); });
    connect(m_done, &ImportDonePage::anotherWanted, this, [this] {
        m_furthest = File;
        go(File);
        m_delivery->forget();
    });
    connect(m_done, &ImportDonePage::mapWanted, this, [this](geo::Place place) {
        m_session.selection.showOnMap(place.lon, place.lat);
        if (parentWidget())
            parentWidget()->window()->activateWindow();
        close();
    });
    connect(m_delivery.get(), &ImportDelivery::said, this,
            [this](const QString &text) { m_help->setText(text); });
    connect(m_delivery.get(), &ImportDelivery::statusChanged, this, [this] {
        const auto &status = m_delivery->status();
        const bool isWriting = status && (status->stage == u"applying" || status->stage == u"done");
        if (step() == Check && isWriting)
            go(Done);
        else if (step() == Done && status && !isWriting)
            go(Check); // it failed, or central was started anew in the middle and checks it again
        else if (step() == Check && !status)
            go(m_delivery->plan().paths.isEmpty() ? File : Words);
        showState();
    });
}

ImportWizard::Step ImportWizard::step() const
{
    return Step(m_stack->currentIndex());
}

void ImportWizard::go(Step step)
{
    m_furthest = std::max<int>(m_furthest, step);
    m_stack->setCurrentIndex(step);
    page(step).enter();
    showState();
    page(step).firstWidget()->setFocus(Qt::OtherFocusReason);
}

void ImportWizard::next()
{
    ImportPage &now = page(step());
    if (!now.isReady())
        return;
    const Step from = step();
    now.next();
    if (from < Check)
        go(from == Words || (from == Columns && m_delivery->isRowless()) ? Check : Step(from + 1));
}

/// Back from the check lets go of what central has: it was made with the mapping of before.
void ImportWizard::back()
{
    const Step from = step();
    if (from == File || from == Done)
        return;
    if (from == Check) {
        const bool isResumed = m_delivery->plan().paths.isEmpty();
        if (m_delivery->status() && !isResumed) {
            m_delivery->cancel(); // goes back by itself
            return;
        }
        go(isResumed ? File : Words);
        return;
    }
    go(Step(from - 1));
}

void ImportWizard::showState()
{
    if (m_stack->count() < int(m_pages.size()))
        return;
    std::vector<ImportSteps::Step> steps;
    for (const ImportPage *page : m_pages)
        steps.push_back({page->title(), page->summary()});
    m_steps->show(std::move(steps), step(), m_furthest, m_done->isDone());
    ImportPage &now = page(step());
    m_title->setText(now.headline());
    m_next->setText(now.nextText());
    m_next->setToolTip(now.nextHelp().isEmpty() ? tr("Enter or Ctrl+Enter") : now.nextHelp());
    m_next->setEnabled(now.isReady());
    const auto &status = m_delivery->status();
    const bool isWriting = status && (status->stage == u"applying" || status->stage == u"done");
    m_back->setEnabled(step() != File && step() != Done && !isWriting);
    m_help->setText(now.nextHelp());
    tabAsLaidOut(*this);
}

void ImportWizard::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (isEnter) {
        const bool isSure = event->modifiers() & Qt::ControlModifier;
        auto *button = qobject_cast<QAbstractButton *>(focusWidget());
        const bool isInput
            = qobject_cast<QLineEdit *>(focusWidget()) || qobject_cast<QComboBox *>(focusWidget());
        if (button && button != m_next && !isSure)
            button->click();
        else if (isInput && !isSure)
            focusNextChild();
        else
            next();
    } else if (event->key() == Qt::Key_Left && event->modifiers() == Qt::AltModifier) {
        back();
    } else {
        QWidget::keyPressEvent(event);
    }
}

/// What is on its way cannot arrive without this window; what central has already stays there.
void ImportWizard::closeEvent(QCloseEvent *event)
{
    m_memory.set(GeometryKey, QString::fromLatin1(saveGeometry().toBase64()));
    if (m_delivery->status() && m_delivery->status()->stage == u"uploading")
        m_delivery->cancel();
    QWidget::closeEvent(event);
}

void ImportWizard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        page(step()).enter();
}

void ImportWizard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}
} // namespace wanmi::workbench
