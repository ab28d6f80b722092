// SPDX-License-Identifier: GPL-3.0-or-later
#include "playertask.h"

#include <QCoreApplication>
#include <QMediaPlayer>
#include <QUrl>
#include <QVideoFrame>
#include <QVideoSink>

#include <memory>
#include <vector>

namespace wanmi::bench {

int runPlayers(const QString &server, int tiles)
{
    struct Player
    {
        QVideoSink sink;
        QMediaPlayer player;
    };
    std::vector<std::unique_ptr<Player>> players;
    for (int i = 1; i <= tiles; ++i) {
        auto one = std::make_unique<Player>();
        one->player.setVideoSink(&one->sink);
        // rtspt: in the connection, as ours.
        QUrl url(server + QStringLiteral("/cam/230102%1").arg(i, 14, 10, QLatin1Char('0')));
        url.setScheme(QStringLiteral("rtspt"));
        one->player.setSource(url);
        one->player.play();
        players.push_back(std::move(one));
    }
    return QCoreApplication::exec();
}
} // namespace wanmi::bench
