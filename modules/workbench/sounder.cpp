// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/sounder.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QBuffer>
#include <QFile>
#include <QMediaDevices>
#include <QtEndian>

namespace wanmi::workbench {
namespace {
QString fileOf(models::Chime chime)
{
    switch (chime) {
    case models::Chime::New:
        return QStringLiteral(":/wanmi/sounds/new.wav");
    case models::Chime::Worsened:
        return QStringLiteral(":/wanmi/sounds/worsened.wav");
    case models::Chime::Alarm:
        break;
    }
    return QStringLiteral(":/wanmi/sounds/alarm.wav");
}
} // namespace

Samples samplesOf(const QByteArray &wav)
{
    const auto word = [&wav](qsizetype at) { return qFromLittleEndian<quint32>(wav.constData() + at); };
    const auto half = [&wav](qsizetype at) { return qFromLittleEndian<quint16>(wav.constData() + at); };
    if (wav.size() < 44 || !wav.startsWith("RIFF") || wav.mid(8, 4) != "WAVE")
        return {};
    Samples samples;
    for (qsizetype at = 12; at + 8 <= wav.size();) {
        const QByteArray name = wav.mid(at, 4);
        const auto length = static_cast<qsizetype>(word(at + 4));
        if (name == "fmt " && length >= 16 && at + 24 <= wav.size()) {
            if (half(at + 8) != 1 || half(at + 22) != 16)
                return {};
            samples.channels = half(at + 10);
            samples.rate = static_cast<int>(word(at + 12));
        } else if (name == "data") {
            samples.bytes = wav.mid(at + 8, length);
            return samples.rate > 0 ? samples : Samples{};
        }
        at += 8 + length + length % 2;
    }
    return {};
}

class Sounder::Player : public QObject
{
public:
    bool play(const QString &file, double volume)
    {
        QFile wav(file); // compiled in
        const QAudioDevice device = QMediaDevices::defaultAudioOutput();
        if (device.isNull() || !wav.open(QIODevice::ReadOnly))
            return false;
        const Samples samples = samplesOf(wav.readAll());
        QAudioFormat format;
        format.setSampleRate(samples.rate);
        format.setChannelCount(samples.channels);
        format.setSampleFormat(QAudioFormat::Int16);
        if (samples.bytes.isEmpty() || !device.isFormatSupported(format))
            return false;
        m_sink = std::make_unique<QAudioSink>(device, format);
        m_buffer.close();
        m_buffer.setData(samples.bytes);
        m_buffer.open(QIODevice::ReadOnly);
        m_sink->setVolume(
            QAudio::convertVolume(volume, QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale));
        m_sink->start(&m_buffer);
        return m_sink->error() == QAudio::NoError;
    }

private:
    QBuffer m_buffer;
    std::unique_ptr<QAudioSink> m_sink;
};

Sounder::Sounder(QObject *parent)
    : QObject(parent)
{
    m_thread.setObjectName(QStringLiteral("sound"));
}

Sounder::~Sounder()
{
    m_thread.quit();
    m_thread.wait();
}

void Sounder::play(models::Chime chime, double volume)
{
    if (!m_player) {
        m_player = new Player;
        m_player->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_player, &QObject::deleteLater);
        m_thread.start();
    }
    QMetaObject::invokeMethod(
        m_player,
        [this, player = m_player, file = fileOf(chime), volume] {
            const bool audible = player->play(file, volume);
            QMetaObject::invokeMethod(
                this, [this, audible] { emit played(audible); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}
} // namespace wanmi::workbench
