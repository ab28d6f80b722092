// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/lookout.h"

#include "geo/featurereader.h"

#include <QLoggingCategory>

#include <cmath>
#include <numbers>

namespace wanmi::operations {
namespace {
Q_LOGGING_CATEGORY(log, "wanmi.lookout")

geo::Bounds around(geo::Place place, double metres)
{
    const double north = metres / 111'000;
    const double east = north / std::max(0.05, std::cos(place.lat * std::numbers::pi / 180));
    return {place.lon - east, place.lat - north, place.lon + east, place.lat + north};
}
} // namespace

class Lookout::Watchman : public QObject
{
public:
    void setBaseMap(const QString &path) { m_path = path; }

    View look(geo::Place place, const std::vector<domain::Candidate> &candidates, int most)
    {
        View view;
        view.place = place;
        geo::MultiPolygon buildings;
        if (!m_path.isEmpty()) {
            auto read
                = geo::readPolygons(m_path, QStringLiteral("building"), around(place, domain::SightRangeM));
            view.buildingsKnown = read.has_value();
            if (read)
                buildings = std::move(*read);
            else
                qCWarning(log, "no buildings: %ls", qUtf16Printable(read.error().reason));
        }
        view.sights = domain::rankSights(place, candidates, buildings);
        view.candidates = int(view.sights.size());
        if (int(view.sights.size()) > most)
            view.sights.resize(size_t(most));
        return view;
    }

private:
    QString m_path;
};

Lookout::Lookout()
    : m_engine(std::make_unique<base::Engine<Watchman>>(QStringLiteral("lookout"),
                                                        [] { return std::make_unique<Watchman>(); }))
{
}

Lookout::~Lookout() = default;

void Lookout::setBaseMap(const QString &path)
{
    (void)m_engine->post([path](Watchman &watchman) { watchman.setBaseMap(path); });
}

base::Answer<Lookout::View> Lookout::look(geo::Place place, std::vector<domain::Candidate> candidates,
                                          int most)
{
    return m_engine->post([place, candidates = std::move(candidates), most](Watchman &watchman) {
        return watchman.look(place, candidates, most);
    });
}
} // namespace wanmi::operations
