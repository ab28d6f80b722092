// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rulebook.h"

#include "domain/guards.h"

#include <QFile>
#include <QJsonDocument>

namespace wanmi::domain {

namespace {

const QString Edition = QStringLiteral("GBT30428.2-2013");

tl::unexpected<base::Error> badWorkflow(const QString &what)
{
    return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-workflow"), what);
}

bool isLimitOrNothing(const QString &text)
{
    return text.isEmpty() || worktime::parseLimit(text);
}

bool isPostOrNothing(const QString &text)
{
    return text.isEmpty() || postFromToken(text);
}

/// The words of a workflow file that only the rules can understand.
base::Result<void> checkWords(const workflow::Workflow &chart)
{
    for (const workflow::State &state : chart.states()) {
        if (!isLimitOrNothing(state.stageLimit) || !isLimitOrNothing(state.fringeLimit)
            || !isLimitOrNothing(state.urgentLimit))
            return badWorkflow(QStringLiteral("limit of ") + state.id);
        if (!isPostOrNothing(state.holderPost) || !isPostOrNothing(state.substitutePost))
            return badWorkflow(QStringLiteral("post of ") + state.id);
    }
    for (const workflow::Transition &transition : chart.transitions()) {
        for (const QString &post : transition.posts) {
            if (!postFromToken(post))
                return badWorkflow(QStringLiteral("post ") + post + QStringLiteral(" of ") + transition.event);
        }
        for (const QString &guard : transition.guards) {
            if (!findGuard(guard))
                return badWorkflow(QStringLiteral("guard ") + guard + QStringLiteral(" of ") + transition.event);
        }
    }
    return {};
}

base::Result<QByteArray> readShipped(const QString &path)
{
    QFile file(QStringLiteral(":/wanmi/") + path);
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("resource-missing"), path);
    return file.readAll();
}
} // namespace

base::Result<RuleBookPtr> makeRuleBook(const RuleBookTexts &texts)
{
    auto chart = workflow::Workflow::fromScxml(texts.workflow);
    if (!chart)
        return tl::unexpected(chart.error());
    if (auto sound = checkWords(*chart); !sound)
        return tl::unexpected(sound.error());
    auto calendar = worktime::Calendar::fromJson(QJsonDocument::fromJson(texts.calendar).object());
    if (!calendar)
        return tl::unexpected(calendar.error());
    auto catalog = Catalog::fromTsv(Edition, texts.classes, texts.conditions);
    if (!catalog)
        return tl::unexpected(catalog.error());
    return std::make_shared<const RuleBook>(
        RuleBook{*std::move(chart), *std::move(calendar), *std::move(catalog)});
}

RuleBookPtr withLocal(const RuleBookPtr &book, std::vector<MinorClass> classes)
{
    if (classes.empty() || !book)
        return book;
    return std::make_shared<const RuleBook>(
        RuleBook{book->workflow, book->calendar, book->catalog.withLocal(std::move(classes))});
}

base::Result<RuleBookPtr> shippedRuleBook()
{
    RuleBookTexts texts;
    const std::pair<QString, QByteArray *> files[] = {
        {QStringLiteral("workflows/standard.scxml"), &texts.workflow},
        {QStringLiteral("calendars/china.json"), &texts.calendar},
        {QStringLiteral("catalog/catalog.tsv"), &texts.classes},
        {QStringLiteral("catalog/catalog_conditions.tsv"), &texts.conditions},
    };
    for (const auto &[path, text] : files) {
        auto bytes = readShipped(path);
        if (!bytes)
            return tl::unexpected(bytes.error());
        *text = *std::move(bytes);
    }
    return makeRuleBook(texts);
}
} // namespace wanmi::domain
