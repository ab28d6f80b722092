// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/componentpage.h"

#include "workbench/taborder.h"

#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr int IdRole = Qt::UserRole + 1;

QString day(const QString &yyyyMMdd)
{
    return yyyyMMdd.size() == 8 ? yyyyMMdd.left(4) + u'-' + yyyyMMdd.mid(4, 2) + u'-' + yyyyMMdd.mid(6)
                                : yyyyMMdd;
}
} // namespace

ComponentPage::ComponentPage(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_title(new QLabel(this))
    , m_state(new QLabel(this))
    , m_number(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_casesTitle(new QLabel(this))
    , m_none(new QLabel(this))
    , m_cases(new QListWidget(this))
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 14);
    column->setSpacing(8);
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setWordWrap(true);
    m_number->setObjectName(QStringLiteral("note"));
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_facts, &QLabel::linkActivated, this, [this](const QString &cell) {
        m_session.selection.lookInto(QStringLiteral("area"), cell);
    });
    m_casesTitle->setObjectName(QStringLiteral("section"));
    m_none->setObjectName(QStringLiteral("quiet"));
    m_none->setWordWrap(true);
    auto *onMap = new QPushButton(this);
    column->addWidget(m_title);
    column->addWidget(m_state);
    column->addWidget(m_number);
    column->addWidget(onMap, 0, Qt::AlignLeft);
    column->addWidget(m_facts);
    column->addWidget(m_casesTitle);
    column->addWidget(m_none);
    column->addWidget(m_cases, 1);
    column->addStretch(0);
    tabAsLaidOut(*this);
    connect(onMap, &QPushButton::clicked, this, [this] {
        if (m_component)
            m_session.selection.showOnMap(m_component->place.lon, m_component->place.lat);
    });
    connect(m_cases, &QListWidget::itemActivated, this,
            [this](QListWidgetItem *item) { m_session.selection.selectCase(item->data(IdRole).toString()); });
    connect(m_cases, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { m_session.selection.selectCase(item->data(IdRole).toString()); });
    connect(&session.store, &store::Store::committed, this, [this](const store::ChangeSet &changes) {
        if (!m_id.isEmpty()
            && (changes.everything || changes.components.contains(m_id) || !changes.cases.isEmpty()))
            reload();
    });
    m_texts.add([this, onMap] {
        onMap->setText(tr("Show on the map"));
        m_casesTitle->setText(tr("Cases of this component"));
        m_none->setText(tr("No case has ever named it."));
        m_cases->setAccessibleName(tr("Cases of this component"));
        showFacts();
    });
}

void ComponentPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_texts.refresh();
        reload();
    }
    QWidget::changeEvent(event);
}

void ComponentPage::show(const QString &componentId)
{
    m_id = componentId;
    m_component.reset();
    reload();
}

void ComponentPage::reload()
{
    if (m_id.isEmpty())
        return;
    m_session.store.component(m_id).then(this, [this](const base::Result<domain::Component> &component) {
        if (!component || component->id.text() != m_id)
            return;
        m_component = *component;
        showFacts();
    });
    m_session.store.casesOfComponent(m_id).then(this,
                                                [this](const base::Result<store::CaseSummaries> &cases) {
                                                    if (cases)
                                                        showCases(*cases);
                                                });
}

void ComponentPage::showFacts()
{
    if (!m_component)
        return;
    const domain::Component &c = *m_component;
    const models::Words &words = m_session.words;
    m_title->setText(words.className(true, c.classCode));
    const QColor color
        = m_style.color(c.state == u"intact"                                 ? QStringLiteral("normal")
                            : c.state == u"damaged" || c.state == u"missing" ? QStringLiteral("overdue")
                                                                             : QStringLiteral("stale"));
    m_state->setText(QStringLiteral("<span style='color:%1'>%2</span>&nbsp; %3")
                         .arg(color.name(), c.state == u"intact" ? QStringLiteral("●") : QStringLiteral("■"),
                              words.componentState(c.state)));
    m_number->setText(tr("Component %1").arg(c.id.text()));
    QString rows;
    const auto row = [this, &rows](const QString &name, const QString &value) {
        if (!value.isEmpty()) {
            rows += QStringLiteral("<tr><td style='color:%1; padding-right:14px'>%2</td><td>%3</td></tr>")
                        .arg(m_style.color(QStringLiteral("quiet")).name(), name.toHtmlEscaped(),
                             value.toHtmlEscaped());
        }
    };
    row(tr("Name"), c.name);
    row(tr("In charge"), words.department(c.competentDept));
    row(tr("Owner"), words.department(c.ownerUnit));
    row(tr("Maintained by"), words.department(c.maintainUnit));
    if (!c.cell.isEmpty())
        rows += QStringLiteral("<tr><td style='color:%1; padding-right:14px'>%2</td><td><a href='%3' "
                               "style='color:%4'>%3</a></td></tr>")
                    .arg(m_style.color(QStringLiteral("quiet")).name(), tr("Grid cell").toHtmlEscaped(),
                         c.cell.text().toHtmlEscaped(), m_style.color(QStringLiteral("accent")).name());
    row(tr("Surveyed"), day(c.createdOn));
    row(tr("Changed"), day(c.changedOn));
    row(tr("Position"), QStringLiteral("%1, %2").arg(c.place.lon, 0, 'f', 6).arg(c.place.lat, 0, 'f', 6));
    m_facts->setText(QStringLiteral("<table cellspacing='3'>%1</table>").arg(rows));
}

void ComponentPage::showCases(const store::CaseSummaries &cases)
{
    m_cases->clear();
    const auto now = static_cast<double>(base::toMs(m_session.clock->now()));
    for (const store::CaseSummary &row : cases) {
        auto *item = new QListWidgetItem(
            QStringLiteral("%1  ·  %2  ·  %3")
                .arg(m_session.words.moment(static_cast<double>(row.reportedAtMs), now),
                     m_session.words.state(row.state), row.caseNo.isEmpty() ? row.intakeNo : row.caseNo));
        item->setData(IdRole, row.id);
        m_cases->addItem(item);
    }
    m_none->setVisible(cases.empty());
    m_cases->setVisible(!cases.empty());
}
} // namespace wanmi::workbench
