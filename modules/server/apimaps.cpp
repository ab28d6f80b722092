// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "server/api.h"
#include "server/byterange.h"
#include "server/mapstore.h"

#include <QFile>

#include <algorithm>

namespace wanmi::server {
namespace {
constexpr qsizetype PieceBytes = 256 * 1024;

void sendPieces(QFile &file, const ByteRange &range, ByteStream &stream)
{
    file.seek(range.first);
    qint64 left = range.last - range.first + 1;
    while (left > 0) {
        const QByteArray piece = file.read(std::min<qint64>(left, PieceBytes));
        if (piece.isEmpty() || !stream.push(piece))
            return stream.breakOff();
        left -= piece.size();
    }
    stream.finish();
}
} // namespace

/// By hash: whole, in parts, or not at all because the reader has it.
void Api::sendFile(const Request &request, const Responder &responder, const QByteArray &hash,
                   const QString &path, const char *contentType, const char *missing)
{
    const QByteArray tag = '"' + hash + '"';
    work(m_streams, responder,
         [this, tag, path, contentType, missing, range = request.range,
          known = request.ifNoneMatch](const Responder &answerTo) {
             QFile file(path);
             if (tag == "\"\"" || !file.open(QIODevice::ReadOnly))
                 return answerTo.answer(
                     errorAnswer(404, QStringLiteral("not-found"), QLatin1StringView(missing), {}));
             Answer head;
             head.headers = {{"ETag", tag}, {"Accept-Ranges", "bytes"}};
             if (known == tag) {
                 head.status = 304;
                 return answerTo.answer(std::move(head));
             }
             ByteRange part;
             const RangeVerdict verdict = rangeOf(range, file.size(), part);
             if (verdict == RangeVerdict::Bad && file.size() > 0) {
                 Answer bad = errorAnswer(416, QStringLiteral("refused"), QStringLiteral("bad-range"), {});
                 bad.headers.emplace_back("Content-Range", "bytes */" + QByteArray::number(file.size()));
                 return answerTo.answer(std::move(bad));
             }
             head.contentType = contentType;
             if (verdict == RangeVerdict::Part) {
                 head.status = 206;
                 head.headers.emplace_back("Content-Range", contentRange(part, file.size()));
             }
             const auto stream = openStream();
             answerTo.stream(std::move(head), stream, part.last - part.first + 1);
             sendPieces(file, part, *stream);
         });
}

void Api::mapFile(const Request &request, const Responder &responder)
{
    const QByteArray hash = request.parameters.value(0);
    const QString path = MapStore(m_parts.folder).pathOf(QString::fromLatin1(hash));
    sendFile(request, responder, path.isEmpty() ? QByteArray() : hash, path, "application/octet-stream",
             "no-such-map");
}
} // namespace wanmi::server
