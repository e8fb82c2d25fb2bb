#include "features/accounts/actions.hpp"

#include "contracts/consents.hpp"
#include "features/accounts/logins.hpp"
#include "features/accounts/menu.hpp"
#include "features/accounts/second_step.hpp"
#include "features/accounts/store.hpp"
#include "features/accounts/tokens.hpp"
#include "platform/base/utf8.hpp"
#include "platform/identity/passwords.hpp"
#include "platform/packs/shelf.hpp"

namespace metodika::accounts {
namespace {

constexpr std::int64_t sessionLife = 14LL * 24 * 3600 * 1000;

Session sessionOf(const api::Scope& scope, const api::Member& m) {
    const packs::Pack& pack = scope.host().packs.of(m.pack());
    Session s;
    s.account = AccountId{m.account};
    s.person = PersonId{m.person};
    s.name = m.name;
    s.login = m.login;
    s.language = text::code(m.language);
    s.words = pack.wording();
    for (const auto& h : m.holdings) {
        if (h.chain.empty()) continue;
        const auto& place = h.chain.front();
        s.roles.push_back({h.role,
                           api::say(scope.host(), pack, m.language, "accounts.role." + h.role),
                           {OrganisationId{place.id}, place.name, place.level}});
    }
    s.menu = menuFor(m);
    s.today = scope.today();
    s.school_year = schoolYear(scope.today());
    return s;
}

SignedIn begin(api::Work& work, const AccountKept& account, const http::Request& request) {
    std::string token = identity::newToken();
    auto id = work.newId<SessionId>();
    AccountStore(work).addSession(id, account.id, identity::tokenHash(token),
                                  {work.scope().now().ms + sessionLife}, request.header("user-agent"),
                                  request.remote);
    return {sessionOf(work.scope(), memberOf(work, account, id)), token};
}

InvitationKept validInvitation(api::Work& work, std::string_view code) {
    auto found = AccountStore(work).invitation(identity::tokenHash(identity::normalPaperCode(code)));
    if (!found || found->used_at || found->expires_on < work.today())
        throw Refused(RefusalKind::forbidden, "accounts.code_unknown");
    return *found;
}

std::string addressOf(const http::Request& request, const std::string& code) {
    auto host = request.header("host");
    return std::string(request.secure ? "https://" : "http://") + std::string(host) + "/accept?code=" + code;
}

bool sendLetter(api::Work& work, const mail::Post& post, const Invitation& made, const std::string& to) {
    auto say = [&](const std::string& key) {
        return work.scope().say("accounts.letter." + key, {{"name", made.person_name},
                                                           {"organisation", made.organisation_name},
                                                           {"address", made.url},
                                                           {"date", stampPartial(isoDate(made.expires_on))}});
    };
    return post.put(work, {to, say("subject"), say(made.kind)});
}

Invitation issue(api::Work& work, const mail::Post* post, const Workplace& who,
                 const http::Request& request) {
    AccountStore store(work);
    bool known = store.byPerson(who.person).has_value();
    std::string code = identity::newPaperCode();
    Invitation made{work.newId<InvitationId>(),
                    code,
                    addressOf(request, code),
                    who.person_name,
                    who.organisation_name,
                    known ? "reset" : "invite",
                    addDays(work.today(),
                            work.scope().setting(known ? "accounts.reset_days" : "accounts.invitation_days")),
                    {},
                    false};
    auto to = post ? store.address(who.person) : std::nullopt;
    // The first code opens the tool of the job: the employer's own business. Whoever has an account has been
    // asked there whether letters may come.
    made.no_consent = to && known && !hasConsented(work, consents::letters, who.person);
    if (to && !made.no_consent && sendLetter(work, *post, made, *to)) made.sent_to = to;
    store.addInvitation(made.id, who.person, made.kind, identity::tokenHash(code), made.expires_on);
    work.note(who.organisation.value, "account.invited", "person", who.person.value);
    return made;
}

}  // namespace

api::Member memberOf(api::Work& work, const AccountKept& account, SessionId session) {
    api::Member m;
    m.account = account.id.value;
    m.person = account.person.value;
    m.session = session.value;
    m.name = account.name;
    m.login = account.login;
    m.language = account.language == "en" ? text::Language::en : text::Language::ru;
    m.holdings = AccountStore(work).holdings(account.person);
    return m;
}

void refuseWhileThrottled(Gate& gate, const std::string& key, const std::string& address, std::int64_t now) {
    int seconds = std::max(gate.byLogin.wait(key, now), gate.byAddress.wait(address, now));
    if (seconds) throw Refused(RefusalKind::tooMany, "accounts.wait", {{"seconds", std::to_string(seconds)}});
}

std::optional<api::Member> findMember(const api::Host& host, Gate& gate, std::string_view token) {
    std::string hash = identity::tokenHash(token);
    auto now = host.clock.now().ms;
    if (auto known = gate.remembered(hash, now)) return known;
    static constexpr db::Query find{"accounts.session", R"(
        SELECT s.id, s.seen_at AS created_at, s.seen_at, s.agent, s.address, s.account FROM sessions s WHERE s.token_hash = :hash AND s.expires_at > :now)"};
    auto scope = api::Scope::system(host);
    bool stale = false;
    auto member = scope.read([&](api::Work& work) -> std::optional<api::Member> {
        auto row = work.run(find.text, {{"hash", hash}});
        if (!row->next()) return {};
        SessionId session{row->integer(0)};
        stale = now - row->integer(2) > 300'000;
        AccountId account{row->integer(5)};
        row.reset();
        auto kept = AccountStore(work).byId(account);
        if (!kept || kept->closed) return {};
        return memberOf(work, *kept, session);
    });
    if (!member) return {};
    if (stale) {
        static constexpr db::Query touch{
            "accounts.touch_session",
            "UPDATE sessions SET seen_at = :now, expires_at = :expires WHERE id = :id"};
        static constexpr db::Query seen{"accounts.touch_account",
                                        "UPDATE accounts SET last_seen_at = :now WHERE id = :owner"};
        scope.change([&](api::Work& work) {
            work.execute(touch, {{"id", member->session}, {"expires", Instant{now + sessionLife}}});
            work.execute(seen, {{"owner", member->account}});
        });
    }
    gate.remember(hash, *member, now);
    return member;
}

Session showSession(api::Scope& scope) { return sessionOf(scope, scope.member()); }

SignedIn signIn(api::Scope& scope, Gate& gate, const SignIn& form, const http::Request& request) {
    std::string key = utf8::fold(utf8::squeeze(form.login));
    auto now = scope.now().ms;
    refuseWhileThrottled(gate, key, request.remote, now);
    bool second = false, fits = false;
    auto account = scope.read([&](api::Work& work) {
        auto found = AccountStore(work).byLogin(form.login);
        second = found && asksSecondStep(work, found->id);
        return found;
    });
    auto failed = [&] {
        gate.byLogin.failed(key, now);
        gate.byAddress.failed(request.remote, now);
    };
    if (account && !account->closed)
        fits = identity::passwordFits(account->password, form.password);
    else
        identity::wasteTime(form.password);
    if (!fits) {
        failed();
        throw Refused(RefusalKind::forbidden, "accounts.wrong_password");
    }
    if (second && !form.code) throw Refused(RefusalKind::forbidden, "accounts.second_needed");
    auto in = scope.change([&](api::Work& work) -> std::optional<SignedIn> {
        if (second && !takeSecondStep(work, account->id, *form.code)) return {};
        auto fresh = begin(work, *account, request);
        auto held = AccountStore(work).holdings(account->person);
        work.note(held.empty() ? 0 : held.front().place(), "session.begun", "account", account->id.value);
        return fresh;
    });
    // A right password does not forgive wrong codes: the count goes on until both fit.
    if (!in) {
        failed();
        throw Refused(RefusalKind::invalid, "api.invalid", {}, {{"/code", "accounts.second_wrong", {}}});
    }
    gate.byLogin.succeeded(key);
    return std::move(*in);
}

api::Nothing signOut(api::Scope& scope, Gate& gate) {
    scope.change([&](api::Work& work) {
        AccountStore(work).endSession(SessionId{scope.member().session}, AccountId{scope.member().account});
    });
    gate.forget();
    return {};
}

Session changeSession(api::Scope& scope, Gate& gate, const SessionChange& change) {
    if (change.language != "ru" && change.language != "en")
        throw Refused(RefusalKind::invalid, "api.invalid", {},
                      {{"/language", "api.field.choice", {{"known", "ru, en"}}}});
    scope.change([&](api::Work& work) {
        AccountStore(work).setLanguage(AccountId{scope.member().account}, change.language);
    });
    gate.forget();
    auto session = showSession(scope);
    session.language = change.language;
    return session;
}

api::List<SessionRow> listSessions(api::Scope& scope) {
    return scope.read([&](api::Work& work) {
        api::List<SessionRow> list{AccountStore(work).sessions(AccountId{scope.member().account})};
        for (auto& s : list.items) s.current = s.id.value == scope.member().session;
        return list;
    });
}

api::Nothing endSession(api::Scope& scope, Gate& gate, SessionId id) {
    if (!scope.change([&](api::Work& work) {
            return AccountStore(work).endSession(id, AccountId{scope.member().account});
        }))
        notFound();
    gate.forget();
    return {};
}

api::Nothing changePassword(api::Scope& scope, Gate& gate, const NewPassword& form) {
    AccountId mine{scope.member().account};
    auto account = scope.read([&](api::Work& work) { return AccountStore(work).byId(mine); });
    std::string key = "password of " + mine.text();
    refuseWhileThrottled(gate, key, "", scope.now().ms);
    if (!account || !identity::passwordFits(account->password, form.current)) {
        gate.byLogin.failed(key, scope.now().ms);
        throw Refused(RefusalKind::invalid, "api.invalid", {}, {{"/current", "accounts.wrong_current", {}}});
    }
    std::string hash = identity::hashPassword(form.fresh);
    scope.change([&](api::Work& work) {
        AccountStore store(work);
        store.setPassword(mine, hash);
        // Whoever else is signed in with the old password is not any more.
        store.endSessions(mine, SessionId{scope.member().session});
        work.note(0, "password.changed", "account", mine.value);
    });
    gate.forget();
    return {};
}

Invitation invite(api::Scope& scope, const mail::Post* post, PersonId person, const http::Request& request) {
    return scope.change([&](api::Work& work) {
        bool seen = false;
        for (const Workplace& place : AccountStore(work).workplaces(person)) {
            if (holdsAt(work, place.organisation, roles::keepers)) return issue(work, post, place, request);
            seen |= sightAt(work, place.organisation) != Sight::none;
        }
        if (seen) throw Refused(RefusalKind::forbidden, "api.not_your_role");
        notFound();
    });
}

api::List<Invitation> inviteAll(api::Scope& scope, const mail::Post* post, OrganisationId organisation,
                                const http::Request& request) {
    return scope.change([&](api::Work& work) {
        heldWithin(work, organisation, roles::keepers);
        api::List<Invitation> list;
        for (const Workplace& place : AccountStore(work).staffWithoutAccount(organisation))
            list.items.push_back(issue(work, post, place, request));
        return list;
    });
}

CodeAnswer lookAtCode(api::Scope& scope, Gate& gate, const CodeQuestion& question,
                      const http::Request& request) {
    refuseWhileThrottled(gate, "", request.remote, scope.now().ms);
    try {
        return scope.read([&](api::Work& work) {
            auto found = validInvitation(work, question.code);
            auto places = AccountStore(work).workplaces(found.person);
            auto account = AccountStore(work).byPerson(found.person);
            return CodeAnswer{found.person_name, places.empty() ? "" : places.front().organisation_name,
                              found.kind, account ? account->login : suggestLogin(work, found.person_name),
                              account && asksSecondStep(work, account->id)};
        });
    } catch (const Refused&) {
        gate.byAddress.failed(request.remote, scope.now().ms);
        throw;
    }
}

SignedIn acceptCode(api::Scope& scope, Gate& gate, const Acceptance& form, const http::Request& request) {
    lookAtCode(scope, gate, {form.code}, request);
    std::string hash = identity::hashPassword(form.password);
    bool wrong = false;
    std::string key;
    auto taking = [&](api::Work& work) {
        AccountStore store(work);
        auto invitation = validInvitation(work, form.code);
        store.useInvitation(invitation.id);
        auto mine = store.byPerson(invitation.person);
        if (auto taken = store.byLogin(form.login); taken && (!mine || taken->id != mine->id))
            throw Refused(RefusalKind::invalid, "api.invalid", {}, {{"/login", "accounts.login_taken", {}}});
        wrong = false;
        if (mine && asksSecondStep(work, mine->id)) {
            if (!form.second) throw Refused(RefusalKind::forbidden, "accounts.second_needed");
            key = "second step of " + mine->id.text();
            refuseWhileThrottled(gate, key, request.remote, scope.now().ms);
            wrong = !takeSecondStep(work, mine->id, *form.second);
            if (wrong)
                throw Refused(RefusalKind::invalid, "api.invalid", {},
                              {{"/second", "accounts.second_wrong", {}}});
        }
        if (mine) {
            store.setPassword(mine->id, hash);
            store.endSessions(mine->id, SessionId{});
            endTokens(work, mine->id);
        } else {
            openAccount(work, invitation.person, form.login, hash);
            for (const Workplace& place : store.workplaces(invitation.person))
                giveRole(work, invitation.person, roles::educator, place.organisation, work.today());
        }
        auto account = store.byPerson(invitation.person);
        work.note(0, "account.accepted", "account", account->id.value);
        return begin(work, *account, request);
    };
    try {
        auto in = scope.change(taking);
        gate.forget();
        return in;
    } catch (const Refused&) {
        if (wrong) {
            gate.byLogin.failed(key, scope.now().ms);
            gate.byAddress.failed(request.remote, scope.now().ms);
        }
        throw;
    }
}

api::Page<AccountRow> listAccounts(api::Scope& scope, const AccountQuery& query) {
    return scope.read([&](api::Work& work) {
        constexpr std::array who{roles::organisationMethodist, roles::organisationHead, roles::methodist,
                                 roles::serviceHead, roles::operatorRole};
        OrganisationId root;
        if (query.organisation) {
            root = *query.organisation;
        } else {
            for (const auto& h : scope.member().holdings)
                if (std::find(who.begin(), who.end(), h.role) != who.end()) root = OrganisationId{h.place()};
        }
        heldWithin(work, root, who);
        return AccountStore(work).list(root, query);
    });
}

api::Page<LookRow> listLooks(api::Scope& scope, const LookQuery& query) {
    return scope.read([&](api::Work& work) { return AccountStore(work).looks(query); });
}

AccountId openAccount(api::Work& work, PersonId person, const std::string& login,
                      const std::string& passwordHash) {
    auto id = work.newId<AccountId>();
    AccountStore(work).add(id, person, login, passwordHash);
    return id;
}
void giveRole(api::Work& work, PersonId person, std::string_view role, OrganisationId organisation,
              Date since) {
    AccountStore(work).hold(person, role, organisation, since);
}
bool setPassword(api::Work& work, std::string_view login, const std::string& passwordHash) {
    auto account = AccountStore(work).byLogin(login);
    if (!account) return false;
    AccountStore(work).setPassword(account->id, passwordHash);
    AccountStore(work).endSessions(account->id, SessionId{});
    endTokens(work, account->id);
    if (dropSecondStep(work, account->id)) work.note(0, "second_step.removed", "account", account->id.value);
    return true;
}

}  // namespace metodika::accounts
