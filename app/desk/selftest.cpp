// SPDX-License-Identifier: GPL-3.0-or-later
#include "selftest.h"

#include "domain/rulebook.h"

#include <QDirIterator>
#include <QFile>
#include <QImageReader>
#include <QJsonDocument>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QTranslator>

#include <cstdio>

namespace wanmi::desk {
namespace {

class Examiner
{
public:
    void expect(bool good, const QString &what)
    {
        ++m_looked;
        if (good)
            return;
        ++m_bad;
        std::fprintf(stderr, "self-test: %s\n", qUtf8Printable(what));
    }
    [[nodiscard]] int bad() const { return m_bad; }
    [[nodiscard]] int looked() const { return m_looked; }

private:
    int m_bad = 0, m_looked = 0;
};

void examineQml(Examiner &examiner)
{
    QQmlEngine engine;
    engine.addImportPath(QStringLiteral(":/qt/qml"));
    int files = 0;
    QDirIterator it(QStringLiteral(":/qt/qml/Wanmi"), {QStringLiteral("*.qml")}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        ++files;
        QQmlComponent component(&engine, QUrl(QStringLiteral("qrc") + path));
        examiner.expect(component.isReady(), path + QStringLiteral(": ") + component.errorString());
    }
    examiner.expect(files > 0, QStringLiteral("no QML files are carried"));
}

void examineResources(Examiner &examiner)
{
    examiner.expect(domain::shippedRuleBook().has_value(),
                    QStringLiteral("workflow, calendar or catalog is broken"));
    int icons = 0, languages = 0;
    QDirIterator it(QStringLiteral(":/"), QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        if (path.startsWith(QLatin1String(":/wanmi")) && path.endsWith(QLatin1String(".svg"))) {
            ++icons;
            examiner.expect(!QImageReader(path).read().isNull(), path + QStringLiteral(": not an icon"));
        } else if (path.startsWith(QLatin1String(":/wanmi")) && path.endsWith(QLatin1String(".json"))) {
            QFile file(path);
            examiner.expect(file.open(QIODevice::ReadOnly)
                                && !QJsonDocument::fromJson(file.readAll()).isNull(),
                            path + QStringLiteral(": not JSON"));
        } else if (path.endsWith(QLatin1String(".qm")) && path.startsWith(QLatin1String(":/i18n"))) {
            ++languages;
            QTranslator translator;
            examiner.expect(translator.load(path) && !translator.isEmpty(),
                            path + QStringLiteral(": no translation"));
        }
    }
    examiner.expect(icons > 0, QStringLiteral("no icons are carried"));
    examiner.expect(languages >= 2, QStringLiteral("fewer than two languages are carried"));
}
} // namespace

int selfTest()
{
    Examiner examiner;
    examineQml(examiner);
    examineResources(examiner);
    std::printf("self-test: %d things looked at, %d broken\n", examiner.looked(), examiner.bad());
    return examiner.bad() == 0 ? 0 : 1;
}
} // namespace wanmi::desk
