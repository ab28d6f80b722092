// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/searchbox.h"

#include <QEvent>
#include <QKeyEvent>
#include <QListWidget>

namespace wanmi::workbench {
namespace {
constexpr int PauseMs = 140;
constexpr int MostHits = 14;
}

SearchBox::SearchBox(SessionContext &session, const Style &style, QWidget *parent)
    : QLineEdit(parent)
    , m_session(session)
    , m_style(style)
    , m_popup(new QListWidget(window()))
{
    setMinimumWidth(260);
    setMaxLength(120);
    setClearButtonEnabled(true);
    m_popup->setObjectName(QStringLiteral("choices"));
    m_popup->setFocusPolicy(Qt::NoFocus);
    m_popup->setUniformItemSizes(true);
    m_popup->hide();
    m_soon.setSingleShot(true);
    m_soon.setInterval(PauseMs);
    connect(&m_soon, &QTimer::timeout, this, &SearchBox::search);
    connect(this, &QLineEdit::textEdited, &m_soon, qOverload<>(&QTimer::start));
    connect(m_popup, &QListWidget::itemPressed, this,
            [this](QListWidgetItem *item) { choose(m_popup->row(item)); });
    setTexts();
}

SearchBox::~SearchBox() = default;

void SearchBox::setTexts()
{
    setPlaceholderText(tr("Search: case, address, component, camera, person (Ctrl+K)"));
    setAccessibleName(tr("Search everything"));
    setToolTip(tr("Ctrl+K"));
}

void SearchBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setTexts();
    QLineEdit::changeEvent(event);
}

void SearchBox::search()
{
    const QString wanted = text().trimmed();
    if (wanted.isEmpty()) {
        show({});
        return;
    }
    const int generation = ++m_generation;
    m_session.store.search(wanted, MostHits)
        .then(this, [this, generation](const base::Result<std::vector<store::Store::Hit>> &hits) {
            if (generation == m_generation && hits)
                show(*hits);
        });
}

void SearchBox::show(const std::vector<store::Store::Hit> &hits)
{
    m_hits = hits;
    m_popup->clear();
    static const QHash<QString, QString> Icons{{QStringLiteral("case"), QStringLiteral("cases")},
                                               {QStringLiteral("component"), QStringLiteral("component")},
                                               {QStringLiteral("cell"), QStringLiteral("cell")},
                                               {QStringLiteral("camera"), QStringLiteral("video")},
                                               {QStringLiteral("person"), QStringLiteral("person")}};
    for (const store::Store::Hit &hit : hits) {
        QString text = m_session.words.hitKind(hit.kind) + QStringLiteral("   ") + hit.title;
        if (!hit.detail.isEmpty())
            text += QStringLiteral("   ·   ") + hit.detail;
        m_popup->addItem(new QListWidgetItem(
            m_style.icon(Icons.value(hit.kind, QStringLiteral("place")), QStringLiteral("quiet")), text));
    }
    if (hits.empty() && !text().trimmed().isEmpty()) {
        auto *none = new QListWidgetItem(tr("Nothing found for “%1”").arg(text().trimmed()));
        none->setFlags(Qt::NoItemFlags);
        m_popup->addItem(none);
        if (m_session.link.status().state == sync::LinkStatus::State::Bootstrapping) {
            auto *more = new QListWidgetItem(
                tr("The city is still arriving: what is not here yet cannot be found."));
            more->setFlags(Qt::NoItemFlags);
            m_popup->addItem(more);
        }
    }
    m_popup->setVisible(m_popup->count() > 0 && hasFocus());
    if (!m_popup->isVisible())
        return;
    const int rowHeight = m_popup->sizeHintForRow(0) + 1;
    m_popup->resize(std::max(width(), 520), std::min(m_popup->count(), MostHits) * rowHeight + 14);
    m_popup->move(mapTo(window(), QPoint(0, height() + 4)));
    m_popup->raise();
    m_popup->setCurrentRow(0);
}

void SearchBox::choose(int row)
{
    if (row < 0 || row >= static_cast<int>(m_hits.size()))
        return;
    const store::Store::Hit hit = m_hits[static_cast<size_t>(row)];
    clear();
    show({});
    emit hitChosen(hit);
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    const int row = m_popup->currentRow();
    switch (event->key()) {
    case Qt::Key_Down:
        m_popup->setCurrentRow(std::min(row + 1, m_popup->count() - 1));
        break;
    case Qt::Key_Up:
        m_popup->setCurrentRow(std::max(row - 1, 0));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_popup->isVisible())
            choose(row);
        else
            search();
        break;
    case Qt::Key_Escape:
        clear();
        show({});
        clearFocus();
        event->ignore();
        break;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchBox::focusOutEvent(QFocusEvent *event)
{
    m_popup->hide();
    QLineEdit::focusOutEvent(event);
}
} // namespace wanmi::workbench
