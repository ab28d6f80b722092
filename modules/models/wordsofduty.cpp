// SPDX-License-Identifier: GPL-3.0-or-later
// The part of words.h that says why a department is proposed, and why another is not.
#include "models/words.h"

#include <QCoreApplication>

namespace wanmi::models {
namespace {
using Table = QHash<QString, const char *>;

QString say(const char *source)
{
    return QCoreApplication::translate("words", source);
}

/// %1 and %2 stand for what values() makes of the reason's values.
const Table Duties{
    {"named-at-return", QT_TRANSLATE_NOOP("words", "%1 sent the case back and named it as the right one")},
    {"maintains-component", QT_TRANSLATE_NOOP("words", "maintains component %1")},
    {"owns-component", QT_TRANSLATE_NOOP("words", "owns component %1")},
    {"in-charge-of-component", QT_TRANSLATE_NOOP("words", "is in charge of component %1")},
    {"usual-for-class", QT_TRANSLATE_NOOP("words", "usual for %1")},
    {"territory", QT_TRANSLATE_NOOP("words", "the place lies in its area, %1")},
    {"handled-class", QT_TRANSLATE_NOOP("words", "handled %1 of %2 of this class in the city")},
    {"clock-runs", QT_TRANSLATE_NOOP("words", "urgent: the clock runs now, day and night")},
    {"at-work", QT_TRANSLATE_NOOP("words", "office hours now")},
    {"at-work-from", QT_TRANSLATE_NOOP("words", "office hours begin %1")},
    {"load", QT_TRANSLATE_NOOP("words", "has %1 open cases, %2 overdue")},
    {"returned-this", QT_TRANSLATE_NOOP("words", "has sent this very case back")},
    {"component-of-another", QT_TRANSLATE_NOOP("words", "component %1 is kept by %2")},
    {"other-area", QT_TRANSLATE_NOOP("words", "its area is elsewhere, in %1")},
    {"rarely-class", QT_TRANSLATE_NOOP("words", "handled only %1 of %2 of this class in the city")},
    {"never-class", QT_TRANSLATE_NOOP("words", "never handled one of the %1 of this class in the city")},
    {"not-usual", QT_TRANSLATE_NOOP("words", "nothing here speaks for it; %1 is nearer to the matter")},
    {"crew-suits", QT_TRANSLATE_NOOP("words", "%1, suits the matter")},
    {"crew-unsuited", QT_TRANSLATE_NOOP("words", "%1, of no use for this")},
    {"crew-near", QT_TRANSLATE_NOOP("words", "%1 away")},
    {"crew-last-case", QT_TRANSLATE_NOOP("words", "its last case is %1 away")},
    {"crew-nowhere", QT_TRANSLATE_NOOP("words", "not known where it is")},
    {"crew-old", QT_TRANSLATE_NOOP("words", "its position is %1 old")},
    {"crew-busy", QT_TRANSLATE_NOOP("words", "at another case")},
    {"crew-free", QT_TRANSLATE_NOOP("words", "free")},
    {"busier", QT_TRANSLATE_NOOP("words", "as good a choice, but has %1 open cases against %2")},
};
const Table HandledHere{
    {"road", QT_TRANSLATE_NOOP("words", "handled %1 of %2 such matters on %3")},
    {"grid", QT_TRANSLATE_NOOP("words", "handled %1 of %2 such matters in this duty grid")},
    {"street", QT_TRANSLATE_NOOP("words", "handled %1 of %2 such matters in %3")},
};
const Table RarelyHere{
    {"road", QT_TRANSLATE_NOOP("words", "handled only %1 of %2 such matters on %3")},
    {"grid", QT_TRANSLATE_NOOP("words", "handled only %1 of %2 such matters in this duty grid")},
    {"street", QT_TRANSLATE_NOOP("words", "handled only %1 of %2 such matters in %3")},
};
const Table NeverHere{
    {"road", QT_TRANSLATE_NOOP("words", "handled none of the %2 such matters on %3")},
    {"grid", QT_TRANSLATE_NOOP("words", "handled none of the %2 such matters in this duty grid")},
    {"street", QT_TRANSLATE_NOOP("words", "handled none of the %2 such matters in %3")},
};
/// Of offices that are one per area: by whichever the place belonged to.
const Table OfArea{
    {"handled-here",
     QT_TRANSLATE_NOOP("words", "the office of the area handled %1 of %2 such matters on %3")},
    {"rarely-here",
     QT_TRANSLATE_NOOP("words", "the office of the area handled only %1 of %2 such matters on %3")},
    {"handled-class",
     QT_TRANSLATE_NOOP("words", "the office of each area handled %1 of %2 of this class in the city")},
    {"rarely-class",
     QT_TRANSLATE_NOOP("words", "the offices of the areas handled only %1 of %2 of this class in the city")},
};

/// Numbers first, the name last: a name may look like a place for one.
QString counted(const char *source, const QString &some, const QString &of, const QString &name)
{
    QString text = say(source);
    text.replace(QStringLiteral("%1"), some).replace(QStringLiteral("%2"), of);
    return text.replace(QStringLiteral("%3"), name);
}
} // namespace

QString Words::duty(const domain::DutyReason &reason, double nowMs) const
{
    const QString &token = reason.token;
    const auto value = [&](qsizetype at) { return reason.values.value(at); };
    const QString some = number(value(0).toDouble()), of = number(value(1).toDouble());
    const bool ofArea = reason.values.size() > 2 && reason.values.last() == u"area" && value(0) != u"0";
    if (token == u"handled-here" || token == u"rarely-here") {
        const Table &table = token == u"handled-here" ? HandledHere
            : value(0) == u"0"                        ? NeverHere
                                                      : RarelyHere;
        const char *text = ofArea ? OfArea.value(token) : table.value(value(2), table["grid"]);
        return counted(text, some, of, value(2) == u"street" ? area(value(3)) : value(3));
    }
    if (ofArea)
        return counted(OfArea.value(token, ""), some, of, {});
    if (token == u"less-likely")
        return say(QT_TRANSLATE_NOOP("words", "%1 fits better on the whole, %2 against %3"))
            .arg(department(value(0)), percent(value(1).toDouble()), percent(value(2).toDouble()));
    const char *source = Duties.value(token, nullptr);
    if (!source)
        return token;
    const QString text = say(source);
    if (token == u"named-at-return" || token == u"not-usual")
        return text.arg(department(value(0)));
    if (token == u"usual-for-class")
        return text.arg(className(value(0).startsWith(u'C'), value(0).mid(1)));
    if (token == u"territory" || token == u"other-area")
        return text.arg(area(value(0)));
    if (token == u"at-work-from")
        return text.arg(moment(value(0).toDouble(), nowMs));
    if (token == u"crew-suits" || token == u"crew-unsuited")
        return text.arg(vehicleKind(value(0)));
    if (token == u"crew-near" || token == u"crew-last-case")
        return text.arg(distance(value(0).toDouble()));
    if (token == u"crew-old")
        return text.arg(duration(value(0).toDouble()));
    if (token == u"component-of-another")
        return text.arg(value(0), department(value(1)));
    if (token.endsWith(u"-component"))
        return text.arg(value(0));
    if (reason.values.size() == 2)
        return text.arg(number(value(0).toDouble()), number(value(1).toDouble()));
    return reason.values.size() == 1 ? text.arg(number(value(0).toDouble())) : text;
}
} // namespace wanmi::models
