// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchfile.h"

#include "base/doors.h"
#include "searchindex.h"
#include "searchnumbers.h"
#include "sqltext.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QFile>
#include <QSaveFile>

namespace wanmi::store {
namespace {
constexpr auto Seal = QCryptographicHash::Blake2b_160;
constexpr qint64 SealBytes = 20;
constexpr quint32 Magic = 0x574D5346; // "WMSF"
constexpr quint32 Form = 1; ///< of the segments and of how texts are folded
constexpr quint32 MostSegments = 4'096;
constexpr quint32 MostHeadBytes = 1 << 16;

base::Error damaged(const char *what)
{
    return {base::ErrorKind::Corrupt, QStringLiteral("search-file-damaged"), QString::fromLatin1(what)};
}

base::Error stopped()
{
    return {base::ErrorKind::Unreachable, QStringLiteral("stopping"), {}};
}

/// Arrays lie in the file as in memory: of a machine of the other byte order they are no use, nor of a program that
/// reads other columns.
QByteArray formMark()
{
    QCryptographicHash hash(Seal);
    const quint32 order = 0x01020304;
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&order), sizeof order));
    hash.addData(QByteArray::number(Form) + QByteArray::number(quint64(numbers::Lists)));
    for (const SearchSource &source : searchSources())
        hash.addData(readSql(source.rows));
    return hash.result();
}

/// Writes and seals, or reads and unseals, one part of the file after the other.
class Sealer
{
public:
    explicit Sealer(QIODevice &device)
        : m_device(device)
    {
    }
    bool write(const void *bytes, qint64 size)
    {
        m_hash.addData(QByteArrayView(static_cast<const char *>(bytes), size));
        return m_device.write(static_cast<const char *>(bytes), size) == size;
    }
    bool writeSeal()
    {
        const QByteArray seal = m_hash.result();
        m_hash.reset();
        return m_device.write(seal) == SealBytes;
    }
    bool read(void *bytes, qint64 size)
    {
        if (m_device.read(static_cast<char *>(bytes), size) != size)
            return false;
        m_hash.addData(QByteArrayView(static_cast<const char *>(bytes), size));
        return true;
    }
    bool readSeal()
    {
        const QByteArray seal = m_hash.result();
        m_hash.reset();
        return m_device.read(SealBytes) == seal;
    }
    [[nodiscard]] qint64 left() const { return m_device.size() - m_device.pos(); }

private:
    QIODevice &m_device;
    QCryptographicHash m_hash{Seal};
};
} // namespace

/// The one place that looks into a segment from outside.
class SearchSegmentForm
{
public:
    static bool write(const SearchSegment &segment, Sealer &to)
    {
        return put(to, segment.m_fids) && to.write(segment.m_kindFrom.data(), sizeof segment.m_kindFrom)
            && put(to, segment.m_text) && put(to, segment.m_tokenFrom) && put(to, segment.m_listFrom)
            && put(to, segment.m_lists) && to.writeSeal();
    }
    /// Null: it is not what was written.
    static std::shared_ptr<const SearchSegment> read(Sealer &from)
    {
        auto segment = std::make_shared<SearchSegment>();
        const bool whole = take(from, segment->m_fids)
            && from.read(segment->m_kindFrom.data(), sizeof segment->m_kindFrom) && take(from, segment->m_text)
            && take(from, segment->m_tokenFrom) && take(from, segment->m_listFrom) && take(from, segment->m_lists)
            && from.readSeal();
        return whole && fits(*segment) ? segment : nullptr;
    }

private:
    template <typename Array> static bool put(Sealer &to, const Array &array)
    {
        const quint64 count = array.size();
        return to.write(&count, sizeof count) && to.write(array.data(), qint64(count * sizeof array[0]));
    }
    template <typename Array> static bool take(Sealer &from, Array &array)
    {
        quint64 count = 0;
        // A flipped count must not ask for memory that the file cannot fill.
        if (!from.read(&count, sizeof count) || count > quint64(from.left()) / sizeof array[0])
            return false;
        array.resize(count);
        return from.read(array.data(), qint64(count * sizeof array[0]));
    }
    static bool fits(const SearchSegment &segment)
    {
        return !segment.m_tokenFrom.empty() && !segment.m_listFrom.empty()
            && segment.m_kindFrom.back() == segment.m_fids.size()
            && segment.m_tokenFrom.back() == segment.m_text.size()
            && segment.m_listFrom.back() == segment.m_lists.size()
            && segment.m_listFrom.size() == numbers::Lists + segment.m_tokenFrom.size();
    }
};

Result<void> saveSearch(const QString &path, const SavedSearch &saved, const std::atomic<bool> &stop)
{
    base::passDoor(base::Door::File, "search index");
    QByteArray head;
    QDataStream stream(&head, QIODevice::WriteOnly);
    stream << formMark() << saved.identity << saved.page << quint32(saved.newest.size());
    for (const qint64 row : saved.newest)
        stream << row;
    stream << quint32(saved.segments.size());

    QSaveFile file(path);
    const auto failed = [&file](const char *reason) {
        return base::failure(base::ErrorKind::Unreachable, QString::fromLatin1(reason), file.errorString());
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed("read-only");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    Sealer to(file);
    const quint32 beginning[] = {Magic, quint32(head.size())};
    bool good = to.write(beginning, sizeof beginning) && to.write(head.constData(), head.size()) && to.writeSeal();
    for (const auto &segment : saved.segments) {
        if (stop)
            return tl::unexpected<base::Error>(stopped());
        good = good && SearchSegmentForm::write(*segment, to);
    }
    if (!good || !file.commit())
        return failed("disk-full");
    return {};
}

Result<SavedSearch> loadSearch(const QString &path, const QString &identity, const std::atomic<bool> &stop)
{
    base::passDoor(base::Door::File, "search index");
    const auto fail = [](const base::Error &error) { return tl::unexpected<base::Error>(error); };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-search-file"));
    Sealer from(file);
    quint32 beginning[2] = {};
    if (!from.read(beginning, sizeof beginning) || beginning[0] != Magic || beginning[1] > MostHeadBytes)
        return fail(damaged("beginning"));
    QByteArray head(beginning[1], '\0');
    if (!from.read(head.data(), head.size()) || !from.readSeal())
        return fail(damaged("head"));
    SavedSearch saved;
    QByteArray form;
    quint32 sources = 0, segments = 0;
    QDataStream stream(head);
    stream >> form >> saved.identity >> saved.page >> sources;
    if (form != formMark() || saved.identity != identity || sources != searchSources().size())
        return base::failure(base::ErrorKind::Conflict, QStringLiteral("other-replica"));
    saved.newest.resize(sources);
    for (qint64 &row : saved.newest)
        stream >> row;
    stream >> segments;
    if (stream.status() != QDataStream::Ok || segments > MostSegments)
        return fail(damaged("head"));
    for (quint32 i = 0; i < segments; ++i) {
        if (stop)
            return fail(stopped());
        auto segment = SearchSegmentForm::read(from);
        if (!segment)
            return fail(damaged("segment"));
        saved.segments.push_back(std::move(segment));
    }
    if (from.left() != 0)
        return fail(damaged("end"));
    return saved;
}
} // namespace wanmi::store
