#include "features/accounts/second_step_store.hpp"
#include "features/accounts/store.hpp"
#include "platform/identity/passwords.hpp"
#include "platform/identity/qr.hpp"
#include "platform/identity/totp.hpp"

namespace metodika::accounts {
namespace {

constexpr int recoveryCodes = 10;

[[noreturn]] void wrongCode(const std::string& path = "/code") {
    throw Refused(RefusalKind::invalid, "api.invalid", {}, {{path, "accounts.second_wrong", {}}});
}

std::string digitsOf(std::string_view typed) {
    std::string out;
    for (char c : typed)
        if (c != ' ' && c != '-') out += c;
    return out;
}

RecoveryCodes freshCodes(api::Work& work, AccountId account) {
    RecoveryCodes out{work.scope().member().login, {}};
    std::vector<std::string> hashes;
    for (int i = 0; i < recoveryCodes; ++i) {
        out.codes.push_back(identity::newPaperCode());
        hashes.push_back(identity::tokenHash(out.codes.back()));
    }
    SecondStepStore(work).setRecovery(account, hashes);
    return out;
}

SecondStep stateOf(api::Work& work, AccountId account) {
    auto kept = SecondStepStore(work).of(account);
    if (!kept || !kept->confirmed_at) return {};
    return {true, kept->confirmed_at, SecondStepStore(work).recoveryLeft(account)};
}

/// Guessing a code is slowed as guessing a password is.
template <class F>
auto guarded(api::Scope& scope, Gate& gate, F&& f) {
    std::string key = "second step of " + AccountId{scope.member().account}.text();
    refuseWhileThrottled(gate, key, "", scope.now().ms);
    try {
        auto out = f();
        gate.byLogin.succeeded(key);
        return out;
    } catch (const Refused& refused) {
        if (refused.kind == RefusalKind::invalid) gate.byLogin.failed(key, scope.now().ms);
        throw;
    }
}

}  // namespace

bool asksSecondStep(api::Work& work, AccountId account) {
    auto kept = SecondStepStore(work).of(account);
    return kept && kept->confirmed_at;
}

bool takeSecondStep(api::Work& work, AccountId account, std::string_view typed) {
    SecondStepStore store(work);
    auto kept = store.of(account);
    if (!kept) return false;
    auto step = identity::totpStepOf(kept->secret, digitsOf(typed), work.scope().now().ms, kept->last_step);
    if (step) return store.take(account, *step);
    if (!kept->confirmed_at ||
        !store.takeRecovery(account, identity::tokenHash(identity::normalPaperCode(typed))))
        return false;
    work.note(0, "second_step.paper_code_used", "account", account.value);
    return true;
}

bool dropSecondStep(api::Work& work, AccountId account) { return SecondStepStore(work).drop(account); }

SecondStep showSecondStep(api::Scope& scope) {
    return scope.read([&](api::Work& work) { return stateOf(work, AccountId{scope.member().account}); });
}

SecondStepSecret beginSecondStep(api::Scope& scope) {
    AccountId mine{scope.member().account};
    SecondStepSecret out{identity::newTotpSecret(), {}, {}};
    out.address = identity::totpAddress(out.secret, scope.say("accounts.issuer"), scope.member().login);
    auto qr = identity::drawQr(out.address);
    out.qr = {qr.size, qr.path};
    scope.change([&](api::Work& work) {
        if (asksSecondStep(work, mine)) throw Refused(RefusalKind::conflict, "accounts.second_on");
        SecondStepStore(work).begin(mine, out.secret);
    });
    return out;
}

RecoveryCodes confirmSecondStep(api::Scope& scope, Gate& gate, const StepCode& form) {
    AccountId mine{scope.member().account};
    return guarded(scope, gate, [&] {
        return scope.change([&](api::Work& work) {
            auto kept = SecondStepStore(work).of(mine);
            if (!kept) throw Refused(RefusalKind::conflict, "accounts.second_not_begun");
            if (kept->confirmed_at) throw Refused(RefusalKind::conflict, "accounts.second_on");
            if (!takeSecondStep(work, mine, form.code)) wrongCode();
            SecondStepStore(work).confirm(mine);
            work.note(0, "second_step.on", "account", mine.value);
            return freshCodes(work, mine);
        });
    });
}

RecoveryCodes renewRecoveryCodes(api::Scope& scope, Gate& gate, const StepCode& form) {
    AccountId mine{scope.member().account};
    return guarded(scope, gate, [&] {
        return scope.change([&](api::Work& work) {
            if (!asksSecondStep(work, mine)) throw Refused(RefusalKind::conflict, "accounts.second_off");
            if (!takeSecondStep(work, mine, form.code)) wrongCode();
            work.note(0, "second_step.codes_renewed", "account", mine.value);
            return freshCodes(work, mine);
        });
    });
}

SecondStep endSecondStep(api::Scope& scope, Gate& gate, const StepEnd& form) {
    AccountId mine{scope.member().account};
    return guarded(scope, gate, [&] {
        auto account = scope.read([&](api::Work& work) { return AccountStore(work).byId(mine); });
        if (!account || !identity::passwordFits(account->password, form.password))
            throw Refused(RefusalKind::invalid, "api.invalid", {},
                          {{"/password", "accounts.wrong_current", {}}});
        return scope.change([&](api::Work& work) {
            if (!asksSecondStep(work, mine)) throw Refused(RefusalKind::conflict, "accounts.second_off");
            if (!takeSecondStep(work, mine, form.code)) wrongCode();
            dropSecondStep(work, mine);
            work.note(0, "second_step.off", "account", mine.value);
            return SecondStep{};
        });
    });
}

}  // namespace metodika::accounts
