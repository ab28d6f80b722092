// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importdelivery.h"

#include "base/dispose.h"

namespace wanmi::workbench {
namespace {
constexpr int LookAfterMs = 250;

bool isWriting(const protocol::ImportStatus &status)
{
    return status.stage == u"applying" || status.isFinal();
}
} // namespace

ImportDelivery::ImportDelivery(SessionContext &session, SeatMemory &memory, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_memory(memory)
    , m_reader(session.rules, session.clock)
    , m_client(session.link.central(), session.grant.token, session.clock)
{
    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(LookAfterMs);
    connect(&m_lookSoon, &QTimer::timeout, this, &ImportDelivery::lookNow);
    connect(&m_reader, &ImportReader::progressed, this, &ImportDelivery::lookProgressed);
    connect(&m_reader, &ImportReader::firstRows, this, [this](const std::shared_ptr<const ImportLook> &look) {
        if (!m_looking)
            return;
        m_look = *look;
        emit lookChanged();
    });
    connect(&m_client, &sync::ImportClient::statusChanged, this,
            [this](const protocol::ImportStatus &status) {
                if (!m_status || m_status->id.isEmpty() || m_status->id == status.id)
                    take(status);
            });
    connect(&m_client, &sync::ImportClient::failed, this,
            [this](const Error &error) { take(tl::unexpected(error)); });
    readCity();
}

ImportDelivery::~ImportDelivery()
{
    m_reader.stopLooking();
}

/// What a first look is held against. A seat without any divisions yet is a city that is still empty.
void ImportDelivery::readCity()
{
    auto city = std::make_shared<ImportCity>();
    store::Store &store = m_session.store;
    store.areas(true).then(this, [this, city, &store](const base::Result<std::vector<domain::Area>> &areas) {
        if (areas)
            city->areas = *areas;
        store.departments().then(
            this, [this, city, &store](const base::Result<std::vector<domain::Department>> &departments) {
                if (departments)
                    city->departments = *departments;
                store.classes().then(
                    this, [this, city, &store](const base::Result<std::vector<domain::MinorClass>> &classes) {
                        if (classes)
                            city->classes = *classes;
                        store.cellShapes().then(
                            this,
                            [this,
                             city](const base::Result<std::shared_ptr<const std::vector<store::CellShape>>>
                                       &cells) {
                                if (cells)
                                    city->cells = *cells;
                                m_city = base::sharedAndFreedElsewhere(std::move(*city));
                                emit cityChanged();
                                if (!m_sample.columns.isEmpty())
                                    lookSoon();
                            });
                    });
            });
    });
}

void ImportDelivery::setFiles(const QStringList &paths)
{
    m_plan.paths = paths;
    m_plan.mapping.layer.clear();
    if (paths.isEmpty()) {
        m_kindStated = m_wishStated = false;
        m_plan.wish = {};
    }
    openFiles();
}

void ImportDelivery::setWish(const intake::OpenWish &wish)
{
    if (wish.encoding == m_plan.wish.encoding && wish.separator == m_plan.wish.separator
        && wish.hasHeader == m_plan.wish.hasHeader && wish.member == m_plan.wish.member)
        return;
    m_plan.wish = wish;
    m_wishStated = true;
    openFiles();
}

void ImportDelivery::openFiles()
{
    const int opening = ++m_openings;
    ++m_looks;
    m_opening = true;
    m_looking = false;
    m_readError.reset();
    m_sample = {};
    m_look = {};
    m_asLastTime.clear();
    emit openedChanged();
    m_reader.open(m_plan.paths, m_plan.wish).then(this, [this, opening](const OpenedFiles &opened) {
        if (opening != m_openings)
            return;
        m_opening = false;
        m_opened = opened;
        if (!m_kindStated && opened.kind)
            m_plan.mapping.kind = *opened.kind;
        emit openedChanged();
        emit sampleChanged();
        emit lookChanged();
        if (m_opened.isReadable())
            takeSample();
    });
}

void ImportDelivery::setKind(intake::Kind kind)
{
    m_kindStated = true;
    if (kind == m_plan.mapping.kind)
        return;
    m_plan.mapping.kind = kind;
    m_plan.mapping.columns.clear();
    m_plan.mapping.set.clear();
    m_plan.mapping.values.clear();
    emit openedChanged();
    if (m_opened.isReadable())
        takeSample();
}

void ImportDelivery::setLayer(const QString &layer)
{
    if (layer == m_plan.mapping.layer)
        return;
    m_plan.mapping.layer = layer;
    takeSample();
}

void ImportDelivery::setMapping(const intake::Mapping &mapping)
{
    if (mapping == m_plan.mapping)
        return;
    m_plan.mapping = mapping;
    m_remembered = false;
    emit sampleChanged();
    lookSoon();
}

void ImportDelivery::setWords(const QMap<QString, QMap<QString, QString>> &values)
{
    if (values == m_plan.mapping.values)
        return;
    for (auto field = values.begin(); field != values.end(); ++field) {
        const QMap<QString, QString> before = m_plan.mapping.values.value(field.key());
        for (auto word = field->begin(); word != field->end(); ++word) {
            if (before.value(word.key()) != *word)
                m_asLastTime.remove({field.key(), word.key()});
        }
    }
    m_plan.mapping.values = values;
    m_wordsDecided = true;
    emit lookChanged();
}

void ImportDelivery::lookAgain()
{
    if (m_wordsDecided && !m_looking)
        lookSoon();
}

void ImportDelivery::guessAgain()
{
    m_guessOnly = true;
    takeSample();
}

void ImportDelivery::takeSample()
{
    const int asked = ++m_samples;
    m_reader.sample(kind(), m_plan.mapping.layer)
        .then(this, [this, asked](const base::Result<ImportSample> &sample) {
            if (asked != m_samples)
                return;
            const bool guessOnly = std::exchange(m_guessOnly, false);
            if (!sample) {
                m_readError = sample.error();
                emit sampleChanged();
                return;
            }
            m_sample = *sample;
            m_plan.isCut = m_sample.isCut;
            const intake::Mapping before = m_plan.mapping;
            m_plan.mapping = m_sample.guess.mapping;
            m_plan.mapping.kind = before.kind;
            m_plan.mapping.layer = before.layer;
            if (!before.crs.isEmpty())
                m_plan.mapping.crs = before.crs;
            if (!before.timeZone.isEmpty())
                m_plan.mapping.timeZone = before.timeZone;
            m_remembered = false;
            if (m_plan.wish.encoding.isEmpty() && m_plan.wish.separator.isEmpty())
                m_foundColumns = m_sample.columns;
            const QJsonObject kept = m_memory.value(memoryKey(kind(), m_sample.columns)).toObject();
            if (!guessOnly && !kept.isEmpty() && !m_plan.isCut) {
                const intake::OpenWish wish = m_plan.wish;
                m_remembered = takeFrom(kept, m_plan).has_value();
                for (auto field = m_plan.mapping.values.begin();
                     m_remembered && field != m_plan.mapping.values.end(); ++field) {
                    for (auto word = field->begin(); word != field->end(); ++word)
                        m_asLastTime.insert({field.key(), word.key()});
                }
                if (m_wishStated)
                    m_plan.wish = wish; // what was said just now counts more than what was said last time
                if (m_plan.wish.encoding != wish.encoding || m_plan.wish.separator != wish.separator)
                    return openFiles();
            }
            emit sampleChanged();
            lookSoon();
        });
}

void ImportDelivery::lookSoon()
{
    ++m_looks;
    m_reader.stopLooking();
    m_looking = !isRowless();
    m_wordsDecided = false;
    m_look.complete = false;
    emit lookChanged();
    m_lookSoon.start();
}

void ImportDelivery::lookNow()
{
    if (!m_city || !m_opened.isReadable() || isRowless())
        return;
    const int asked = ++m_looks;
    m_readError.reset();
    if (const QStringList missing = missingFields(); !missing.isEmpty()) {
        m_looking = false;
        m_look = {};
        m_readError = Error{ErrorKind::Refused, QStringLiteral("field-not-mapped"), missing.join(u' ')};
        emit lookChanged();
        return;
    }
    m_looking = true;
    m_reader.look(m_plan.mapping, m_city).then(this, [this, asked](const base::Result<ImportLook> &look) {
        if (asked != m_looks)
            return;
        m_looking = false;
        if (look) {
            m_look = *look;
            m_readError.reset();
            offerWordsOfBefore();
        } else {
            m_readError = look.error();
        }
        emit lookChanged();
    });
}

QStringList ImportDelivery::missingFields() const
{
    QStringList missing;
    const intake::Mapping &mapping = m_plan.mapping;
    const auto has = [&mapping](const QString &field) {
        return mapping.columns.contains(field) || mapping.set.contains(field);
    };
    for (const intake::Field &field : intake::fieldsOf(kind())) {
        if (field.need != intake::Need::Must || has(field.name))
            continue;
        if (field.type == intake::FieldType::Geometry) {
            const bool own = std::ranges::any_of(m_opened.files, [&](const OpenedFile &file) {
                return std::ranges::any_of(file.layers, [&](const intake::SourceLayer &layer) {
                    return layer.shape != intake::Shape::None
                        && (mapping.layer.isEmpty() || layer.name == mapping.layer);
                });
            });
            if (own || (has(QStringLiteral("lon")) && has(QStringLiteral("lat"))))
                continue;
        }
        missing.append(field.name);
    }
    return missing;
}

std::vector<intake::UnknownWord> ImportDelivery::undecidedWords() const
{
    std::vector<intake::UnknownWord> undecided = m_look.report.unknown;
    std::erase_if(undecided, [this](const intake::UnknownWord &word) {
        return m_plan.mapping.confirmNew || m_plan.mapping.values.value(word.field).contains(word.word);
    });
    return undecided;
}

std::vector<intake::UnderstoodWord> ImportDelivery::guessedWords() const
{
    std::vector<intake::UnderstoodWord> guessed = m_look.report.understood;
    std::erase_if(guessed, [this](const intake::UnderstoodWord &word) {
        return word.isStated || m_plan.mapping.values.value(word.field).contains(word.word);
    });
    return guessed;
}

/// Under the columns as they are now, and as they looked before the right characters and separator were
/// chosen: so the next such file finds them. The words also by themselves: another file of this kind may have
/// them in other columns.
void ImportDelivery::remember()
{
    if (isRowless() || m_plan.isCut || m_sample.columns.isEmpty())
        return;
    const QJsonObject plan = toJson(m_plan);
    m_memory.set(memoryKey(kind(), m_sample.columns), plan);
    if (!m_foundColumns.isEmpty() && m_foundColumns != m_sample.columns)
        m_memory.set(memoryKey(kind(), m_foundColumns), plan);
    if (!m_plan.mapping.values.isEmpty())
        m_memory.set(wordsKey(kind()),
                     withWords(m_memory.value(wordsKey(kind())).toObject(), m_plan.mapping.values));
}

/// What a word of this file became in an earlier delivery of the kind, it becomes again unless somebody says
/// otherwise.
void ImportDelivery::offerWordsOfBefore()
{
    const QJsonObject before = m_memory.value(wordsKey(kind())).toObject();
    auto &values = m_plan.mapping.values;
    const auto offer = [&](const QString &field, const QString &word) {
        const QString token = before.value(field).toObject().value(word).toString();
        if (token.isEmpty() || values.value(field).contains(word))
            return;
        values[field].insert(word, token);
        m_asLastTime.insert({field, word});
        m_wordsDecided = true;
    };
    for (const intake::UnknownWord &word : m_look.report.unknown)
        offer(word.field, word.word);
    for (const intake::UnderstoodWord &word : m_look.report.understood)
        offer(word.field, word.word);
}

void ImportDelivery::load(const QString &path)
{
    m_reader.loadJson(path).then(this, [this](const base::Result<QJsonObject> &json) {
        const intake::OpenWish wish = m_plan.wish;
        base::Result<void> taken = json ? takeFrom(*json, m_plan) : tl::unexpected(json.error());
        if (!taken) {
            m_readError = taken.error();
            emit lookChanged();
            return;
        }
        m_remembered = false;
        emit sampleChanged();
        emit said(tr("The mapping is loaded"));
        if (m_plan.wish.encoding != wish.encoding || m_plan.wish.separator != wish.separator) {
            remember(); // the files are opened anew and find it there
            openFiles();
        } else {
            lookSoon();
        }
    });
}

void ImportDelivery::save(const QString &path)
{
    m_reader.saveJson(path, toJson(m_plan)).then(this, [this](const base::Result<void> &saved) {
        if (saved) {
            emit said(tr("The mapping is saved"));
        } else {
            m_readError = saved.error();
            emit lookChanged();
        }
    });
}

void ImportDelivery::check()
{
    remember();
    m_centralError.reset();
    m_status = protocol::ImportStatus{};
    m_status->stage = QStringLiteral("uploading");
    m_status->order = orderOf(m_plan, m_session.words.language());
    emit statusChanged();
    m_client.begin(m_status->order, m_opened.parts)
        .then(this, [this](const base::Result<protocol::ImportStatus> &status) { take(status); });
}

void ImportDelivery::take(const base::Result<protocol::ImportStatus> &status)
{
    if (!m_status)
        return; // it was let go
    if (status) {
        // The answer to begin() may come after the first news of the watch.
        if (m_status->isReady() && status->stage == u"checking")
            return;
        m_centralError.reset();
        m_status = *status;
    } else {
        m_centralError = status.error();
    }
    emit statusChanged();
}

void ImportDelivery::apply(bool remove)
{
    if (!m_status || !m_status->isReady())
        return;
    m_centralError.reset();
    m_client.apply(m_status->id, {remove})
        .then(this, [this](const base::Result<protocol::ImportStatus> &status) { take(status); });
}

void ImportDelivery::cancel()
{
    if (!m_status || isWriting(*m_status))
        return;
    m_client.stopWatching();
    const QString id = m_status->id;
    m_status.reset();
    m_centralError.reset();
    if (!id.isEmpty())
        m_client.cancel(id).then(this, [](const base::Result<protocol::ImportStatus> &) {});
    emit statusChanged();
}

void ImportDelivery::resume(const protocol::ImportStatus &status)
{
    m_plan = {};
    if (const auto kind = intake::kindFromToken(status.order.kind))
        m_plan.mapping.kind = *kind;
    m_plan.dataset = status.order.dataset;
    m_plan.attribution = status.order.attribution;
    m_kindStated = true;
    m_status = status;
    m_centralError.reset();
    emit openedChanged();
    emit statusChanged();
    if (!status.isReady())
        m_client.watch(status.id);
}

void ImportDelivery::renew()
{
    m_client.renew(m_session.grant.token);
    const bool wasEnded = m_centralError.has_value();
    m_centralError.reset();
    if (m_status && wasEnded && m_status->stage == u"uploading")
        return check(); // goes on where the sending stopped
    if (m_status && !m_status->id.isEmpty() && !m_status->isFinal())
        m_client.watch(m_status->id);
    emit statusChanged();
}

void ImportDelivery::forget()
{
    m_client.stopWatching();
    m_plan = {};
    m_opened = {};
    m_sample = {};
    m_look = {};
    m_status.reset();
    m_readError.reset();
    m_centralError.reset();
    m_kindStated = m_remembered = m_looking = m_wishStated = false;
    m_foundColumns.clear();
    m_asLastTime.clear();
    ++m_looks;
    ++m_openings;
    ++m_samples;
    m_reader.stopLooking();
    emit openedChanged();
    emit sampleChanged();
    emit lookChanged();
    emit statusChanged();
    readCity();
}
} // namespace wanmi::workbench
