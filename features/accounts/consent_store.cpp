#include "features/accounts/consent_store.hpp"

#include "platform/db/in_list.hpp"

namespace metodika::accounts {

std::vector<ConsentActKept> ConsentStore::acts(const std::vector<PersonId>& persons) {
    std::vector<ConsentActKept> out;
    db::inParts("p", persons, [&](const db::InList& part) {
        std::string text =
            "SELECT person, code, version, given, made_at, how FROM consent_acts WHERE person IN (" +
            part.text() + ") ORDER BY id";
        for (auto& act : work_.all<ConsentActKept>(text, part.args())) out.push_back(std::move(act));
    });
    return out;
}
void ConsentStore::add(PersonId person, const std::string& code, int version, bool given,
                       std::string_view how) {
    static constexpr db::Query insert{"accounts.add_consent", R"(
        INSERT INTO consent_acts (id, person, code, version, given, made_at, how)
        VALUES (:id, :who, :code, :version, :given, :now, :how))"};
    work_.execute(insert, {{"id", work_.newId<Id<struct ConsentActTag>>()},
                           {"who", person},
                           {"code", code},
                           {"version", version},
                           {"given", given},
                           {"how", how}});
}

}  // namespace metodika::accounts
