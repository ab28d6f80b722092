// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskseat.h"
#include "postseat.h"

#include "server/calendars.h"
#include "workbench/calendarwindow.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>

using namespace wanmi;
using namespace wanmi::test;
using workbench::CalendarWindow;

namespace {
const QString CityFolder = QStringLiteral("/central");

QJsonObject shippedFile()
{
    QFile shipped(QStringLiteral(":/wanmi/calendars/china.json"));
    if (!shipped.open(QIODevice::ReadOnly))
        qFatal("no shipped calendar");
    return QJsonDocument::fromJson(shipped.readAll()).object();
}

/// A week of snow in which nobody works.
QByteArray snow(const QString &version)
{
    QJsonObject json = shippedFile();
    json.insert(QStringLiteral("version"), version);
    QJsonArray holidays = json.value(u"holidays").toArray();
    holidays.append(QJsonObject{{QStringLiteral("from"), QStringLiteral("2026-11-23")},
                                {QStringLiteral("to"), QStringLiteral("2026-11-27")},
                                {QStringLiteral("zh"), QStringLiteral("暴雪停工")},
                                {QStringLiteral("en"), QStringLiteral("Snow")}});
    json.insert(QStringLiteral("holidays"), holidays);
    return QJsonDocument(json).toJson();
}

QString written(const QTemporaryDir &folder, const char *name, const QByteArray &bytes)
{
    QFile file(folder.filePath(QLatin1StringView(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the file was not written");
    return file.fileName();
}

/// Nobody is as quick as a small city's preview.
class PressWhenShown : public QObject
{
public:
    explicit PressWhenShown(QPushButton &button)
        : m_button(button)
    {
        button.installEventFilter(this);
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Show && m_isOn) {
            ++m_times;
            QMetaObject::invokeMethod(&m_button, &QPushButton::click, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }
    int m_times = 0;
    bool m_isOn = true;

private:
    QPushButton &m_button;
};

QStringList column(const QTableWidget &table, int number)
{
    QStringList texts;
    for (int row = 0; row < table.rowCount(); ++row)
        texts.append(table.item(row, number)->text());
    return texts;
}
} // namespace

/// The year and its days; what a file would move is what central would move; nothing is changed by looking.
class TestCalendarWindow : public QObject
{
    Q_OBJECT
    QTemporaryDir m_work;

private slots:
    void initTestCase() { resources::load(); }

    void onlyWhoHasToDoWithItIsOfferedIt()
    {
        for (const char *post : {"sys-admin", "shift-leader", "evaluator"})
            QVERIFY(CalendarWindow::isFor(QLatin1StringView(post)));
        for (const char *post :
             {"acceptor", "dispatcher", "department-officer", "department-leader", "supervisor", "leader",
              "inspector", "district-center", "portal", "system", "", "anything"})
            QVERIFY2(!CalendarWindow::isFor(QLatin1StringView(post)), post);
    }

    void aYearIsShownAndAFileIsPreviewed_data() { languages(); }
    void aYearIsShownAndAFileIsPreviewed()
    {
        QFETCH(QString, language);
        SmallCity city;
        QVERIFY(city.isUp());
        PostSeat seat(city, QStringLiteral("shift1"));
        seat.m_words.setLanguage(language);
        // What time itself does to the cases comes first: the clock stands still after that.
        for (int i = 0; i < 3; ++i)
            city.central().tick();
        QVERIFY(city.settle());
        CalendarWindow window(seat.m_session, nullptr);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        QVERIFY2(window.yearText().contains(u"248"), qPrintable(window.yearText()));
        QCOMPARE(window.days().rowCount(), 7 + 6);
        QVERIFY(column(window.days(), 3)
                    .contains(language == u"zh" ? QStringLiteral("国庆节") : QStringLiteral("National Day")));
        window.showYear(2027);
        QCOMPARE(window.days().rowCount(), 0);
        QVERIFY2(window.yearText().contains(language == u"zh" ? QStringLiteral("暂定")
                                                              : QStringLiteral("provisional")),
                 qPrintable(window.yearText()));
        window.showYear(2026);
        if (const QString shots = qEnvironmentVariable("WANMI_SHOTS"); !shots.isEmpty())
            window.grab().save(shots + QStringLiteral("/calendar-year-") + language + QStringLiteral(".png"));

        const QByteArray file = snow(QStringLiteral("snow-1"));
        QSignalSpy ready(&window, &CalendarWindow::previewReady);
        window.preview(written(m_work, "snow.json", file));
        QVERIFY(spinUntil([&] { return ready.count() == 1; }));
        const auto central = server::previewCalendar(city.folder() + CityFolder, file, city.clock().now());
        QVERIFY(central);
        QVERIFY(central->moves.size() > 3);
        // A shift leader of the city sees every case.
        QCOMPARE(window.previewed().open, central->open);
        std::map<QString, std::pair<base::Instant, base::Instant>> here, there;
        for (const domain::DueMove &move : window.previewed().moves)
            here[move.caseId.text()] = {move.before, move.after};
        for (const domain::DueMove &move : central->moves)
            there[move.caseId.text()] = {move.before, move.after};
        QCOMPARE(here, there);
        QCOMPARE(window.moves().rowCount(), int(there.size()));
        QVERIFY(window.moves().height() > window.days().height());
        QVERIFY(window.said().contains(u"snow-1"));
        QVERIFY(!column(window.moves(), 0).contains(QString()));
        // By any column; dues by time, not by their words.
        window.moves().sortItems(3, Qt::DescendingOrder);
        QStringList dues = column(window.moves(), 3);
        QVERIFY(std::ranges::is_sorted(dues, std::greater<>()));
        const reports::Workbook book = window.book();
        QCOMPARE(book.sheet.rows, int(there.size()));
        std::vector<reports::Cell> cells(book.sheet.columns.size());
        book.sheet.fill(0, cells);
        QCOMPARE(cells.size(), book.sheet.columns.size());
        if (const QString shots = qEnvironmentVariable("WANMI_SHOTS"); !shots.isEmpty())
            window.grab().save(shots + QStringLiteral("/calendar-") + language + QStringLiteral(".png"));
        // Looking has changed nothing.
        const auto editions = server::calendarsOf(city.folder() + CityFolder);
        QVERIFY(editions && editions->size() == 1);
        QCOMPARE(city.contractBreaches(), QStringList());
    }

    void aPreviewIsStoppedAndBegunAgain()
    {
        SmallCity city;
        QVERIFY(city.isUp());
        PostSeat seat(city, QStringLiteral("shift1"));
        QVERIFY(city.settle());
        CalendarWindow window(seat.m_session, nullptr);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        QVERIFY(!window.said().isEmpty()); // what to do here
        QSignalSpy ready(&window, &CalendarWindow::previewReady);
        PressWhenShown press(window.cancelButton());
        const QString file = written(m_work, "snow-2.json", snow(QStringLiteral("snow-2")));
        window.preview(file);
        QVERIFY(spinUntil([&] { return press.m_times == 1 && !window.cancelButton().isVisible(); }));
        const QString stopped = window.said();
        spinUntil([] { return false; }, 300);
        QCOMPARE(ready.count(), 0);
        QCOMPARE(window.said(), stopped);
        QVERIFY(!window.cancelButton().isVisible() && !window.moves().isVisible());
        press.m_isOn = false;
        window.preview(file);
        QVERIFY(spinUntil([&] { return ready.count() == 1; }));
        QVERIFY(!window.cancelButton().isVisible() && window.moves().isVisible());
    }

    void whatCannotBeUsedIsSaid()
    {
        DeskSeat seat(QStringLiteral("shift-leader"));
        workbench::SessionContext session{*seat.m_store,
                                          *seat.m_link,
                                          *seat.m_desk,
                                          seat.m_lookout,
                                          *seat.m_people,
                                          seat.m_selection,
                                          seat.m_rows,
                                          *seat.m_cameras,
                                          *seat.m_words,
                                          seat.m_rules,
                                          seat.m_grant,
                                          seat.m_clock,
                                          {},
                                          seat.m_folder.path()};
        CalendarWindow window(session, nullptr);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        const auto says = [&](const QString &path, const char *words) {
            window.preview(path);
            return spinUntil([&] { return window.said().contains(QLatin1StringView(words)); });
        };
        QVERIFY2(says(written(m_work, "broken.json", "{"), "broken.json"), qPrintable(window.said()));
        QVERIFY2(says(m_work.filePath(QStringLiteral("missing.json")), "missing.json"),
                 qPrintable(window.said()));
        QVERIFY2(says(written(m_work, "same.json", QJsonDocument(shippedFile()).toJson()), "china-2026.1"),
                 qPrintable(window.said()));
        QVERIFY2(says(written(m_work, "odd.json", snow(QStringLiteral("a b"))), "bad-version"),
                 qPrintable(window.said()));
        QVERIFY(!window.moves().isVisible());
    }

    void aPublishedCalendarIsInForceInTheOpenWindowsOfADesk()
    {
        DeskSeat seat(QStringLiteral("shift-leader"));
        ready(seat.window());
        const auto groups = seat.window().deeds();
        std::function<void()> open;
        for (const auto &group : groups) {
            for (const auto &deed : group.deeds) {
                if (deed.token == u"calendar")
                    open = deed.act;
            }
        }
        QVERIFY(open);
        open();
        auto *window = seat.window().findChild<CalendarWindow *>();
        QVERIFY(window);
        auto *editions = window->findChild<QComboBox *>();
        QVERIFY(editions);
        QCOMPARE(editions->count(), 1);
        const auto calendar
            = worktime::Calendar::fromJson(QJsonDocument::fromJson(snow(QStringLiteral("snow-1"))).object());
        seat.m_store->useRules(domain::withCalendar(seat.m_rules, {seat.m_clock->now(), *calendar}).value());
        QVERIFY(spinUntil([&] { return editions->count() == 2; }));
        QCOMPARE(editions->itemData(0).toString(), QStringLiteral("snow-1"));
        editions->setCurrentIndex(0);
        QCOMPARE(window->days().rowCount(), 7 + 6 + 1);
        window->close();
    }
};

QTEST_MAIN(TestCalendarWindow)
#include "tst_calendarwindow.moc"
