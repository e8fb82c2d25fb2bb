#include "features/accounts/accounts.hpp"

#include "contracts/events.hpp"

#include "features/accounts/actions.hpp"
#include "features/accounts/consents.hpp"
#include "features/accounts/granting.hpp"
#include "features/accounts/personal.hpp"
#include "features/accounts/second_step.hpp"
#include "features/accounts/tokens.hpp"
#include "platform/packs/shelf.hpp"

namespace metodika::accounts {
namespace {

// Secure comes from the proxy that ends TLS: on loopback a browser would throw a Secure cookie away.
std::string cookie(const http::Request& request, const std::string& token, int seconds) {
    std::string out = std::string(api::sessionCookie) + "=" + token +
                      "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds);
    if (request.secure) out += "; Secure";
    return out;
}

api::Answer entered(const SignedIn& in, const http::Request& request) {
    api::Answer answer;
    answer.body = json::write(in.session);
    answer.headers.emplace_back("Set-Cookie", cookie(request, in.token, 14 * 24 * 3600));
    return answer;
}

}  // namespace

api::FindMember install(Building& building) {
    using api::Call;
    using api::Scope;
    auto gate = std::make_shared<Gate>();
    auto texts = std::make_shared<const packs::ByPack<ConsentTexts>>(building.packs, readConsents);
    auto& api = building.api;
    auto mine = api::signedIn();
    auto keepers = api::roles(roles::list(roles::keepers));
    auto by = [&post = building.post](const InvitingHow& how) -> const mail::Post* {
        if (!how.send.value_or(false)) return nullptr;
        if (!post.open()) throw Refused(RefusalKind::conflict, "accounts.no_mail");
        return &post;
    };
    auto administrators = api::roles(roles::list(roles::keepers, roles::operatorRole));

    api.get("/api/v1/session", "session.show", mine).answers([](Scope& scope, const Call&) {
        return showSession(scope);
    });
    auto& signInOperation =
        api.post("/api/v1/session", "session.begin", api::anyone()).inPerson().body<SignIn>();
    signInOperation.answerOps = json::ops<Session>();
    signInOperation.replies([gate](Scope& scope, const Call& call) {
        return entered(signIn(scope, *gate, call.body<SignIn>(), call.request()), call.request());
    });
    api.patch("/api/v1/session", "session.change", mine)
        .inPerson()
        .body<SessionChange>()
        .answers([gate](Scope& scope, const Call& call) {
            return changeSession(scope, *gate, call.body<SessionChange>());
        });
    auto& signOutOperation = api.remove("/api/v1/session", "session.end", mine).inPerson();
    signOutOperation.answerOps = json::ops<api::Nothing>();
    signOutOperation.replies([gate](Scope& scope, const Call& call) {
        api::Answer answer;
        answer.body = json::write(signOut(scope, *gate));
        answer.headers.emplace_back("Set-Cookie", cookie(call.request(), "", 0));
        return answer;
    });
    api.get("/api/v1/words", "words.show", mine)
        .query<WordsQuery>()
        .answers([](Scope& scope, const Call& call) { return showWords(scope, call.query<WordsQuery>()); });
    api.get("/api/v1/sessions", "sessions.list", mine).inPerson().answers([](Scope& scope, const Call&) {
        return listSessions(scope);
    });
    api.remove("/api/v1/sessions/{id}", "sessions.end", mine)
        .inPerson()
        .answers([gate](Scope& scope, const Call& call) {
            return endSession(scope, *gate, call.id<SessionId>("id"));
        });
    api.post("/api/v1/password", "password.change", mine)
        .inPerson()
        .body<NewPassword>()
        .answers([gate](Scope& scope, const Call& call) {
            return changePassword(scope, *gate, call.body<NewPassword>());
        });

    api.get("/api/v1/me/second-step", "second_step.show", mine)
        .inPerson()
        .answers([](Scope& scope, const Call&) { return showSecondStep(scope); });
    api.post("/api/v1/me/second-step", "second_step.begin", mine)
        .inPerson()
        .status(201)
        .secret()
        .answers([](Scope& scope, const Call&) { return beginSecondStep(scope); });
    api.post("/api/v1/me/second-step/confirm", "second_step.confirm", mine)
        .inPerson()
        .secret()
        .body<StepCode>()
        .answers([gate](Scope& scope, const Call& call) {
            return confirmSecondStep(scope, *gate, call.body<StepCode>());
        });
    api.post("/api/v1/me/second-step/codes", "second_step.renew_codes", mine)
        .inPerson()
        .secret()
        .body<StepCode>()
        .answers([gate](Scope& scope, const Call& call) {
            return renewRecoveryCodes(scope, *gate, call.body<StepCode>());
        });
    api.post("/api/v1/me/second-step/off", "second_step.end", mine)
        .inPerson()
        .body<StepEnd>()
        .answers([gate](Scope& scope, const Call& call) {
            return endSecondStep(scope, *gate, call.body<StepEnd>());
        });

    api.get("/api/v1/me/tokens", "tokens.list", mine).inPerson().answers([](Scope& scope, const Call&) {
        return listTokens(scope);
    });
    api.post("/api/v1/me/tokens", "tokens.make", mine)
        .inPerson()
        .status(201)
        .secret()
        .body<NewToken>()
        .answers([](Scope& scope, const Call& call) { return makeToken(scope, call.body<NewToken>()); });
    api.remove("/api/v1/me/tokens/{id}", "tokens.end", mine)
        .inPerson()
        .answers([gate](Scope& scope, const Call& call) {
            return endToken(scope, *gate, call.id<TokenId>("id"));
        });

    api.post("/api/v1/people/{id}/invitations", "invitations.make", keepers)
        .inPerson()
        .status(201)
        .secret()
        .query<InvitingHow>()
        .answers([by](Scope& scope, const Call& call) {
            return invite(scope, by(call.query<InvitingHow>()), call.id<PersonId>("id"), call.request());
        });
    api.post("/api/v1/organisations/{id}/invitations", "invitations.make_all", keepers)
        .inPerson()
        .status(201)
        .secret()
        .query<InvitingHow>()
        .answers([by](Scope& scope, const Call& call) {
            return inviteAll(scope, by(call.query<InvitingHow>()), call.id<OrganisationId>("id"),
                             call.request());
        });
    api.get("/api/v1/mail", "mail.show", mine).answers([&post = building.post](Scope&, const Call&) {
        return MailState{post.open()};
    });
    api.post("/api/v1/invitations/look", "invitations.look", api::anyone())
        .inPerson()
        .body<CodeQuestion>()
        .answers([gate](Scope& scope, const Call& call) {
            return lookAtCode(scope, *gate, call.body<CodeQuestion>(), call.request());
        });
    auto& acceptOperation = api.post("/api/v1/invitations/accept", "invitations.accept", api::anyone())
                                .inPerson()
                                .body<Acceptance>();
    acceptOperation.answerOps = json::ops<Session>();
    acceptOperation.replies([gate](Scope& scope, const Call& call) {
        return entered(acceptCode(scope, *gate, call.body<Acceptance>(), call.request()), call.request());
    });

    api.get("/api/v1/accounts", "accounts.list", administrators)
        .query<AccountQuery>()
        .answers(
            [](Scope& scope, const Call& call) { return listAccounts(scope, call.query<AccountQuery>()); });
    api.get("/api/v1/people/{id}/roles", "roles.list", administrators)
        .answers([](Scope& scope, const Call& call) { return rolesOf(scope, call.id<PersonId>("id")); });
    api.post("/api/v1/people/{id}/roles", "roles.give", administrators)
        .inPerson()
        .status(201)
        .body<NewRole>()
        .answers([gate](Scope& scope, const Call& call) {
            return grantRole(scope, *gate, call.id<PersonId>("id"), call.body<NewRole>());
        });
    api.remove("/api/v1/roles/{id}", "roles.end", administrators)
        .inPerson()
        .answers([gate](Scope& scope, const Call& call) {
            return endRole(scope, *gate, call.id<HoldingId>("id"));
        });
    api.remove("/api/v1/people/{id}/second-step", "second_step.remove", administrators)
        .inPerson()
        .answers(
            [](Scope& scope, const Call& call) { return removeSecondStep(scope, call.id<PersonId>("id")); });
    api.get("/api/v1/looks", "looks.list", mine)
        .query<LookQuery>()
        .answers([](Scope& scope, const Call& call) { return listLooks(scope, call.query<LookQuery>()); });

    api.get("/api/v1/me/data.xlsx", "me.data", mine)
        .sends("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
               [](Scope& scope, const Call&) { return takeOwnData(scope); });

    api.get("/api/v1/me/consents", "consents.list", mine).answers([texts](Scope& scope, const Call&) {
        return listConsents(scope, texts->of(scope.pack()));
    });
    api.post("/api/v1/me/consents", "consents.answer", mine)
        .inPerson()
        .body<ConsentAnswer>()
        .answers([texts](Scope& scope, const Call& call) {
            return answerConsent(scope, texts->of(scope.pack()), call.body<ConsentAnswer>());
        });
    building.events.on<ConsentAsked>([texts](api::Work& work, const ConsentAsked& e) {
        answerAsked(work, texts->of(work.scope().pack()), e);
    });
    building.events.on<WeekAsked>([texts](api::Work& work, const WeekAsked& e) {
        tellConsentsToWeek(work, texts->of(work.scope().pack()), e);
    });
    building.events.on<PersonalAsked>([texts](api::Work& work, const PersonalAsked& e) {
        addConsentLines(work, texts->of(work.scope().pack()), e);
    });

    building.events.on<OrganisationWanted>([](api::Work& work, const OrganisationWanted& e) {
        static constexpr db::Query held{"accounts.held_at",
                                        "SELECT count(*) FROM holdings WHERE organisation = :organisation"};
        if (work.number(held, {{"organisation", e.organisation}}) > 0) *e.wanted = true;
    });
    building.events.on<PersonWanted>([](api::Work& work, const PersonWanted& e) {
        static constexpr db::Query held{"accounts.held_by", R"(
            SELECT (SELECT count(*) FROM accounts WHERE person = :who) + (SELECT count(*) FROM holdings WHERE person = :who))"};
        if (work.number(held, {{"who", e.person}}) > 0) *e.wanted = true;
    });

    return [gate](const api::Host& host, api::Proof proof, std::string_view token) {
        return proof == api::Proof::bearer ? findBearer(host, *gate, token) : findMember(host, *gate, token);
    };
}

}  // namespace metodika::accounts
