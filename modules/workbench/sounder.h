// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcer.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace wanmi::workbench {

/// Plays the chimes (:/wanmi/sounds) on a thread of its own: asking for a sound device may take as long as it
/// likes. Nothing of it is touched before the first chime.
class Sounder : public QObject
{
    Q_OBJECT
public:
    explicit Sounder(QObject *parent = nullptr);
    ~Sounder() override;

    /// \param volume 0 … 1, as loudness is felt.
    void play(models::Chime chime, double volume);

signals:
    /// What became of the last chime: false when there is no device to play it on.
    void played(bool audible);

private:
    class Player;
    QThread m_thread;
    Player *m_player = nullptr; ///< lives on m_thread
};

/// Sixteen-bit samples of a WAV file as resources/sounds/make.py writes it; empty: it is none.
struct Samples
{
    int rate = 0, channels = 0;
    QByteArray bytes;
};
[[nodiscard]] Samples samplesOf(const QByteArray &wav);
} // namespace wanmi::workbench
