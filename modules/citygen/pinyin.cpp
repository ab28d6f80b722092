// SPDX-License-Identifier: GPL-3.0-or-later
// Readings of the characters in the generator's word lists, from the pinyin-data project (MIT licence).
#include "citygen/pinyin.h"

#include <algorithm>
#include <array>

namespace wanmi::citygen {
namespace {

struct Reading
{
    char16_t character;
    const char *syllable;
};
constexpr std::array<Reading, 469> Readings{{
    {u'一', "yi"},     {u'丁', "ding"},  {u'七', "qi"},    {u'万', "mo"},    {u'三', "san"},
    {u'上', "shang"},  {u'下', "xia"},   {u'专', "zhuan"}, {u'世', "shi"},   {u'业', "ye"},
    {u'东', "dong"},   {u'严', "yan"},   {u'中', "zhong"}, {u'丰', "feng"},  {u'临', "lin"},
    {u'丹', "dan"},    {u'主', "zhu"},   {u'丽', "li"},    {u'义', "yi"},    {u'乌', "wu"},
    {u'乐', "le"},     {u'九', "jiu"},   {u'乡', "xiang"}, {u'买', "mai"},   {u'二', "er"},
    {u'于', "yu"},     {u'五', "wu"},    {u'井', "jing"},  {u'亚', "ya"},    {u'交', "jiao"},
    {u'京', "jing"},   {u'人', "ren"},   {u'什', "shi"},   {u'仁', "ren"},   {u'介', "jie"},
    {u'仑', "lun"},    {u'付', "fu"},    {u'仪', "yi"},    {u'任', "ren"},   {u'伟', "wei"},
    {u'伯', "bai"},    {u'何', "he"},    {u'余', "yu"},    {u'佳', "jia"},   {u'侯', "hou"},
    {u'俊', "jun"},    {u'保', "bao"},   {u'信', "xin"},   {u'俭', "jian"},  {u'倩', "qian"},
    {u'健', "jian"},   {u'兆', "zhao"},  {u'先', "xian"},  {u'光', "guang"}, {u'克', "ke"},
    {u'八', "ba"},     {u'公', "gong"},  {u'六', "liu"},   {u'兰', "lan"},   {u'共', "gong"},
    {u'兴', "xing"},   {u'军', "jun"},   {u'农', "nong"},  {u'冬', "dong"},  {u'冯', "feng"},
    {u'凤', "feng"},   {u'凯', "kai"},   {u'刘', "liu"},   {u'刚', "gang"},  {u'利', "li"},
    {u'力', "li"},     {u'动', "dong"},  {u'勇', "yong"},  {u'勤', "qin"},   {u'化', "hua"},
    {u'北', "bei"},    {u'匡', "kuang"}, {u'区', "ou"},    {u'医', "yi"},    {u'十', "shi"},
    {u'升', "sheng"},  {u'华', "hua"},   {u'协', "xie"},   {u'单', "shan"},  {u'卖', "mai"},
    {u'南', "nan"},    {u'博', "bo"},    {u'卢', "lu"},    {u'原', "yuan"},  {u'友', "you"},
    {u'双', "shuang"}, {u'发', "fa"},    {u'口', "kou"},   {u'古', "gu"},    {u'台', "tai"},
    {u'史', "shi"},    {u'叶', "xie"},   {u'司', "si"},    {u'合', "he"},    {u'同', "tong"},
    {u'向', "xiang"},  {u'吕', "lv"},    {u'吴', "wu"},    {u'周', "zhou"},  {u'呼', "hu"},
    {u'和', "he"},     {u'哈', "ha"},    {u'唐', "tang"},  {u'四', "si"},    {u'团', "tuan"},
    {u'园', "yuan"},   {u'国', "guo"},   {u'图', "tu"},    {u'地', "di"},    {u'场', "chang"},
    {u'坊', "fang"},   {u'坡', "po"},    {u'垦', "ken"},   {u'城', "cheng"}, {u'埠', "bu"},
    {u'堡', "pu"},     {u'塔', "ta"},    {u'复', "fu"},    {u'夏', "xia"},   {u'外', "wai"},
    {u'大', "da"},     {u'天', "tian"},  {u'太', "tai"},   {u'头', "tou"},   {u'奋', "fen"},
    {u'奎', "kui"},    {u'好', "hao"},   {u'姚', "yao"},   {u'姜', "jiang"}, {u'娜', "na"},
    {u'娟', "juan"},   {u'婷', "ting"},  {u'嫩', "nen"},   {u'子', "zi"},    {u'孔', "kong"},
    {u'孙', "sun"},    {u'孟', "meng"},  {u'学', "xue"},   {u'宁', "ning"},  {u'宇', "yu"},
    {u'安', "an"},     {u'宋', "song"},  {u'宏', "hong"},  {u'官', "guan"},  {u'宜', "yi"},
    {u'宝', "bao"},    {u'宣', "xuan"},  {u'家', "jia"},   {u'富', "fu"},    {u'对', "dui"},
    {u'小', "xiao"},   {u'尔', "er"},    {u'尚', "shang"}, {u'尹', "yin"},   {u'山', "shan"},
    {u'岗', "gang"},   {u'岛', "dao"},   {u'岩', "yan"},   {u'岭', "ling"},  {u'岷', "min"},
    {u'峰', "feng"},   {u'崇', "chong"}, {u'崔', "cui"},   {u'嵩', "song"},  {u'工', "gong"},
    {u'巨', "ju"},     {u'巴', "ba"},    {u'巷', "hang"},  {u'市', "shi"},   {u'帅', "shuai"},
    {u'帆', "fan"},    {u'希', "xi"},    {u'平', "ping"},  {u'年', "nian"},  {u'幸', "xing"},
    {u'庆', "qing"},   {u'庙', "miao"},  {u'府', "fu"},    {u'庭', "ting"},  {u'康', "kang"},
    {u'廖', "liao"},   {u'延', "yan"},   {u'建', "jian"},  {u'张', "zhang"}, {u'强', "jiang"},
    {u'彭', "peng"},   {u'征', "zheng"}, {u'徐', "xu"},    {u'德', "de"},    {u'心', "xin"},
    {u'志', "zhi"},    {u'快', "kuai"},  {u'思', "si"},    {u'怡', "yi"},    {u'恒', "heng"},
    {u'恩', "en"},     {u'悦', "yue"},   {u'慧', "hui"},   {u'成', "cheng"}, {u'戴', "dai"},
    {u'房', "fang"},   {u'承', "cheng"}, {u'抚', "fu"},    {u'振', "zhen"},  {u'政', "zheng"},
    {u'敏', "min"},    {u'教', "jiao"},  {u'文', "wen"},   {u'斌', "bin"},   {u'斗', "dou"},
    {u'料', "liao"},   {u'斯', "si"},    {u'新', "xin"},   {u'方', "fang"},  {u'族', "zu"},
    {u'旗', "qi"},     {u'旭', "xu"},    {u'昆', "kun"},   {u'昌', "chang"}, {u'明', "ming"},
    {u'星', "xing"},   {u'春', "chun"},  {u'晨', "chen"},  {u'景', "jing"},  {u'晶', "jing"},
    {u'曲', "qu"},     {u'曹', "cao"},   {u'曼', "man"},   {u'曾', "zeng"},  {u'月', "yue"},
    {u'有', "you"},    {u'朝', "chao"},  {u'木', "mu"},    {u'朱', "zhu"},   {u'李', "li"},
    {u'杏', "xing"},   {u'杜', "du"},    {u'杨', "yang"},  {u'杰', "jie"},   {u'松', "song"},
    {u'极', "ji"},     {u'林', "lin"},   {u'柏', "bai"},   {u'树', "shu"},   {u'桂', "gui"},
    {u'桥', "qiao"},   {u'梁', "liang"}, {u'梅', "mei"},   {u'梓', "zi"},    {u'森', "sen"},
    {u'棱', "leng"},   {u'棵', "ke"},    {u'榆', "yu"},    {u'欣', "xin"},   {u'正', "zheng"},
    {u'武', "wu"},     {u'段', "duan"},  {u'比', "bi"},    {u'毛', "mao"},   {u'民', "min"},
    {u'水', "shui"},   {u'永', "yong"},  {u'汉', "han"},   {u'江', "jiang"}, {u'汤', "tang"},
    {u'汪', "wang"},   {u'沈', "shen"},  {u'沟', "gou"},   {u'沧', "cang"},  {u'河', "he"},
    {u'油', "you"},    {u'治', "zhi"},   {u'泉', "quan"},  {u'波', "bo"},    {u'泥', "ni"},
    {u'泰', "tai"},    {u'泽', "ze"},    {u'洋', "yang"},  {u'洛', "luo"},   {u'洲', "zhou"},
    {u'浦', "pu"},     {u'浩', "hao"},   {u'海', "hai"},   {u'涛', "tao"},   {u'润', "run"},
    {u'涵', "han"},    {u'淮', "huai"},  {u'清', "qing"},  {u'游', "you"},   {u'湖', "hu"},
    {u'湘', "xiang"},  {u'湾', "wan"},   {u'源', "yuan"},  {u'满', "man"},   {u'滨', "bin"},
    {u'漓', "li"},     {u'潘', "pan"},   {u'澜', "lan"},   {u'火', "huo"},   {u'熊', "xiong"},
    {u'燎', "liao"},   {u'燕', "yan"},   {u'爱', "ai"},    {u'牡', "mu"},    {u'玉', "yu"},
    {u'王', "wang"},   {u'环', "huan"},  {u'玲', "ling"},  {u'珠', "zhu"},   {u'琪', "qi"},
    {u'琳', "lin"},    {u'瑞', "rui"},   {u'生', "sheng"}, {u'用', "yong"},  {u'田', "tian"},
    {u'电', "dian"},   {u'甸', "dian"},  {u'界', "jie"},   {u'畔', "pan"},   {u'疆', "jiang"},
    {u'白', "bai"},    {u'盛', "cheng"}, {u'盟', "meng"},  {u'直', "zhi"},   {u'石', "shi"},
    {u'磊', "lei"},    {u'祥', "xiang"}, {u'福', "fu"},    {u'秀', "xiu"},   {u'秋', "qiu"},
    {u'种', "chong"},  {u'秦', "qin"},   {u'程', "cheng"}, {u'税', "shui"},  {u'立', "li"},
    {u'端', "duan"},   {u'笼', "long"},  {u'筑', "zhu"},   {u'繁', "fan"},   {u'红', "hong"},
    {u'纬', "wei"},    {u'线', "xian"},  {u'经', "jing"},  {u'结', "jie"},   {u'综', "zeng"},
    {u'罗', "luo"},    {u'群', "qun"},   {u'翔', "xiang"}, {u'联', "lian"},  {u'肖', "xiao"},
    {u'育', "yu"},     {u'胜', "sheng"}, {u'胡', "hu"},    {u'腰', "yao"},   {u'舍', "she"},
    {u'船', "chuan"},  {u'良', "liang"}, {u'艳', "yan"},   {u'芦', "lu"},    {u'花', "hua"},
    {u'芳', "fang"},   {u'苏', "su"},    {u'苑', "yuan"},  {u'英', "ying"},  {u'茂', "mao"},
    {u'范', "fan"},    {u'荣', "rong"},  {u'莫', "mo"},    {u'莱', "lai"},   {u'莲', "lian"},
    {u'莹', "ying"},   {u'萧', "xiao"},  {u'董', "dong"},  {u'蒋', "jiang"}, {u'蔡', "cai"},
    {u'薛', "xue"},    {u'虹', "hong"},  {u'蜚', "fei"},   {u'街', "jie"},   {u'衡', "heng"},
    {u'袁', "yuan"},   {u'裕', "yu"},    {u'西', "xi"},    {u'覃', "qin"},   {u'许', "xu"},
    {u'设', "she"},    {u'诚', "cheng"}, {u'谊', "yi"},    {u'谢', "xie"},   {u'谭', "tan"},
    {u'贺', "he"},     {u'贾', "gu"},    {u'赣', "gan"},   {u'赵', "zhao"},  {u'超', "chao"},
    {u'跃', "yue"},    {u'路', "lu"},    {u'车', "che"},   {u'轩', "xuan"},  {u'辉', "hui"},
    {u'辽', "liao"},   {u'达', "da"},    {u'进', "jin"},   {u'透', "tou"},   {u'通', "tong"},
    {u'速', "su"},     {u'道', "dao"},   {u'邓', "deng"},  {u'邱', "qiu"},   {u'邵', "shao"},
    {u'邹', "zou"},    {u'郑', "zheng"}, {u'郝', "hao"},   {u'郭', "guo"},   {u'都', "dou"},
    {u'里', "li"},     {u'金', "jin"},   {u'鑫', "xin"},   {u'钟', "zhong"}, {u'钱', "qian"},
    {u'铁', "tie"},    {u'银', "yin"},   {u'锋', "feng"},  {u'锡', "xi"},    {u'镇', "zhen"},
    {u'长', "chang"},  {u'闫', "yan"},   {u'闽', "min"},   {u'阳', "yang"},  {u'阿', "a"},
    {u'陆', "liu"},    {u'陈', "chen"},  {u'院', "yuan"},  {u'陵', "ling"},  {u'陶', "tao"},
    {u'隆', "long"},   {u'雅', "ya"},    {u'雨', "yu"},    {u'雪', "xue"},   {u'零', "ling"},
    {u'雷', "lei"},    {u'霁', "ji"},    {u'霞', "xia"},   {u'青', "qing"},  {u'靖', "jing"},
    {u'静', "jing"},   {u'革', "ge"},    {u'韦', "wei"},   {u'韩', "han"},   {u'顺', "shun"},
    {u'顾', "gu"},     {u'颖', "ying"},  {u'风', "feng"},  {u'飞', "fei"},   {u'香', "xiang"},
    {u'马', "ma"},     {u'高', "gao"},   {u'魏', "wei"},   {u'鹏', "peng"},  {u'麟', "lin"},
    {u'黄', "huang"},  {u'黎', "li"},    {u'龙', "long"},  {u'龚', "gong"},
}};
} // namespace

QLatin1StringView pinyinOf(QChar character)
{
    const auto at = std::lower_bound(
        Readings.begin(), Readings.end(), character.unicode(),
        [](const Reading &reading, char16_t wanted) { return reading.character < wanted; });
    return at != Readings.end() && at->character == character.unicode() ? QLatin1StringView(at->syllable)
                                                                        : QLatin1StringView();
}
} // namespace wanmi::citygen
