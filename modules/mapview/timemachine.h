// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/hotlayers.h"
#include "mapview/pastcity.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QVariantList>

#include <memory>

namespace wanmi::mapview {

/// Shows one map the city's cases of the last 90 days, moment by moment, from the replica alone. A moment
/// that is asked for while another is being made waits for it; of several that wait only the last is shown.
class TimeMachine : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wanmi::mapview::HotLayers *present READ present WRITE setPresent NOTIFY presentChanged)
    /// What a map is to show instead of `present`; null while the past is not shown.
    Q_PROPERTY(wanmi::mapview::HotLayers *layers READ layers NOTIFY shownChanged)
    Q_PROPERTY(bool shown READ isShown NOTIFY shownChanged) ///< the past, on the map
    /// "" closed; "loading", "ready", "empty" (no case in all that time), "failed"
    Q_PROPERTY(QString state READ state NOTIFY stateChanged)
    // Instants are milliseconds since 1970, UTC.
    Q_PROPERTY(double fromMs READ fromMs NOTIFY rangeChanged)
    Q_PROPERTY(double toMs READ toMs NOTIFY rangeChanged)
    /// Cases reported on each day of the range, by local days; the first is that of `fromMs`.
    Q_PROPERTY(QVariantList reportedByDay READ reportedByDay NOTIFY rangeChanged)
    Q_PROPERTY(double momentMs READ momentMs WRITE setMomentMs NOTIFY momentChanged) ///< asked for
    Q_PROPERTY(double shownMs READ shownMs NOTIFY shownChanged) ///< on the map
    Q_PROPERTY(int openCases READ openCases NOTIFY shownChanged)
    Q_PROPERTY(int overdueCases READ overdueCases NOTIFY shownChanged)
    Q_PROPERTY(bool playing READ isPlaying WRITE setPlaying NOTIFY playingChanged)
    Q_PROPERTY(int hoursPerSecond READ hoursPerSecond WRITE setHoursPerSecond NOTIFY speedChanged)
public:
    static constexpr int Days = 90;

    explicit TimeMachine(QObject *parent = nullptr);
    ~TimeMachine() override;

    [[nodiscard]] HotLayers *present() const { return m_present; }
    void setPresent(HotLayers *present);
    [[nodiscard]] HotLayers *layers() const { return m_shown ? m_layers.get() : nullptr; }
    [[nodiscard]] bool isShown() const { return m_shown; }
    [[nodiscard]] QString state() const { return m_state; }
    [[nodiscard]] double fromMs() const { return double(m_fromMs); }
    [[nodiscard]] double toMs() const { return double(m_toMs); }
    [[nodiscard]] QVariantList reportedByDay() const { return m_byDay; }
    [[nodiscard]] double momentMs() const { return double(m_momentMs); }
    void setMomentMs(double ms);
    [[nodiscard]] double shownMs() const { return m_shown ? double(m_layers->nowMs()) : 0; }
    [[nodiscard]] int openCases() const { return m_shown ? int(m_layers->cases().size()) : 0; }
    [[nodiscard]] int overdueCases() const;
    [[nodiscard]] bool isPlaying() const { return m_playing; }
    void setPlaying(bool playing); ///< at the end it begins anew from the start
    [[nodiscard]] int hoursPerSecond() const { return m_hoursPerSecond; }
    void setHoursPerSecond(int hours);

    /// Reads the time up to now and shows yesterday at this hour.
    Q_INVOKABLE void open();
    Q_INVOKABLE void close();
    Q_INVOKABLE void step(int hours); ///< by local hours, to full ones

signals:
    void presentChanged();
    void stateChanged();
    void rangeChanged();
    void momentChanged();
    void shownChanged();
    void playingChanged();
    void speedChanged();

private:
    void setState(const QString &state);
    void take(const std::shared_ptr<const PastCity> &past);
    void showNext();
    void playOn();

    QPointer<HotLayers> m_present;
    std::unique_ptr<HotLayers> m_layers;
    std::shared_ptr<const PastCity> m_past;
    QString m_state;
    QVariantList m_byDay;
    qint64 m_fromMs = 0, m_toMs = 0, m_momentMs = 0;
    int m_hoursPerSecond = 6;
    int m_opening = 0; ///< which open() is answered
    bool m_making = false, m_shown = false, m_playing = false;
    QTimer m_tick;
    QElapsedTimer m_sinceTick;
};
} // namespace wanmi::mapview
