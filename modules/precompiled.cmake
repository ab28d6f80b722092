# Two precompiled headers for the whole tree, each built once: Qt Core with the standard library, and Qt Widgets on top of it.
# They take a quarter off every compilation. Where they are off (clang-tidy, CMAKE_DISABLE_PRECOMPILE_HEADERS), every file
# still includes what it uses.
set(WANMI_PCH_CORE <algorithm> <array> <atomic> <chrono> <cmath> <cstdint> <functional> <map> <memory> <mutex> <numeric> <optional>
    <set> <span> <string> <unordered_map> <utility> <variant> <vector>
    <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QElapsedTimer> <QFile> <QFileInfo> <QHash> <QJsonArray>
    <QJsonDocument> <QJsonObject> <QList> <QMap> <QObject> <QRegularExpression> <QSet> <QString> <QStringList> <QTimer> <QVariant>)
set(WANMI_PCH_WIDGETS <QAction> <QApplication> <QComboBox> <QHBoxLayout> <QKeyEvent> <QLabel> <QLineEdit> <QListWidget> <QPainter>
    <QPushButton> <QTableView> <QToolButton> <QVBoxLayout> <QWidget>)

foreach(set core widgets)
    add_library(wanmi_pch_${set} OBJECT ${PROJECT_SOURCE_DIR}/modules/precompiled.cpp)
    set_target_properties(wanmi_pch_${set} PROPERTIES POSITION_INDEPENDENT_CODE ON)
endforeach()
target_link_libraries(wanmi_pch_core PRIVATE Qt6::Core)
target_link_libraries(wanmi_pch_widgets PRIVATE Qt6::Widgets)
target_precompile_headers(wanmi_pch_core PRIVATE ${WANMI_PCH_CORE})
target_precompile_headers(wanmi_pch_widgets PRIVATE ${WANMI_PCH_CORE} ${WANMI_PCH_WIDGETS})

# precompiled(TARGET core|widgets)
function(precompiled target set)
    target_precompile_headers(${target} REUSE_FROM wanmi_pch_${set})
    # GCC 12 imagines overruns inside std::string's operator+ (GCC bug 105651); of a precompiled header it also says so.
    if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow)
    endif()
endfunction()
