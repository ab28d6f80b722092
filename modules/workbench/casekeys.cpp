// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/casepage.h"

namespace wanmi::workbench {

int keyOf(const QString &action)
{
    static const QHash<QString, int> Keys{{QStringLiteral("sendVerify"), Qt::Key_V},
                                          {QStringLiteral("submitRegister"), Qt::Key_T},
                                          {QStringLiteral("refuse"), Qt::Key_X},
                                          {QStringLiteral("merge"), Qt::Key_M},
                                          {QStringLiteral("reassignTask"), Qt::Key_V},
                                          {QStringLiteral("register"), Qt::Key_T},
                                          {QStringLiteral("sendBack"), Qt::Key_R},
                                          {QStringLiteral("refuseRegister"), Qt::Key_X},
                                          {QStringLiteral("forceClose"), Qt::Key_H},
                                          {QStringLiteral("closeSelfHandled"), Qt::Key_C},
                                          {QStringLiteral("dispatch"), Qt::Key_D},
                                          {QStringLiteral("subDispatchDistrict"), Qt::Key_Y},
                                          {QStringLiteral("sendBackRegister"), Qt::Key_R},
                                          {QStringLiteral("requestVoid"), Qt::Key_O},
                                          {QStringLiteral("approveVoid"), Qt::Key_A},
                                          {QStringLiteral("approveReturn"), Qt::Key_A},
                                          {QStringLiteral("approveExtend"), Qt::Key_A},
                                          {QStringLiteral("approveSuspend"), Qt::Key_A},
                                          {QStringLiteral("rejectVoid"), Qt::Key_X},
                                          {QStringLiteral("rejectReturn"), Qt::Key_X},
                                          {QStringLiteral("rejectExtend"), Qt::Key_X},
                                          {QStringLiteral("rejectSuspend"), Qt::Key_X},
                                          {QStringLiteral("sign"), Qt::Key_G},
                                          {QStringLiteral("requestReturn"), Qt::Key_R},
                                          {QStringLiteral("requestExtend"), Qt::Key_E},
                                          {QStringLiteral("requestSuspend"), Qt::Key_P},
                                          {QStringLiteral("resume"), Qt::Key_Z},
                                          {QStringLiteral("assignCrew"), Qt::Key_B},
                                          {QStringLiteral("feedback"), Qt::Key_F},
                                          {QStringLiteral("acceptFeedback"), Qt::Key_A},
                                          {QStringLiteral("rejectFeedback"), Qt::Key_R},
                                          {QStringLiteral("sendCheck"), Qt::Key_V},
                                          {QStringLiteral("close"), Qt::Key_C},
                                          {QStringLiteral("sendRecheck"), Qt::Key_R},
                                          {QStringLiteral("urge"), Qt::Key_U},
                                          {QStringLiteral("superviseOrder"), Qt::Key_I},
                                          {QStringLiteral("appeal"), Qt::Key_L},
                                          {QStringLiteral("callback"), Qt::Key_B},
                                          {QStringLiteral("reopen"), Qt::Key_O},
                                          {QStringLiteral("emergency"), Qt::Key_Y},
                                          {QStringLiteral("coSign"), Qt::Key_G},
                                          {QStringLiteral("coFeedback"), Qt::Key_F},
                                          {QStringLiteral("waiveCoTask"), Qt::Key_Z},
                                          {QStringLiteral("signOrder"), Qt::Key_L},
                                          {QStringLiteral("replyOrder"), Qt::Key_Y},
                                          {QStringLiteral("acceptReply"), Qt::Key_A},
                                          {QStringLiteral("rejectReply"), Qt::Key_X},
                                          {QStringLiteral("reviewAppeal"), Qt::Key_A},
                                          {QStringLiteral("decideAppeal"), Qt::Key_A}};
    return Keys.value(action, 0);
}
} // namespace wanmi::workbench
