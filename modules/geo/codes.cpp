// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/codes.h"

#include <algorithm>

namespace wanmi::geo {
namespace {

bool isDigits(QStringView text, qsizetype count)
{
    // Not QChar::isDigit: full-width and other scripts' digits are no code.
    return text.size() == count
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString padded(int number, int width)
{
    return QString::number(number).rightJustified(width, u'0');
}
} // namespace

bool isDistrictCode(QStringView code)
{
    return isDigits(code, 6);
}

bool isStreetCode(QStringView code)
{
    return isDigits(code, 9);
}

bool isCommunityCode(QStringView code)
{
    return isDigits(code, 12);
}

bool isCellCode(QStringView code)
{
    return isDigits(code, 15);
}

bool isComponentId(QStringView id)
{
    return isDigits(id, 16);
}

QString componentId(QStringView district, QStringView classCode, int serial)
{
    Q_ASSERT(isDigits(district, 6) && isDigits(classCode, 4) && serial > 0 && serial <= 999999);
    return district.toString() + classCode.toString() + padded(serial, 6);
}

bool isCameraId(QStringView id)
{
    return isDigits(id, 20) && (id.mid(10, 3) == u"131" || id.mid(10, 3) == u"132");
}

QString cameraId(QStringView centre8, QStringView industry2, QStringView type3, int network, int serial)
{
    Q_ASSERT(isDigits(centre8, 8) && isDigits(industry2, 2) && isDigits(type3, 3));
    Q_ASSERT(network >= 0 && network <= 9 && serial >= 0 && serial <= 999999);
    return centre8.toString() + industry2.toString() + type3.toString() + QString::number(network)
        + padded(serial, 6);
}
} // namespace wanmi::geo
