// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/kinds.h"

#include "intake/exportrows.h"
#include "intake/mapping.h"
#include "intake/presentcity.h"
#include "intake/report.h"
#include "intake/source.h"
#include "intake/take.h"
