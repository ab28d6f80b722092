// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gatewaybook.h"

/// `gateway add`, `list` and `remove`: the gateways through which central turns cameras. Of list nothing but the deed and the
/// folder is looked at, of remove the gateway's stream besides.
int gatewayBook(const QString &deed, const QString &folder, const wanmi::server::CameraGateway &gateway);
