// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/basetiles.h"

#include "base/engine.h"
#include "mapview/baseworker.h"

#include <QDateTime>

namespace wanmi::mapview {

class BaseTiles::Private
{
public:
    explicit Private(const BaseTilesSettings &settings)
        : memory(std::make_shared<BaseMemory>(settings.memoryBytes))
        , engine(QStringLiteral("wanmi-basemap"),
                 [settings, memory = memory] { return std::make_unique<BaseWorker>(settings, memory); })
    {
    }

    std::shared_ptr<BaseMemory> memory;
    base::Engine<BaseWorker> engine;
    BaseMapState state = BaseMapState::Starting;
    QString note;
    double sinceMs = 0;
    QStringList layerNotes;
    QList<BaseLayer> layers;
};

BaseTiles::BaseTiles(const BaseTilesSettings &settings, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(settings))
{
    BaseWorker *worker = d->engine.worker();
    connect(worker, &BaseWorker::tileReady, this, &BaseTiles::tileReady);
    connect(worker, &BaseWorker::tileFailed, this, &BaseTiles::tileFailed);
    connect(worker, &BaseWorker::dataChanged, this, &BaseTiles::dataChanged);
    connect(worker, &BaseWorker::stateChanged, this, [this](BaseMapState state, const QString &note) {
        const bool isWell = state == BaseMapState::Ready && note.isEmpty();
        if (isWell)
            d->sinceMs = 0;
        else if (d->sinceMs <= 0)
            d->sinceMs = double(QDateTime::currentMSecsSinceEpoch());
        d->state = state;
        d->note = note;
        emit stateChanged(state, note);
    });
    connect(worker, &BaseWorker::layerNotesChanged, this, [this](const QStringList &notes) {
        d->layerNotes = notes;
        emit layerNotesChanged(notes);
    });
    connect(worker, &BaseWorker::layersChanged, this, [this](const QList<BaseLayer> &layers) {
        d->layers = layers;
        emit layersChanged();
    });
}

BaseTiles::~BaseTiles() = default;

void BaseTiles::setSource(const BaseMapSource &source)
{
    d->engine.post([source](BaseWorker &worker) { worker.setSource(source); });
}

void BaseTiles::request(TileId tile, Theme theme, quint64 generation)
{
    d->engine.post(
        [tile, theme, generation](BaseWorker &worker) { worker.request(tile, theme, generation); });
}

QImage BaseTiles::cached(TileId tile, Theme theme) const
{
    return d->memory->take(tile, theme);
}

QImage BaseTiles::lastKnown(TileId tile, Theme theme) const
{
    return d->memory->take(tile, theme, true);
}

void BaseTiles::forgetOlderThan(quint64 generation)
{
    d->engine.post([generation](BaseWorker &worker) { worker.forgetOlderThan(generation); });
}

void BaseTiles::dropUnused()
{
    static constexpr auto UnusedFor = std::chrono::minutes(2);
    d->engine.post([memory = d->memory](BaseWorker &) { memory->dropUnused(UnusedFor); });
}

BaseMapState BaseTiles::state() const
{
    return d->state;
}

QString BaseTiles::note() const
{
    return d->note;
}

double BaseTiles::noteSinceMs() const
{
    return d->sinceMs;
}

QStringList BaseTiles::layerNotes() const
{
    return d->layerNotes;
}

const QList<BaseLayer> &BaseTiles::layers() const
{
    return d->layers;
}

QVariantList BaseTiles::layerList() const
{
    QVariantList list;
    for (const BaseLayer &layer : d->layers)
        list.append(
            QVariantMap{{QStringLiteral("name"), layer.name}, {QStringLiteral("reason"), layer.reason}});
    return list;
}
} // namespace wanmi::mapview
