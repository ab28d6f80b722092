// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/photopicture.h"

#include <QBuffer>
#include <QImageReader>
#include <QThreadPool>

#include <mutex>

namespace wanmi::models {
namespace {
constexpr int MostDecodedMb = 512; // protocol::MostMediaPixels, four bytes each

class Readers : public QThreadPool
{
public:
    Readers() { setMaxThreadCount(2); }
};
Q_GLOBAL_STATIC(Readers, readers)
} // namespace

QThreadPool *photoReaders()
{
    return readers();
}

PhotoPicture readPhoto(QByteArray bytes, QSize within)
{
    static std::once_flag once;
    std::call_once(once, [] { QImageReader::setAllocationLimit(MostDecodedMb); });
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize stored = reader.size();
    const bool turned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    const QSize room = turned ? within.transposed() : within;
    if (stored.isValid() && (stored.width() > room.width() || stored.height() > room.height()))
        reader.setScaledSize(stored.scaled(room, Qt::KeepAspectRatio).expandedTo({1, 1}));
    PhotoPicture picture;
    picture.image = reader.read();
    picture.size = turned ? stored.transposed() : stored;
    return picture;
}
} // namespace wanmi::models
