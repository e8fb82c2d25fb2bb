#pragma once
#include "features/accounts/consents.hpp"

namespace metodika::accounts {

struct ConsentActKept {
    PersonId person;
    std::string code;
    int version = 1;
    bool given = false;
    Instant made_at;
    std::string how;
};
BOOST_DESCRIBE_STRUCT(ConsentActKept, (), (person, code, version, given, made_at, how))

class ConsentStore {
  public:
    explicit ConsentStore(api::Work& work) : work_(work) {}

    /// In the order in which they were made.
    std::vector<ConsentActKept> acts(const std::vector<PersonId>& persons);
    void add(PersonId person, const std::string& code, int version, bool given, std::string_view how);

  private:
    api::Work& work_;
};

}  // namespace metodika::accounts
