// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/dutyadvice.h"

#include "workbench/taborder.h"

#include <QGridLayout>
#include <QLabel>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr int Shown = 3;
constexpr int ReasonIndentPx = 38; ///< below the department's name
constexpr size_t ReasonsOfFirst = 5, ReasonsOfOthers = 2;
} // namespace

DutyAdvice::DutyAdvice(SessionContext &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("advice"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(0);
    setAccessibleName(tr("Departments that are proposed"));
    for (int i = 0; i < Shown; ++i) {
        auto *key = new QShortcut(QKeySequence(Qt::ALT | (Qt::Key_1 + i)), parent ? parent : this);
        key->setContext(Qt::WidgetWithChildrenShortcut);
        connect(key, &QShortcut::activated, this, [this, i] { choose(i); });
    }
    connect(&m_session.words, &models::Words::changed, this, &DutyAdvice::build);
    hide();
}

void DutyAdvice::present(const domain::Recommendation &recommendation)
{
    m_recommendation = recommendation;
    m_failure.clear();
    build();
}

void DutyAdvice::showFailure(const QString &reason)
{
    m_recommendation = {};
    m_failure = reason;
    build();
}

void DutyAdvice::noteChosen(const QString &department)
{
    if (m_chosen == department)
        return;
    m_chosen = department;
    build();
}

void DutyAdvice::choose(int index)
{
    if (index < static_cast<int>(m_recommendation.choices.size()))
        emit chosen(m_recommendation.choices[static_cast<size_t>(index)].department);
}

QString DutyAdvice::said(const std::vector<domain::DutyReason> &reasons, size_t most,
                         const QString &between) const
{
    QStringList lines;
    const auto now = static_cast<double>(base::toMs(m_session.desk.now()));
    for (const domain::DutyReason &reason : reasons) {
        if (static_cast<size_t>(lines.size()) == most)
            break;
        lines.append(m_session.words.duty(reason, now));
    }
    return lines.join(between);
}

void DutyAdvice::addLine(const QString &text, const char *name)
{
    auto *label = new QLabel(text, m_body);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setIndent(QByteArray(name) == "note" && m_failure.isEmpty() ? ReasonIndentPx : 0);
    m_body->layout()->addWidget(label);
}

void DutyAdvice::addChoice(int number, const domain::DutyChoice &choice)
{
    const models::Words &words = m_session.words;
    auto *button = new QToolButton(m_body);
    button->setObjectName(QStringLiteral("flat"));
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    const bool isChosen = choice.department == m_chosen;
    const QString likely = words.percent(choice.share);
    button->setText(QStringLiteral("%1 %2  %3  %4")
                        .arg(isChosen ? QStringLiteral("✓") : QStringLiteral("○"), QString::number(number),
                             words.department(choice.department), likely));
    button->setToolTip(tr("Choose it: Alt+%1").arg(number));
    button->setAccessibleName(words.department(choice.department) + u' ' + likely);
    connect(button, &QToolButton::clicked, this,
            [this, department = choice.department] { emit chosen(department); });
    m_body->layout()->addWidget(button);
    if (number == 1) {
        addLine(said(choice.reasons, ReasonsOfFirst, QStringLiteral("\n")), "note");
    } else {
        addLine(tr("behind: %1").arg(said(choice.against, ReasonsOfOthers, tr("; "))), "note");
    }
}

void DutyAdvice::build()
{
    // The button that was pressed may be on the stack.
    if (m_body) {
        m_body->hide();
        m_body->deleteLater();
        m_body = nullptr;
    }
    setVisible(!m_failure.isEmpty() || !m_recommendation.choices.empty());
    if (isHidden())
        return;
    m_body = new QWidget(this);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    m_grid->addWidget(m_body, 0, 0);
    if (!m_failure.isEmpty()) {
        addLine(tr("Nothing can be proposed. %1").arg(m_session.words.reason(m_failure)), "note");
        return;
    }
    const auto &choices = m_recommendation.choices;
    for (size_t i = 0; i < std::min<size_t>(Shown, choices.size()); ++i)
        addChoice(static_cast<int>(i) + 1, choices[i]);
    const domain::DutyChoice *chosen = m_recommendation.of(m_chosen);
    if (chosen && chosen - choices.data() >= Shown) {
        addLine(
            tr("Why not %1 in the first place: %2")
                .arg(m_session.words.department(m_chosen), said(chosen->against, ReasonsOfFirst, tr("; "))),
            "moved");
    }
    for (QWidget *form = parentWidget(); form; form = form->parentWidget()) {
        if (form->objectName() == u"card") {
            tabAsLaidOut(*form); // the choices came after the form's buttons
            break;
        }
    }
}

QString DutyAdvice::text() const
{
    QStringList lines;
    if (!m_body)
        return {};
    for (const QObject *part : m_body->children()) {
        if (const auto *button = qobject_cast<const QToolButton *>(part))
            lines.append(button->text());
        else if (const auto *label = qobject_cast<const QLabel *>(part))
            lines.append(label->text());
    }
    return lines.join(u'\n');
}
} // namespace wanmi::workbench
