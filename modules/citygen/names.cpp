// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/names.h"

#include "citygen/pinyin.h"

#include <array>

namespace wanmi::citygen {
namespace {

const QString FirstCharacters = QStringLiteral("安民建康新和文友红光春永兴富育中东西南北工学通达宏祥龙江松林"
                                               "田河湖海泉清明华国爱公司长宁丰阳金银玉宝福德仁义信诚");
const QString SecondCharacters = QStringLiteral(
    "升庆心顺乐宁丰华阳明安福达盛平园江河桥林化德业强信昌泰源景和胜兴隆荣欣悦宇良正宜芳翔庭苑湾畔岭坡田泉");

/// Stems of main roads: rivers, virtues, provinces and trades, as northern cities have them.
const QStringList &mainStems()
{
    static const QStringList stems
        = QStringLiteral("友谊 经纬 红旗 中山 学府 和兴 西大直 东大直 南直 先锋 淮河 长江 珠江 黄河 通达 "
                         "康安 安国 新阳 抚顺 霁虹 海城 文昌 "
                         "征仪 哈平 南通 红军 一曼 革新 延兴 保健 清滨 文府 健康 三合 林兴 群力 丽江 金江 "
                         "景江 世茂 祥安 中源 太阳 利民 "
                         "学院 尚志 兆麟 通江 地段 石头 透笼 买卖 靖宇 承德 南极 北环 宏伟 东直 化工 民主 "
                         "团结 进乡 公滨 电塔 三大动力 "
                         "香福 幸福 朝阳 成高 新疆 友协 联盟 保国 平新 松花 嵩山 泰山 华山 衡山 恒山 天山 "
                         "昆仑 辽河 汉水 赣水 湘江 "
                         "闽江 嫩江 牡丹江 乌苏里 漓江 澜沧 雅江 岷江 人和 平安 永平 宣化 宣庆 文景 文政 "
                         "文林 马端 繁荣 国民 花园 "
                         "龙江 木介 阿什河 比乐 大成 巴陵 一匡 二曼 曲线 复华 教化 松明 建设 工程 安红 安化 "
                         "安升 安隆 安平 河图 河洛 "
                         "河曲 河清 河洲 上游 下游 霞曼 友好 森林 高谊 端街 中医 红霞 红专 西七 东风 大庆 "
                         "油坊 旭升 延福 文庙")
              .split(u' ');
    return stems;
}

const QString Surnames = QStringLiteral(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤");
const QString GivenCharacters = QStringLiteral(
    "伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林海志建国文斌振兴立新玉春秋冬雪晶莹丽娜敏静艳"
    "秀娟"
    "英芳燕红梅兰凤霞玲桂香月婷慧颖倩雅琳琪欣怡佳思雨涵梓轩博晨光东岩峰岭山松柏森河江波涛清润泽瑞祥福德仁义");

QString oneOf(const QString &characters, Random &random)
{
    return QString(characters[random.index(int(characters.size()))]);
}

QString suffixFor(Way way, bool northSouth, Random &random)
{
    if (way == Way::Expressway)
        return QStringLiteral("快速路");
    if (way == Way::Arterial)
        return northSouth        ? QStringLiteral("大街")
            : random.chance(0.4) ? QStringLiteral("大道")
                                 : QStringLiteral("路");
    return random.chance(northSouth ? 0.8 : 0.3) ? QStringLiteral("街") : QStringLiteral("路");
}

QString stemOf(const QString &road)
{
    QString stem = road;
    for (const QString &suffix : {QStringLiteral("快速路"), QStringLiteral("大街"), QStringLiteral("大道"),
                                  QStringLiteral("道街"), QStringLiteral("街"), QStringLiteral("路")}) {
        if (stem.endsWith(suffix)) {
            stem.chop(suffix.size());
            break;
        }
    }
    return stem;
}
} // namespace

QString pinyinOf(const QString &chinese)
{
    QString text;
    for (const QChar character : chinese) {
        const QLatin1StringView syllable = pinyinOf(character);
        text += syllable.isEmpty() ? QString(character) : QString(syllable);
    }
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString chineseNumber(int number)
{
    static const QString digits = QStringLiteral("零一二三四五六七八九");
    if (number < 10)
        return QString(digits[number]);
    QString text = number < 20 ? QString() : QString(digits[number / 10]);
    text += QStringLiteral("十");
    if (number % 10)
        text += digits[number % 10];
    return text;
}

QString word(Random &random)
{
    const QString first = oneOf(FirstCharacters, random);
    QString second = oneOf(SecondCharacters, random);
    while (second == first)
        second = oneOf(SecondCharacters, random);
    return first + second;
}

QString communityName(const QString &streetZh, int serial, std::set<QString> &used, Random &random)
{
    QString name = streetZh;
    name.chop(2); // 街道
    while (serial > 1 || used.contains(name)) {
        name = word(random);
        if (!used.contains(name))
            break;
    }
    used.insert(name);
    return name;
}

QString personName(Random &random)
{
    // The first twenty surnames are half of the people.
    const int surname = random.chance(0.55) ? random.index(20) : random.index(int(Surnames.size()));
    QString name = QString(Surnames[surname]) + oneOf(GivenCharacters, random);
    if (random.chance(0.72))
        name += oneOf(GivenCharacters, random);
    return name;
}

QString RoadNamer::next(Way way, bool northSouth, const QString &mainRoad)
{
    const QStringList &known = mainStems();
    while (way <= Way::Secondary && m_nextKnown < size_t(known.size())) {
        const QString name = known[qsizetype(m_nextKnown++)] + suffixFor(way, northSouth, m_random);
        if (claim(name))
            return name;
    }
    const QString stem = mainRoad.isEmpty() ? QString() : stemOf(mainRoad);
    const bool numbered = !stem.isEmpty() && stem.size() <= 4
        && (way == Way::Lane || (way == Way::Local && m_random.chance(0.4)));
    if (numbered) {
        const QString tail = way == Way::Local ? QStringLiteral("道街")
            : m_random.chance(0.5)             ? QStringLiteral("胡同")
                                               : QStringLiteral("巷");
        for (int number = 1; number < 60; ++number) {
            const QString name = stem + chineseNumber(number) + tail;
            if (claim(name))
                return name;
        }
    }
    for (int attempt = 0; attempt < 60; ++attempt) {
        const QString name = word(m_random)
            + (way == Way::Lane ? QStringLiteral("巷") : suffixFor(way, northSouth, m_random));
        if (claim(name))
            return name;
    }
    while (true) {
        const QString name = word(m_random) + oneOf(SecondCharacters, m_random)
            + (way == Way::Lane ? QStringLiteral("胡同") : suffixFor(way, northSouth, m_random));
        if (claim(name))
            return name;
    }
}
} // namespace wanmi::citygen
