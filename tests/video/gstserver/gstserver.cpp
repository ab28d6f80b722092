// SPDX-License-Identifier: GPL-3.0-or-later
// gstserver MOUNTS h264|h265 open|basic|digest: GStreamer's RTSP server with so many cameras /cam/0 …, 352x288, a key picture in
// two seconds; says its port on the first line and serves until its input ends. Account "wall", password "gst-pass".
#include <gst/gst.h>
#include <gst/rtsp-server/rtsp-server.h>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace {
constexpr const char *Role = "viewer", *User = "wall", *Password = "gst-pass";

std::string pipelineOf(const std::string &codec)
{
    const std::string source = "( videotestsrc is-live=true pattern=ball ! video/x-raw,width=352,height=288,framerate=12/1 ! ";
    return codec == "h265"
        ? source + "x265enc speed-preset=ultrafast tune=zerolatency key-int-max=24 ! rtph265pay name=pay0 config-interval=-1 )"
        : source + "x264enc speed-preset=ultrafast tune=zerolatency key-int-max=24 ! rtph264pay name=pay0 config-interval=-1 )";
}

void protect(GstRTSPServer *server, const std::string &how)
{
    GstRTSPAuth *auth = gst_rtsp_auth_new();
    GstRTSPToken *token = gst_rtsp_token_new(GST_RTSP_TOKEN_MEDIA_FACTORY_ROLE, G_TYPE_STRING, Role, nullptr);
    if (how == "digest") {
        gst_rtsp_auth_set_supported_methods(auth, GST_RTSP_AUTH_DIGEST);
        gst_rtsp_auth_add_digest(auth, User, Password, token);
    } else {
        gchar *basic = gst_rtsp_auth_make_basic(User, Password);
        gst_rtsp_auth_set_supported_methods(auth, GST_RTSP_AUTH_BASIC);
        gst_rtsp_auth_add_basic(auth, basic, token);
        g_free(basic);
    }
    gst_rtsp_token_unref(token);
    gst_rtsp_server_set_auth(server, auth);
    g_object_unref(auth);
}

gboolean ended(GIOChannel *, GIOCondition, gpointer loop)
{
    g_main_loop_quit(static_cast<GMainLoop *>(loop));
    return FALSE;
}
} // namespace

int main(int argc, char **argv)
{
    gst_init(&argc, &argv);
    if (argc != 4)
        return 2;
    const int cameras = std::atoi(argv[1]);
    const std::string codec = argv[2], how = argv[3];
    GstRTSPServer *server = gst_rtsp_server_new();
    gst_rtsp_server_set_address(server, "127.0.0.1");
    gst_rtsp_server_set_service(server, "0");
    if (how != "open")
        protect(server, how);
    GstRTSPMountPoints *mounts = gst_rtsp_server_get_mount_points(server);
    for (int i = 0; i < cameras; ++i) {
        GstRTSPMediaFactory *factory = gst_rtsp_media_factory_new();
        gst_rtsp_media_factory_set_launch(factory, pipelineOf(codec).c_str());
        gst_rtsp_media_factory_set_shared(factory, TRUE);
        if (how != "open")
            gst_rtsp_media_factory_add_role(factory, Role, GST_RTSP_PERM_MEDIA_FACTORY_ACCESS, G_TYPE_BOOLEAN, TRUE,
                                            GST_RTSP_PERM_MEDIA_FACTORY_CONSTRUCT, G_TYPE_BOOLEAN, TRUE, nullptr);
        gst_rtsp_mount_points_add_factory(mounts, ("/cam/" + std::to_string(i)).c_str(), factory);
    }
    g_object_unref(mounts);
    if (gst_rtsp_server_attach(server, nullptr) == 0)
        return 1;
    std::printf("%d\n", gst_rtsp_server_get_bound_port(server));
    std::fflush(stdout);
    GMainLoop *loop = g_main_loop_new(nullptr, FALSE);
    GIOChannel *input = g_io_channel_unix_new(0);
    g_io_add_watch(input, GIOCondition(G_IO_HUP | G_IO_IN), ended, loop);
    g_main_loop_run(loop);
    return 0;
}
