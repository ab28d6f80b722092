// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace wanmi::models {

/// Runs `say` while every text that is translated on this thread comes in the program's other language, in
/// the city's terms: so that what is on the screen in one can be found by the words of the other. Nothing on
/// the screen changes. Needs a Words; without one the language stays.
void inTheOtherLanguage(const std::function<void()> &say);
} // namespace wanmi::models
