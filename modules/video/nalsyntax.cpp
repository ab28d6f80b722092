// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/nalsyntax.h"

namespace wanmi::video {
namespace {
/// RFC 6184 and ITU-T H.264, table 7-1.
class H264Syntax final : public NalSyntax
{
    enum Type { Slice = 1, Idr = 5, Sps = 7, Pps = 8, StapA = 24, FuA = 28 };

public:
    std::size_t headerBytes() const override { return 1; }
    int typeOf(Bytes nal) const override { return nal[0] & 0x1f; }
    bool isPicture(int type) const override { return type >= Slice && type <= Idr; }
    bool isKey(int type) const override { return type == Idr; }
    bool isExtra(Bytes) const override { return false; }
    ParameterSet setOf(int type) const override
    {
        return type == Sps ? ParameterSet::Sequence : type == Pps ? ParameterSet::Picture : ParameterSet::None;
    }
    Carriage carriageOf(Bytes payload) const override
    {
        const int type = typeOf(payload);
        return type == FuA                ? Carriage::Fragment
            : type == StapA               ? Carriage::Aggregate
            : (type > 0 && type < StapA) ? Carriage::Single
                                          : Carriage::Unknown;
    }
    std::optional<Fragment> fragmentOf(Bytes payload, bool) const override
    {
        if (payload.size() < 2)
            return {};
        Fragment fragment{bool(payload[1] & 0x80), bool(payload[1] & 0x40), payload[1] & 0x1f,
                          {uchar((payload[0] & 0xe0) | (payload[1] & 0x1f)), 0}, payload.subspan(2)};
        return fragment.type > 0 && fragment.type < StapA ? std::optional(fragment) : std::nullopt;
    }
};

/// RFC 7798 and ITU-T H.265, table 7-1.
class H265Syntax final : public NalSyntax
{
    enum Type { LastSlice = 31, FirstKey = 16, LastKey = 21, Vps = 32, Sps = 33, Pps = 34, Aggregation = 48, FragmentUnit = 49 };

public:
    std::size_t headerBytes() const override { return 2; }
    int typeOf(Bytes nal) const override { return nal[0] >> 1 & 0x3f; }
    bool isPicture(int type) const override { return type <= LastSlice; }
    bool isKey(int type) const override { return type >= FirstKey && type <= LastKey; }
    bool isExtra(Bytes nal) const override { return (nal[0] & 1) || nal[1] >> 3; }
    ParameterSet setOf(int type) const override
    {
        return type == Vps ? ParameterSet::Video
            : type == Sps  ? ParameterSet::Sequence
            : type == Pps  ? ParameterSet::Picture
                           : ParameterSet::None;
    }
    Carriage carriageOf(Bytes payload) const override
    {
        const int type = typeOf(payload);
        return type == FragmentUnit ? Carriage::Fragment
            : type == Aggregation   ? Carriage::Aggregate
            : type < Aggregation    ? Carriage::Single
                                    : Carriage::Unknown;
    }
    std::optional<Fragment> fragmentOf(Bytes payload, bool numbered) const override
    {
        if (payload.size() < 3)
            return {};
        Fragment fragment{bool(payload[2] & 0x80), bool(payload[2] & 0x40), payload[2] & 0x3f,
                          {uchar((payload[0] & 0x81) | (payload[2] & 0x3f) << 1), payload[1]}, {}};
        const std::size_t from = fragment.first && numbered ? 5 : 3;
        if (payload.size() < from || fragment.type >= Aggregation)
            return {};
        fragment.body = payload.subspan(from);
        return fragment;
    }
};
} // namespace

const NalSyntax &NalSyntax::of(Codec codec)
{
    static const H264Syntax h264;
    static const H265Syntax h265;
    return codec == Codec::H265 ? static_cast<const NalSyntax &>(h265) : h264;
}
} // namespace wanmi::video
