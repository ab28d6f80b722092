// SPDX-License-Identifier: GPL-3.0-or-later
// The whole seat at a line to central that is good, gone, or slow and lossy: cases are urged by keys,
// and for each the time is taken from the key that sends it to the painted acknowledgement. Prints one JSON
// object.
#include "app/seathands.h"
#include "support/linkproxy.h"

#include "base/clock.h"
#include "resources/resources.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <QtQml/QQmlExtensionPlugin>

#include <algorithm>
#include <cstdio>

Q_IMPORT_QML_PLUGIN(Wanmi_KitPlugin)
Q_IMPORT_QML_PLUGIN(Wanmi_MapPlugin)
Q_IMPORT_QML_PLUGIN(Wanmi_WallPlugin)

using namespace wanmi;
using namespace wanmi::test;

namespace {
constexpr int HandMs = 400; ///< nobody reads a case and writes a word in less

/// Sees when the words of an acknowledgement are painted.
class Eyes : public QObject
{
public:
    explicit Eyes(QString words)
        : m_words(std::move(words))
    {
        qApp->installEventFilter(this);
    }
    /// It lies in the outbox.
    void noteQueued()
    {
        if (m_queuedMs < 0 && m_since.isValid())
            m_queuedMs = static_cast<double>(m_since.nsecsElapsed()) / 1e6;
    }
    [[nodiscard]] double queuedMs() const { return m_queuedMs; }
    /// The words of the action before are put away: the same words again would not be painted anew.
    void open(const QWidget &window)
    {
        m_queuedMs = -1;
        for (QLabel *label :
             window.findChildren<QLabel *>(QStringLiteral("card"), Qt::FindDirectChildrenOnly))
            label->hide();
        m_seenMs = -1;
        m_since.start();
    }
    [[nodiscard]] bool haveSeen() const { return m_seenMs >= 0; }
    [[nodiscard]] double seenMs() const { return m_seenMs; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_seenMs < 0 && m_since.isValid()) {
            const auto *label = qobject_cast<QLabel *>(watched);
            if (label && label->objectName() == u"card" && label->text().startsWith(m_words)) {
                // What is painted with it (the row leaves the queue, the case page turns) is on the way; the
                // person reads it when this turn of the loop is over.
                QMetaObject::invokeMethod(
                    this,
                    [this] {
                        if (m_seenMs < 0)
                            m_seenMs = static_cast<double>(m_since.nsecsElapsed()) / 1e6;
                    },
                    Qt::QueuedConnection);
            }
        }
        return false;
    }

private:
    QString m_words;
    QElapsedTimer m_since;
    double m_seenMs = 0, m_queuedMs = 0;
};

/// The form of an urge on the next case: an action that every open case allows, as often as one likes, so
/// that no run leaves the city poorer for the next.
bool openUrge(workbench::MainWindow &window)
{
    QTest::keyClick(focused(window), Qt::Key_J);
    QTest::keyClick(focused(window), Qt::Key_U);
    return spinUntil([&] { return window.casePage().form() != nullptr; }, 10'000);
}

int fail(const char *what)
{
    std::fprintf(stderr, "ackbench: %s\n", what);
    return 1;
}
} // namespace

int main(int argc, char **argv)
{
    WatchedApp application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wanmi"));
    resources::load();
    QCommandLineParser parser;
    parser.addOptions(
        {{QStringLiteral("central"), {}, QStringLiteral("URL")},
         {QStringLiteral("data"), {}, QStringLiteral("folder")},
         {QStringLiteral("line"), {}, QStringLiteral("good, gone, slow"), QStringLiteral("good")},
         {QStringLiteral("cases"), {}, QStringLiteral("number"), QStringLiteral("40")}});
    parser.process(application);
    const auto rules = domain::shippedRuleBook();
    if (!rules)
        return fail("no rule book");
    LinkProxy proxy(QUrl(parser.value(QStringLiteral("central"))));
    Workstation desk(proxy.url(), parser.value(QStringLiteral("data")), *rules,
                     std::make_shared<base::SystemClock>());
    const auto grant = desk.signIn(QStringLiteral("dispatcher1"));
    if (!grant || !desk.sitDown(*grant))
        return fail("nobody could sit down");
    if (!spinUntil([&] { return desk.isOnline(); }, 120'000))
        return fail("the seat is not online");
    workbench::MainWindow &window = desk.window();
    Eyes eyes(desk.words().action(QStringLiteral("urge")));
    const QString line = parser.value(QStringLiteral("line"));
    proxy.become(line == u"gone"       ? LinkProxy::Line::Gone
                     : line == u"slow" ? LinkProxy::Line::SlowAndLossy
                                       : LinkProxy::Line::Good);
    window.showWorkspace(QStringLiteral("cases"));
    if (!hasRows(window))
        return fail("no case is open");
    QObject::connect(&desk.seat().store(), &store::Store::outboxChanged, &eyes, &Eyes::noteQueued);
    std::vector<double> times, queued;
    const int cases = parser.value(QStringLiteral("cases")).toInt();
    while (static_cast<int>(times.size()) < cases) {
        if (!openUrge(window))
            return fail("no case could be urged");
        QTest::keyClicks(focused(window), QStringLiteral("hurry"));
        QTest::qWait(HandMs);
        eyes.open(window);
        QTest::keyClick(focused(window), Qt::Key_Return, Qt::ControlModifier);
        if (!spinUntil([&] { return eyes.haveSeen(); }, 10'000))
            return fail(qPrintable(QStringLiteral("an action was not acknowledged: ")
                                   + textsOf(window.casePage()).join(QStringLiteral(" | "))));
        times.push_back(eyes.seenMs());
        queued.push_back(eyes.queuedMs());
    }
    std::ranges::sort(times);
    std::ranges::sort(queued);
    const QJsonObject result{{QStringLiteral("p95"), times[times.size() * 95 / 100]},
                             {QStringLiteral("median"), times[times.size() / 2]},
                             {QStringLiteral("queuedMedian"), queued[queued.size() / 2]},
                             {QStringLiteral("cases"), cases}};
    std::printf("%s\n", QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    return 0;
}
