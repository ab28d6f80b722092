// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/fleet.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace wanmi::citygen {
namespace {

struct Fleet
{
    const char *kind;
    const char *department;
    int share;
};
constexpr std::array Fleets{
    Fleet{"sanitation", "sanitation", 28}, Fleet{"sprinkler", "sanitation", 10},
    Fleet{"spoil", "construction", 16},    Fleet{"bus", "transport", 20},
    Fleet{"taxi", "transport", 14},        Fleet{"enforcement", "urban_enforcement", 12}};
} // namespace

QString plateLetters(const QString &cityCode)
{
    static const std::map<QString, QChar> provinces{
        {QStringLiteral("11"), u'京'}, {QStringLiteral("12"), u'津'}, {QStringLiteral("13"), u'冀'},
        {QStringLiteral("14"), u'晋'}, {QStringLiteral("15"), u'蒙'}, {QStringLiteral("21"), u'辽'},
        {QStringLiteral("22"), u'吉'}, {QStringLiteral("23"), u'黑'}, {QStringLiteral("31"), u'沪'},
        {QStringLiteral("32"), u'苏'}, {QStringLiteral("33"), u'浙'}, {QStringLiteral("34"), u'皖'},
        {QStringLiteral("35"), u'闽'}, {QStringLiteral("36"), u'赣'}, {QStringLiteral("37"), u'鲁'},
        {QStringLiteral("41"), u'豫'}, {QStringLiteral("42"), u'鄂'}, {QStringLiteral("43"), u'湘'},
        {QStringLiteral("44"), u'粤'}, {QStringLiteral("45"), u'桂'}, {QStringLiteral("46"), u'琼'},
        {QStringLiteral("50"), u'渝'}, {QStringLiteral("51"), u'川'}, {QStringLiteral("52"), u'贵'},
        {QStringLiteral("53"), u'云'}, {QStringLiteral("54"), u'藏'}, {QStringLiteral("61"), u'陕'},
        {QStringLiteral("62"), u'甘'}, {QStringLiteral("63"), u'青'}, {QStringLiteral("64"), u'宁'},
        {QStringLiteral("65"), u'新'}};
    const auto found = provinces.find(cityCode.left(2));
    if (found == provinces.end())
        return {};
    const int number = std::clamp(cityCode.mid(2, 2).toInt(), 1, 26);
    return QString(found->second) + QChar(u'A' + number - 1);
}

std::vector<domain::Vehicle> makeVehicles(const QString &plateHead, int count, Random random)
{
    Wheel wheel;
    for (const Fleet &fleet : Fleets)
        wheel.add(fleet.share);
    static const QString letters = QStringLiteral("ABCDEFGHJKLMNPQRSTUVWXYZ"); // no I, no O
    std::set<QString> plates;
    std::vector<domain::Vehicle> vehicles;
    while (int(vehicles.size()) < count) {
        QString plate = plateHead;
        for (int i = 0; i < 5; ++i)
            plate += (i < 2 && random.chance(0.3)) || (plateHead.isEmpty() && i < 3)
                ? letters[random.index(int(letters.size()))]
                : QChar(u'0' + random.index(10));
        if (!plates.insert(plate).second)
            continue;
        const Fleet &fleet = Fleets[size_t(wheel.spin(random))];
        vehicles.push_back({VehicleId(QStringLiteral("v%1").arg(vehicles.size() + 1, 4, 10, QChar(u'0'))),
                            plate, QString::fromLatin1(fleet.kind), QString::fromLatin1(fleet.department)});
    }
    return vehicles;
}
} // namespace wanmi::citygen
