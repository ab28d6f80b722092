// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/nextsteps.h"

#include "workbench/casepage.h"
#include "workbench/flowlayout.h"

#include <QLabel>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr qsizetype MostNames = 3;

bool isOfCase(const domain::CaseFile &file, const QString &department)
{
    return !department.isEmpty() && (department == file.leadDept || file.coDepts.contains(department));
}
} // namespace

NextSteps::NextSteps(SessionContext &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    connect(&session.store, &store::Store::committed, this, [this](const store::ChangeSet &changes) {
        if (!changes.persons.isEmpty() || (changes.everything && !changes.sameGround))
            m_arePersonsRead = false;
    });
}

void NextSteps::show(const domain::CaseFile &file, const std::vector<domain::Possibility> &possible)
{
    m_file = file;
    m_possible = possible;
    build();
    if (std::exchange(m_arePersonsRead, true))
        return;
    m_session.store.persons().then(this, [this](const base::Result<std::vector<domain::Person>> &read) {
        m_arePersonsRead = read.has_value();
        if (read)
            m_persons = *read;
        build();
    });
}

/// Of the posts that may, those whose case it is.
bool NextSteps::canDoIt(const domain::Person &person) const
{
    const auto post = domain::postFromToken(person.post);
    if (!post || !person.onDuty)
        return false;
    if (*post == domain::Post::Supervisor)
        return person.id.text() == m_file.supervisor;
    if (*post == domain::Post::DistrictCenter)
        return person.district == m_file.district;
    return domain::sideOf(*post) != domain::Side::Department || isOfCase(m_file, person.department);
}

QString NextSteps::whoOf(const domain::Possibility &possibility) const
{
    QStringList parts;
    for (const QString &post : possibility.posts) {
        QStringList names;
        for (const domain::Person &person : m_persons) {
            if (person.post == post && canDoIt(person))
                names.append(person.name);
        }
        const qsizetype more = names.size() - MostNames;
        QString who = m_session.words.post(post);
        if (!names.isEmpty())
            who += tr(" (on duty: %1)")
                       .arg(names.mid(0, MostNames).join(tr(", "))
                            + (more > 0 ? tr(" and %n more", nullptr, static_cast<int>(more)) : QString()));
        parts.append(who);
    }
    return parts.join(tr(", "));
}

QString NextSteps::whyNot(const domain::Possibility &possibility) const
{
    const domain::Actor &actor = m_session.desk.actor();
    if (!possibility.posts.contains(domain::tokenOf(actor.post)))
        return tr("not your post");
    if (domain::sideOf(actor.post) == domain::Side::Department && !isOfCase(m_file, actor.department.text()))
        return tr("the case is with another unit");
    if (actor.post == domain::Post::DistrictCenter && m_file.leadDept != actor.department.text())
        return tr("the case is with another unit");
    if (m_file.handlers.contains(actor.person.text()))
        return tr("you have handled this case yourself");
    return tr("you have acted on this case for the other side, or it is somebody else's to do");
}

void NextSteps::build()
{
    clearLayout(layout());
    m_lines.clear();
    QStringList seen;
    for (const domain::Possibility &possibility : m_possible) {
        if (seen.contains(possibility.action))
            continue;
        seen.append(possibility.action);
        const int key = possibility.mine ? keyOf(possibility.action) : 0;
        const QString action = m_session.words.action(possibility.action);
        const QString head = key ? tr("%1 (key %2)").arg(action, QString(QChar(key))) : action;
        const QString tail = possibility.mine ? tr("you may") : tr("not you: %1").arg(whyNot(possibility));
        const QString words = whoOf(possibility) + QStringLiteral(" · ") + tail;
        m_lines.append(head + u' ' + words);
        auto *line = new QLabel(
            QStringLiteral("<b>%1</b> &nbsp;%2").arg(head.toHtmlEscaped(), words.toHtmlEscaped()), this);
        line->setTextFormat(Qt::RichText);
        line->setWordWrap(true);
        line->setAccessibleName(m_lines.back());
        layout()->addWidget(line);
    }
    if (m_lines.isEmpty()) {
        m_lines.append(tr("Nothing: the case has ended and nobody can act on it any more."));
        auto *none = new QLabel(m_lines.back(), this);
        none->setObjectName(QStringLiteral("quiet"));
        none->setWordWrap(true);
        layout()->addWidget(none);
    }
}
} // namespace wanmi::workbench
