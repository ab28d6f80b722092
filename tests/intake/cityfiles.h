// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rulebook.h"
#include "intake/presentcity.h"
#include "intake/source.h"
#include "intake/take.h"
#include "resources/resources.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

namespace wanmi::test {

/// Files in a folder that goes away.
class CityFiles
{
public:
    CityFiles() { resources::load(); }
    QString write(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

inline geo::Polygon box(double west, double south, double east, double north)
{
    return {{{{west, south}, {east, south}, {east, north}, {west, north}}}};
}

/// Harbin in small: two districts of one street and one community each, four cells of 0.001 degrees in the
/// first.
inline intake::PresentRows aSmallCity()
{
    intake::PresentRows city;
    const auto rules = domain::shippedRuleBook();
    if (!rules)
        qFatal("no rule book");
    city.catalogRows = std::make_shared<domain::Catalog>((*rules)->catalog);
    city.areaRows = {
        {"230100", "city", "", QStringLiteral("哈尔滨"), "Harbin", {box(126.5, 45.7, 126.7, 45.8)}},
        {"230102", "district", "230100", QStringLiteral("道里区"), "Daoli", {box(126.5, 45.7, 126.6, 45.8)}},
        {"230103",
         "district",
         "230100",
         QStringLiteral("南岗区"),
         "Nangang",
         {box(126.6, 45.7, 126.7, 45.8)}},
        {"230102001",
         "street",
         "230102",
         QStringLiteral("兆麟街道"),
         "Zhaolin",
         {box(126.5, 45.7, 126.6, 45.8)}},
        {"230103001",
         "street",
         "230103",
         QStringLiteral("花园街道"),
         "Huayuan",
         {box(126.6, 45.7, 126.7, 45.8)}},
        {"230102001001",
         "community",
         "230102001",
         QStringLiteral("省报社社区"),
         "Shengbaoshe",
         {box(126.5, 45.7, 126.6, 45.8)}},
        {"230103001001",
         "community",
         "230103001",
         QStringLiteral("花园街社区"),
         "Huayuanjie",
         {box(126.6, 45.7, 126.7, 45.8)}}};
    for (int i = 0; i < 4; ++i) {
        domain::GridCell cell;
        cell.code = CellCode(QStringLiteral("23010200100100%1").arg(i + 1));
        cell.community = "230102001001";
        cell.street = "230102001";
        cell.district = "230102";
        cell.dutyGrid = DutyGridId("23010200101");
        cell.zone = "A";
        cell.shape = box(126.55 + 0.001 * i, 45.75, 126.551 + 0.001 * i, 45.751);
        city.cellRows.push_back(cell);
    }
    city.departmentRows
        = {{DepartmentId("street_lighting"), QStringLiteral("路灯照明"), "Street lighting", "industry", {}},
           {DepartmentId("landscaping"), QStringLiteral("园林绿化"), "Landscaping", "industry", {}},
           {DepartmentId("sanitation"), QStringLiteral("环境卫生"), "Sanitation", "industry", {}},
           {DepartmentId("water_supply"), QStringLiteral("供水"), "Water supply", "industry", {}}};
    return city;
}

/// Keeps what it is given.
struct KeepAll : intake::Sink
{
    std::vector<domain::MinorClass> classes;
    std::vector<domain::Department> units;
    std::vector<intake::Taken<domain::Area>> areas;
    std::vector<intake::Taken<domain::GridCell>> cells;
    std::vector<intake::Taken<domain::Component>> components;
    std::vector<intake::Taken<domain::NamedPlace>> places;
    std::vector<intake::Taken<domain::Camera>> cameras;
    std::vector<intake::Taken<domain::Vehicle>> vehicles;
    std::vector<intake::Taken<intake::CaseRow>> cases;

    template <typename Row> static base::Result<void> keep(std::vector<Row> &all, std::vector<Row> &&rows)
    {
        std::move(rows.begin(), rows.end(), std::back_inserter(all));
        return {};
    }
    base::Result<void> take(std::vector<domain::MinorClass> &&rows) override
    {
        return keep(classes, std::move(rows));
    }
    base::Result<void> take(std::vector<domain::Department> &&rows) override
    {
        return keep(units, std::move(rows));
    }
    base::Result<void> take(std::vector<intake::Taken<domain::Area>> &&rows) override
    {
        return keep(areas, std::move(rows));
    }
    base::Result<void> take(std::vector<intake::Taken<domain::GridCell>> &&rows) override
    {
        return keep(cells, std::move(rows));
    }
    base::Result<void> take(std::vector<intake::Taken<domain::Component>> &&rows) override
    {
        return keep(components, std::move(rows));
    }
    base::Result<void> take(std::vector<intake::Taken<domain::NamedPlace>> &&rows) override
    {
        return keep(places, std::move(rows));
    }
    base::Result<void> take(std::vector<intake::Taken<domain::Camera>> &&rows) override
    {
        return keep(cameras, std::move(rows));
    }
    base::Result<void> take(std::vector<intake::Taken<domain::Vehicle>> &&rows) override
    {
        return keep(vehicles, std::move(rows));
    }
    base::Result<void> take(std::vector<intake::Taken<intake::CaseRow>> &&rows) override
    {
        return keep(cases, std::move(rows));
    }
};

inline base::Instant today()
{
    return base::instantFromMs(QDateTime(QDate(2026, 11, 21), QTime(8, 0), Qt::UTC).toMSecsSinceEpoch());
}

/// Opens, guesses, lets `change` correct the mapping, takes. The report, or the reason as its only file.
template <typename Change>
base::Result<intake::Report> bring(intake::Kind kind, const QString &path, const intake::PresentCity &city,
                                   intake::Sink &sink, Change change)
{
    auto source = intake::Source::open(path);
    if (!source)
        return tl::unexpected(source.error());
    auto guess = intake::guess(kind, **source);
    if (!guess)
        return tl::unexpected(guess.error());
    change(guess->mapping);
    intake::TakeWish wish;
    wish.now = today();
    return intake::take({source->get()}, guess->mapping, city, sink, wish);
}
inline base::Result<intake::Report> bring(intake::Kind kind, const QString &path,
                                          const intake::PresentCity &city, intake::Sink &sink)
{
    return bring(kind, path, city, sink, [](intake::Mapping &) {});
}
} // namespace wanmi::test
