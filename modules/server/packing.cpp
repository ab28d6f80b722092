// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/packing.h"

#include <zstd.h>

#include <algorithm>
#include <new>

namespace wanmi::server {
namespace {
constexpr qsizetype LeastBytes = 1024; // of a body: below that the line carries the head for as long
constexpr int Level = 3;

std::shared_ptr<const QByteArray> pack(const QByteArray &plain)
{
    QByteArray packed(qsizetype(ZSTD_compressBound(std::size_t(plain.size()))), Qt::Uninitialized);
    const std::size_t size = ZSTD_compress(packed.data(), std::size_t(packed.size()), plain.constData(),
                                           std::size_t(plain.size()), Level);
    if (ZSTD_isError(size) || qsizetype(size) >= plain.size())
        return nullptr;
    packed.truncate(qsizetype(size));
    packed.squeeze();
    return std::make_shared<const QByteArray>(std::move(packed));
}
} // namespace

bool acceptsZstd(const QByteArray &acceptEncoding)
{
    const QList<QByteArray> all = acceptEncoding.split(',');
    return std::ranges::any_of(all, [](const QByteArray &one) {
        const QList<QByteArray> parts = one.split(';');
        return parts.first().trimmed().compare("zstd", Qt::CaseInsensitive) == 0
            && (parts.size() < 2 || parts.at(1).trimmed().mid(2).toDouble() > 0);
    });
}

bool isPackable(const QByteArray &contentType)
{
    return contentType.startsWith("application/json") || contentType == "application/cbor-seq"
        || contentType.startsWith("text/");
}

std::shared_ptr<const QByteArray> PackedBodies::find(const std::shared_ptr<const QByteArray> &body)
{
    const auto found = std::ranges::find_if(m_known, [&body](const Known &one) {
        return !one.body.owner_before(body) && !body.owner_before(one.body) && one.packed;
    });
    return found == m_known.end() ? nullptr : found->packed;
}

std::shared_ptr<const QByteArray> PackedBodies::packed(const Answer &answer)
{
    if (answer.status != 200 || !answer.body || answer.body->size() < LeastBytes || !isPackable(answer.contentType))
        return nullptr;
    if (answer.body.use_count() == 1)
        return pack(*answer.body); // nobody else's
    {
        const std::lock_guard lock(m_mutex);
        if (auto known = find(answer.body))
            return known;
    }
    auto packed = pack(*answer.body);
    const std::lock_guard lock(m_mutex);
    m_known.at(m_next) = {answer.body, packed};
    m_next = (m_next + 1) % m_known.size();
    return packed;
}

void PackedStream::Free::operator()(ZSTD_CCtx_s *context) const
{
    ZSTD_freeCCtx(context);
}

PackedStream::PackedStream()
    : m_context(ZSTD_createCCtx())
{
    if (!m_context)
        throw std::bad_alloc();
    ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_compressionLevel, Level);
}

QByteArray PackedStream::run(const QByteArray &piece, bool last)
{
    QByteArray packed(qsizetype(ZSTD_compressBound(std::size_t(piece.size()))) + 64, Qt::Uninitialized);
    ZSTD_inBuffer source{piece.constData(), std::size_t(piece.size()), 0};
    ZSTD_outBuffer sink{packed.data(), std::size_t(packed.size()), 0};
    std::size_t left = 1;
    while (left > 0) {
        left = ZSTD_compressStream2(m_context.get(), &sink, &source, last ? ZSTD_e_end : ZSTD_e_flush);
        if (ZSTD_isError(left))
            return {};
        if (left > 0) {
            packed.resize(packed.size() + qsizetype(left) + 64);
            sink.dst = packed.data();
            sink.size = std::size_t(packed.size());
        }
    }
    packed.truncate(qsizetype(sink.pos));
    return packed;
}
} // namespace wanmi::server
