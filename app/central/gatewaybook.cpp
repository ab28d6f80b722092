// SPDX-License-Identifier: GPL-3.0-or-later
#include "gatewaybook.h"

#include "terminal.h"

#include "server/central.h"

#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
int list(const server::GatewayBook &book)
{
    const auto gateways = book.read();
    if (!gateways)
        return fail(gateways.error());
    const bool zh = speaksChinese();
    if (gateways->empty())
        std::printf("%s\n", zh ? "没有登记网关，摄像机不能转动" : "No gateway is known: no camera can be turned.");
    for (const server::CameraGateway &one : *gateways) {
        const QString posts = one.posts.isEmpty() ? (zh ? QStringLiteral("所有可控制摄像机的岗位") : QStringLiteral("every post that may turn cameras"))
                                                  : one.posts.join(u',');
        std::printf("%s\t%s\t%s\t%s\t%s\n", qPrintable(one.stream), qPrintable(one.address.toString()), qPrintable(one.user),
                    one.password.isEmpty() ? "-" : "********", qPrintable(posts));
    }
    return Done;
}
} // namespace

int gatewayBook(const QString &deed, const QString &folder, const server::CameraGateway &gateway)
{
    if (server::isEmpty(folder))
        return wrongUse(QStringLiteral("there is no city in ") + folder);
    const server::GatewayBook book(folder);
    if (deed == u"list")
        return list(book);
    const auto done = deed == u"add" ? book.put(gateway) : book.remove(gateway.stream);
    return done ? Done : fail(done.error());
}
