// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/maps.h"

#include "server/central.h"
#include "server/mapstore.h"
#include "server/opencity.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <algorithm>

namespace wanmi::server {
namespace {
constexpr size_t MostKept = 20;

base::Result<std::unique_ptr<Storage>> openCity(const QString &folder)
{
    if (isEmpty(folder))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"), folder);
    return openStorage(folder);
}

QJsonObject toJson(const Publication &one)
{
    return {{QStringLiteral("version"), one.version}, {QStringLiteral("project"), one.project},
            {QStringLiteral("from"), one.from},       {QStringLiteral("at"), base::toMs(one.at)},
            {QStringLiteral("files"), one.files},     {QStringLiteral("bytes"), one.bytes},
            {QStringLiteral("undrawn"), one.undrawn}};
}

/// Newest first.
base::Result<std::vector<Publication>> remembered(Storage &storage)
{
    const auto text = storage.mapPublications();
    const auto facts = storage.facts();
    if (!text)
        return tl::unexpected(text.error());
    if (!facts)
        return tl::unexpected(facts.error());
    std::vector<Publication> all;
    for (const auto &value : QJsonDocument::fromJson(*text).array()) {
        const QJsonObject one = value.toObject();
        all.push_back({one.value(u"version").toString(), one.value(u"project").toString(),
                       one.value(u"from").toString(), base::instantFromMs(one.value(u"at").toInteger()),
                       one.value(u"files").toInt(), one.value(u"bytes").toInteger(),
                       one.value(u"undrawn").toInt(), one.value(u"version").toString() == facts->mapVersion});
    }
    return all;
}

base::Result<void> remember(Storage &storage, const QString &folder, const QString &version,
                            const std::vector<Publication> &all, const char *deed, base::Instant now)
{
    QJsonArray list;
    QSet<QString> versions;
    for (const Publication &one : all) {
        list.append(toJson(one));
        versions.insert(one.version);
    }
    const AuditEntry entry{now,
                           QStringLiteral("administrator"),
                           QStringLiteral("console"),
                           QLatin1StringView(deed),
                           version.left(16),
                           QStringLiteral("done"),
                           {}};
    auto done = storage.rememberMap(version, QJsonDocument(list).toJson(QJsonDocument::Compact), entry);
    if (done)
        MapStore(folder).keepOnly(versions);
    return done;
}

/// What seats will get, as they will get it: copies of the named files and nothing else.
base::Result<void> stage(const QString &projectFolder, const QStringList &files, const QString &target)
{
    qint64 bytes = 0;
    if (files.size() > qsizetype(protocol::MostMapFiles))
        return base::refused(QStringLiteral("map-too-large"), QString::number(files.size()));
    for (const QString &name : files) {
        const QString from = QDir(projectFolder).filePath(name);
        const QString to = QDir(target).filePath(name);
        if (QFileInfo(from + QStringLiteral("-wal")).size() > 0)
            return base::refused(QStringLiteral("source-in-edit"), name);
        bytes += QFileInfo(from).size();
        if (bytes > protocol::MostMapBytes)
            return base::refused(QStringLiteral("map-too-large"), name);
        QDir().mkpath(QFileInfo(to).path());
        if (!QFile::copy(from, to))
            return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-read-file"), from);
    }
    return {};
}

base::Result<protocol::MapEdition> storeEdition(const MapStore &store, const QString &folder,
                                                const QStringList &files, const QString &project)
{
    protocol::MapEdition edition;
    edition.project = project;
    for (const QString &name : files) {
        const QString path = QDir(folder).filePath(name);
        const auto hash = store.putFile(path);
        if (!hash)
            return tl::unexpected(hash.error());
        edition.files.push_back({name, *hash, QFileInfo(path).size()});
    }
    return edition;
}

/// A file outside is missing in the copy; the person knows it by where it lies.
void nameOutsiders(MapReport &copy, const MapReport &original)
{
    for (MapLayerReport &layer : copy.layers) {
        const auto same = std::ranges::find(original.layers, layer.name, &MapLayerReport::name);
        if (same == original.layers.end() || same->reason != QLatin1StringView("outside"))
            continue;
        layer.reason = same->reason;
        layer.source = same->source;
    }
}

QString dataOf(const QString &folder, Storage &storage)
{
    const auto facts = storage.facts();
    const QString path = facts ? QDir(folder).filePath(facts->basemapFile) : QString();
    return QFileInfo(path).isFile() ? path : QString();
}
} // namespace

namespace {
QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

base::Result<Published> publishMap(const QString &cityFolder, const MapOrder &order, base::Instant now)
{
    auto storage = openCity(cityFolder);
    if (!storage)
        return tl::unexpected(storage.error());
    const QString data = dataOf(cityFolder, **storage);
    const QByteArray before = contentOf(order.project);
    const auto original = checkMap(order.project, data, order.engine);
    if (!original)
        return tl::unexpected(original.error());
    const QTemporaryDir copy(QDir(cityFolder).filePath(QStringLiteral(".map-XXXXXX")));
    if (!copy.isValid())
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), cityFolder);
    const QFileInfo project(order.project);
    if (const auto staged = stage(project.absolutePath(), original->files, copy.path()); !staged)
        return tl::unexpected(staged.error());
    // A project with nothing beside it is the same anywhere; seats wait for this.
    const bool standsAlone = original->files.size() == 1 && contentOf(copy.filePath(project.fileName())) == before
        && std::ranges::none_of(original->layers, [](const auto &layer) { return layer.reason == u"outside"; });
    auto report = standsAlone ? base::Result<MapReport>(*original)
                              : checkMap(copy.filePath(project.fileName()), data, order.engine);
    if (!report)
        return tl::unexpected(report.error());
    nameOutsiders(*report, *original);
    if (report->undrawn() == int(report->layers.size()))
        return base::refused(QStringLiteral("no-layer-drawn"), order.project);

    const MapStore store(cityFolder);
    auto edition = storeEdition(store, copy.path(), original->files, project.fileName());
    if (!edition)
        return tl::unexpected(edition.error());
    auto all = remembered(**storage);
    if (!all)
        return tl::unexpected(all.error());
    if (order.afresh)
        edition->serial = base::toMs(now);
    else if (const auto same = std::ranges::find(*all, true, &Publication::present); same != all->end()) {
        if (const auto before = store.edition(same->version))
            edition->serial = before->serial;
    }
    const auto version = store.put(protocol::toText(*edition));
    if (!version)
        return tl::unexpected(version.error());

    Published done;
    done.report = std::move(*report);
    const auto present = std::ranges::find(*all, true, &Publication::present);
    if (present != all->end() && present->version == *version) {
        done.publication = *present;
        done.isNew = false;
        return done;
    }
    Publication fresh{*version, project.fileName(),    order.from, now, int(edition->files.size()),
                      0,        done.report.undrawn(), true};
    for (const protocol::MapEdition::File &file : edition->files)
        fresh.bytes += file.bytes;
    std::erase_if(*all, [&version](const Publication &one) { return one.version == *version; });
    all->insert(all->begin(), fresh);
    if (all->size() > MostKept)
        all->resize(MostKept);
    if (const auto kept = remember(**storage, cityFolder, *version, *all, "map-publish", now); !kept)
        return tl::unexpected(kept.error());
    done.publication = fresh;
    return done;
}

base::Result<std::vector<Publication>> publications(const QString &cityFolder)
{
    auto storage = openCity(cityFolder);
    if (!storage)
        return tl::unexpected(storage.error());
    return remembered(**storage);
}

base::Result<Publication> backToMap(const QString &cityFolder, const QString &version, base::Instant now)
{
    auto storage = openCity(cityFolder);
    if (!storage)
        return tl::unexpected(storage.error());
    auto all = remembered(**storage);
    if (!all)
        return tl::unexpected(all.error());
    Publication goal;
    const auto present = std::ranges::find(*all, true, &Publication::present);
    const bool shipped = version == QLatin1StringView("shipped");
    if (!shipped) {
        auto found = version.isEmpty() && present != all->end()
            ? present + 1
            : std::ranges::find_if(*all, [&version](const Publication &one) {
                  return !version.isEmpty() && one.version.startsWith(version);
              });
        if (version.isEmpty() && present == all->end())
            found = all->begin(); // shipped now: to the newest
        if (found == all->end())
            return base::failure(ErrorKind::NotFound, QStringLiteral("no-such-map"), version);
        goal = *found;
        if (const auto edition = MapStore(cityFolder).edition(goal.version); !edition)
            return tl::unexpected(edition.error());
    }
    goal.present = true;
    if (const auto done = remember(**storage, cityFolder, goal.version, *all, "map-back", now); !done)
        return tl::unexpected(done.error());
    return goal;
}

QString mapProjectOf(const QString &cityFolder)
{
    const QDir maps(QDir(cityFolder).filePath(QStringLiteral("maps")));
    for (const QString &name : {QStringLiteral("wanmi.qgz"), QStringLiteral("wanmi.qgs")}) {
        if (maps.exists(name))
            return maps.filePath(name);
    }
    const QStringList others
        = maps.entryList({QStringLiteral("*.qgz"), QStringLiteral("*.qgs")}, QDir::Files);
    return others.size() == 1 ? maps.filePath(others.first()) : QString();
}

base::Result<QString> beginMap(const QString &cityFolder, const QString &shippedProject)
{
    auto storage = openCity(cityFolder);
    if (!storage)
        return tl::unexpected(storage.error());
    if (const QString present = mapProjectOf(cityFolder); !present.isEmpty())
        return base::refused(QStringLiteral("map-exists"), present);
    const QDir maps(QDir(cityFolder).filePath(QStringLiteral("maps")));
    const QString project = maps.filePath(QFileInfo(shippedProject).fileName());
    if (!maps.mkpath(QStringLiteral(".")) || !QFile::copy(shippedProject, project))
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), project);
    QFile::setPermissions(project, QFile::permissions(project) | QFile::WriteOwner);
    const QString data = dataOf(cityFolder, **storage);
    const QString beside = maps.filePath(QStringLiteral("basemap.gpkg"));
    if (!data.isEmpty() && !QFileInfo(beside).isSymLink())
        QFile::link(QStringLiteral("../") + QFileInfo(data).fileName(), beside);
    return project;
}
} // namespace wanmi::server
