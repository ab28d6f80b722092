// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"

#include <QtCore/qglobal.h>

static void initAll()
{
    Q_INIT_RESOURCE(i18n);
}

void wanmi::translations::load()
{
    initAll();
}
