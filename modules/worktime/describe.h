// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "worktime/deadline.h"

namespace wanmi::worktime {

/// The language is chosen by the caller, not by the program's translator: a case file and its printed sheet
/// say the same in both languages at once, and central, which has no translator, says it in an answer.
enum class Language { Chinese, English };

/// The steps of explain() as one sentence, without a full stop:
/// "from 30 Apr 16:30; worked 1.5 h until 18:00; 1 to 5 May holiday (Labour Day); 6 May worked 8 h; 7 May
/// worked 6.5 h until 16:30; due 7 May 16:30". Nights and midday breaks go unsaid, full workdays in a row are
/// said as one, the year is said where it is not the year of the start. Local time of the calendar, which
/// must be the one the steps were made with: it knows the names in English.
[[nodiscard]] QString describe(const std::vector<Step> &steps, Language language, const Calendar &calendar);

/// "1.5 h", "1 h 20 min", "2 calendar days"; "1.5小时", "1小时20分钟", "2个自然日".
[[nodiscard]] QString describe(std::chrono::seconds length, ClockKind clock, Language language);
} // namespace wanmi::worktime
