// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshotfetch.h"

#include <chrono>

namespace wanmi::sync {
namespace {
using namespace std::chrono_literals;
constexpr qint64 ReadBuffer = 4 << 20;
constexpr qint64 PieceBytes = 1 << 20;
constexpr int MostUnderWay = 4;
constexpr auto PaceKnown = 3s; // then the line has shown what it can do
constexpr double LongestS = 20; // for what is left
} // namespace

SnapshotFetch::SnapshotFetch(Channel &channel, QObject *parent)
    : QObject(parent)
    , m_channel(channel)
{
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, &SnapshotFetch::judgePace);
}

void SnapshotFetch::stop()
{
    ++m_generation;
    m_pace.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    m_unpacker.reset();
}

void SnapshotFetch::fail(const Error &error)
{
    stop();
    emit failed(error);
}

void SnapshotFetch::start(const protocol::SnapshotOffer &offer, const QString &target)
{
    stop();
    m_offer = offer;
    m_underWay = 0;
    m_ended = false;
    m_unpacker = std::make_unique<base::Engine<Unpacker>>(QStringLiteral("snapshot"),
                                                          [] { return std::make_unique<Unpacker>(); });
    const quint64 generation = m_generation;
    m_unpacker->post([offer, target](Unpacker &unpacker) { return unpacker.begin(offer, target); })
        .then(this, [this, generation](const base::Result<qint64> &have) {
            if (generation != m_generation)
                return;
            if (!have)
                return fail(have.error());
            ask(*have);
        });
}

void SnapshotFetch::ask(qint64 from)
{
    m_had = m_got = from;
    m_since.start();
    if (from == m_offer.bytes) {
        m_ended = true;
        return ended();
    }
    m_pace.start(PaceKnown);
    m_reply = m_channel.part(QStringLiteral("/v1/snapshots/") + m_offer.hash, from);
    m_reply->setReadBufferSize(ReadBuffer); // a full one makes TCP hold central back
    connect(m_reply, &QNetworkReply::readyRead, this, &SnapshotFetch::read);
    connect(m_reply, &QNetworkReply::finished, this, [this] {
        m_ended = true;
        read();
        if (m_underWay == 0)
            ended();
    });
}

void SnapshotFetch::read()
{
    const int wanted = m_had > 0 ? 206 : 200;
    while (m_reply && m_underWay < MostUnderWay && m_reply->bytesAvailable() > 0
           && m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == wanted)
        hand();
}

void SnapshotFetch::hand()
{
    QByteArray piece = m_reply->read(PieceBytes);
    m_got += piece.size();
    ++m_underWay;
    const quint64 generation = m_generation;
    m_unpacker->post([piece = std::move(piece)](Unpacker &unpacker) { return unpacker.add(piece); })
        .then(this, [this, generation](const base::Result<void> &added) {
            if (generation != m_generation)
                return;
            --m_underWay;
            if (!added)
                return fail(added.error());
            emit progressed(double(m_got) / double(m_offer.bytes));
            read();
            if (m_ended && m_underWay == 0)
                ended();
        });
}

/// All that will come has come and been unpacked.
void SnapshotFetch::ended()
{
    if (m_got < m_offer.bytes) {
        const auto outcome = Channel::outcomeOf(*m_reply);
        return fail(outcome ? Error{ErrorKind::Unreachable, QStringLiteral("central-unreachable"), {}}
                            : outcome.error());
    }
    m_pace.stop();
    const quint64 generation = m_generation;
    m_unpacker->post([](Unpacker &unpacker) { return unpacker.finish(); })
        .then(this, [this, generation](const base::Result<void> &finished) {
            if (generation != m_generation)
                return;
            if (!finished)
                return fail(finished.error());
            stop();
            emit done();
        });
}

void SnapshotFetch::judgePace()
{
    const double seconds = double(m_since.elapsed()) / 1000;
    const double perSecond = double(m_got - m_had) / seconds;
    if (double(m_offer.bytes - m_got) <= perSecond * LongestS)
        return;
    stop();
    emit tooSlow();
}
} // namespace wanmi::sync
