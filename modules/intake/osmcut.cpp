// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/osmcut.h"

#include "geo/features.h"
#include "intake/osmdata.h"

#include <QFile>

#include <set>

namespace wanmi::intake {
namespace {

const QString Name = QStringLiteral("name");
const QString NameEn = QStringLiteral("name:en");

QString nameOf(const OsmFeature &feature)
{
    const QString name = feature.tag(Name);
    return name.isEmpty() ? feature.tag(NameEn) : name;
}

/// Other names of the same thing, separated as ours are.
QString aliasesOf(const OsmFeature &feature)
{
    QStringList found;
    for (const char *key :
         {"alt_name", "name:zh", "name:en", "old_name", "short_name", "official_name", "name:zh_pinyin"}) {
        for (const QString &one : feature.tag(QLatin1StringView(key)).split(u';', Qt::SkipEmptyParts)) {
            const QString name = one.trimmed();
            if (!name.isEmpty() && name != feature.tag(Name) && !found.contains(name))
                found.append(name);
        }
    }
    return found.join(u'|');
}

QStringList withNames(QStringList keys)
{
    keys += {Name,
             NameEn,
             QStringLiteral("name:zh"),
             QStringLiteral("name:zh_pinyin"),
             QStringLiteral("alt_name"),
             QStringLiteral("old_name"),
             QStringLiteral("short_name"),
             QStringLiteral("official_name"),
             QStringLiteral("addr:street"),
             QStringLiteral("addr:housenumber"),
             QStringLiteral("ref"),
             QStringLiteral("operator"),
             QStringLiteral("admin_level"),
             QStringLiteral("boundary")};
    return keys;
}

/// One table being cut.
class Cut
{
public:
    virtual ~Cut() = default;
    [[nodiscard]] virtual QStringList keys() const = 0;
    virtual base::Result<void> begin(geo::FeatureFile &file) = 0;
    virtual void take(const OsmFeature &feature) = 0;
    [[nodiscard]] qint64 rows() const { return m_rows; }
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }

protected:
    template <typename Geometry> void put(const Geometry &geometry, const QVariantList &values)
    {
        if (m_error)
            return;
        if (const auto done = m_file->add(m_layer, geometry, values); !done)
            m_error = done.error();
        else
            ++m_rows;
    }
    base::Result<void> addLayer(geo::FeatureFile &file, const char *name, geo::GeometryKind kind,
                                const std::vector<const char *> &fields)
    {
        std::vector<geo::FieldSpec> specs;
        for (const char *field : fields)
            specs.push_back({QLatin1StringView(field)});
        const auto layer = file.addLayer(QLatin1StringView(name), kind, specs);
        if (!layer)
            return tl::unexpected(layer.error());
        m_file = &file;
        m_layer = *layer;
        return {};
    }

private:
    geo::FeatureFile *m_file = nullptr;
    int m_layer = 0;
    qint64 m_rows = 0;
    std::optional<base::Error> m_error;
};

class ComponentCut final : public Cut
{
public:
    [[nodiscard]] QStringList keys() const override { return withNames(m_rules.keys()); }
    base::Result<void> begin(geo::FeatureFile &file) override
    {
        return addLayer(file, "components", geo::GeometryKind::Point, {"key", "class", "name"});
    }
    void take(const OsmFeature &feature) override
    {
        const OsmRules::Rule *rule = m_rules.find(feature);
        const auto place = rule ? feature.place() : std::nullopt;
        if (!place)
            return;
        QString name = nameOf(feature);
        if (name.isEmpty())
            name = feature.tag(QStringLiteral("ref"));
        put(std::vector{*place}, {feature.id(), rule->result[0], name});
    }

private:
    const OsmRules m_rules = OsmRules::fromResource(QStringLiteral(":/wanmi/osm/components.tsv"), 0);
};

class PlaceCut final : public Cut
{
public:
    [[nodiscard]] QStringList keys() const override { return withNames(m_rules.keys()); }
    base::Result<void> begin(geo::FeatureFile &file) override
    {
        return addLayer(file, "places", geo::GeometryKind::Point,
                        {"key", "name", "street", "number", "aliases", "kind"});
    }
    void take(const OsmFeature &feature) override
    {
        const QString street = feature.tag(QStringLiteral("addr:street"));
        const QString number = feature.tag(QStringLiteral("addr:housenumber"));
        const OsmRules::Rule *rule = m_rules.find(feature);
        const QString name = nameOf(feature);
        const bool isNamed = rule && !name.isEmpty();
        const bool isPlate = !street.isEmpty() && !number.isEmpty();
        const auto place = isNamed || isPlate ? feature.place() : std::nullopt;
        if (!place)
            return;
        if (isPlate)
            put(std::vector{*place},
                {QString(feature.id() + u'p'), QString(), street, number, QString(),
                 QStringLiteral("plate")});
        if (!isNamed)
            return;
        const QString &kind = rule->result[0];
        // A street comes in many pieces; it is one place.
        if (kind == u"street" && !m_streets.insert(name).second)
            return;
        put(std::vector{*place}, {feature.id(), name, QString(), QString(), aliasesOf(feature), kind});
    }

private:
    const OsmRules m_rules = OsmRules::fromResource(QStringLiteral(":/wanmi/osm/places.tsv"), 0);
    std::set<QString> m_streets;
};

class AdminCut final : public Cut
{
public:
    [[nodiscard]] QStringList keys() const override { return withNames({QStringLiteral("ref:GB2260")}); }
    base::Result<void> begin(geo::FeatureFile &file) override
    {
        return addLayer(file, "admin", geo::GeometryKind::Polygon, {"code", "level", "name", "name_en"});
    }
    void take(const OsmFeature &feature) override
    {
        if (feature.shape() != OsmShape::Area || feature.tag(QStringLiteral("boundary")) != u"administrative")
            return;
        const int number = feature.tag(QStringLiteral("admin_level")).toInt();
        const QString level = number == 4 || number == 5 ? QStringLiteral("city")
            : number == 6 || number == 7                 ? QStringLiteral("district")
            : number == 8 || number == 9                 ? QStringLiteral("street")
            : number >= 10                               ? QStringLiteral("community")
                                                         : QString();
        if (level.isEmpty())
            return;
        const QString en = feature.tag(NameEn);
        for (const geo::Polygon &part : polygonsOf(feature.geometry()))
            put(part, {feature.tag(QStringLiteral("ref:GB2260")), level, nameOf(feature), en});
    }
};

std::unique_ptr<Cut> cutFor(Kind kind)
{
    switch (kind) {
    case Kind::Components:
        return std::make_unique<ComponentCut>();
    case Kind::Places:
        return std::make_unique<PlaceCut>();
    case Kind::Admin:
        return std::make_unique<AdminCut>();
    default:
        return nullptr;
    }
}
} // namespace

base::Result<qint64> cutOsm(Kind kind, const QString &osmPath, const QString &target, const CutWish &wish)
{
    const std::unique_ptr<Cut> cut = cutFor(kind);
    if (!cut)
        return base::refused(QStringLiteral("kind-not-in-osm"), tokenOf(kind));
    auto file = geo::FeatureFile::create(target, 4326);
    if (!file)
        return base::refused(QStringLiteral("cannot-write-file"), file.error().detail);
    if (const auto begun = cut->begin(**file); !begun)
        return base::refused(QStringLiteral("cannot-write-file"), begun.error().detail);
    const auto seen = readOsm(osmPath, cut->keys(), {wish.progress, wish.cancelled},
                              [&](const OsmFeature &feature) { cut->take(feature); });
    const auto done = (*file)->finish();
    if (!seen || !done || cut->error()) {
        file->reset();
        QFile::remove(target);
        if (!seen)
            return tl::unexpected(seen.error());
        return base::refused(QStringLiteral("cannot-write-file"),
                             cut->error() ? cut->error()->detail : done.error().detail);
    }
    return cut->rows();
}
} // namespace wanmi::intake
