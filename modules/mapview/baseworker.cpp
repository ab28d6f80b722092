// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/baseworker.h"

#include "base/doors.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutexLocker>
#include <QSaveFile>

#include <algorithm>
#include <utility>
#include <vector>

namespace wanmi::mapview {
namespace {
constexpr int FileCheckMs = 1500;
constexpr qint64 SettledMs = 3000;
constexpr size_t MostOpen = 2048;
constexpr int MostTries = 3;
constexpr int LongestAgainMs = 600'000;
constexpr int MostOpenings = 2; ///< a project that kills the process so often is left for the fallback

quint64 keyOf(TileId tile, Theme theme)
{
    return quint64(theme) << 58 | quint64(tile.z) << 52 | quint64(quint32(tile.x)) << 26
        | quint64(quint32(tile.y));
}

bool isSettled(const QString &path)
{
    return path.isEmpty() || QFileInfo(path).lastModified().msecsTo(QDateTime::currentDateTime()) > SettledMs;
}
} // namespace

QImage BaseMemory::take(TileId tile, Theme theme, bool old)
{
    const QMutexLocker lock(&m_mutex);
    Kept *kept = m_images.object(keyOf(tile, theme));
    if (kept)
        kept->usedMs = m_clock.elapsed();
    return kept && (old || kept->age == m_age) ? kept->image : QImage();
}

void BaseMemory::put(TileId tile, Theme theme, const QImage &image)
{
    const QMutexLocker lock(&m_mutex);
    m_images.insert(keyOf(tile, theme), new Kept{image, m_age, m_clock.elapsed()},
                    int(image.sizeInBytes() / 1024));
}

void BaseMemory::growOld()
{
    const QMutexLocker lock(&m_mutex);
    ++m_age;
}

void BaseMemory::dropUnused(std::chrono::milliseconds longerThan)
{
    const QMutexLocker lock(&m_mutex);
    const qint64 since = m_clock.elapsed() - longerThan.count();
    // Asking moves each to the front: afterwards the order among them is the keys' and no longer that of
    // their use, which only matters where more is in use at once than may be kept.
    for (const quint64 key : m_images.keys()) {
        if (m_images.object(key)->usedMs < since)
            m_images.remove(key);
    }
}

qsizetype BaseMemory::count()
{
    const QMutexLocker lock(&m_mutex);
    return m_images.count();
}

BaseWorker::BaseWorker(const BaseTilesSettings &settings, std::shared_ptr<BaseMemory> memory)
    : m_settings(settings)
    , m_memory(std::move(memory))
    , m_store(settings.cacheFolder + QStringLiteral("/tiles%1").arg(settings.tilePx), settings.diskBytes)
    , m_process({settings.enginePath, settings.cacheFolder + QStringLiteral("/profile"), settings.answerMs,
                 settings.silentMs})
    , m_fileCheck(this)
    , m_pause(this)
    , m_again(this)
    , m_againMs(settings.layersAgainMs)
    , m_pauseMs(settings.firstPauseMs)
{
    connect(&m_fileCheck, &QTimer::timeout, this, &BaseWorker::checkFiles);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &BaseWorker::startProcess);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &BaseWorker::openAgain);
    connect(&m_process, &BaseProcess::ready, this, [this] {
        m_opening = true;
        m_process.send(renderlink::OpenProject{project(), m_source.data});
        m_process.setAwaiting(true, BaseProcess::StartPatience);
    });
    connect(&m_process, &BaseProcess::received, this, [this](const auto &message) { hear(message); });
    connect(&m_process, &BaseProcess::fellSilent, this,
            [this] { setState(BaseMapState::Restarting, QStringLiteral("engine-silent")); });
    connect(&m_process, &BaseProcess::spokeAgain, this, [this] {
        setState(BaseMapState::Ready, goodNote());
        sendAll();
    });
    connect(&m_process, &BaseProcess::ended, this, &BaseWorker::restartLater);
}

BaseWorker::~BaseWorker() = default;

void BaseWorker::setSource(const BaseMapSource &source)
{
    m_source = source;
    m_seenEdition.clear();
    checkFiles();
    m_fileCheck.start(FileCheckMs);
}

void BaseWorker::checkFiles()
{
    QByteArray edition = BaseStore::editionOf(m_source.project, m_source.data);
    if (!edition.isEmpty())
        edition.append(m_source.version.toLatin1());
    // A published version is whole and never changes.
    const bool settled = edition == m_seenEdition
        || ((!m_source.version.isEmpty() || isSettled(m_source.project)) && isSettled(m_source.data));
    m_seenEdition = edition;
    if (edition.isEmpty())
        lose();
    else if (edition != m_edition && settled) {
        m_fallen = false;
        m_openings = 0;
        adopt(edition);
    }
}

/// The project cannot be opened: the one that is shipped is better than none.
bool BaseWorker::fallBack()
{
    if (m_fallen || m_source.fallback.isEmpty() || m_source.fallback == m_source.project)
        return false;
    m_fallen = true;
    m_openings = 0;
    adopt(m_edition);
    return true;
}

QString BaseWorker::goodNote() const
{
    return m_fallen ? QStringLiteral("published-broken")
        : m_keeps   ? QString()
                    : QStringLiteral("no-cache-folder");
}

void BaseWorker::adopt(const QByteArray &edition)
{
    const bool changed = !m_edition.isEmpty();
    m_edition = edition;
    m_memory->growOld();
    m_undrawn = rememberedUndrawn();
    m_keeps = m_store.open(drawnEdition());
    m_process.stop();
    m_again.stop();
    m_againMs = m_settings.layersAgainMs;
    m_opening = false;
    m_pauseMs = m_settings.firstPauseMs;
    std::vector<Key> waiting;
    for (auto &[key, open] : m_open) {
        open.sent = false;
        waiting.push_back(key);
    }
    for (const Key &key : waiting)
        answerFromDisk(key);
    if (changed)
        emit dataChanged();
    startProcess();
}

/// What is drawn without a layer is another map: else it would be taken for the whole one when the layer
/// comes back.
QByteArray BaseWorker::drawnEdition() const
{
    return QCryptographicHash::hash(
        QByteArray(m_edition + (m_fallen ? "fallback" : "") + m_undrawn.join(u'\n').toUtf8()),
        QCryptographicHash::Sha256);
}

void BaseWorker::takeUndrawn(const QStringList &layers)
{
    if (layers.isEmpty()) {
        m_again.stop();
        m_againMs = m_settings.layersAgainMs;
    } else {
        m_again.start(m_againMs);
        m_againMs = std::min(m_againMs * 2, LongestAgainMs);
    }
    if (layers == m_undrawn)
        return;
    m_undrawn = layers;
    rememberUndrawn(layers);
    m_memory->growOld();
    m_keeps = m_store.open(drawnEdition());
    emit dataChanged();
}

// Tiles are shown from the disk before the map process has said how the layers are.
void BaseWorker::rememberUndrawn(const QStringList &layers)
{
    base::passDoor(base::Door::File, "base map layers");
    const QString path = m_settings.cacheFolder + QStringLiteral("/undrawn");
    if (layers.isEmpty()) {
        QFile::remove(path);
        return;
    }
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(m_edition.toHex() + '\n' + layers.join(u'\n').toUtf8());
        file.commit();
    }
}

QStringList BaseWorker::rememberedUndrawn() const
{
    base::passDoor(base::Door::File, "base map layers");
    QFile file(m_settings.cacheFolder + QStringLiteral("/undrawn"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    return lines.takeFirst().toLatin1() == m_edition.toHex() ? lines : QStringList();
}

void BaseWorker::openAgain()
{
    if (m_state != BaseMapState::Ready || !m_process.isRunning())
        return;
    m_opening = true;
    m_process.setWatched(false); // a source far away may take its time
    m_process.send(renderlink::OpenProject{project(), m_source.data});
    m_process.setAwaiting(true, BaseProcess::StartPatience);
}

void BaseWorker::lose()
{
    m_process.stop();
    m_pause.stop();
    m_again.stop();
    for (auto &[key, open] : m_open)
        open.sent = false;
    m_edition.clear();
    setState(BaseMapState::Missing,
             m_source.project.isEmpty()                ? QStringLiteral("no-base-map")
                 : QFileInfo::exists(m_source.project) ? QStringLiteral("data-missing")
                                                       : QStringLiteral("project-missing"));
}

void BaseWorker::startProcess()
{
    m_pause.stop();
    const QFileInfo engine(m_settings.enginePath);
    if (m_settings.enginePath.isEmpty() || !engine.isFile() || !engine.isExecutable()) {
        setState(BaseMapState::NoEngine, QStringLiteral("no-engine"));
        return;
    }
    if (m_state != BaseMapState::Restarting)
        setState(BaseMapState::Starting, {});
    m_process.start();
}

void BaseWorker::restartLater(const QString &reason)
{
    if (std::exchange(m_opening, false) && ++m_openings >= MostOpenings && fallBack())
        return;
    std::vector<Key> hopeless;
    for (auto &[key, open] : m_open) {
        if (std::exchange(open.sent, false) && ++open.tries > MostTries)
            hopeless.push_back(key);
    }
    for (const Key &key : hopeless)
        giveUp(key, QStringLiteral("render-failed"));
    setState(BaseMapState::Restarting, reason);
    m_pause.start(m_pauseMs);
    m_pauseMs = std::min(m_pauseMs * 2, m_settings.longestPauseMs);
}

void BaseWorker::request(TileId tile, Theme theme, quint64 generation)
{
    if (!tile.isValid() || generation < m_oldest)
        return;
    const Key key{theme, tile};
    const bool isNew = !m_open.contains(key);
    if (isNew && answerFromDisk(key))
        return;
    Open &open = m_open[key];
    const bool isNewer = open.generation < generation;
    open.generation = std::max(open.generation, generation);
    open.turn = ++m_turn;
    if (m_state == BaseMapState::Ready && (!open.sent || isNewer))
        send(key, open);
    dropSurplus();
}

void BaseWorker::forgetOlderThan(quint64 generation)
{
    m_oldest = std::max(m_oldest, generation);
    std::erase_if(m_open, [this](const auto &entry) { return entry.second.generation < m_oldest; });
    m_process.send(renderlink::DropOlderThan{m_oldest});
    expectAnswers();
}

void BaseWorker::dropSurplus()
{
    while (m_open.size() > MostOpen) {
        const auto oldest = std::min_element(m_open.begin(), m_open.end(), [](const auto &a, const auto &b) {
            return std::pair(a.second.generation, a.second.turn)
                < std::pair(b.second.generation, b.second.turn);
        });
        m_open.erase(oldest);
    }
}

bool BaseWorker::answerFromDisk(const Key &key)
{
    const QImage image = m_store.read(key.second, key.first);
    if (image.isNull())
        return false;
    deliver(key, image);
    return true;
}

void BaseWorker::deliver(const Key &key, const QImage &image)
{
    m_open.erase(key);
    m_memory->put(key.second, key.first, image);
    emit tileReady(key.second, key.first, image);
}

void BaseWorker::giveUp(const Key &key, const QString &reason)
{
    if (m_open.erase(key) > 0)
        emit tileFailed(key.second, key.first, reason);
}

void BaseWorker::send(const Key &key, Open &open)
{
    open.sent = true;
    m_process.send(
        renderlink::RenderTile{open.generation, key.second, key.first, quint16(m_settings.tilePx)});
    expectAnswers();
}

void BaseWorker::sendAll()
{
    std::vector<std::pair<quint64, Key>> inTurn;
    for (const auto &[key, open] : m_open)
        inTurn.emplace_back(open.turn, key);
    std::sort(inTurn.begin(), inTurn.end());
    for (const auto &[turn, key] : inTurn)
        send(key, m_open[key]);
    expectAnswers();
}

void BaseWorker::expectAnswers()
{
    const bool any
        = std::any_of(m_open.begin(), m_open.end(), [](const auto &entry) { return entry.second.sent; });
    m_process.setAwaiting(any, BaseProcess::StartPatience); // a map service far away is slow, and no hang
}

void BaseWorker::hear(const renderlink::Message &message)
{
    if (const auto *status = std::get_if<renderlink::Status>(&message))
        hear(*status);
    else if (const auto *tile = std::get_if<renderlink::Tile>(&message))
        hear(*tile);
    else if (const auto *failed = std::get_if<renderlink::TileFailed>(&message))
        hear(*failed);
    else
        m_process.fail(QStringLiteral("engine-nonsense"));
}

void BaseWorker::hear(const renderlink::Status &status)
{
    QStringList notes;
    for (const renderlink::LayerNote &note : status.notes)
        notes.append(note.layer + QStringLiteral(": ") + note.reason);
    if (std::exchange(m_layerNotes, notes) != notes)
        emit layerNotesChanged(notes);
    QList<BaseLayer> layers;
    for (const QString &name : status.layers) {
        const auto note = std::find_if(status.notes.begin(), status.notes.end(),
                                       [&name](const auto &one) { return one.layer == name; });
        layers.append({name, note == status.notes.end() ? QString() : note->reason});
    }
    if (std::exchange(m_layers, layers) != layers)
        emit layersChanged(layers);
    m_opening = false;
    m_openings = 0;
    if (status.open) {
        QStringList undrawn;
        for (const renderlink::LayerNote &note : status.notes)
            undrawn.append(note.layer);
        undrawn.sort();
        undrawn.removeDuplicates();
        takeUndrawn(undrawn);
        m_process.setWatched(true);
        setState(BaseMapState::Ready, goodNote());
        sendAll();
    } else if (!fallBack()) {
        m_process.stop(); // until one of the files changes
        setState(BaseMapState::Missing, status.reason);
    }
}

void BaseWorker::hear(const renderlink::Tile &tile)
{
    if (tile.sizePx != m_settings.tilePx)
        return;
    m_pauseMs = m_settings.firstPauseMs;
    // The ground is painted: no pixel is transparent, so the bytes are RGB32 as they are.
    const QImage shown(reinterpret_cast<const uchar *>(tile.argb.constData()), tile.sizePx, tile.sizePx,
                       tile.sizePx * 4, QImage::Format_RGB32);
    const QImage image = shown.copy();
    m_store.write(tile.tile, tile.theme, image);
    deliver({tile.theme, tile.tile}, image);
    expectAnswers();
}

void BaseWorker::hear(const renderlink::TileFailed &failed)
{
    giveUp({failed.theme, failed.tile}, failed.reason);
    expectAnswers();
}

void BaseWorker::setState(BaseMapState state, const QString &note)
{
    if (state == m_state && note == m_note)
        return;
    m_state = state;
    m_note = note;
    emit stateChanged(state, note);
}
} // namespace wanmi::mapview
