// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// What `cells draw` says where the ground does not allow what was promised.
class TestCellWords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whatIsNotReachedIsSaidPlainly_data();
    void whatIsNotReachedIsSaidPlainly();

private:
    [[nodiscard]] QString run(QStringList arguments, const QString &language) const;
    QTemporaryDir m_folder;
};

QString TestCellWords::run(QStringList arguments, const QString &language) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), language);
    environment.insert(QStringLiteral("WANMI_PASSWORD"), QStringLiteral("wanmi"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    arguments << QStringLiteral("--data") << m_folder.filePath(QStringLiteral("city"));
    process.start(QString::fromUtf8(WANMI_CENTRAL), arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return QStringLiteral("failed: ") + QString::fromUtf8(process.readAll());
    return QString::fromUtf8(process.readAll());
}

void TestCellWords::initTestCase()
{
    const QString made = run({QStringLiteral("init"), QStringLiteral("--empty"), QStringLiteral("--name-zh"),
                              QStringLiteral("空城"), QStringLiteral("--name-en"), QStringLiteral("Blank")},
                             QStringLiteral("C.UTF-8"));
    QVERIFY2(!made.startsWith(u"failed"), qPrintable(made));
}

void TestCellWords::whatIsNotReachedIsSaidPlainly_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("figure");
    QTest::addColumn<QString>("cause");
    QTest::newRow("English") << QStringLiteral("C.UTF-8")
                             << QStringLiteral("not reached: only 0.0 % of the inner edges")
                             << QStringLiteral("blocks of more than 50,000 m2");
    QTest::newRow("Chinese") << QStringLiteral("zh_CN.UTF-8") << QStringLiteral("未达到：内部边界只有 0.0 %")
                             << QStringLiteral("个超过 50,000 平方米的街块");
}

void TestCellWords::whatIsNotReachedIsSaidPlainly()
{
    QFETCH(QString, language);
    QFETCH(QString, figure);
    QFETCH(QString, cause);
    // Ground without any map: nothing to follow.
    const QString said = run({QStringLiteral("cells"), QStringLiteral("draw"), QStringLiteral("--dry-run"),
                              QStringLiteral("--bounds"), QStringLiteral("118.77,32.03,118.79,32.04")},
                             language);
    QVERIFY2(said.contains(figure), qPrintable(said));
    QVERIFY2(said.contains(cause), qPrintable(said));
}

QTEST_GUILESS_MAIN(TestCellWords)
#include "tst_cellwords.moc"
