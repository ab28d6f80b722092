// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cameralist.h"
#include "models/caserows.h"
#include "models/names.h"
#include "support/smallcity.h"
#include "workbench/intakepage.h"
#include "workbench/mainwindow.h"

#include <QTemporaryDir>

#include <memory>

/// Template cases taken and passed on by real keys at the real desks of three posts.
///
/// What is counted. A key is a press that reaches a window: modifiers count as keys of their own (Ctrl+Enter
/// is two), letters typed to find a class count, and so does the key that opens the page. Not counted are the
/// characters of the caller's own text: telephone, name, description and the words of the address. The report
/// is the next one of each post's queue; the desks are signed in. An event filter sees every press, so that
/// nothing is done behind the operator's back.
///
/// Operator time is the keystroke-level model's: 0.28 s for a key and for each character typed by one, 1 s
/// for a Chinese character, 1.35 s for a decision. A decision is each question that needs a choice, also
/// where the proposal is taken as it is: the source when it is not the usual one, class, condition, place,
/// and sending; at the other posts to register, and whom to dispatch to.
namespace wanmi::test {

/// One line of templatecases.tsv.
struct TemplateCase
{
    QString name, source, phone, caller, text, classKey, condition, place;
    [[nodiscard]] bool isTelephone() const { return source.startsWith(u"hotline"); }
};
[[nodiscard]] std::vector<TemplateCase> templateCases();

struct Strokes
{
    int keys = 0, decisions = 0, latin = 0, chinese = 0;
    [[nodiscard]] double seconds() const { return 0.28 * (keys + latin) + 1.0 * chinese + 1.35 * decisions; }
};

/// A person's desk in a small city whose central is real.
class IntakeDesk
{
public:
    IntakeDesk(SmallCity &city, const QString &account);
    ~IntakeDesk();
    workbench::MainWindow &window() { return *m_window; }
    void toFront();

    QTemporaryDir m_folder;
    Seat &m_seat;
    std::shared_ptr<const base::Clock> m_clock;
    workbench::Style m_style;
    store::KnownPeople m_people;
    models::Selection m_selection;
    models::CaseRows m_rows;
    models::Words m_words;
    models::Directory m_directory;
    models::CameraList m_cameras;
    operations::Lookout m_lookout;
    std::unique_ptr<workbench::MainWindow> m_window;
};

/// An operator's hands: presses real keys and counts them.
class Hands : public QObject
{
public:
    explicit Hands(Strokes &strokes);
    ~Hands() override;
    void press(workbench::MainWindow &window, Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    /// Letters that find something of ours: counted as keys.
    void find(workbench::MainWindow &window, const QString &letters);
    /// The caller's own words: not counted as keys, but they take their time.
    void say(workbench::MainWindow &window, const QString &text);
    void decide() { ++m_strokes.decisions; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Strokes &m_strokes;
    bool m_isText = false;
};

/// The city, its three desks, and what they do with one template case.
class IntakeHands
{
public:
    IntakeHands();
    /// Until the verify task is out (of the public), or until the case is dispatched. \param problem what
    /// went wrong; empty: the case is where it should be at central, with the class and condition meant.
    Strokes take(const TemplateCase &one, QString *problem);
    [[nodiscard]] SmallCity &city() { return m_city; }
    [[nodiscard]] IntakeDesk &acceptor() { return *m_acceptor; }

private:
    struct Spot
    {
        geo::Place place;
        QString words;
        QString cameraId;
    };
    [[nodiscard]] Spot spotOf(const QString &place);
    void clearQueues();
    QString takeReport(const TemplateCase &one, const Spot &spot, Hands &hands, QString *problem);
    QString takeSupervisors(const TemplateCase &one, const Spot &spot, Hands &hands, QString *problem);
    void passOn(const QString &caseId, Hands &hands, QString *problem);
    bool choose(workbench::RankedField *field, const QString &token, const QString &letters, Hands &hands);

    SmallCity m_city;
    std::unique_ptr<IntakeDesk> m_acceptor, m_leader, m_dispatcher;
    std::vector<store::Store::Hit> m_plates, m_crossings;
};
} // namespace wanmi::test
