// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/act.h"
#include "domain/casefile.h"
#include "domain/city.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

/// Who sees which rows. A row carries tags ("d:drainage" a department that handles it, "u:drainage" one of
/// its subordinates does, "a:230102" district, "s:230102001" street, "g:23010200101" duty grid, "p:sv1" who
/// holds the task); a session carries the tags it may see. No common tag: no row.
namespace wanmi::server {

/// Tags between blanks: " d:drainage a:230102 ".
using Tags = std::string;

class Scope
{
public:
    struct TagHash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view tag) const { return std::hash<std::string_view>()(tag); }
    };
    using TagSet = std::unordered_set<std::string, TagHash, std::equal_to<>>;

    /// Deny by default: a post that is not named in the implementation sees only what every post sees.
    static Scope of(const domain::Person &person);

    [[nodiscard]] bool sees(std::string_view tags) const;
    [[nodiscard]] bool wholeCity() const { return m_wholeCity; }
    [[nodiscard]] bool reporterData() const { return m_reporterData; }
    [[nodiscard]] const TagSet &tags() const { return *m_tags; }
    /// 16 hex digits that name exactly this scope.
    [[nodiscard]] const QByteArray &hash() const { return m_hash; }

private:
    bool m_wholeCity = false;
    bool m_reporterData = false;
    std::shared_ptr<const TagSet> m_tags = std::make_shared<const TagSet>(); ///< of all copies
    QByteArray m_hash;
};

[[nodiscard]] Tags tagsOf(const domain::CaseFile &caseFile);
[[nodiscard]] Tags tagsOfComponent(std::string_view competentDept, std::string_view ownerUnit,
                                   std::string_view maintainUnit, std::string_view cell);

/// A signed-in person at one seat.
struct Session
{
    domain::Person person;
    domain::Post post = domain::Post::System;
    Scope scope;
    QByteArray tokenHash;
    base::Instant expires;

    [[nodiscard]] domain::Actor actor() const
    {
        return {person.id, person.name, post, DepartmentId(person.department), person.dutyGrid};
    }
};

/// blake2b, `size` bytes (libsodium).
[[nodiscard]] QByteArray blake2b(QByteArrayView bytes, int size = 32);
} // namespace wanmi::server
