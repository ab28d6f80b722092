// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchtext.h"

#include <algorithm>

namespace wanmi::store {

std::u16string folded(QStringView text)
{
    std::u16string plain(static_cast<size_t>(text.size()), u' ');
    std::ranges::transform(text, plain.begin(), [](QChar c) { return Characters::fold(c.unicode()); });
    return plain;
}

std::u16string folded(std::string_view utf8)
{
    return folded(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

bool endsPart(char16_t last, char16_t next)
{
    static constexpr std::u16string_view Ends = u"区县旗镇乡村屯路街巷弄与";
    return Ends.find(last) != Ends.npos && Ends.find(next) == Ends.npos;
}
} // namespace wanmi::store
