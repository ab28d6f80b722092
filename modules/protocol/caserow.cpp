// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/caserow.h"

#include "geo/gpkgblob.h"
#include "protocol/caseparts.h"
#include "protocol/jsonreader.h"

#include <QJsonDocument>

namespace wanmi::protocol {
namespace {
QString compact(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QString kindToken(domain::CaseKind kind)
{
    return kind == domain::CaseKind::Component ? QStringLiteral("component") : QStringLiteral("event");
}

std::optional<domain::CaseKind> kindFromToken(const QString &token)
{
    if (token == QLatin1StringView("component"))
        return domain::CaseKind::Component;
    if (token == QLatin1StringView("event"))
        return domain::CaseKind::Event;
    return std::nullopt;
}

QJsonObject toJson(const domain::Photo &photo)
{
    return {{QStringLiteral("kind"), photo.kind},
            {QStringLiteral("hash"), photo.hash},
            {QStringLiteral("at"), base::toMs(photo.at)},
            {QStringLiteral("author"), photo.author}};
}

QJsonArray toJson(const std::vector<domain::Photo> &photos)
{
    QJsonArray array;
    for (const domain::Photo &photo : photos)
        array.append(toJson(photo));
    return array;
}

bool photosFrom(const QJsonArray &array, std::vector<domain::Photo> &photos)
{
    for (const QJsonValue &value : array) {
        const QJsonObject json = value.toObject();
        JsonReader reader(json);
        domain::Photo photo{reader.text("kind", 32), reader.text("hash", 128), reader.instant("at"),
                            reader.text("author", 64)};
        if (!value.isObject() || !reader.isGood())
            return false;
        photos.push_back(std::move(photo));
    }
    return true;
}

QJsonArray toJson(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

bool listFrom(const QJsonArray &array, QStringList &list)
{
    for (const QJsonValue &value : array) {
        if (!value.isString())
            return false;
        list.append(value.toString());
    }
    return true;
}

QString textOf(const QJsonArray &array)
{
    return array.isEmpty() ? QString()
                           : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

bool arrayFrom(const QString &text, QJsonArray &array)
{
    if (text.isEmpty())
        return true;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    array = document.array();
    return document.isArray();
}

QString textOf(const std::optional<domain::PendingRequest> &request)
{
    if (!request)
        return {};
    QJsonObject json{{QStringLiteral("kind"), request->kind},
                     {QStringLiteral("by"), request->by},
                     {QStringLiteral("at"), base::toMs(request->at)},
                     {QStringLiteral("reason"), request->reason},
                     {QStringLiteral("days"), request->days},
                     {QStringLiteral("suggestedDept"), request->suggestedDept}};
    if (request->until)
        json.insert(QStringLiteral("until"), base::toMs(*request->until));
    return compact(json);
}

bool requestFrom(const QString &text, std::optional<domain::PendingRequest> &request)
{
    if (text.isEmpty()) {
        request.reset();
        return true;
    }
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    JsonReader reader(json);
    domain::PendingRequest read;
    read.kind = reader.text("kind");
    read.by = reader.text("by");
    read.at = reader.instant("at");
    read.reason = reader.text("reason");
    read.days = reader.small("days");
    read.suggestedDept = reader.text("suggestedDept");
    if (const auto until = reader.optionalInteger("until"))
        read.until = base::instantFromMs(*until);
    request = read;
    return reader.isGood();
}

/// Turns the fields it is shown into values, in the order of the table's columns.
class RowWriter
{
public:
    explicit RowWriter(TableNo table)
        : m_size(spec(table).columns.size())
    {
        m_row.reserve(m_size);
    }
    void text(const QString &value) { m_row.emplace_back(value); }
    void flag(bool value) { m_row.emplace_back(qint64(value)); }
    void number(qint64 value) { m_row.emplace_back(value); }
    void real(double value) { m_row.emplace_back(value); }
    void blob(const QByteArray &value) { m_row.emplace_back(value); }
    void instant(base::Instant value) { number(base::toMs(value)); }
    void instant(const std::optional<base::Instant> &value) { value ? instant(*value) : null(); }
    void maybe(const std::optional<bool> &value) { value ? flag(*value) : null(); }
    void id(const auto &identifier) { text(identifier.text()); }
    void kind(domain::CaseKind value) { text(kindToken(value)); }
    void request(const std::optional<domain::PendingRequest> &value) { text(textOf(value)); }
    void photos(const std::vector<domain::Photo> &value) { text(textOf(toJson(value))); }
    void list(const QStringList &value) { text(textOf(toJson(value))); }
    void orders(const std::vector<domain::SuperviseOrder> &value) { text(casePartsText(value)); }
    void shares(const std::vector<domain::CoTask> &value) { text(casePartsText(value)); }
    void appeal(const std::optional<domain::Appeal> &value) { text(casePartText(value)); }
    void limit(const worktime::Limit &value)
    {
        text(value == worktime::Limit() ? QString() : worktime::toText(value));
    }
    [[nodiscard]] Row take()
    {
        Q_ASSERT(m_row.size() == m_size);
        return std::move(m_row);
    }

private:
    void null() { m_row.emplace_back(); }
    std::size_t m_size;
    Row m_row;
};

/// The same visit backwards; remembers the first column that does not fit.
class RowReader
{
public:
    RowReader(TableNo table, const Row &row)
        : m_table(spec(table))
        , m_row(row)
    {
        if (row.size() != m_table.columns.size())
            m_bad = QStringLiteral("%1 values").arg(row.size());
    }
    void text(QString &value) { get(value); }
    void number(qint64 &value) { get(value); }
    void number(int &value)
    {
        qint64 wide = 0;
        get(wide);
        value = int(wide);
        if (value != wide)
            fail();
    }
    void flag(bool &value)
    {
        qint64 wide = 0;
        get(wide);
        value = wide != 0;
    }
    void real(double &value)
    {
        // A whole number may arrive as an integer from SQLite.
        if (const auto *whole = peek<qint64>()) {
            value = double(*whole);
            ++m_at;
        } else {
            get(value);
        }
    }
    void instant(base::Instant &value)
    {
        qint64 ms = 0;
        get(ms);
        value = base::instantFromMs(ms);
    }
    void instant(std::optional<base::Instant> &value)
    {
        if (isNull())
            value.reset();
        else
            instant(value.emplace());
    }
    void maybe(std::optional<bool> &value)
    {
        if (isNull())
            value.reset();
        else
            flag(value.emplace());
    }
    void id(auto &identifier)
    {
        QString read;
        get(read);
        identifier = std::remove_reference_t<decltype(identifier)>(read);
    }
    void kind(domain::CaseKind &value)
    {
        QString token;
        get(token);
        const auto read = kindFromToken(token);
        check(read.has_value());
        value = read.value_or(domain::CaseKind::Event);
    }
    void request(std::optional<domain::PendingRequest> &value)
    {
        QString read;
        get(read);
        check(requestFrom(read, value));
    }
    void photos(std::vector<domain::Photo> &value)
    {
        QString read;
        get(read);
        QJsonArray array;
        check(arrayFrom(read, array) && photosFrom(array, value));
    }
    void list(QStringList &value)
    {
        QString read;
        get(read);
        QJsonArray array;
        check(arrayFrom(read, array) && listFrom(array, value));
    }
    void orders(std::vector<domain::SuperviseOrder> &value)
    {
        QString read;
        get(read);
        check(casePartsFrom(read, value));
    }
    void shares(std::vector<domain::CoTask> &value)
    {
        QString read;
        get(read);
        check(casePartsFrom(read, value));
    }
    void appeal(std::optional<domain::Appeal> &value)
    {
        QString read;
        get(read);
        check(casePartFrom(read, value));
    }
    void limit(worktime::Limit &value)
    {
        QString read;
        get(read);
        if (read.isEmpty())
            return;
        const auto parsed = worktime::parseLimit(read);
        check(parsed.has_value());
        value = parsed.value_or(worktime::Limit());
    }
    void check(bool good)
    {
        if (!good) {
            --m_at;
            fail();
            ++m_at;
        }
    }
    template <typename T> [[nodiscard]] base::Result<T> finish(T value) const
    {
        if (!m_bad.isEmpty())
            return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-row"), m_bad);
        return value;
    }

private:
    template <typename T> [[nodiscard]] const T *peek() const
    {
        return m_at < m_row.size() ? std::get_if<T>(&m_row[m_at]) : nullptr;
    }
    [[nodiscard]] bool isNull()
    {
        const bool null = peek<std::monostate>() != nullptr;
        m_at += null;
        return null;
    }
    template <typename T> void get(T &value)
    {
        if (const T *found = peek<T>())
            value = *found;
        else
            fail();
        ++m_at;
    }
    void fail()
    {
        if (m_bad.isEmpty()) {
            const bool known = m_at < m_table.columns.size();
            m_bad = QString::fromLatin1(m_table.name) + u'.'
                + (known ? QString::fromLatin1(m_table.columns[m_at].name) : QStringLiteral("?"));
        }
    }
    const TableSpec &m_table;
    const Row &m_row;
    std::size_t m_at = 0;
    QString m_bad;
};

// One list of fields serves both directions; its order is that of tables.cpp.
void visitCase(auto &file, auto &with)
{
    with.id(file.id);
    with.text(file.intakeNo);
    with.text(file.caseNo);
    with.text(file.edition);
    with.text(file.workflowVersion);
    with.flag(file.imported);
    with.text(file.state);
    with.instant(file.stageStartedAt);
    with.instant(file.stageWarnAt);
    with.instant(file.stageDue);
    with.request(file.pendingRequest);
    with.text(file.source);
    with.text(file.reporterId);
    with.flag(file.isPublic);
    with.instant(file.reportedAt);
    with.kind(file.kind);
    with.text(file.classCode);
    with.text(file.conditionNo);
    with.text(file.severity);
    with.text(file.componentId);
    with.real(file.place.lon);
    with.real(file.place.lat);
    with.text(file.address);
    with.text(file.cell);
    with.text(file.community);
    with.text(file.street);
    with.text(file.district);
    with.text(file.dutyGrid);
    with.text(file.zone);
    with.text(file.description);
    with.text(file.note);
    with.photos(file.photos);
    with.text(file.acceptor);
    with.text(file.shiftLeader);
    with.text(file.dispatcher);
    with.text(file.deptOfficer);
    with.text(file.supervisor);
    with.text(file.taskKind);
    with.maybe(file.verifiedReal);
    with.list(file.handlers);
    with.limit(file.handlingLimit);
    with.text(file.leadDept);
    with.list(file.coDepts);
    with.number(file.round);
    with.text(file.firstDept);
    with.instant(file.dispatchedAt);
    with.instant(file.handlingStartedAt);
    with.instant(file.handlingDue);
    with.instant(file.feedbackAt);
    with.text(file.feedbackText);
    with.maybe(file.handledInTime);
    with.instant(file.suspendedAt);
    with.instant(file.suspendedUntil);
    with.number(file.suspendedLeftMs);
    with.instant(file.registeredAt);
    with.instant(file.closedAt);
    with.number(file.dispatchCount);
    with.number(file.reworkCount);
    with.number(file.returnCount);
    with.number(file.extendCount);
    with.number(file.suspendCount);
    with.number(file.urgeCount);
    with.number(file.misdispatchCount);
    with.number(file.buckPassingCount);
    with.flag(file.supervised);
    with.flag(file.selfHandled);
    with.text(file.closeType);
    with.text(file.closeNote);
    with.text(file.satisfaction);
    with.text(file.mainCase);
    with.text(file.relatedTo);
    with.text(file.calendarVersion);
    with.instant(file.timedOutAt);
    with.orders(file.orders);
    with.instant(file.orderDue);
    with.shares(file.coTasks);
    with.appeal(file.appeal);
    with.flag(file.exempt);
}

void visitAction(auto &record, auto &post, auto &order, auto &with)
{
    with.id(record.id);
    with.id(record.caseId);
    with.number(record.number);
    with.instant(record.at);
    with.text(record.actor);
    with.text(record.actorName);
    with.text(post);
    with.text(record.department);
    with.text(record.action);
    with.text(record.fromState);
    with.text(record.toState);
    with.text(record.reason);
    with.text(record.note);
    with.text(order);
}
} // namespace

Row toRow(const domain::CaseFile &caseFile)
{
    RowWriter writer(TableNo::CaseFile);
    visitCase(caseFile, writer);
    return writer.take();
}

base::Result<domain::CaseFile> caseFromRow(const Row &row, qint64 version)
{
    RowReader reader(TableNo::CaseFile, row);
    domain::CaseFile file;
    visitCase(file, reader);
    file.version = int(version);
    return reader.finish(std::move(file));
}

Row toRow(const domain::ActionRecord &record)
{
    // The trail travels to posts that may not know who reported.
    domain::CaseOrder order = record.order;
    order.reporterName.clear();
    order.reporterPhone.clear();
    const QString orderText = compact(toJson(order));
    const QString post = tokenOf(record.post);
    RowWriter writer(TableNo::CaseAction);
    visitAction(record, post, orderText, writer);
    return writer.take();
}

base::Result<domain::ActionRecord> actionFromRow(const Row &row)
{
    RowReader reader(TableNo::CaseAction, row);
    domain::ActionRecord record;
    QString post, orderText;
    visitAction(record, post, orderText, reader);
    auto read = reader.finish(std::move(record));
    if (!read)
        return read;
    const auto knownPost = domain::postFromToken(post);
    if (!knownPost)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-row"),
                             QStringLiteral("case_action.post"));
    read->post = *knownPost;
    auto order = orderFromJson(QJsonDocument::fromJson(orderText.toUtf8()).object());
    if (!order)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-row"),
                             QStringLiteral("case_action.order_json: ") + order.error().detail);
    read->order = std::move(*order);
    return read;
}

Row toRow(const domain::Area &area)
{
    RowWriter writer(TableNo::Area);
    for (const QString *text : {&area.code, &area.level, &area.parent, &area.nameZh, &area.nameEn})
        writer.text(*text);
    writer.blob(geo::encodeMultiPolygon(area.shape));
    return writer.take();
}

Row toRow(const domain::GridCell &cell)
{
    RowWriter writer(TableNo::Cell);
    writer.id(cell.code);
    for (const QString *text : {&cell.community, &cell.street, &cell.district})
        writer.text(*text);
    writer.id(cell.dutyGrid);
    writer.text(cell.zone);
    writer.text(cell.landUse);
    writer.real(cell.areaM2);
    writer.real(cell.perimeterM);
    writer.text(cell.validFrom);
    writer.blob(geo::encodePolygon(cell.shape));
    return writer.take();
}

Row toRow(const domain::DutyGrid &grid)
{
    RowWriter writer(TableNo::DutyGrid);
    writer.id(grid.id);
    for (const QString *text : {&grid.nameZh, &grid.nameEn, &grid.street})
        writer.text(*text);
    return writer.take();
}

Row toRow(const domain::Department &department)
{
    RowWriter writer(TableNo::Department);
    writer.id(department.id);
    for (const QString *text :
         {&department.nameZh, &department.nameEn, &department.kind, &department.district})
        writer.text(*text);
    return writer.take();
}

Row toRow(const domain::MinorClass &minor)
{
    RowWriter writer(TableNo::Class);
    writer.text(domain::Catalog::keyOf(minor.kind, minor.code));
    writer.kind(minor.kind);
    for (const QString *text : {&minor.code, &minor.majorZh, &minor.majorEn, &minor.nameZh, &minor.nameEn})
        writer.text(*text);
    writer.id(minor.typicalDepartment);
    writer.limit(minor.defaultLimit);
    writer.text(minor.edition.isEmpty() ? domain::Catalog::localEdition() : minor.edition);
    return writer.take();
}

base::Result<domain::MinorClass> classFromRow(const Row &row)
{
    RowReader reader(TableNo::Class, row);
    domain::MinorClass minor;
    QString id;
    reader.text(id);
    reader.kind(minor.kind);
    for (QString *text : {&minor.code, &minor.majorZh, &minor.majorEn, &minor.nameZh, &minor.nameEn})
        reader.text(*text);
    reader.id(minor.typicalDepartment);
    reader.limit(minor.defaultLimit);
    reader.text(minor.edition);
    return reader.finish(std::move(minor));
}

Row toRow(const domain::Person &person)
{
    RowWriter writer(TableNo::Person);
    writer.id(person.id);
    for (const QString *text :
         {&person.name, &person.post, &person.department, &person.dutyGrid, &person.district, &person.shift})
        writer.text(*text);
    writer.flag(person.onDuty);
    return writer.take();
}

Row toRow(const domain::Component &component)
{
    RowWriter writer(TableNo::Component);
    writer.id(component.id);
    for (const QString *text : {&component.classCode, &component.name, &component.state})
        writer.text(*text);
    writer.id(component.cell);
    for (const QString *text : {&component.competentDept, &component.ownerUnit, &component.maintainUnit,
                                &component.createdOn, &component.changedOn, &component.dataSource})
        writer.text(*text);
    // changed_by, change_reason, case_id: nobody has changed it yet.
    for (int i = 0; i < 3; ++i)
        writer.text(QString());
    writer.real(component.place.lon);
    writer.real(component.place.lat);
    return writer.take();
}

Row toRow(const domain::Camera &camera)
{
    RowWriter writer(TableNo::Camera);
    writer.id(camera.id);
    for (const QString *text : {&camera.name, &camera.industry, &camera.district})
        writer.text(*text);
    writer.id(camera.cell);
    for (const double value : {camera.bearingDeg, camera.viewAngleDeg, camera.heightM})
        writer.real(value);
    writer.text(camera.owner);
    writer.flag(camera.ptz);
    writer.text(camera.stream);
    writer.real(camera.place.lon);
    writer.real(camera.place.lat);
    return writer.take();
}

Row toRow(const domain::Vehicle &vehicle)
{
    RowWriter writer(TableNo::Vehicle);
    writer.id(vehicle.id);
    for (const QString *text : {&vehicle.plate, &vehicle.kind, &vehicle.department})
        writer.text(*text);
    return writer.take();
}

Row toRow(const domain::NamedPlace &place)
{
    RowWriter writer(TableNo::Place);
    for (const QString *text : {&place.id, &place.name, &place.aliases, &place.kind, &place.parent})
        writer.text(*text);
    writer.real(place.place.lon);
    writer.real(place.place.lat);
    return writer.take();
}
} // namespace wanmi::protocol
