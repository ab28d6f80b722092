// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/statechart.h"

namespace wanmi::workflow {
namespace {

/// or: and { "||" and }; and: one { "&&" one }; one: "!" one | "(" or ")" | In("id") | true | false.
class ConditionReader
{
public:
    explicit ConditionReader(QStringView text)
        : m_rest(text.trimmed())
    {
    }

    std::optional<Condition> read()
    {
        auto whole = any();
        if (whole && !m_rest.isEmpty())
            return {};
        return whole;
    }
    [[nodiscard]] QString rest() const { return m_rest.left(40).toString(); }

private:
    static constexpr int MostDepth = 50;

    bool skip(QStringView token)
    {
        if (!m_rest.startsWith(token))
            return false;
        if (token.front().isLetter() && m_rest.size() > token.size()) {
            const QChar next = m_rest[token.size()];
            if (next.isLetterOrNumber() || next == u'_')
                return false;
        }
        m_rest = m_rest.mid(token.size()).trimmed();
        return true;
    }

    std::optional<Condition> joined(Condition::Kind kind, QStringView sign, QStringView word,
                                    std::optional<Condition> (ConditionReader::*part)())
    {
        auto first = (this->*part)();
        if (!first)
            return {};
        Condition whole{kind, true, {}, {std::move(*first)}};
        while (skip(sign) || skip(word)) {
            auto next = (this->*part)();
            if (!next)
                return {};
            whole.parts.push_back(std::move(*next));
        }
        if (whole.parts.size() > 1)
            return whole;
        return std::move(whole.parts.front());
    }
    std::optional<Condition> any()
    {
        return joined(Condition::Kind::Or, u"||", u"or", &ConditionReader::all);
    }
    std::optional<Condition> all()
    {
        return joined(Condition::Kind::And, u"&&", u"and", &ConditionReader::one);
    }

    std::optional<Condition> one()
    {
        if (++m_depth > MostDepth)
            return {};
        auto found = oneInside();
        --m_depth;
        return found;
    }
    std::optional<Condition> oneInside()
    {
        if (skip(u"!") || skip(u"not")) {
            auto part = one();
            if (!part)
                return {};
            return Condition{Condition::Kind::Not, true, {}, {std::move(*part)}};
        }
        if (skip(u"(")) {
            auto part = any();
            if (!part || !skip(u")"))
                return {};
            return part;
        }
        if (skip(u"true"))
            return Condition{Condition::Kind::Constant, true, {}, {}};
        if (skip(u"false"))
            return Condition{Condition::Kind::Constant, false, {}, {}};
        if (skip(u"In"))
            return in();
        return {};
    }
    std::optional<Condition> in()
    {
        if (!skip(u"(") || m_rest.isEmpty())
            return {};
        const QChar quote = m_rest.front();
        QStringView state;
        if (quote == u'\'' || quote == u'"') {
            const auto close = m_rest.indexOf(quote, 1);
            if (close < 0)
                return {};
            state = m_rest.mid(1, close - 1);
            m_rest = m_rest.mid(close + 1).trimmed();
        } else { // the null data model writes the bare id
            const auto close = m_rest.indexOf(u')');
            if (close < 0)
                return {};
            state = m_rest.left(close).trimmed();
            m_rest = m_rest.mid(close);
        }
        if (state.isEmpty() || !skip(u")"))
            return {};
        return Condition{Condition::Kind::In, true, state.toString(), {}};
    }

    QStringView m_rest;
    int m_depth = 0;
};
} // namespace

base::Result<Condition> parseCondition(QStringView text)
{
    ConditionReader reader(text);
    if (auto condition = reader.read())
        return std::move(*condition);
    return base::refused(QStringLiteral("bad-condition"), reader.rest());
}
} // namespace wanmi::workflow
