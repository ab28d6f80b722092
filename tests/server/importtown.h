// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/database.h"
#include "server/takein.h"
#include "town.h"

#include <QFile>
#include <QTemporaryDir>

namespace wanmi::test {

/// A city that began empty: a district, a street, a community and two cells of 155 m x 222 m, all from files.
class ImportTown
{
public:
    static constexpr double West = 126.624, South = 45.762, CellWidth = 0.002, Height = 0.002;

    ImportTown()
    {
        const auto made = server::initEmptyCity(folder(), QStringLiteral("小城"),
                                                QStringLiteral("Small town"), QStringLiteral("wanmi"), now());
        if (!made)
            qFatal("%s", qPrintable(made.error().reason));
        QByteArray areas = "code,name,level,parent,wkt\n";
        const QByteArray all = square(West, 2 * CellWidth);
        areas += "230100,小城市,city,,\"" + all + "\"\n";
        areas += "230103,南岗区,district,230100,\"" + all + "\"\n";
        areas += "230103001,花园街道,street,230103,\"" + all + "\"\n";
        areas += "230103001001,花园街社区,community,230103001,\"" + all + "\"\n";
        expectTaken(take(QStringLiteral("admin"), write("areas.csv", areas),
                         {{QStringLiteral("code"), QStringLiteral("code")},
                          {QStringLiteral("name"), QStringLiteral("name")},
                          {QStringLiteral("level"), QStringLiteral("level")},
                          {QStringLiteral("parent"), QStringLiteral("parent")},
                          {QStringLiteral("geometry"), QStringLiteral("wkt")}}),
                    4);
        QByteArray cells = "code,wkt\n";
        cells += QByteArray(CellA) + ",\"" + square(West, CellWidth) + "\"\n";
        cells += QByteArray(CellB) + ",\"" + square(West + CellWidth, CellWidth) + "\"\n";
        expectTaken(take(QStringLiteral("cells"), write("cells.csv", cells),
                         {{QStringLiteral("code"), QStringLiteral("code")},
                          {QStringLiteral("geometry"), QStringLiteral("wkt")}}),
                    2);
    }

    [[nodiscard]] QString folder() const { return m_city.path(); }
    [[nodiscard]] QString database() const { return m_city.filePath(QStringLiteral("central.db")); }
    [[nodiscard]] static base::Instant now() { return SettableClock().now(); }

    QString write(const char *name, const QByteArray &text)
    {
        const QString path = m_files.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", name);
        return path;
    }
    /// CSV of manholes no. first … last; `change` alters the name of every so-manieth.
    [[nodiscard]] static QByteArray manholes(int first, int last, int changeEvery = 0)
    {
        QByteArray text = "no,class,name,state,lon,lat\n";
        for (int i = first; i <= last; ++i) {
            const bool changed = changeEvery > 0 && i % changeEvery == 0;
            text += QByteArray::number(i) + ",0102," + (changed ? "changed " : "manhole ")
                + QByteArray::number(i) + ",intact,"
                + QByteArray::number(West + 0.0001 + (i % 240) * 0.0000155, 'f', 8) + ','
                + QByteArray::number(South + 0.0001 + (i / 240) * 0.000008, 'f', 8) + '\n';
        }
        return text;
    }
    [[nodiscard]] static protocol::ImportOrder order(const QString &kind,
                                                     const QMap<QString, QString> &columns)
    {
        protocol::ImportOrder order;
        order.kind = kind;
        order.columns = columns;
        return order;
    }
    [[nodiscard]] static protocol::ImportOrder manholeOrder()
    {
        return order(QStringLiteral("components"),
                     {{QStringLiteral("key"), QStringLiteral("no")},
                      {QStringLiteral("class"), QStringLiteral("class")},
                      {QStringLiteral("name"), QStringLiteral("name")},
                      {QStringLiteral("state"), QStringLiteral("state")},
                      {QStringLiteral("lon"), QStringLiteral("lon")},
                      {QStringLiteral("lat"), QStringLiteral("lat")}});
    }
    base::Result<server::TakenIn> take(const protocol::ImportOrder &order, const QString &path,
                                       bool dryRun = false, bool remove = false,
                                       const server::TakeInWatch &watch = {})
    {
        server::TakeInWish wish;
        wish.order = order;
        wish.paths = {path};
        wish.dryRun = dryRun;
        wish.remove = remove;
        return server::importFiles(folder(), wish, shippedRules(), now(), watch);
    }
    base::Result<server::TakenIn> take(const QString &kind, const QString &path,
                                       const QMap<QString, QString> &columns)
    {
        return take(order(kind, columns), path);
    }
    [[nodiscard]] qint64 number(const char *sql)
    {
        server::Database city(database(), server::Database::Mode::ReadOnly);
        server::Query query(city, sql);
        return query.step() ? query.integer(0) : -1;
    }

private:
    static QByteArray square(double west, double width)
    {
        const auto at = [](double lon, double lat) -> QByteArray {
            return QByteArray::number(lon, 'f', 6) + ' ' + QByteArray::number(lat, 'f', 6);
        };
        return "POLYGON((" + at(west, South) + ',' + at(west + width, South) + ','
            + at(west + width, South + Height) + ',' + at(west, South + Height) + ',' + at(west, South)
            + "))";
    }
    static void expectTaken(const base::Result<server::TakenIn> &taken, qint64 rows)
    {
        if (!taken)
            qFatal("not taken in: %s %s", qPrintable(taken.error().reason), qPrintable(taken.error().detail));
        if (taken->status.added != rows) {
            for (const protocol::ImportProblem &one : taken->problems)
                qWarning("%lld %s %s %s", one.line, qPrintable(one.field), qPrintable(one.reason),
                         qPrintable(one.value));
            qFatal("%lld rows instead of %lld", taken->status.added, rows);
        }
    }

    QTemporaryDir m_city, m_files;
};
} // namespace wanmi::test
