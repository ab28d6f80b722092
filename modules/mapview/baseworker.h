// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/baseprocess.h"
#include "mapview/basestore.h"
#include "mapview/basetiles.h"

#include <QCache>
#include <QElapsedTimer>
#include <QMutex>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
#include <memory>

namespace wanmi::mapview {

/// The tiles a screen may need at once; least recently shown ones go first. The only thing both threads
/// touch.
class BaseMemory
{
public:
    explicit BaseMemory(qint64 maxBytes)
        : m_images(int(qMax<qint64>(maxBytes / 1024, 1)))
    {
        m_clock.start();
    }
    /// \param old also what was put before the last grow().
    [[nodiscard]] QImage take(TileId tile, Theme theme, bool old = false);
    void put(TileId tile, Theme theme, const QImage &image);
    void growOld(); ///< all of it is of another time now
    /// What nobody has taken or put for so long. It is on disk; a wall that goes through the city all day keeps no
    /// more than the places it was at lately.
    void dropUnused(std::chrono::milliseconds longerThan);
    [[nodiscard]] qsizetype count();

private:
    struct Kept
    {
        QImage image;
        int age = 0;
        qint64 usedMs = 0; ///< by m_clock
    };
    QMutex m_mutex;
    QElapsedTimer m_clock;
    int m_age = 0;
    QCache<quint64, Kept> m_images; ///< cost in KiB
};

/// Where requests wait, tiles are looked up on disk, and the map process is watched. Lives on its own thread.
class BaseWorker : public QObject
{
    Q_OBJECT
public:
    BaseWorker(const BaseTilesSettings &settings, std::shared_ptr<BaseMemory> memory);
    ~BaseWorker() override;

    void setSource(const BaseMapSource &source);
    void request(TileId tile, Theme theme, quint64 generation);
    void forgetOlderThan(quint64 generation);

signals:
    void tileReady(wanmi::mapview::TileId tile, wanmi::mapview::Theme theme, const QImage &image);
    void tileFailed(wanmi::mapview::TileId tile, wanmi::mapview::Theme theme, const QString &reason);
    void stateChanged(wanmi::mapview::BaseMapState state, const QString &note);
    void layerNotesChanged(const QStringList &notes);
    void layersChanged(const QList<wanmi::mapview::BaseLayer> &layers);
    void dataChanged();

private:
    using Key = std::pair<Theme, TileId>;
    struct Open
    {
        quint64 generation = 0;
        quint64 turn = 0;
        int tries = 0; ///< how often the process died while this was asked for
        bool sent = false;
    };

    void checkFiles();
    void adopt(const QByteArray &edition);
    void lose();
    [[nodiscard]] bool fallBack();
    [[nodiscard]] QString project() const { return m_fallen ? m_source.fallback : m_source.project; }
    [[nodiscard]] QString goodNote() const;
    void startProcess();
    void restartLater(const QString &reason);
    void hear(const renderlink::Message &message);
    void hear(const renderlink::Status &status);
    void hear(const renderlink::Tile &tile);
    void hear(const renderlink::TileFailed &failed);
    bool answerFromDisk(const Key &key);
    void deliver(const Key &key, const QImage &image);
    void giveUp(const Key &key, const QString &reason);
    void send(const Key &key, Open &open);
    void sendAll();
    void dropSurplus();
    void expectAnswers();
    void setState(BaseMapState state, const QString &note);
    [[nodiscard]] QByteArray drawnEdition() const;
    void takeUndrawn(const QStringList &layers);
    void rememberUndrawn(const QStringList &layers);
    [[nodiscard]] QStringList rememberedUndrawn() const;
    void openAgain();

    BaseTilesSettings m_settings;
    std::shared_ptr<BaseMemory> m_memory;
    BaseStore m_store;
    BaseProcess m_process;
    QTimer m_fileCheck;
    QTimer m_pause;
    QTimer m_again; ///< until the project is opened once more, for layers that could not be drawn
    int m_againMs;
    QStringList m_undrawn; ///< sorted names of layers: what was drawn without them is another map
    BaseMapSource m_source;
    bool m_fallen = false; ///< the fallback is drawn
    bool m_opening = false; ///< the process has been told the project, and has not said how it is
    int m_openings = 0; ///< that ended without a word
    QByteArray m_edition; ///< of what is shown; empty: nothing yet
    QByteArray m_seenEdition; ///< at the last look; a file still being written changes from look to look
    std::map<Key, Open> m_open;
    quint64 m_turn = 0;
    quint64 m_oldest = 0;
    int m_pauseMs;
    bool m_keeps = true; ///< the disk takes tiles
    BaseMapState m_state = BaseMapState::Starting;
    QString m_note;
    QStringList m_layerNotes;
    QList<BaseLayer> m_layers;
};
} // namespace wanmi::mapview
