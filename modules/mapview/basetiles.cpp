// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/basetiles.h"

#include "base/engine.h"
#include "mapview/baseworker.h"

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
    QStringList layerNotes;
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
        d->state = state;
        d->note = note;
        emit stateChanged(state, note);
    });
    connect(worker, &BaseWorker::layerNotesChanged, this, [this](const QStringList &notes) {
        d->layerNotes = notes;
        emit layerNotesChanged(notes);
    });
}

BaseTiles::~BaseTiles() = default;

void BaseTiles::setData(const QString &projectPath, const QString &gpkgPath)
{
    d->engine.post([projectPath, gpkgPath](BaseWorker &worker) { worker.setData(projectPath, gpkgPath); });
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

void BaseTiles::forgetOlderThan(quint64 generation)
{
    d->engine.post([generation](BaseWorker &worker) { worker.forgetOlderThan(generation); });
}

BaseMapState BaseTiles::state() const
{
    return d->state;
}

QString BaseTiles::note() const
{
    return d->note;
}

QStringList BaseTiles::layerNotes() const
{
    return d->layerNotes;
}
} // namespace wanmi::mapview
