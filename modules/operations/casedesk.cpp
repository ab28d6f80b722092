// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/casedesk.h"
