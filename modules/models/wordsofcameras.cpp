// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/words.h"

#include <QCoreApplication>
#include <QHash>

namespace wanmi::models {
namespace {
/// What is wrong with a camera's picture, by the token of video/feed.h, and what becomes of it.
const QHash<QString, const char *> &cameraReasons()
{
    // clang-format off
    static const QHash<QString, const char *> all{
        {QStringLiteral("no-data"), QT_TRANSLATE_NOOP("words", "Connected, but nothing comes. It is asked anew by itself.")},
        {QStringLiteral("no-picture"), QT_TRANSLATE_NOOP("words", "Packets come, but they make no picture. Look at the camera's encoder.")},
        {QStringLiteral("connection-refused"), QT_TRANSLATE_NOOP("words", "The camera refuses the connection: its stream service is not running, or the port is wrong.")},
        {QStringLiteral("unreachable"), QT_TRANSLATE_NOOP("words", "The camera cannot be reached over the network.")},
        {QStringLiteral("unknown-host"), QT_TRANSLATE_NOOP("words", "The camera's address is not known here. Check its host name.")},
        {QStringLiteral("closed"), QT_TRANSLATE_NOOP("words", "The camera has closed the connection. It is asked anew by itself.")},
        {QStringLiteral("reset"), QT_TRANSLATE_NOOP("words", "The connection was broken off. It is asked anew by itself.")},
        {QStringLiteral("timeout"), QT_TRANSLATE_NOOP("words", "The camera accepts and does not answer. It is asked anew by itself.")},
        {QStringLiteral("unauthorized"), QT_TRANSLATE_NOOP("words", "The camera does not accept the account. Whoever keeps the cameras must look at it.")},
        {QStringLiteral("not-permitted"), QT_TRANSLATE_NOOP("words", "Your post may not look at this camera. Whoever keeps the cameras at central can change it.")},
        {QStringLiteral("not-found"), QT_TRANSLATE_NOOP("words", "The camera's server does not know this stream.")},
        {QStringLiteral("no-known-codec"), QT_TRANSLATE_NOOP("words", "The camera sends neither H.264 nor H.265.")},
        {QStringLiteral("garbage"), QT_TRANSLATE_NOOP("words", "What comes is no video stream. Check the address.")},
        {QStringLiteral("no-descriptors"), QT_TRANSLATE_NOOP("words", "This seat has too many connections open. Close other programs, or raise its limit of open files.")},
        {QStringLiteral("refused"), QT_TRANSLATE_NOOP("words", "The camera's server refuses this stream.")},
        {QStringLiteral("bad-url"), QT_TRANSLATE_NOOP("words", "The camera's address cannot be read. Correct it in its record.")},
        {QStringLiteral("too-many-redirects"), QT_TRANSLATE_NOOP("words", "The camera's server sends from one address to the next. Check the address.")},
        {QStringLiteral("not-recorded"), QT_TRANSLATE_NOOP("words", "The recorder has nothing of this moment. Choose another one.")},
        {QStringLiteral("no-video"), QT_TRANSLATE_NOOP("words", "Video is switched off at this seat.")},
        {QStringLiteral("frozen"), QT_TRANSLATE_NOOP("words", "The picture stands still: the camera sends the same one again and again.")},
        {QStringLiteral("black"), QT_TRANSLATE_NOOP("words", "The picture is black: there is no light, or the sensor is dead.")},
        {QStringLiteral("covered"), QT_TRANSLATE_NOOP("words", "Something covers the lens.")},
        {QStringLiteral("stream-changed"), QT_TRANSLATE_NOOP("words", "The camera has changed how it sends; what came before is kept. Begin another clip.")},
        {QStringLiteral("camera-closed"), QT_TRANSLATE_NOOP("words", "The camera was closed; what came before is kept.")},
        {QStringLiteral("disk-too-slow"), QT_TRANSLATE_NOOP("words", "The disk of this seat is too slow for the clip; what was written is kept.")},
        {QStringLiteral("cannot-write"), QT_TRANSLATE_NOOP("words", "The folder for evidence cannot be written. Ask whoever keeps this computer.")},
        {QStringLiteral("file-exists"), QT_TRANSLATE_NOOP("words", "There is such a file already. Press the key once more.")},
        {QStringLiteral("pictures-only"), QT_TRANSLATE_NOOP("words", "This camera hands out single pictures: there is no clip of it. A picture goes into the case with S.")},
        {QStringLiteral("already-recording"), QT_TRANSLATE_NOOP("words", "A clip of this camera is being recorded already.")},
        {QStringLiteral("too-large"), QT_TRANSLATE_NOOP("words", "Its pictures are larger than 4096 x 2304, which no seat decodes. Let it send a smaller stream.")},
        {QStringLiteral("still-recording"), QT_TRANSLATE_NOOP("words", "It is being recorded now. End the clip first.")},
        {QStringLiteral("nothing-recorded"), QT_TRANSLATE_NOOP("words", "Not one whole picture is in it: there is nothing to keep.")},
        {QStringLiteral("clip-altered"), QT_TRANSLATE_NOOP("words", "It is not as it was recorded; it stays as it is.")},
        {QStringLiteral("no-manifest"), QT_TRANSLATE_NOOP("words", "Its manifest is missing: nothing proves what it is.")},
        {QStringLiteral("no-parameter-sets"), QT_TRANSLATE_NOOP("words", "The camera does not say how its pictures are coded; nothing could be recorded.")},
        {QStringLiteral("moved"), QT_TRANSLATE_NOOP("words", "The camera looks elsewhere than it did.")},
    };
    // clang-format on
    return all;
}
} // namespace

QString Words::cameraReason(const QString &token) const
{
    if (token.isEmpty())
        return {};
    const char *source = cameraReasons().value(token, nullptr);
    return source ? QCoreApplication::translate("words", source) : reason(token);
}
} // namespace wanmi::models
