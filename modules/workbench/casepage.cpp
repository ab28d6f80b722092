// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/casepage.h"

#include "workbench/casephotos.h"
#include "workbench/deadlineview.h"
#include "workbench/flowlayout.h"
#include "workbench/taborder.h"
#include "workbench/nextsteps.h"
#include "workbench/orderlist.h"
#include "workbench/relatedlist.h"
#include "workbench/timeline.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
QLabel *label(QWidget *parent, const char *name, bool wraps = true)
{
    auto *made = new QLabel(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setWordWrap(wraps);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return made;
}

bool isDangerous(const QString &action)
{
    static const QStringList Dangerous{QStringLiteral("refuse"),      QStringLiteral("refuseRegister"),
                                       QStringLiteral("requestVoid"), QStringLiteral("approveVoid"),
                                       QStringLiteral("forceClose"),  QStringLiteral("void")};
    return Dangerous.contains(action);
}

/// Beside the case's way, never its next step.
bool isAside(const QString &action)
{
    static const QStringList Asides{
        QStringLiteral("urge"),        QStringLiteral("superviseOrder"), QStringLiteral("signOrder"),
        QStringLiteral("replyOrder"),  QStringLiteral("acceptReply"),    QStringLiteral("rejectReply"),
        QStringLiteral("waiveCoTask"), QStringLiteral("emergency"),      QStringLiteral("withdrawRequest"),
        QStringLiteral("withdrawOrder"), QStringLiteral("addEvidence")};
    return Asides.contains(action);
}
} // namespace

CasePage::CasePage(SessionContext &session, const Style &style, SeatMemory &memory, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_memory(memory)
    , m_selected(session.store, session.selection)
    , m_scroll(new QScrollArea(this))
    , m_empty(new QWidget(this))
    , m_body(new QWidget)
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_empty, 1);
    outer->addWidget(m_scroll, 1);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_body);

    auto *emptyColumn = new QVBoxLayout(m_empty);
    auto *emptyTitle = label(m_empty, "title");
    auto *emptyText = label(m_empty, "quiet");
    emptyTitle->setAlignment(Qt::AlignCenter);
    emptyText->setAlignment(Qt::AlignCenter);
    emptyColumn->addStretch(1);
    emptyColumn->addWidget(emptyTitle);
    emptyColumn->addWidget(emptyText);
    emptyColumn->addStretch(1);

    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(14, 12, 14, 14);
    column->setSpacing(6);
    auto *clock = new QHBoxLayout;
    clock->setSpacing(8);
    m_mark = label(m_body, "mark", false);
    m_left = label(m_body, "headline", false);
    m_state = label(m_body, "title", false);
    m_state->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    clock->addWidget(m_mark);
    clock->addWidget(m_left, 1);
    clock->addWidget(m_state);
    column->addLayout(clock);
    m_title = label(m_body, "title");
    m_place = label(m_body, "body");
    m_number = label(m_body, "note");
    m_since = label(m_body, "note");
    m_untended = label(m_body, "problem");
    for (QLabel *line : {m_title, m_place, m_number, m_since, m_untended})
        column->addWidget(line);
    column->addSpacing(4);
    const auto slot = [this, column](QLayout *layout) {
        auto *widget = new QWidget(m_body);
        layout->setContentsMargins(0, 0, 0, 0);
        widget->setLayout(layout);
        column->addWidget(widget);
        return widget;
    };
    m_actions = slot(new FlowLayout(6));
    QSizePolicy wraps(QSizePolicy::Preferred, QSizePolicy::Minimum);
    wraps.setHeightForWidth(true);
    m_actions->setSizePolicy(wraps);
    m_others = label(m_body, "note");
    column->addWidget(m_others);
    m_formSlot = slot(new QVBoxLayout);
    m_cards = slot(new QVBoxLayout);
    const auto section = [this, column](const std::function<QString()> &text) {
        auto *title = label(m_body, "section");
        column->addSpacing(6);
        column->addWidget(title);
        m_texts.add([title, text] { title->setText(text()); });
        return title;
    };
    m_deadlinesTitle = section([] { return tr("Deadlines"); });
    m_deadlines = new DeadlineView(session, style, m_body);
    column->addWidget(m_deadlines);
    m_ordersTitle = section([] { return tr("Orders"); });
    m_orders = new OrderList(session, style, m_body);
    column->addWidget(m_orders);
    section([] { return tr("Facts"); });
    m_facts = slot(new QGridLayout);
    section([] { return tr("Photos"); });
    m_photos = new CasePhotos(session, style, m_body);
    column->addWidget(m_photos);
    section([] { return tr("What may happen next"); });
    m_next = new NextSteps(session, m_body);
    column->addWidget(m_next);
    section([] { return tr("Related cases"); });
    m_related = new RelatedList(session, style, m_body);
    column->addWidget(m_related);
    section([] { return tr("Nearest cameras"); });
    m_near = slot(new FlowLayout(6));
    m_near->setSizePolicy(wraps);
    section([] { return tr("What happened"); });
    m_timeline = new Timeline(session, style, m_body);
    column->addWidget(m_timeline);
    connect(m_timeline, &Timeline::recordWanted, this, &CasePage::recordWanted);
    column->addStretch(1);

    m_texts.add([this, emptyTitle, emptyText] {
        const bool failed = !m_selected.failure().isEmpty();
        emptyTitle->setText(failed ? tr("This case cannot be read") : tr("No case chosen"));
        emptyText->setText(failed ? m_session.words.reason(m_selected.failure())
                                  : tr("Choose one in the queue (J, K), on the map, or search with Ctrl+K."));
    });
    connect(&m_selected, &models::SelectedCase::changed, this, &CasePage::show);
    connect(&style, &Style::changed, this, &CasePage::show);
    connect(&session.words, &models::Words::changed, this, &CasePage::show);
    connect(&session.cameras, &models::CameraList::listChanged, this, &CasePage::show);
    connect(&session.rows, &models::CaseRows::rowsChanged, this, &CasePage::showUntended);
    connect(&m_tick, &QTimer::timeout, this, &CasePage::showTimeLeft);
    m_tick.start(1000);
    show();
}

void CasePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_texts.refresh();
        // The form in the new language; its words come back from the draft.
        if (m_form)
            begin(m_form->action());
    }
    QWidget::changeEvent(event);
}

void CasePage::show()
{
    const std::optional<store::CaseDossier> &dossier = m_selected.dossier();
    m_empty->setVisible(!dossier && !m_selected.isLoading());
    m_scroll->setVisible(dossier.has_value());
    m_texts.refresh();
    if (!dossier) {
        forgetCase();
        return;
    }
    const QString id = dossier->file.id.text();
    if (id != m_shownId) {
        m_shownId = id;
        m_refusal.clear();
        m_refusalsSeen.clear();
        closeForm();
        clearLayout(m_near->layout());
        m_scroll->ensureVisible(0, 0);
    }
    const QString part = focusedPart();
    showHead(*dossier);
    showUntended();
    showTimeLeft();
    showActions(*dossier);
    showCards(*dossier);
    showFacts(*dossier);
    m_deadlines->show(*dossier);
    m_deadlinesTitle->setVisible(!m_deadlines->isEmpty());
    m_orders->show(*dossier);
    m_ordersTitle->setVisible(!m_orders->isEmpty());
    m_next->show(dossier->file, m_possible);
    m_related->show(id);
    m_photos->show(*dossier);
    showNear(*dossier);
    tabAsLaidOut(*m_body);
    focusPart(part);
    tellForm(*dossier);
    m_timeline->show(*dossier);
    if (const auto early = std::exchange(m_early, std::nullopt); early && early->first == id)
        pressKey(early->second);
    if (m_awaited && m_awaited->first == id)
        begin(QString(std::exchange(m_awaited, std::nullopt)->second));
}

QString CasePage::focusedPart() const
{
    const QWidget *focus = window()->focusWidget();
    return focus && isAncestorOf(focus) ? focus->property("part").toString() : QString();
}

void CasePage::focusPart(const QString &part)
{
    if (part.isEmpty())
        return;
    const QWidget *now = window()->focusWidget();
    if (now && now->isVisible() && now->property("part") == part)
        return;
    for (QWidget *widget : findChildren<QWidget *>()) {
        // What clear() put away still stands until the next turn of the loop, hidden.
        if (widget->property("part") == part && !widget->isHidden() && widget->isEnabled()) {
            widget->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

void CasePage::tellForm(const store::CaseDossier &dossier)
{
    if (!m_form)
        return;
    const bool possible = std::ranges::any_of(
        m_possible, [this](const domain::Possibility &p) { return p.mine && p.action == m_form->action(); });
    m_form->noteCase(dossier, possible);
}

void CasePage::forgetCase()
{
    // Another case is being read: no key may reach the one before.
    m_possible.clear();
    m_keys.clear();
    if (!std::exchange(m_shownId, QString()).isEmpty())
        closeForm();
}

void CasePage::showHead(const store::CaseDossier &dossier)
{
    const domain::CaseFile &file = dossier.file;
    const models::Words &words = m_session.words;
    const auto now = static_cast<double>(base::toMs(m_session.clock->now()));
    const bool component = file.kind == domain::CaseKind::Component;
    m_state->setText(words.state(file.state));
    m_title->setText(file.classCode.isEmpty() ? tr("Not classified yet")
                                              : words.className(component, file.classCode));
    const QString district = file.district.isEmpty() ? QString() : words.area(file.district);
    m_place->setText(file.address.startsWith(district) ? file.address : district + u' ' + file.address);
    const QString number = !file.caseNo.isEmpty() ? file.caseNo
        : !file.intakeNo.isEmpty()                ? file.intakeNo
                                                  : words.unnumbered();
    m_number->setText(tr("No. %1 · %2").arg(number, words.source(file.source)));
    m_since->setText(tr("Reported %1, %2 ago")
                         .arg(words.moment(static_cast<double>(base::toMs(file.reportedAt)), now),
                              words.duration(now - static_cast<double>(base::toMs(file.reportedAt)))));
}

/// Somebody signed on or off.
void CasePage::showUntended()
{
    const bool alone = !m_shownId.isEmpty() && m_session.rows.isUntended(m_shownId);
    m_untended->setVisible(alone);
    m_untended->setText(alone ? tr("%1, nor in a neighboring one: the task waits for a sign-on.")
                                    .arg(m_session.words.nobodyOnDuty())
                              : QString());
}

void CasePage::showTimeLeft()
{
    const std::optional<store::CaseDossier> &dossier = m_selected.dossier();
    if (!dossier)
        return;
    m_deadlines->tick();
    const domain::CaseFile &file = dossier->file;
    const base::Instant now = m_session.clock->now();
    const QString light = worktime::tokenOf(domain::lightOf(file, now));
    const auto nowMs = static_cast<double>(base::toMs(now));
    QString text = m_session.words.light(light);
    if (!file.isOpen())
        text = file.closedAt ? m_session.words.moment(static_cast<double>(base::toMs(*file.closedAt)), nowMs)
                             : text;
    else if (file.stageDue && light != u"grey")
        text = m_session.words.timeLeft(static_cast<double>(base::toMs(*file.stageDue)), nowMs);
    if (m_left->text() == text && m_left->property("light") == light
        && m_left->property("theme") == m_style.theme())
        return;
    m_left->setText(text);
    m_left->setProperty("theme", m_style.theme());
    m_left->setProperty("light", light);
    m_left->setAccessibleName(m_session.words.light(light) + u' ' + text);
    const bool matters = light == u"red" || light == u"yellow";
    m_left->setStyleSheet(
        QStringLiteral("color: %1")
            .arg((matters ? m_style.lightColor(light) : m_style.color(QStringLiteral("text"))).name()));
    const double scale = devicePixelRatioF();
    QPixmap mark(QSize(18, 18) * scale);
    mark.setDevicePixelRatio(scale);
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    m_style.paintMark(painter, QRectF(1, 1, 16, 16), light);
    m_mark->setPixmap(mark);
    m_mark->setToolTip(file.stageDue ? tr("%1; due %2")
                                           .arg(m_session.words.light(light),
                                                m_session.words.moment(
                                                    static_cast<double>(base::toMs(*file.stageDue)), nowMs))
                                     : m_session.words.light(light));
}

void CasePage::showActions(const store::CaseDossier &dossier)
{
    clearLayout(m_actions->layout());
    m_possible = m_session.desk.possibilities(dossier);
    m_keys.clear();
    QStringList others;
    QSet<int> taken;
    QSet<QString> offered;
    for (const domain::Possibility &possibility : m_possible) {
        if (!possibility.mine) {
            QStringList posts;
            for (const QString &post : possibility.posts)
                posts.append(m_session.words.post(post));
            if (!isAside(possibility.action) && others.size() < 3 && !offered.contains(possibility.action))
                others.append(
                    tr("%1: %2").arg(m_session.words.action(possibility.action), posts.join(tr(", "))));
            offered.insert(possibility.action);
            continue;
        }
        if (offered.contains(possibility.action))
            continue;
        offered.insert(possibility.action);
        auto *button = new QPushButton(m_actions);
        int key = keyOf(possibility.action);
        if (taken.contains(key))
            key = 0;
        taken.insert(key);
        const QString letter = key ? QString(QChar(key)) : QString();
        button->setText(m_session.words.action(possibility.action)
                        + (key ? QStringLiteral("  ") + letter : QString()));
        button->setToolTip(key ? tr("Key %1").arg(letter) : QString());
        button->setAccessibleName(m_session.words.action(possibility.action));
        button->setObjectName(isDangerous(possibility.action) ? QStringLiteral("danger")
                                  : m_keys.empty() && !isAside(possibility.action)
                                  ? QStringLiteral("primary")
                                  : QStringLiteral("action"));
        button->setProperty("action", possibility.action);
        button->setProperty("part", QString(QStringLiteral("action/") + possibility.action));
        button->setEnabled(!(m_form && m_form->action() == possibility.action));
        m_keys.emplace_back(possibility.action, key);
        m_actions->layout()->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, action = possibility.action] { begin(action); });
    }
    m_actions->setVisible(!m_keys.empty());
    m_others->setVisible(!others.isEmpty());
    m_others->setText(m_keys.empty() ? tr("Next: %1").arg(others.join(QStringLiteral("  ·  ")))
                                     : tr("Others may: %1").arg(others.join(QStringLiteral("  ·  "))));
}

void CasePage::begin(const QString &action)
{
    const auto it = std::ranges::find_if(
        m_possible, [&](const domain::Possibility &p) { return p.mine && p.action == action; });
    if (it == m_possible.end())
        return;
    m_refusal.clear();
    if (it->form.isEmpty())
        perform(*it);
    else
        openForm(*it);
}

void CasePage::beginSoon(const QString &caseId, const QString &action)
{
    m_awaited.reset();
    if (m_shownId == caseId && !m_selected.isLoading())
        begin(action);
    else
        m_awaited.emplace(caseId, action);
}

bool CasePage::explainDeadline()
{
    if (m_shownId.isEmpty() || !m_deadlines->toggle())
        return false;
    m_scroll->ensureWidgetVisible(m_deadlines);
    return true;
}

bool CasePage::pressKey(int key)
{
    if (m_selected.isLoading()) {
        m_early.emplace(m_session.selection.caseId(), key);
        return true;
    }
    const auto it
        = std::ranges::find_if(m_keys, [key](const auto &entry) { return entry.second == key && key != 0; });
    if (it == m_keys.end())
        return false;
    begin(QString(it->first));
    return true;
}

void CasePage::perform(const domain::Possibility &possibility)
{
    domain::CaseOrder order;
    order.caseId = CaseId(m_shownId);
    order.action = possibility.action;
    base::Answer<base::Result<domain::Verdict>>(m_session.desk.perform(order))
        .then(this,
              [this, id = m_shownId,
               action = possibility.action](const base::Result<domain::Verdict> &verdict) {
                  if (verdict)
                      emit done(action);
                  if (id != m_shownId)
                      return;
                  m_refusal = verdict ? QString() : verdict.error().reason;
                  if (!verdict && m_selected.dossier())
                      showCards(*m_selected.dossier());
              });
}

/// By value: closing the form before makes the possibilities anew.
void CasePage::openForm(domain::Possibility possibility)
{
    closeForm();
    m_form = new ActionForm(m_session, m_memory, possibility, m_selected.dossier(), m_formSlot);
    m_formSlot->layout()->addWidget(m_form);
    connect(m_form, &ActionForm::closed, this, &CasePage::closeForm);
    connect(m_form, &ActionForm::sent, this, [this, action = possibility.action] {
        closeForm();
        emit done(action);
    });
    m_form->show();
    m_form->focusFirst();
    if (m_selected.dossier())
        showActions(*m_selected.dossier());
}

bool CasePage::closeForm()
{
    if (!m_form)
        return false;
    ActionForm *form = std::exchange(m_form, nullptr);
    form->hide();
    form->deleteLater();
    if (m_selected.dossier())
        showActions(*m_selected.dossier());
    return true;
}
} // namespace wanmi::workbench
