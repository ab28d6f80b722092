// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace {

struct Outcome
{
    int code = -1;
    QString out, err;
};

QProcessEnvironment plainEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("WANMI_PASSWORD"), QStringLiteral("secret"));
    environment.remove(QStringLiteral("LANG"));
    return environment;
}

Outcome run(const QStringList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(plainEnvironment());
    process.start(QString::fromUtf8(WANMI_CENTRAL), arguments);
    if (!process.waitForFinished(300'000))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// A town of streets every 100 m, west-east and south-north, as OpenStreetMap has them, with a lamp at each
/// crossing.
QByteArray townOfStreets()
{
    constexpr int Lines = 16;
    QByteArray nodes, ways;
    const auto id = [](int x, int y) { return QByteArray::number(1000 + y * Lines + x); };
    for (int y = 0; y < Lines; ++y) {
        for (int x = 0; x < Lines; ++x)
            nodes += "<node id=\"" + id(x, y) + "\" lat=\"" + QByteArray::number(32.03 + y * 0.0009, 'f', 7)
                + "\" lon=\"" + QByteArray::number(118.77 + x * 0.00106, 'f', 7)
                + "\"><tag k=\"highway\" v=\"street_lamp\"/></node>\n";
    }
    for (int i = 0; i < Lines; ++i) {
        for (const bool across : {true, false}) {
            ways += "<way id=\"" + QByteArray::number(5000 + 2 * i + across) + "\">";
            for (int k = 0; k < Lines; ++k)
                ways += "<nd ref=\"" + (across ? id(k, i) : id(i, k)) + "\"/>";
            ways += QByteArray("<tag k=\"highway\" v=\"") + (i % 5 == 0 ? "primary" : "residential")
                + "\"/><tag k=\"name\" v=\"" + (across ? "东" : "北") + QByteArray::number(i)
                + "路\"/></way>\n";
        }
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n" + nodes + ways + "</osm>\n";
}

/// The number before a word of the outcome: "256 taken".
qint64 numberBefore(const QString &text, const char *word)
{
    const QRegularExpression pattern(QStringLiteral("([0-9,]+) ")
                                     + QRegularExpression::escape(QLatin1StringView(word)));
    const auto match = pattern.match(text);
    return match.hasMatch() ? match.captured(1).remove(u',').toLongLong() : -1;
}
} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyCommandExplainsItself_data();
    void everyCommandExplainsItself();
    void everyKindPrintsItsFields();
    void wrongUseIsToldApart();
    void anEmptyCityIsMadeOnce();
    void aBaseMapIsTakenFromOpenStreetMap();
    void cellsAreDrawnAndSound();
    void componentsAreCutOutOfOpenStreetMap();
    void placesAreCutOutOfOpenStreetMap();
    void theSameFileAgainChangesNothing();
    void brokenRowsStayOutWithTheirReasons();
    void unknownWordsWaitForConfirmation();
    void wordsOfOtherCitiesAreToldWithWhatTheyWereTakenFor();
    void charactersAndSeparatorAreStatedWhereTheGuessIsWrong();
    void aGuessIsToldWithWhatWasNotRead();
    void aDeliveryOfWhichNothingCanBeTakenIsNotDone();
    void aRowThatIsRefusedIsNotGone();
    void unitsOfThisCityAloneAreExportedByTheirNames();
    void theCityIsPopulated();
    void whatIsExportedImportsBackToTheSameRows_data();
    void whatIsExportedImportsBackToTheSameRows();
    void gdalsOwnCheckerFindsNothingInAGeoPackage();
    void ctrlCLeavesTheCityAsItWas();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList inCity(QStringList arguments) const
    {
        arguments << QStringLiteral("--data") << path(QStringLiteral("city"));
        return arguments;
    }
    [[nodiscard]] Outcome central(const QString &line) const { return run(inCity(line.split(u' '))); }
    QTemporaryDir m_folder;
};

#define HAS(text, part) QVERIFY2((text).contains(QLatin1StringView(part)), qPrintable(text))
#define DONE(outcome) QVERIFY2((outcome).code == 0, qPrintable((outcome).out + (outcome).err))

void TestCommands::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QVERIFY(write(path(QStringLiteral("town.osm")), townOfStreets()));
}

void TestCommands::everyCommandExplainsItself_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"serve", "init", "import", "cells", "populate", "export", "user", "workflow", "media", "evaluate", "report"})
        QTest::newRow(command) << QString::fromUtf8(command);
}

void TestCommands::everyCommandExplainsItself()
{
    QFETCH(QString, command);
    const Outcome outcome = run({command, QStringLiteral("--help")});
    QCOMPARE(outcome.code, 0);
    HAS(outcome.out, "Usage");
    QVERIFY(outcome.out.size() > 200);
    HAS(run({QStringLiteral("--help")}).out, command.toUtf8().constData());
}

void TestCommands::everyKindPrintsItsFields()
{
    for (const char *kind :
         {"admin", "cells", "components", "places", "cameras", "vehicles", "cases", "basemap"}) {
        const Outcome outcome
            = run({QStringLiteral("import"), QString::fromUtf8(kind), QStringLiteral("--fields")});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.count(u'\n') > 3, kind);
    }
}

void TestCommands::wrongUseIsToldApart()
{
    QCOMPARE(run({QStringLiteral("fly")}).code, 2);
    QCOMPARE(central(QStringLiteral("import")).code, 2);
    QCOMPARE(central(QStringLiteral("import bridges a.csv")).code, 2);
    QCOMPARE(central(QStringLiteral("import components a.csv")).code, 2); // no city there
    QCOMPARE(central(QStringLiteral("cells paint")).code, 2);
    QCOMPARE(central(QStringLiteral("export components rows.docx")).code, 2);
    QCOMPARE(central(QStringLiteral("populate")).code, 1); // no city either
}

void TestCommands::anEmptyCityIsMadeOnce()
{
    DONE(central(QStringLiteral("init --empty --name-zh 新街口 --name-en Xinjiekou")));
    const Outcome again = central(QStringLiteral("init --empty --name-zh 新街口"));
    QCOMPARE(again.code, 1);
    HAS(again.err, "city-exists");
}

void TestCommands::aBaseMapIsTakenFromOpenStreetMap()
{
    const Outcome outcome = central(QStringLiteral("import basemap ") + path(QStringLiteral("town.osm")));
    DONE(outcome);
    QCOMPARE(numberBefore(outcome.out, "taken"), 32);
}

void TestCommands::cellsAreDrawnAndSound()
{
    const Outcome drawn
        = central(QStringLiteral("cells draw --code 320106 --name-zh 鼓楼区 --name-en Gulou"));
    DONE(drawn);
    HAS(drawn.out, "drawn: ");
    QVERIFY(numberBefore(drawn.out, "cells,") > 150);
    const Outcome checked
        = central(QStringLiteral("cells check --faults ") + path(QStringLiteral("faults.gpkg")));
    DONE(checked);
    HAS(checked.err, "0 errors");
    QVERIFY(QFile::exists(path(QStringLiteral("faults.gpkg"))));
    const Outcome again = central(QStringLiteral("cells draw"));
    QCOMPARE(again.code, 1);
    HAS(again.err, "cells-exist");
}

void TestCommands::componentsAreCutOutOfOpenStreetMap()
{
    const Outcome outcome = central(QStringLiteral("import components ") + path(QStringLiteral("town.osm")));
    DONE(outcome);
    QVERIFY2(numberBefore(outcome.out, "added") >= 196, qPrintable(outcome.out)); // those inside the outline
}

void TestCommands::placesAreCutOutOfOpenStreetMap()
{
    const Outcome outcome = central(QStringLiteral("import places ") + path(QStringLiteral("town.osm")));
    DONE(outcome);
    QCOMPARE(numberBefore(outcome.out, "added"), 32); // every street once
}

void TestCommands::theSameFileAgainChangesNothing()
{
    const Outcome outcome = central(QStringLiteral("import components ") + path(QStringLiteral("town.osm")));
    DONE(outcome);
    QCOMPARE(numberBefore(outcome.out, "added"), 0);
    QCOMPARE(numberBefore(outcome.out, "changed"), 0);
    QVERIFY(numberBefore(outcome.out, "equal") >= 196);
}

void TestCommands::brokenRowsStayOutWithTheirReasons()
{
    QVERIFY(write(path(QStringLiteral("lamps.csv")),
                  "key,class,lon,lat\nL1,0137,118.7752,32.0352\nL2,0137,0,0\n"
                  "L3,0137,118.7753,32.0353\nL4,0137,12.5,41.9\n"));
    const QString report = path(QStringLiteral("report.csv"));
    const QString line = QStringLiteral("import components %1 --dataset lamps --report %2")
                             .arg(path(QStringLiteral("lamps.csv")), report);
    const Outcome strict = central(line + QStringLiteral(" --strict"));
    QCOMPARE(strict.code, 1);
    HAS(strict.err, "nothing was changed");
    const Outcome outcome = central(line);
    DONE(outcome);
    QCOMPARE(numberBefore(outcome.out, "added"), 2);
    QCOMPARE(numberBefore(outcome.out, "refused"), 2);
    QFile file(report);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().trimmed().count('\n'), 2); // the head and two rows
}

void TestCommands::unknownWordsWaitForConfirmation()
{
    QVERIFY(write(path(QStringLiteral("odd.csv")), "key,class,lon,lat\nZ1,Zeppelin mast,118.7752,32.0352\n"));
    const QString line
        = QStringLiteral("import components %1 --dataset odd").arg(path(QStringLiteral("odd.csv")));
    const Outcome asked = central(line);
    QCOMPARE(asked.code, 1);
    HAS(asked.out, "Zeppelin mast");
    HAS(asked.err, "--confirm-new");
    QVERIFY(write(path(QStringLiteral("words.csv")), "theirs,ours\nZeppelin mast,0137\n"));
    const Outcome mapped
        = central(line + QStringLiteral(" --dry-run --values class=") + path(QStringLiteral("words.csv")));
    DONE(mapped);
    QCOMPARE(numberBefore(mapped.out, "added"), 1);
    const Outcome confirmed = central(line + QStringLiteral(" --confirm-new"));
    DONE(confirmed);
    QVERIFY(numberBefore(confirmed.out, "added") >= 1);
}

void TestCommands::wordsOfOtherCitiesAreToldWithWhatTheyWereTakenFor()
{
    QVERIFY(
        write(path(QStringLiteral("theirs.csv")), "key,class,lon,lat\nY1,street light,118.7752,32.0352\n"));
    const Outcome look = central(QStringLiteral("import components %1 --dataset theirs --dry-run")
                                     .arg(path(QStringLiteral("theirs.csv"))));
    DONE(look);
    HAS(look.out, "street light -> C0137");
}

void TestCommands::charactersAndSeparatorAreStatedWhereTheGuessIsWrong()
{
    // One column to a guess: the commas are in every row, the bars divide.
    QVERIFY(write(path(QStringLiteral("bars.csv")),
                  "key|class|name|lon|lat\nX1|0137|Caf\xe9, corner, north|118.7752|32.0352\n"));
    const QString line = QStringLiteral("import components %1 --dataset bars --dry-run")
                             .arg(path(QStringLiteral("bars.csv")));
    const Outcome told = central(line + QStringLiteral(" --separator | --encoding ISO-8859-1"));
    DONE(told);
    QCOMPARE(numberBefore(told.out, "added"), 1);
    HAS(told.out, "ISO-8859-1 (stated");
    QCOMPARE(central(line + QStringLiteral(" --separator ;;")).code, 2);
}

void TestCommands::aGuessIsToldWithWhatWasNotRead()
{
    QVERIFY(
        write(path(QStringLiteral("told.csv")), "key,class,lon,lat,zzz\nT1,0137,118.7752,32.0352,what\n"));
    const Outcome look = central(QStringLiteral("import components %1 --dataset told --dry-run")
                                     .arg(path(QStringLiteral("told.csv"))));
    DONE(look);
    HAS(look.out, "class=class");
    HAS(look.out, "unused     zzz");
    QVERIFY(write(path(QStringLiteral("mute.csv")), "aaa,bbb\n1,2\n"));
    const Outcome mute
        = central(QStringLiteral("import components %1 --dry-run").arg(path(QStringLiteral("mute.csv"))));
    QCOMPARE(mute.code, 1);
    HAS(mute.err, "aaa, bbb");
}

void TestCommands::aDeliveryOfWhichNothingCanBeTakenIsNotDone()
{
    QVERIFY(write(path(QStringLiteral("wrong.csv")),
                  "key,class,lon,lat\nN1,0137,8.6752,49.4352\nN2,0137,8.6752,49.4353\n"));
    // Neither are the rows of the last delivery gone because of it.
    const Outcome wrong = central(
        QStringLiteral("import components %1 --dataset odd --remove").arg(path(QStringLiteral("wrong.csv"))));
    QCOMPARE(wrong.code, 1);
    HAS(wrong.out, "would be");
    HAS(wrong.err, "no row could be taken");
}

void TestCommands::aRowThatIsRefusedIsNotGone()
{
    const QByteArray first = "key,class,lon,lat\nH1,0137,118.7762,32.0362\n",
                     last = "H2,0137,118.7763,32.0362\nH3,0137,118.7764,32.0362\n";
    QVERIFY(write(path(QStringLiteral("held.csv")), first + last));
    const QString line
        = QStringLiteral("import components %1 --dataset held").arg(path(QStringLiteral("held.csv")));
    DONE(central(line));
    // The next survey has lost H3 and has H2 with a slip of the pen.
    QVERIFY(write(path(QStringLiteral("held.csv")), first + "H2,0137,18.7763,32.0362\n"));
    const Outcome next = central(line + QStringLiteral(" --remove"));
    DONE(next);
    QCOMPARE(numberBefore(next.out, "gone"), 1);
    QCOMPARE(numberBefore(next.out, "kept"), 1);
    HAS(next.out, "row-refused");
}

void TestCommands::unitsOfThisCityAloneAreExportedByTheirNames()
{
    QVERIFY(write(path(QStringLiteral("owned.csv")),
                  "key,class,lon,lat,owner_unit\nU1,0137,118.7761,32.0361,Lantern Guild\n"));
    DONE(central(QStringLiteral("import components %1 --dataset owned --confirm-new")
                     .arg(path(QStringLiteral("owned.csv")))));
    const QString out = path(QStringLiteral("owned-out.csv"));
    DONE(central(QStringLiteral("export components %1").arg(out)));
    DONE(central(QStringLiteral("audit export %1").arg(path(QStringLiteral("all.audit")))));
    QFile lines(path(QStringLiteral("all.audit")));
    QVERIFY(lines.open(QIODevice::ReadOnly));
    const QByteArray audited = lines.readAll();
    QVERIFY2(audited.contains("\"export\"") && audited.contains(" rows as "), audited.right(600).constData());
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("Lantern Guild"));
    QVERIFY(!text.contains("local_"));
}

void TestCommands::theCityIsPopulated()
{
    const Outcome look = central(QStringLiteral("populate --dry-run"));
    DONE(look);
    const Outcome made = central(QStringLiteral("populate --cameras 100 --vehicles 20"));
    DONE(made);
    QCOMPARE(numberBefore(made.out, "cameras"), 100);
    QCOMPARE(numberBefore(made.out, "vehicles"), 20);
    HAS(central(QStringLiteral("user list")).out, "acceptor2\tacceptor");
    const Outcome again = central(QStringLiteral("populate"));
    DONE(again);
    QCOMPARE(numberBefore(again.out, "cameras"), 0); // it has some
}

void TestCommands::whatIsExportedImportsBackToTheSameRows_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("ending");
    for (const char *kind : {"admin", "cells", "components", "places", "cameras", "vehicles", "cases"}) {
        for (const char *ending : {"gpkg", "geojson", "shp", "csv"})
            QTest::addRow("%s.%s", kind, ending) << QString::fromUtf8(kind) << QString::fromUtf8(ending);
    }
}

void TestCommands::whatIsExportedImportsBackToTheSameRows()
{
    QFETCH(QString, kind);
    QFETCH(QString, ending);
    QString file = path(QStringLiteral("out-%1.%2").arg(kind, ending));
    const Outcome written = central(QStringLiteral("export %1 %2").arg(kind, file));
    DONE(written);
    const qint64 rows = numberBefore(written.out, "rows");
    QVERIFY(rows >= 0);
    if (rows == 0)
        return; // an empty file is no delivery
    if (!QFile::exists(file)) // a Shapefile of rows without places is its table alone
        file = file.chopped(3) + QStringLiteral("dbf");
    const Outcome read = central(QStringLiteral("import %1 %2 --dry-run").arg(kind, file));
    DONE(read);
    QVERIFY2(numberBefore(read.out, "taken") == rows && numberBefore(read.out, "equal") == rows,
             qPrintable(written.out + read.out));
}

void TestCommands::gdalsOwnCheckerFindsNothingInAGeoPackage()
{
    const QString script
        = QStringLiteral("/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py");
    if (!QFile::exists(script))
        QSKIP("validate_gpkg.py of python3-gdal is not installed");
    for (const char *kind : {"admin", "cells", "components", "places", "cameras", "vehicles", "basemap"}) {
        const QString file = path(QStringLiteral("valid-%1.gpkg").arg(QLatin1StringView(kind)));
        DONE(central(QStringLiteral("export %1 %2").arg(QLatin1StringView(kind), file)));
        QProcess checker;
        checker.start(QStringLiteral("/usr/bin/python3"), {script, file});
        QVERIFY(checker.waitForFinished(60'000));
        const QByteArray words = checker.readAllStandardOutput() + checker.readAllStandardError();
        QVERIFY2(checker.exitCode() == 0, words.constData());
    }
}

void TestCommands::ctrlCLeavesTheCityAsItWas()
{
    QByteArray rows = "key,class,lon,lat\n";
    for (int i = 0; i < 400'000; ++i)
        rows += "B" + QByteArray::number(i) + ",0137," + QByteArray::number(118.771 + i % 1000 * 1e-5, 'f', 6)
            + ',' + QByteArray::number(32.031 + i / 1000 * 2e-5, 'f', 6) + '\n';
    QVERIFY(write(path(QStringLiteral("big.csv")), rows));
    const qint64 before = numberBefore(
        central(QStringLiteral("export components ") + path(QStringLiteral("before.csv"))).out, "rows");
    QProcess process;
    process.setProcessEnvironment(plainEnvironment());
    process.start(
        QString::fromUtf8(WANMI_CENTRAL),
        inCity({QStringLiteral("import"), QStringLiteral("components"), path(QStringLiteral("big.csv")),
                QStringLiteral("--dataset"), QStringLiteral("big")}));
    QVERIFY(process.waitForStarted());
    process.setReadChannel(QProcess::StandardError);
    QVERIFY(process.waitForReadyRead(60'000)); // the first progress line
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(
        numberBefore(central(QStringLiteral("export components ") + path(QStringLiteral("after.csv"))).out,
                     "rows"),
        before);
}

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
