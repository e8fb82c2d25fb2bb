#include "platform/base/log.hpp"
#include "platform/mail/mail.hpp"

namespace metodika::mail {
namespace {

constexpr std::string_view job = "mail.deliver";
constexpr int mostTries = 20, atOnce = 100, mostTroubles = 3;

struct Waiting {
    Id<struct LetterTag> id;
    std::string recipient, subject, text;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (id, recipient, subject, text))

struct Delivered {
    std::int64_t sent = 0, failed = 0;
};
BOOST_DESCRIBE_STRUCT(Delivered, (), (sent, failed))

}  // namespace

bool Post::put(api::Work& work, const Letter& letter) const {
    if (!open() || !isAddress(letter.to)) return false;
    static constexpr db::Query insert{"mail.put", R"(
        INSERT INTO mail_letters (id, recipient, subject, text, made_at, tries) VALUES (:id, :recipient, :subject, :text, :now, 0))"};
    static constexpr db::Query queued{
        "mail.queued", "SELECT count(*) FROM jobs WHERE kind = 'mail.deliver' AND state = 'waiting'"};
    work.execute(insert, {{"id", work.newId<Id<struct LetterTag>>()},
                          {"recipient", letter.to},
                          {"subject", letter.subject},
                          {"text", letter.text}});
    if (work.number(queued) == 0) work.scope().host().jobs.queue(work, job, "{}");
    return true;
}

void Post::install(jobs::Jobs& jobs) const {
    jobs.kind(std::string(job), [this](api::Scope& scope, const std::string&, jobs::Progress& progress) {
        return deliver(scope, progress);
    });
    if (open()) jobs.daily(std::string(job));
}

std::string Post::deliver(api::Scope& scope, jobs::Progress& progress) const {
    static constexpr db::Query waiting{"mail.waiting", R"(
        SELECT id, recipient, subject, text FROM mail_letters
        WHERE sent_at IS NULL AND tries < :most AND id > :after ORDER BY id LIMIT :limit)"};
    static constexpr db::Query sent{
        "mail.sent",
        "UPDATE mail_letters SET sent_at = :now, text = '', trouble = NULL, tries "
        "= tries + 1 WHERE id = :id"};
    static constexpr db::Query failed{
        "mail.failed", "UPDATE mail_letters SET tries = tries + 1, trouble = :words WHERE id = :id"};
    Delivered done;
    int troubles = 0;
    Id<struct LetterTag> after;
    for (bool more = open(); more;) {
        auto letters = scope.read([&](api::Work& work) {
            return work.all<Waiting>(waiting, {{"most", mostTries}, {"after", after}, {"limit", atOnce}});
        });
        for (const Waiting& one : letters) {
            after = one.id;
            progress.at(done.sent + done.failed, done.sent + done.failed + std::int64_t(letters.size()));
            std::string words;
            try {
                send(account_, {one.recipient, one.subject, one.text}, scope.now(), one.id.text());
            } catch (const std::runtime_error& e) {
                words = e.what();
            }
            scope.change([&](api::Work& work) {
                if (words.empty())
                    work.execute(sent, {{"id", one.id}});
                else
                    work.execute(failed, {{"id", one.id}, {"words", words}});
            });
            ++(words.empty() ? done.sent : done.failed);
            troubles = words.empty() ? 0 : troubles + 1;
            if (!words.empty()) log::warn("mail: a letter was not taken: " + words);
            // A server that takes nothing is left alone until tomorrow or the next letter.
            if (troubles >= mostTroubles) break;
        }
        more = letters.size() == atOnce && troubles < mostTroubles;
    }
    return json::write(done);
}

}  // namespace metodika::mail
