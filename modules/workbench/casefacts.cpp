// SPDX-License-Identifier: GPL-3.0-or-later
/// What is known of the case on CasePage, and the cameras around it.
#include "workbench/casepage.h"

#include "workbench/flowlayout.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace wanmi::workbench {

void CasePage::fact(const QString &name, const QString &value, const std::function<void()> &open,
                    const QString &icon)
{
    if (value.isEmpty())
        return;
    auto *grid = static_cast<QGridLayout *>(m_facts->layout());
    const int row = grid->rowCount();
    auto *left = new QLabel(name, m_facts);
    left->setObjectName(QStringLiteral("quiet"));
    left->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    grid->addWidget(left, row, 0);
    if (open) {
        auto *link = new QToolButton(m_facts);
        link->setObjectName(QStringLiteral("flat"));
        link->setText(value);
        link->setIcon(m_style.icon(icon, QStringLiteral("accent")));
        link->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        link->setAccessibleName(name + u' ' + value);
        link->setProperty("part", QString(QStringLiteral("fact/") + name));
        connect(link, &QToolButton::clicked, this, open);
        grid->addWidget(link, row, 1, Qt::AlignLeft);
        return;
    }
    auto *right = new QLabel(value, m_facts);
    right->setTextFormat(Qt::PlainText);
    right->setWordWrap(true);
    right->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid->addWidget(right, row, 1);
}

void CasePage::showFacts(const store::CaseDossier &dossier)
{
    clearLayout(m_facts->layout());
    delete m_facts->layout();
    auto *grid = new QGridLayout(m_facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    const domain::CaseFile &file = dossier.file;
    const models::Words &words = m_session.words;
    const bool component = file.kind == domain::CaseKind::Component;
    fact(tr("Description"), file.description);
    if (file.imported)
        fact(tr("Origin"), tr("Imported: dates and states are those of the system before"));
    if (!file.leadDept.isEmpty()) {
        QStringList units{words.department(file.leadDept)};
        for (const QString &other : file.coDepts)
            units.append(words.department(other));
        fact(tr("Department"), units.join(tr(", ")));
    } else {
        fact(tr("With"), words.holderOf(file.state));
    }
    if (!file.conditionNo.isEmpty())
        fact(tr("Condition"),
             words.names()->conditionName(file.kind, file.classCode, file.conditionNo, words.isChinese()));
    if (file.handlingLimit.length.count() > 0)
        fact(tr("Handling limit"), words.limit(file.handlingLimit));
    if (component && !file.componentId.isEmpty())
        fact(tr("Component"), file.componentId, [this, id = file.componentId] { emit componentWanted(id); });
    if (file.severity != u"general")
        fact(tr("Severity"), words.severity(file.severity));
    if (!file.supervisor.isEmpty())
        fact(
            tr("Supervisor"), words.person(file.supervisor),
            [this, id = file.supervisor] { m_session.selection.lookInto(QStringLiteral("supervisor"), id); },
            QStringLiteral("person"));
    if (file.verifiedReal)
        fact(tr("Verified"), *file.verifiedReal ? tr("found as reported") : tr("not found as reported"));
    fact(tr("Feedback"), file.feedbackText);
    if (!dossier.reporterName.isEmpty() || !dossier.reporterPhone.isEmpty())
        fact(tr("Reporter"), QString(dossier.reporterName + u' ' + dossier.reporterPhone).trimmed());
    const auto leadTo = [this](const QString &code) {
        return [this, code] { m_session.selection.lookInto(QStringLiteral("area"), code); };
    };
    const auto area = [&](const QString &name, const QString &code) {
        if (!code.isEmpty())
            fact(name, words.area(code), leadTo(code), QStringLiteral("place"));
    };
    area(tr("District"), file.district);
    area(tr("Street"), file.street);
    area(tr("Community"), file.community);
    fact(tr("Grid cell"), file.cell, leadTo(file.cell), QStringLiteral("cell"));
    QStringList counts;
    if (file.round > 1)
        counts.append(tr("round %1").arg(file.round));
    if (file.reworkCount > 0)
        counts.append(tr("%n rework(s)", nullptr, file.reworkCount));
    if (file.returnCount > 0)
        counts.append(tr("%n return(s)", nullptr, file.returnCount));
    if (file.extendCount > 0)
        counts.append(tr("%n extension(s)", nullptr, file.extendCount));
    if (file.urgeCount > 0)
        counts.append(tr("urged %n time(s)", nullptr, file.urgeCount));
    fact(tr("So far"), counts.join(QStringLiteral(" · ")));
    if (!file.photos.empty())
        fact(tr("Photos"), tr("%n on record", nullptr, static_cast<int>(file.photos.size())));
    if (!file.closeType.isEmpty())
        fact(tr("Closed"), words.closeType(file.closeType));
}

void CasePage::showNear(const store::CaseDossier &dossier)
{
    const geo::Place place = dossier.file.place;
    m_session.lookout.look(place, m_session.cameras.candidates(place), 4)
        .then(this, [this, id = dossier.file.id.text()](const operations::Lookout::View &view) {
            if (id == m_shownId)
                showSights(view.sights);
        });
}

void CasePage::showSights(const std::vector<domain::Sight> &sights)
{
    const QString part = focusedPart();
    clearLayout(m_near->layout());
    if (sights.empty()) {
        auto *none
            = new QLabel(tr("none within %1").arg(m_session.words.distance(domain::SightRangeM)), m_near);
        none->setObjectName(QStringLiteral("quiet"));
        m_near->layout()->addWidget(none);
    }
    for (const domain::Sight &sight : sights) {
        auto *button = new QToolButton(m_near);
        button->setObjectName(QStringLiteral("flat"));
        const bool sees = sight.hindrance == domain::Hindrance::None;
        button->setIcon(
            m_style.icon(QStringLiteral("video"), sees ? QStringLiteral("accent") : QStringLiteral("quiet")));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setText(QStringList{sight.camera.name, m_session.words.distance(sight.distanceM),
                                    m_session.words.sight(sight)}
                            .join(QStringLiteral(" · ")));
        button->setAccessibleName(tr("Camera %1").arg(button->text()));
        button->setProperty("part", QString(QStringLiteral("camera/") + sight.camera.id.text()));
        connect(button, &QToolButton::clicked, this,
                [this, id = sight.camera.id.text()] { emit cameraWanted(id); });
        m_near->layout()->addWidget(button);
    }
    focusPart(part);
}
} // namespace wanmi::workbench
