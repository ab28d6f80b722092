// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/relatedlist.h"

#include "workbench/flowlayout.h"

#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
using Tie = store::RelatedCase::Tie;
}

QString wordOf(Tie tie)
{
    switch (tie) {
    case Tie::Main:
        return RelatedList::tr("Main case");
    case Tie::Merged:
        return RelatedList::tr("Merged into this one");
    case Tie::Reopened:
        return RelatedList::tr("Taken up again by this one");
    case Tie::ReopenedAs:
        return RelatedList::tr("Takes this one up again");
    case Tie::SameComponent:
        return RelatedList::tr("Same component");
    case Tie::SamePlace:
        return RelatedList::tr("Same place");
    case Tie::SameClass:
        return RelatedList::tr("Same class near by");
    }
    return {};
}

RelatedList::RelatedList(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
}

void RelatedList::show(const QString &caseId)
{
    if (caseId != m_caseId) {
        m_caseId = caseId;
        m_cases.clear();
        m_reporters.clear();
        m_isRead = false;
        m_shown.clear();
        build();
    }
    if (caseId.isEmpty())
        return;
    m_session.store.relatedCases(caseId).then(
        this, [this, caseId](const base::Result<std::vector<store::RelatedCase>> &read) {
            if (caseId != m_caseId || !read)
                return;
            m_cases = *read;
            m_isRead = true;
            build();
        });
    if (!m_session.grant.reporterData)
        return;
    m_session.store.reportersOf(caseId).then(
        this, [this, caseId](const base::Result<std::vector<store::Store::Reporter>> &read) {
            if (caseId != m_caseId || !read)
                return;
            m_reporters = *read;
            build();
        });
}

QString RelatedList::wordsOf(const store::RelatedCase &related) const
{
    const store::CaseSummary &summary = related.summary;
    const models::Words &words = m_session.words;
    const QString number = !summary.caseNo.isEmpty() ? summary.caseNo
        : !summary.intakeNo.isEmpty()                ? summary.intakeNo
                                                     : words.unnumbered();
    QStringList parts{wordOf(related.tie) + QStringLiteral(" · ") + words.state(summary.state) + u'\n'
                      + number};
    if (related.tie == Tie::SamePlace || related.tie == Tie::SameComponent)
        parts.append(words.className(summary.kind == domain::CaseKind::Component, summary.classCode));
    if (related.tie == Tie::SameClass)
        parts.append(words.distance(related.metres));
    parts.append(words.moment(static_cast<double>(summary.reportedAtMs),
                              static_cast<double>(base::toMs(m_session.clock->now()))));
    return parts.join(QStringLiteral(" · "));
}

/// Whatever tells one picture of the list from the next, the language and "yesterday" included.
QStringList RelatedList::picture() const
{
    QStringList lines{m_isRead ? tr("No other case has to do with this one.") : QString()};
    for (const store::RelatedCase &related : m_cases)
        lines << related.summary.id << wordsOf(related) << related.summary.address
              << (related.summary.isOpen ? QStringLiteral("open") : QString());
    return lines << wordsOfReporters();
}

/// A button under the pointer or with the focus stays the same one while nothing has changed.
void RelatedList::build()
{
    const QStringList shown = picture();
    if (shown == m_shown)
        return;
    m_shown = shown;
    const QWidget *focus = window()->focusWidget();
    const QVariant part = focus && isAncestorOf(focus) ? focus->property("part") : QVariant();
    clearLayout(layout());
    for (const store::RelatedCase &related : m_cases)
        addCase(related);
    for (auto *button : part.isValid() ? findChildren<QToolButton *>() : QList<QToolButton *>()) {
        if (button->property("part") == part && !button->objectName().isEmpty()) // not one that is put away
            button->setFocus(Qt::OtherFocusReason);
    }
    addReporters();
    if (m_isRead && m_cases.empty() && m_reporters.size() < 2) {
        auto *none = new QLabel(tr("No other case has to do with this one."), this);
        none->setObjectName(QStringLiteral("quiet"));
        none->setWordWrap(true);
        layout()->addWidget(none);
    }
    emit changed();
}

void RelatedList::addCase(const store::RelatedCase &related)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("flat"));
    button->setIcon(
        m_style.icon(QStringLiteral("cases"),
                     related.summary.isOpen ? QStringLiteral("accent") : QStringLiteral("quiet")));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setText(wordsOf(related));
    button->setToolTip(related.summary.address);
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // the page is never wider than its panel
    button->setAccessibleName(button->text() + QStringLiteral(" · ") + related.summary.address);
    button->setProperty("part", QString(QStringLiteral("related/") + related.summary.id));
    connect(button, &QToolButton::clicked, this,
            [this, id = related.summary.id] { m_session.selection.selectCase(id); });
    static_cast<QVBoxLayout *>(layout())->addWidget(button, 0, Qt::AlignLeft);
}

/// Those of merged reports too: each of them is owed an answer. One alone stands among the facts.
QString RelatedList::wordsOfReporters() const
{
    if (m_reporters.size() < 2)
        return {};
    QStringList lines{tr("Everybody who reported it:")};
    for (const store::Store::Reporter &reporter : m_reporters)
        lines.append(
            QStringList{reporter.name, reporter.phone, m_session.words.source(reporter.source),
                        m_session.words.moment(static_cast<double>(reporter.reportedAtMs),
                                               static_cast<double>(base::toMs(m_session.clock->now())))}
                .join(QStringLiteral(" · ")));
    return lines.join(u'\n');
}

void RelatedList::addReporters()
{
    const QString words = wordsOfReporters();
    if (words.isEmpty())
        return;
    auto *label = new QLabel(words, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAccessibleName(label->text());
    layout()->addWidget(label);
}

void RelatedList::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto *button = qobject_cast<QToolButton *>(focusWidget());
    if (isEnter && button && isAncestorOf(button))
        button->click();
    else
        QWidget::keyPressEvent(event);
}
} // namespace wanmi::workbench
