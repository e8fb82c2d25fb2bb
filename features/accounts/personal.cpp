#include "features/accounts/personal.hpp"

#include "features/accounts/store.hpp"
#include "platform/base/utf8.hpp"
#include "platform/tables/sheet_writer.hpp"

namespace metodika::accounts {
namespace {

std::string stamp(const api::Scope& scope, Instant at) {
    return stampDate(dayOf(at, scope.host().offsetMinutes));
}

}  // namespace

api::File takeOwnData(api::Scope& scope) {
    const auto& member = scope.member();
    if (!member.person) throw Refused(RefusalKind::forbidden, "accounts.no_person");
    auto say = [&](std::string_view key) { return scope.say("accounts.personal." + std::string(key)); };
    std::vector<PersonalLine> lines;
    scope.read([&](api::Work& work) {
        lines.clear();
        work.publish(PersonalAsked{PersonId{member.person}, lines});
        lines.push_back({say("account"), say("login"), "", member.login});
        for (const api::Holding& held : member.holdings)
            lines.push_back({say("account"), scope.say("accounts.role." + held.role), "",
                             held.chain.empty() ? "" : held.chain.front().name});
        // Who looked: every page of it.
        LookQuery query;
        query.limit = 200;
        do {
            auto page = AccountStore(work).looks(query);
            for (const LookRow& look : page.items)
                lines.push_back({say("looks"), look.what, stamp(scope, look.at),
                                 look.who_role + ", " + look.who_organisation});
            query.cursor = page.next;
        } while (query.cursor);
    });
    std::vector<tables::ValueRow> rows;
    for (const PersonalLine& l : lines) rows.push_back({l.section, l.what, l.when, l.value});
    return {say("file") + " " + isoDate(scope.today()) + ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            tables::writeSheet(say("file"), {say("section"), say("what"), say("when"), say("value")}, rows)};
}

}  // namespace metodika::accounts
