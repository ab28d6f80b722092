// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/walltexts.h"

#include <QCoreApplication>
#include <QLabel>
#include <QLocale>
#include <QStyle>

#include <algorithm>
#include <array>

namespace wanmi::workbench {
namespace {
struct RegionText
{
    const char *kind, *word, *purpose;
};
constexpr std::array RegionTexts{
    RegionText{"map", QT_TRANSLATE_NOOP("regions", "map"),
               QT_TRANSLATE_NOOP("regions", "The city with its cells, cases, cameras and vehicles.")},
    RegionText{"today", QT_TRANSLATE_NOOP("regions", "today's figures"),
               QT_TRANSLATE_NOOP("regions", "Open, overdue, due soon, and closed in time.")},
    RegionText{"urgent", QT_TRANSLATE_NOOP("regions", "most urgent"),
               QT_TRANSLATE_NOOP("regions", "The eight cases with the least time left.")},
    RegionText{
        "cameras", QT_TRANSLATE_NOOP("regions", "cameras"),
        QT_TRANSLATE_NOOP("regions", "Live pictures: of the whole city unless something is chosen here.")},
    RegionText{"pulse", QT_TRANSLATE_NOOP("regions", "pulse of the cameras"),
               QT_TRANSLATE_NOOP("regions", "Every camera of the city as one mark: on, off or silent.")},
    RegionText{"lifecycle", QT_TRANSLATE_NOOP("regions", "lifecycle"),
               QT_TRANSLATE_NOOP("regions", "In which stage the open cases wait.")},
    RegionText{"places", QT_TRANSLATE_NOOP("regions", "districts and departments"),
               QT_TRANSLATE_NOOP("regions", "Who has the open cases.")},
    RegionText{"trend", QT_TRANSLATE_NOOP("regions", "trend"),
               QT_TRANSLATE_NOOP("regions", "What was reported and closed, hour by hour or day by day.")},
    RegionText{"cases", QT_TRANSLATE_NOOP("regions", "cases of classes"),
               QT_TRANSLATE_NOOP("regions", "Open cases of some classes, the least time left first.")},
    RegionText{"components", QT_TRANSLATE_NOOP("regions", "components of classes"),
               QT_TRANSLATE_NOOP(
                   "regions", "How many components there are of some classes, and how many are not intact.")},
    RegionText{"message", QT_TRANSLATE_NOOP("regions", "message"),
               QT_TRANSLATE_NOOP("regions", "Words for the room, as large as they fit.")},
    RegionText{"case", QT_TRANSLATE_NOOP("regions", "one case"),
               QT_TRANSLATE_NOOP("regions",
                                 "The case sent to the wall, else the one chosen, else the most urgent.")},
    RegionText{"photos", QT_TRANSLATE_NOOP("regions", "photos of the case"),
               QT_TRANSLATE_NOOP("regions", "The photos of the one case.")},
    RegionText{"timeline", QT_TRANSLATE_NOOP("regions", "what happened to the case"),
               QT_TRANSLATE_NOOP("regions", "The trail of the one case, the newest first.")},
    RegionText{"review", QT_TRANSLATE_NOOP("regions", "review of 30 days"),
               QT_TRANSLATE_NOOP("regions", "What districts or departments did with the cases of 30 days.")},
};
constexpr std::array<std::pair<const char *, const char *>, 6> MeasureWords{{
    {"open", QT_TRANSLATE_NOOP("regions", "Open cases")},
    {"overdue", QT_TRANSLATE_NOOP("regions", "Overdue cases")},
    {"overdueShare", QT_TRANSLATE_NOOP("regions", "Overdue share")},
    {"damaged", QT_TRANSLATE_NOOP("regions", "Broken components")},
    {"grade", QT_TRANSLATE_NOOP("regions", "Grade of the community")},
    {"aboveUsual", QT_TRANSLATE_NOOP("regions", "Cases against the usual")},
}};

const RegionText *find(const QString &kind)
{
    const auto it = std::ranges::find_if(
        RegionTexts, [&kind](const RegionText &text) { return kind == QLatin1StringView(text.kind); });
    return it == RegionTexts.end() ? nullptr : &*it;
}
} // namespace

const domain::Scene *sceneOn(const models::WallBoard &board, const domain::Wall &wall, qint64 nowMs)
{
    return board.scene(
        domain::sceneNow(wall, board.sceneIds(), nowMs, QDateTime::fromMSecsSinceEpoch(nowMs)).scene);
}

QString nameOf(const domain::Scene &scene, bool chinese)
{
    return chinese || scene.nameEn.isEmpty() ? scene.nameZh : scene.nameEn;
}

QString nameOf(const domain::Wall &wall, bool chinese)
{
    return chinese || wall.nameEn.isEmpty() ? wall.nameZh : wall.nameEn;
}

QString regionWord(const QString &kind)
{
    const RegionText *text = find(kind);
    const QString word = text ? QCoreApplication::translate("regions", text->word) : kind;
    return word.left(1).toUpper() + word.mid(1);
}

QString regionName(const domain::SceneRegion &region, bool chinese)
{
    const QString title
        = region.settings.value(chinese ? QStringLiteral("title") : QStringLiteral("titleEn")).toString();
    return title.isEmpty() ? regionWord(region.kind) : title;
}

QString regionPurpose(const QString &kind)
{
    const RegionText *text = find(kind);
    return text ? QCoreApplication::translate("regions", text->purpose) : QString();
}

void sayIn(QLabel &label, const QString &text, bool isProblem)
{
    label.setText(text);
    label.setObjectName(isProblem ? QStringLiteral("problem") : QStringLiteral("note"));
    label.style()->unpolish(&label); // the sheet goes by names
    label.style()->polish(&label);
}

QString refusal(const models::Words &words, const base::Error &error)
{
    return error.kind == ErrorKind::Unreachable
        ? QCoreApplication::translate(
            "regions", "Central does not answer, and nothing has changed there. Try again when it is back.")
        : words.reason(error.reason);
}

QString dayWord(int day, bool chinese, bool shortly)
{
    const QLocale locale(chinese ? QLocale::Chinese : QLocale::English);
    if (!shortly)
        return locale.dayName(day);
    return chinese ? locale.dayName(day, QLocale::NarrowFormat) : locale.dayName(day).left(2);
}

QString measureWord(const QString &token)
{
    const auto it = std::ranges::find_if(
        MeasureWords, [&token](const auto &pair) { return token == QLatin1StringView(pair.first); });
    return it == MeasureWords.end() ? token : QCoreApplication::translate("regions", it->second);
}
} // namespace wanmi::workbench
