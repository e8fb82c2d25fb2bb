// Letters to a real server that wants encryption and a password.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "platform/mail/mail.hpp"
#include "testing/mailbox.hpp"

namespace metodika::testing {
namespace {

class LettersOverTls : public ::testing::Test {
  protected:
    void SetUp() override {
        char name[] = "/tmp/metodika-authorities-XXXXXX";
        auto file = ::mkstemp(name);
        ASSERT_GE(file, 0);
        authorities_ = name;
    }
    void TearDown() override { std::filesystem::remove(authorities_); }

    mail::Account account(const Mailbox& box, const std::string& password) {
        std::ofstream(authorities_) << box.certificate();
        return {"smtp://localhost:" + std::to_string(box.port()), "service@metodika.example", "service",
                password, box.certificate().empty() ? "" : authorities_};
    }
    static void send(const mail::Account& account) {
        mail::send(account, {"teacher@school.example", "Приглашение", "Здравствуйте!"}, {1'795'338'000'000},
                   "1");
    }

    std::string authorities_;
};

}  // namespace

TEST_F(LettersOverTls, travel_encrypted_with_the_password_of_the_service) {
    Mailbox box({"service", "secret"});
    send(account(box, "secret"));
    auto letters = box.letters();
    ASSERT_EQ(letters.size(), 1u);
    EXPECT_TRUE(letters[0].encrypted);
    EXPECT_EQ(letters[0].user, "service");
    EXPECT_EQ(letters[0].text(), "Здравствуйте!");
    EXPECT_EQ(box.inTheOpen(), 0);
}

TEST_F(LettersOverTls, a_wrong_password_is_told_in_words) {
    Mailbox box({"service", "secret"});
    EXPECT_THROW(send(account(box, "guess")), std::runtime_error);
    EXPECT_TRUE(box.letters().empty());
}

TEST_F(LettersOverTls, a_password_never_goes_to_a_server_without_encryption) {
    Mailbox box({"service", "secret", false});
    EXPECT_THROW(send(account(box, "secret")), std::runtime_error);
    EXPECT_TRUE(box.letters().empty());
    EXPECT_EQ(box.inTheOpen(), 0);
}

TEST_F(LettersOverTls, a_server_with_a_certificate_of_nobody_known_gets_nothing) {
    Mailbox box({"service", "secret"});
    auto ours = account(box, "secret");
    ours.authorities.clear();
    EXPECT_THROW(send(ours), std::runtime_error);
    EXPECT_TRUE(box.letters().empty());
    EXPECT_EQ(box.inTheOpen(), 0);
}

}  // namespace metodika::testing
