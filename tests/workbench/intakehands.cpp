// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/intakehands.h"

#include "support/caseorders.h"
#include "workbench/actionform.h"
#include "workbench/casepage.h"
#include "workbench/initials.h"
#include "workbench/placefield.h"
#include "workbench/queuepage.h"

#include <QApplication>
#include <QFile>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QWindow>

namespace wanmi::test {
namespace {
using workbench::IntakePage;
using workbench::MainWindow;
using workbench::RankedField;

constexpr double SamePlaceM = 30;
constexpr int NearestRow
    = 1; ///< one step down a list is no more than another letter; further down a person types

template <typename T> T *fieldOf(IntakePage &page, const char *name)
{
    return qobject_cast<T *>(page.field(QString::fromLatin1(name)));
}

bool hasKeys(MainWindow &window, const workbench::Field *field)
{
    return field && window.focusWidget() == field->editor();
}

QStringList openIn(Seat &seat, const QString &state)
{
    QStringList ids;
    const auto cases = await(seat.store().caseSummaries(true));
    if (!cases)
        return ids;
    for (const store::CaseSummary &row : **cases) {
        if (row.state == state)
            ids.append(row.id);
    }
    return ids;
}
} // namespace

std::vector<TemplateCase> templateCases()
{
    QFile file(qEnvironmentVariable("WANMI_SOURCE_DIR")
               + QStringLiteral("/tests/workbench/templatecases.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    std::vector<TemplateCase> cases;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts).mid(1)) {
        const QStringList cells = line.split(u'\t');
        if (cells.size() != 8)
            qFatal("a template case has %lld cells: %s", static_cast<long long>(cells.size()),
                   qPrintable(line));
        cases.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]});
    }
    return cases;
}

IntakeDesk::IntakeDesk(SmallCity &city, const QString &account)
    : m_seat(city.seat(account))
    , m_clock(&city.clock(), [](const base::Clock *) {})
    , m_people(m_folder.path(), m_clock)
    , m_words(city.rules())
    , m_directory(city.rules(), m_seat.store())
    , m_cameras(m_seat.store(), m_words)
{
    QObject::connect(&m_directory, &models::Directory::namesChanged, &m_words, &models::Words::setNames);
    models::keepInStep(m_rows, m_seat.store());
    m_words.setLanguage(QStringLiteral("zh"));
    m_style.apply(QStringLiteral("dark"));
    m_directory.reload();
    m_cameras.reload();
    spinUntil([this] {
        return m_rows.isLoaded() && !m_words.names()->departments().empty() && m_cameras.count() > 0;
    });
    m_window
        = std::make_unique<MainWindow>(workbench::SessionContext{m_seat.store(),
                                                                 m_seat.link(),
                                                                 m_seat.desk(),
                                                                 m_lookout,
                                                                 m_people,
                                                                 m_selection,
                                                                 m_rows,
                                                                 m_cameras,
                                                                 m_words,
                                                                 city.rules(),
                                                                 m_seat.grant(),
                                                                 m_clock,
                                                                 {},
                                                                 m_folder.path() + QStringLiteral("/people"),
                                                                 nullptr,
                                                                 nullptr,
                                                                 nullptr,
                                                                 nullptr,
                                                                 nullptr,
                                                                 &m_seat.media()},
                                       m_style);
    m_window->resize(1280, 720);
    m_window->show();
}

IntakeDesk::~IntakeDesk() = default;

void IntakeDesk::toFront()
{
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qWarning("the desk of %s is not active", qPrintable(m_seat.grant().account));
    QCoreApplication::processEvents();
}

Hands::Hands(Strokes &strokes)
    : m_strokes(strokes)
{
    qApp->installEventFilter(this);
}

Hands::~Hands()
{
    qApp->removeEventFilter(this);
}

bool Hands::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched->isWindowType() && !m_isText)
        ++m_strokes.keys;
    return QObject::eventFilter(watched, event);
}

void Hands::press(MainWindow &window, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(window.windowHandle(), key, modifiers);
    QCoreApplication::processEvents();
}

void Hands::find(MainWindow &window, const QString &letters)
{
    for (const QChar letter : letters)
        QTest::keyClick(window.windowHandle(), letter.toLatin1());
    QCoreApplication::processEvents();
}

void Hands::say(MainWindow &window, const QString &text)
{
    m_isText = true;
    for (const QChar character : text) {
        if (character.unicode() < 128) {
            QTest::keyClick(window.windowHandle(), character.toLatin1());
            ++m_strokes.latin;
        } else {
            QInputMethodEvent written;
            written.setCommitString(QString(character));
            QCoreApplication::sendEvent(window.focusWidget(), &written);
            ++m_strokes.chinese;
        }
    }
    m_isText = false;
    QCoreApplication::processEvents();
}

IntakeHands::IntakeHands()
    : m_acceptor(std::make_unique<IntakeDesk>(m_city, QStringLiteral("acceptor1")))
    , m_leader(std::make_unique<IntakeDesk>(m_city, QStringLiteral("shift1")))
    , m_dispatcher(std::make_unique<IntakeDesk>(m_city, QStringLiteral("dispatcher1")))
{
    store::Store &store = m_acceptor->m_seat.store();
    spinUntil([&] { // the index is read in the background
        const auto found = await(store.find(QStringLiteral("号"), 4000));
        return found && found->share >= 1
            && std::ranges::count(found->hits, QStringLiteral("plate"), &store::Store::Hit::kind) > 200;
    });
    for (const auto &[word, kind, into] :
         {std::tuple{u"号", u"plate", &m_plates}, std::tuple{u"交叉口", u"crossing", &m_crossings}}) {
        const auto found = await(store.find(QString::fromUtf16(word), 4000));
        QSet<QString> seen;
        for (const store::Store::Hit &hit : found ? found->hits : std::vector<store::Store::Hit>{}) {
            // An address that is there twice would not say where it is.
            if (hit.kind == kind && hit.hasPlace && !seen.contains(hit.title)) {
                seen.insert(hit.title);
                into->push_back(hit);
            }
        }
    }
    clearQueues();
}

/// The report is the next of each queue: the tiny city's own cases have gone their way.
void IntakeHands::clearQueues()
{
    const auto end = [this](IntakeDesk &desk, const QString &state, const QString &action) {
        for (const QString &id : openIn(desk.m_seat, state)) {
            domain::CaseOrder order = plain(id, action);
            order.reason = QStringLiteral("另案处理");
            (void)desk.m_seat.perform(order);
        }
        m_city.settle();
    };
    end(*m_dispatcher, domain::state::PendingDispatch, QStringLiteral("sendBackRegister"));
    end(*m_leader, domain::state::PendingRegister, QStringLiteral("refuseRegister"));
    end(*m_acceptor, domain::state::Intake, QStringLiteral("refuse"));
    m_city.settle();
}

IntakeHands::Spot IntakeHands::spotOf(const QString &place)
{
    const auto number = static_cast<size_t>(place.section(u' ', 1).toInt());
    if (place.startsWith(u"camera")) {
        const domain::Camera &camera
            = m_acceptor->m_cameras.camera(static_cast<int>(number) % m_acceptor->m_cameras.count());
        return {camera.place, {}, camera.id.text()};
    }
    const auto &hits = place.startsWith(u"crossing") ? m_crossings : m_plates;
    if (hits.empty())
        return {};
    // As few of a street as there are, so that no two reports meet.
    const store::Store::Hit &hit = hits[number * 7 % hits.size()];
    return {hit.place, hit.title, {}};
}

bool IntakeHands::choose(RankedField *field, const QString &token, const QString &letters, Hands &hands)
{
    MainWindow &window = m_acceptor->window();
    hands.decide();
    const auto rowOf = [&] {
        const auto shown = field->shown();
        const auto at = std::ranges::find(shown, token, &RankedField::Choice::token);
        return at == shown.end() ? -1 : static_cast<int>(at - shown.begin());
    };
    const auto isFar = [&](int row) { return row < 0 || std::abs(row - field->markedRow()) > NearestRow; };
    int row = rowOf();
    for (qsizetype typed = 0; isFar(row) && typed < letters.size(); ++typed) {
        hands.find(window, letters.mid(typed, 1));
        row = rowOf();
    }
    if (row < 0)
        return false;
    while (field->markedRow() != row)
        hands.press(window, field->markedRow() < row ? Qt::Key_Down : Qt::Key_Up);
    hands.press(window, Qt::Key_Return);
    return field->answer() == token;
}

QString IntakeHands::takeReport(const TemplateCase &one, const Spot &spot, Hands &hands, QString *problem)
{
    IntakeDesk &desk = *m_acceptor;
    MainWindow &window = desk.window();
    hands.press(window, Qt::Key_N);
    IntakePage *page = window.reportForm();
    if (!page) {
        const QWidget *focus = window.focusWidget();
        *problem = QStringLiteral("no page for a report; the keys are with %1")
                       .arg(focus ? QString::fromLatin1(focus->metaObject()->className()) : QString());
        return {};
    }
    auto *source = fieldOf<RankedField>(*page, "source");
    auto *classField = fieldOf<RankedField>(*page, "class");
    auto *condition = fieldOf<RankedField>(*page, "condition");
    auto *place = fieldOf<workbench::PlaceField>(*page, "place");
    if (source->answer() != one.source && one.isTelephone()) {
        hands.decide();
        hands.press(window, Qt::Key_Down); // it was the other line that rang
    } else if (source->answer() != one.source) {
        hands.press(window, Qt::Key_S, Qt::AltModifier);
        if (!choose(source, one.source, workbench::initialsOf(desk.m_words.source(one.source)), hands)) {
            *problem = QStringLiteral("the source was not found");
            return {};
        }
    }
    const QString letters
        = workbench::initialsOf(desk.m_words.className(one.classKey.startsWith(u'C'), one.classKey.mid(1)));
    bool choseClass = false;
    bool choseCondition = false;
    bool said = false;
    for (int step = 0; step < 12 && window.reportForm() == page; ++step) {
        spinUntil([page] { return page->isSettled(); });
        if (hasKeys(window, page->field(QStringLiteral("reporterPhone")))) {
            hands.say(window, one.phone);
            hands.press(window, Qt::Key_Return);
        } else if (hasKeys(window, page->field(QStringLiteral("reporterName")))) {
            hands.say(window, one.caller);
            hands.press(window, Qt::Key_Return);
        } else if (hasKeys(window, page->field(QStringLiteral("description")))) {
            hands.say(window, one.text);
            said = true;
            hands.press(window, Qt::Key_Return);
        } else if (hasKeys(window, classField)) {
            choseClass = choose(classField, one.classKey, letters, hands);
        } else if (hasKeys(window, condition)) {
            choseCondition = choose(condition, one.condition, {}, hands);
        } else if (hasKeys(window, place)) {
            hands.say(window, spot.words);
            hands.decide();
            hands.press(window, Qt::Key_Return);
            spinUntil([place] { return place->place().has_value(); });
        } else if (window.focusWidget() == &page->sendButton()) {
            // Looked at once more; what the words proposed wrongly is put right.
            if (classField->answer() != one.classKey) {
                hands.press(window, Qt::Key_C, Qt::AltModifier);
                choseClass = choose(classField, one.classKey, letters, hands);
            } else if (condition->answer() != one.condition) {
                hands.press(window, Qt::Key_I, Qt::AltModifier);
                choseCondition = choose(condition, one.condition, {}, hands);
            } else {
                break;
            }
        } else {
            *problem = QStringLiteral("the keyboard is lost");
            return {};
        }
        QCoreApplication::processEvents();
    }
    // A proposal that is taken as it is has been decided on too.
    if (!choseClass)
        hands.decide();
    if (!choseCondition)
        hands.decide();
    if (window.reportForm() != page || (one.isTelephone() && !said)) {
        *problem = QStringLiteral("the report went before it was said");
        return {};
    }
    spinUntil([page] { return page->isSettled(); });
    hands.decide();
    hands.press(window, Qt::Key_Return);
    if (!spinUntil([&] { return window.reportForm() != page && !desk.m_selection.caseId().isEmpty(); })) {
        *problem = QStringLiteral("the report was not sent");
        return {};
    }
    return desk.m_selection.caseId();
}

QString IntakeHands::takeSupervisors(const TemplateCase &one, const Spot &spot, Hands &hands,
                                     QString *problem)
{
    IntakeDesk &desk = *m_acceptor;
    MainWindow &window = desk.window();
    const auto facts = await(desk.m_seat.store().cellAt(spot.place));
    if (!facts || facts->supervisorOnDuty.isEmpty()) {
        *problem = QStringLiteral("nobody is on duty there");
        return {};
    }
    domain::CaseOrder order = report(spot.place);
    order.source = QStringLiteral("supervisor");
    order.kind = one.classKey.startsWith(u'C') ? domain::CaseKind::Component : domain::CaseKind::Event;
    order.classCode = one.classKey.mid(1);
    order.conditionNo = one.condition;
    order.description = one.text;
    order.address = spot.words;
    order.reporterName.clear();
    order.reporterPhone.clear();
    order.photos
        = {{QStringLiteral("near"), QString(64, u'a'), m_city.clock().now(), facts->supervisorOnDuty}};
    const QString id = m_city.seat(facts->supervisorOnDuty).report(order);
    m_city.settle();
    if (!spinUntil([&] { return window.queue().model().rowOf(id).has_value(); })) {
        *problem = QStringLiteral("the supervisor's report is not in the queue");
        return {};
    }
    hands.press(window, Qt::Key_J);
    hands.press(window, Qt::Key_T);
    if (!spinUntil([&] { return window.casePage().form() != nullptr; })) {
        *problem = QStringLiteral("no form to submit it");
        return {};
    }
    hands.decide(); // class
    hands.decide(); // condition
    hands.decide(); // sending
    hands.press(window, Qt::Key_Return, Qt::ControlModifier);
    if (!spinUntil([&] { return desk.m_seat.stateOf(id) == domain::state::PendingRegister; })) {
        *problem = QStringLiteral("it was not submitted");
        return {};
    }
    return id;
}

void IntakeHands::passOn(const QString &caseId, Hands &hands, QString *problem)
{
    const auto come = [this, &caseId](IntakeDesk &desk) {
        m_city.settle();
        desk.toFront();
        desk.window().focusQueue();
        return spinUntil([&] { return desk.window().queue().model().rowOf(caseId).has_value(); });
    };
    if (!come(*m_leader)) {
        *problem = QStringLiteral("it is not before the shift leader");
        return;
    }
    hands.press(m_leader->window(), Qt::Key_J);
    hands.decide();
    hands.press(m_leader->window(), Qt::Key_T);
    if (!spinUntil([&] { return m_leader->m_seat.stateOf(caseId) == domain::state::PendingDispatch; })) {
        *problem = QStringLiteral("it was not registered");
        return;
    }
    if (!come(*m_dispatcher)) {
        *problem = QStringLiteral("it is not before the dispatcher");
        return;
    }
    MainWindow &window = m_dispatcher->window();
    hands.press(window, Qt::Key_J);
    hands.press(window, Qt::Key_D);
    const bool proposed = spinUntil([&] {
        workbench::ActionForm *form = window.casePage().form();
        return form && form->field(QStringLiteral("leadDept"))
            && !form->field(QStringLiteral("leadDept"))->answer().isEmpty();
    });
    if (!proposed) {
        *problem = QStringLiteral("no department was proposed");
        return;
    }
    hands.decide();
    hands.press(window, Qt::Key_Return); // as proposed
    if (!spinUntil([&] { return m_dispatcher->m_seat.stateOf(caseId) == domain::state::PendingSign; }))
        *problem = QStringLiteral("it was not dispatched");
}

Strokes IntakeHands::take(const TemplateCase &one, QString *problem)
{
    Strokes strokes;
    problem->clear();
    const Spot spot = spotOf(one.place);
    if (!geo::isPlausible(spot.place)) {
        *problem = QStringLiteral("the tiny city has no such place");
        return strokes;
    }
    m_acceptor->m_selection.selectCase({});
    m_acceptor->toFront();
    m_acceptor->window().focusQueue();
    if (!spot.cameraId.isEmpty()) // the operator is looking at that camera
        m_acceptor->m_selection.selectCamera(spot.cameraId);
    Hands hands(strokes);
    const bool ofSupervisor = one.source == u"supervisor";
    const QString id
        = ofSupervisor ? takeSupervisors(one, spot, hands, problem) : takeReport(one, spot, hands, problem);
    if (!problem->isEmpty())
        return strokes;
    m_city.settle();
    if (ofSupervisor || one.source == u"video")
        passOn(id, hands, problem);
    m_city.settle();
    if (!problem->isEmpty())
        return strokes;
    const auto file = m_dispatcher->m_seat.caseFile(id);
    if (!file) {
        *problem = QStringLiteral("it is not at central");
        return strokes;
    }
    const QString wanted = ofSupervisor || one.source == u"video" ? domain::state::PendingSign
        : one.source == u"leader"                                 ? domain::state::PendingRegister
                                                                  : domain::state::Verifying;
    if (file->state != wanted)
        *problem = QStringLiteral("it is in %1").arg(file->state);
    else if (domain::Catalog::keyOf(file->kind, file->classCode) != one.classKey)
        *problem = QStringLiteral("it is taken for %1").arg(file->classCode);
    else if (file->conditionNo != one.condition)
        *problem = QStringLiteral("its condition is %1").arg(file->conditionNo);
    else if (geo::distanceM(file->place, spot.place) > SamePlaceM)
        *problem = QStringLiteral("it is %1 m off").arg(geo::distanceM(file->place, spot.place));
    return strokes;
}
} // namespace wanmi::test
