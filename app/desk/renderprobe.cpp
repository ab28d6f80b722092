// SPDX-License-Identifier: GPL-3.0-or-later
#include "renderprobe.h"

#include <QDir>
#include <QLoggingCategory>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>

namespace wanmi::desk {
namespace {
Q_LOGGING_CATEGORY(lcProbe, "wanmi.desk.renderer")

bool hasGpu()
{
    // Without a render node there is no GPU; asking OpenGL would only load a software renderer.
    if (QDir(QStringLiteral("/dev/dri")).entryList({QStringLiteral("renderD*")}, QDir::System).isEmpty())
        return false;
    QOpenGLContext context;
    if (!context.create())
        return false;
    QOffscreenSurface surface;
    surface.create();
    if (!context.makeCurrent(&surface))
        return false;
    const auto *name = reinterpret_cast<const char *>(context.functions()->glGetString(GL_RENDERER));
    const QByteArray renderer = QByteArray(name).toLower();
    context.doneCurrent();
    return !renderer.contains("llvmpipe") && !renderer.contains("softpipe") && !renderer.contains("swrast");
}
} // namespace

void chooseRenderer()
{
    if (qEnvironmentVariableIsSet("QT_QUICK_BACKEND"))
        return;
    const bool gpu = hasGpu();
    qCInfo(lcProbe, "Qt Quick draws with %s", gpu ? "the GPU" : "the software adaptation");
    if (!gpu)
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
}
} // namespace wanmi::desk
