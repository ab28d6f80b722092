// SPDX-License-Identifier: GPL-3.0-or-later
// Models of evaluation: which there are, new ones, from when one counts.
#include "evaluateparts.h"
#include "terminal.h"

#include "scorebook/citybook.h"
#include "scorebook/models.h"

#include <QFile>

#include <cstdio>

namespace wanmi::terminal {
namespace {
QString nameOf(const evaluation::Model &model)
{
    return speaksChinese() || model.nameEn.isEmpty() ? model.nameZh : model.nameEn;
}

QStringList actorsOf(const evaluation::Model &model)
{
    return {model.actors.begin(), model.actors.end()};
}

int list(server::EvaluationShelf &shelf)
{
    const auto models = scorebook::Models::of(shelf);
    if (!models)
        return fail(models.error());
    for (const scorebook::KnownModel &one : models->all()) {
        QStringList since;
        for (const server::Activation &activation : one.activations)
            since.append(said("%1 自 %2 起", "%1 from %2").arg(activation.actors, activation.from.toString(Qt::ISODate)));
        print(QStringList{one.model.id, one.model.version, nameOf(one.model), actorsOf(one.model).join(u','),
                          one.isShipped ? said("随程序提供", "shipped") : said("本市", "own"),
                          since.isEmpty() ? QStringLiteral("-") : since.join(u';'),
                          said("已发布 %1 期", "%1 published").arg(one.publications)}
                  .join(u'\t'));
    }
    return Done;
}

int add(server::EvaluationShelf &shelf, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail({ErrorKind::NotFound, QStringLiteral("no-such-file"), path});
    const auto model = evaluation::modelFromJson(file.read(evaluation::LongestModel + 1));
    if (!model)
        return fail(model.error());
    // A shipped version means one text everywhere.
    const auto known = scorebook::Models::of(shelf);
    if (!known)
        return fail(known.error());
    const scorebook::KnownModel *there = known->find(model->id, model->version);
    if (there && !(there->model == *model))
        return fail({ErrorKind::Conflict, QStringLiteral("version-exists"), model->id + u' ' + model->version});
    if (const auto kept = scorebook::keepModel(shelf, *model, now(), QStringLiteral("console")); !kept)
        return fail(kept.error());
    print(said("已保存 %1 %2：%3；用 models activate 启用", "kept %1 %2: %3; models activate puts it into use")
              .arg(model->id, model->version, nameOf(*model)));
    return Done;
}

int activate(server::EvaluationShelf &shelf, const QString &id, const QString &version, const QString &from,
             const QString &actors)
{
    const QDate day = QDate::fromString(from, QStringLiteral("yyyy-MM-dd"));
    if (!day.isValid())
        return wrongUse(QStringLiteral("--from wants a day, for example 2026-11-01"));
    const auto models = scorebook::Models::of(shelf);
    if (!models)
        return fail(models.error());
    const scorebook::KnownModel *known = models->find(id, version);
    if (!known)
        return fail({ErrorKind::NotFound, QStringLiteral("no-such-model"), id + u' ' + version});
    const QStringList possible = actorsOf(known->model);
    const QStringList whom = actors.isEmpty() ? possible : actors.split(u',', Qt::SkipEmptyParts);
    for (const QString &one : whom) {
        if (!possible.contains(one))
            return fail({ErrorKind::Refused, QStringLiteral("other-actors"), one});
    }
    const QString by = QStringLiteral("console");
    if (const auto kept = scorebook::keepModel(shelf, known->model, now(), by); !kept)
        return fail(kept.error());
    for (const QString &one : whom) {
        if (const auto done = shelf.activate({one, id, version, day, now(), by}); !done)
            return fail(done.error());
    }
    print(said("%1 %2 自 %3 起用于：%4；此前开始的统计期不变", "%1 %2 counts from %3 on for %4; earlier periods stay as they are")
              .arg(id, version, from, whom.join(u',')));
    return Done;
}
} // namespace

int evaluationModels(const QString &folder, const QStringList &words, const QString &from, const QString &actors)
{
    const auto shelf = server::openEvaluationShelf(folder);
    if (!shelf)
        return fail(shelf.error());
    const QString deed = words.value(0);
    if (words.isEmpty())
        return list(**shelf);
    if (deed == u"add" && words.size() == 2)
        return add(**shelf, words[1]);
    if (deed == u"activate" && words.size() == 3)
        return activate(**shelf, words[1], words[2], from, actors);
    if (deed == u"remove" && words.size() == 3) {
        const auto done = (*shelf)->removeModel(words[1], words[2], now(), QStringLiteral("console"));
        return done ? Done : fail(done.error());
    }
    if (deed == u"show" && words.size() == 2) {
        const auto models = scorebook::Models::of(**shelf);
        if (!models)
            return fail(models.error());
        const scorebook::KnownModel *known = models->find(words[1]);
        if (!known)
            return fail({ErrorKind::NotFound, QStringLiteral("no-such-model"), words[1]});
        print(QString::fromUtf8(evaluation::toJson(known->model)));
        return Done;
    }
    return wrongUse(QStringLiteral("models, models show ID[@VERSION], models add FILE, models activate ID VERSION --from DAY, or "
                                   "models remove ID VERSION"));
}
} // namespace wanmi::terminal
