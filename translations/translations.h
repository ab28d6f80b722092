// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace wanmi::translations {
/// Makes :/i18n/wanmi_zh_CN.qm and :/i18n/wanmi_en.qm readable.
void load();
} // namespace wanmi::translations
