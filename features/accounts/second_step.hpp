#pragma once
// The second step of signing in: a code of an authenticator app, or one of ten on paper.
#include "features/accounts/actions.hpp"

namespace metodika::accounts {

struct SecondStep {
    bool on = false;
    std::optional<Instant> since;
    /// Codes on paper that are left.
    int recovery_left = 0;
};
BOOST_DESCRIBE_STRUCT(SecondStep, (), (on, since, recovery_left))

/// The squares of a QR code as a path of SVG; four squares around it stay white.
struct QrPicture {
    int size = 0;
    std::string path;
};
BOOST_DESCRIBE_STRUCT(QrPicture, (), (size, path))
/// Shown until a code confirms that the app has taken it.
struct SecondStepSecret {
    std::string secret, address;
    QrPicture qr;
};
BOOST_DESCRIBE_STRUCT(SecondStepSecret, (), (secret, address, qr))

struct StepCode {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(StepCode, (), (code))
inline auto rules(const StepCode*) { return std::array{json::length("code", 1, 60)}; }
struct StepEnd {
    std::string password, code;
};
BOOST_DESCRIBE_STRUCT(StepEnd, (), (password, code))
inline auto rules(const StepEnd*) {
    return std::array{json::length("password", 1, 200), json::length("code", 1, 60)};
}
/// Shown once, to be printed; only their hashes are kept.
struct RecoveryCodes {
    std::string login;
    std::vector<std::string> codes;
};
BOOST_DESCRIBE_STRUCT(RecoveryCodes, (), (login, codes))

SecondStep showSecondStep(api::Scope&);
SecondStepSecret beginSecondStep(api::Scope&);
RecoveryCodes confirmSecondStep(api::Scope&, Gate&, const StepCode&);
RecoveryCodes renewRecoveryCodes(api::Scope&, Gate&, const StepCode&);
SecondStep endSecondStep(api::Scope&, Gate&, const StepEnd&);

/// Whether this account signs in with a second step.
bool asksSecondStep(api::Work&, AccountId);
/// Takes a code of the app or one on paper; neither fits a second time.
bool takeSecondStep(api::Work&, AccountId, std::string_view typed);
/// Removes secret and codes; false where there was nothing.
bool dropSecondStep(api::Work&, AccountId);

}  // namespace metodika::accounts
