#include "platform/mail/mail.hpp"

#include <gtest/gtest.h>

#include "platform/base/base64.hpp"

namespace metodika::mail {

TEST(Mail, takes_plain_addresses_alone) {
    for (const char* good : {"a@b.example", "ivanova.m+x@sosh-5.edu.example"})
        EXPECT_TRUE(isAddress(good)) << good;
    for (const char* bad :
         {"", "@b", "a@", "a b@c", "a@b@c", "a@b\r\nBcc: x@y", "<a@b>", "Иванова@почта", "a@b,c@d"})
        EXPECT_FALSE(isAddress(bad)) << bad;
}

TEST(Mail, writes_russian_subjects_and_texts_as_servers_expect_them) {
    Letter letter{"to@b.example", "Приглашение в систему «Методика» для учителя математики",
                  "Здравствуйте!\n"};
    auto message = asMessage(letter, {"smtp://x", "from@a.example", "", ""}, {1'795'338'000'000}, "7");
    EXPECT_NE(message.find("Date: Sun, 22 Nov 2026 "), message.npos) << message;
    EXPECT_NE(message.find("Message-ID: <7@a.example>\r\n"), message.npos);
    std::string subject;
    for (std::size_t at = message.find("=?UTF-8?B?"); at != message.npos;
         at = message.find("=?UTF-8?B?", at + 1)) {
        auto end = message.find("?=", at + 10);
        EXPECT_LE(end + 2 - at, 75u);
        subject += fromBase64(message.substr(at + 10, end - at - 10));
    }
    EXPECT_EQ(subject, letter.subject);
    auto body = message.substr(message.find("\r\n\r\n") + 4);
    std::erase_if(body, [](char c) { return c == '\r' || c == '\n'; });
    EXPECT_EQ(fromBase64(body), letter.text);
}

}  // namespace metodika::mail
