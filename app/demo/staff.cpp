// Who works where: posts of an organisation by its size, and a person for each.
#include <algorithm>
#include <numeric>

#include "app/demo/build.hpp"
#include "app/demo/vocabulary.hpp"

namespace metodika::demo {
namespace {
using Text = std::string_view;

struct Post {
    Text position;
    Text detail{};
    std::vector<Text> subjects{};
    bool pedagogical = true;
    int men = 4;
    int rate = 100;
};

constexpr Text adviser =
    "советник директора по воспитанию и взаимодействию с детскими общественными объединениями";

/// Raises the small parts to the least and takes it from the largest.
void atLeast(std::vector<int>& parts, int least) {
    for (int& part : parts)
        while (part > 0 && part < least) {
            auto most = std::max_element(parts.begin(), parts.end());
            if (*most <= least + 1) break;
            --*most;
            ++part;
        }
}

class Staff {
  public:
    explicit Staff(Build& build) : build_(build), region_(build.region), random_(build.seed, "staff") {}

    void make() {
        sizes();
        for (Index i = 0; i < region_.organisations.size(); ++i) {
            int n = build_.pedagogical[i];
            if (n == 0) continue;
            Random random(build_.seed, "people", i);
            auto kind = region_.organisations[i].kind;
            auto posts = kind == OrganisationKind::school         ? school(random, i, n)
                         : kind == OrganisationKind::kindergarten ? kindergarten(i, n)
                                                                  : centre(random, n);
            for (const auto& post : posts) fill(random, i, post);
        }
    }

  private:
    int weight(const Organisation& o, Index i) {
        if (i == build_.tourSchool) return 105;
        if (o.type == "ООШ") return random_.between(11, 20);
        if (o.type == "начальная школа – детский сад") return random_.between(7, 11);
        if (o.kind == OrganisationKind::school)
            return o.rural ? random_.between(22, 58) : random_.between(60, 150);
        if (o.kind == OrganisationKind::kindergarten)
            return !o.legalEntity ? random_.between(3, 8)
                   : o.rural      ? random_.between(8, 20)
                                  : random_.between(12, 28);
        return random_.between(20, 60);
    }

    /// The village has 42 percent of the people; in each half size decides.
    void sizes() {
        build_.pedagogical.assign(region_.organisations.size(), 0);
        auto size = sizeOf(region_);
        share(OrganisationKind::school, size.school, 42, 6);
        share(OrganisationKind::kindergarten, size.kindergarten, 42, 3);
        share(OrganisationKind::extra_centre, size.centre, 0, 6);
    }
    void share(OrganisationKind kind, int total, int ruralPercent, int least) {
        int rural = total * ruralPercent / 100;
        for (bool village : {true, false}) {
            std::vector<Index> which;
            std::vector<int> weights;
            for (Index i = 0; i < region_.organisations.size(); ++i) {
                const auto& o = region_.organisations[i];
                if (o.kind != kind || o.until || (ruralPercent > 0 && o.rural != village)) continue;
                if (std::count(build_.withoutStaff.begin(), build_.withoutStaff.end(), i)) continue;
                if (ruralPercent == 0 && village) continue;
                which.push_back(i);
                weights.push_back(weight(o, i));
            }
            auto parts = apportion(village ? rural : total - rural, weights);
            atLeast(parts, least);
            for (std::size_t k = 0; k < which.size(); ++k) build_.pedagogical[which[k]] = parts[k];
        }
    }

    static int menOf(Text subject) {
        if (subject == "ОБЗР") return 75;
        Text code = specialityOf("учитель", subject);
        return code.empty() ? 4 : speciality(code).men;
    }

    std::vector<Post> school(Random& random, Index organisation, int n) {
        const auto& o = region_.organisations[organisation];
        bool primary = o.type == "начальная школа – детский сад";
        std::vector<Post> posts;
        posts.push_back({"директор", "", {}, false, 30});
        if (n >= 12)
            posts.push_back({"заместитель директора", "по учебно-воспитательной работе", {}, false, 8});
        static constexpr Text details[] = {"по воспитательной работе",
                                           "по учебно-воспитательной работе",
                                           "по научно-методической работе",
                                           "по учебно-воспитательной работе",
                                           "по административно-хозяйственной части",
                                           "по безопасности"};
        for (int i = 0; i < std::min(6, n / 10 - 1); ++i)
            posts.push_back({"заместитель директора", details[i], {}, false, i > 3 ? 60 : 8});
        int teachers = primary ? n / 2 : (n * 786 + 500) / 1000;
        std::size_t first = posts.size();
        if (primary) {
            for (int i = 0; i < teachers; ++i)
                posts.push_back({"учитель", "", {"начальные классы"}, true, 1});
        } else {
            std::vector<int> shares;
            for (const auto& s : specialities()) shares.push_back(s.share);
            auto counts = apportion(teachers, shares);
            for (std::size_t s = 0; s < counts.size(); ++s)
                for (int k = 0; k < counts[s]; ++k) posts.push_back(teacher(random, specialities()[s], k));
            cover(random, posts, first);
        }
        others(random, posts, n - teachers, primary);
        return posts;
    }

    Post teacher(Random& random, const Speciality& s, int number) {
        Post post{"учитель", "", {s.subject}};
        if (s.code == "foreign" && number > 0 && random.chance(16))
            post.subjects = {random.chance(70) ? "немецкий язык" : "французский язык"};
        if (s.code == "history" && random.chance(85)) post.subjects.push_back("обществознание");
        if (s.code == "arts" && number % 2 == 1) post.subjects = {"изобразительное искусство"};
        if (s.code == "primary" && random.chance(4)) post.subjects.push_back("изобразительное искусство");
        post.men = menOf(post.subjects[0]);
        return post;
    }

    /// Every subject has somebody: where the school is small, the teacher of another one.
    static void cover(Random& random, std::vector<Post>& posts, std::size_t first) {
        auto teaches = [](const Post& p, Text subject) {
            return std::find(p.subjects.begin(), p.subjects.end(), subject) != p.subjects.end();
        };
        for (const auto& companion : companions()) {
            if (std::any_of(posts.begin(), posts.end(),
                            [&](const Post& p) { return teaches(p, companion.subject); }))
                continue;
            std::vector<std::size_t> able;
            for (Text subject : companion.teachers)
                for (std::size_t i = first; i < posts.size() && able.empty(); ++i)
                    if (teaches(posts[i], subject) && posts[i].subjects.size() < 4) able.push_back(i);
            if (!able.empty()) posts[random.pick(able)].subjects.push_back(companion.subject);
        }
    }

    static void others(Random& random, std::vector<Post>& posts, int count, bool primary) {
        static const std::vector<Post> order{{adviser, "", {}, true, 8, 50},
                                             {"педагог-психолог", "", {}, true, 4},
                                             {"социальный педагог", "", {}, true, 5},
                                             {"преподаватель-организатор ОБЗР", "", {"ОБЗР"}, true, 75},
                                             {"педагог-библиотекарь", "", {}, true, 1},
                                             {"учитель-логопед", "", {}, true, 1},
                                             {"педагог-организатор", "", {}, true, 10},
                                             {"педагог дополнительного образования", "", {}, true, 25},
                                             {"учитель-дефектолог", "", {}, true, 1},
                                             {"тьютор", "", {}, true, 4}};
        static const std::vector<Post> more{{"воспитатель", "", {}, true, 2},
                                            {"педагог дополнительного образования", "", {}, true, 30},
                                            {"педагог-психолог", "", {}, true, 4},
                                            {"учитель-логопед", "", {}, true, 1},
                                            {"педагог-организатор", "", {}, true, 10},
                                            {"воспитатель", "", {}, true, 2}};
        for (int i = 0; i < count; ++i) {
            if (primary) {
                posts.push_back(i == 1 ? Post{"музыкальный руководитель"}
                                       : Post{"воспитатель", "", {}, true, 1});
                continue;
            }
            posts.push_back(i < int(order.size()) ? order[std::size_t(i)] : random.pick(more));
        }
    }

    std::vector<Post> kindergarten(Index organisation, int n) {
        bool legal = region_.organisations[organisation].legalEntity;
        std::vector<Post> posts;
        if (legal) posts.push_back({"заведующий", "", {}, false, 2});
        if (legal && n >= 16)
            posts.push_back(
                {"заместитель заведующего", "по воспитательно-образовательной работе", {}, false, 1});
        std::size_t end = posts.size() + std::size_t(n);
        auto some = [&](Text position, int count, int men, int rate = 100) {
            for (int i = 0; i < count && posts.size() < end; ++i)
                posts.push_back({position, "", {}, true, men, rate});
        };
        some("старший воспитатель", legal && n >= 8 ? 1 : 0, 1);
        some("музыкальный руководитель", n >= 5 ? 1 + n / 18 : 0, 2);
        some("инструктор по физической культуре", n >= 10 ? 1 : 0, 12);
        some("учитель-логопед", n >= 9 ? 1 + n / 16 : 0, 1);
        some("педагог-психолог", n >= 12 ? 1 : 0, 2, 50);
        some("воспитатель", n, 1);
        return posts;
    }

    static std::vector<Post> centre(Random& random, int n) {
        static constexpr Text directions[] = {"художественная направленность",
                                              "социально-гуманитарная направленность",
                                              "техническая направленность",
                                              "физкультурно-спортивная направленность",
                                              "туристско-краеведческая направленность",
                                              "естественно-научная направленность"};
        std::vector<Post> posts;
        posts.push_back({"директор", "", {}, false, 30});
        for (int i = 0; i < 1 + n / 45; ++i)
            posts.push_back({"заместитель директора", "по учебно-воспитательной работе", {}, false, 10});
        for (int i = 0; i < n; ++i) {
            if (i % 12 == 0)
                posts.push_back({"методист", "", {}, true, 8});
            else if (i % 12 == 5)
                posts.push_back({"педагог-организатор", "", {}, true, 12});
            else if (i % 15 == 8)
                posts.push_back({"концертмейстер", "", {}, true, 10});
            else if (i % 15 == 11)
                posts.push_back({"тренер-преподаватель", "", {}, true, 70});
            else
                posts.push_back(
                    {"педагог дополнительного образования", random.frequent(directions), {}, true, 24});
        }
        return posts;
    }

    void fill(Random& random, Index organisation, const Post& post) {
        bool head = isHeadPost(post.position);
        if (!head && random.chance(25, 1000))
            region_.vacancies.push_back(
                {organisation, post.position, post.subjects.empty() ? Text() : post.subjects[0], 100});
        auto kind = region_.organisations[organisation].kind;
        Wanted wanted{organisation, post.men, 20, 76, 3};
        if (!post.pedagogical)
            wanted.youngest = head ? 33 : 27, wanted.oldest = 70, wanted.collegePercent = 2;
        if (post.pedagogical && kind == OrganisationKind::kindergarten) wanted.collegePercent = 35;
        Index person = makePerson(build_, random, wanted);
        auto& p = region_.persons[person];
        if (!post.pedagogical && p.experiencePedagogical < 3) {  // nobody heads a school in the first year
            p.experiencePedagogical = std::min(5, fullYears(p.birth, region_.asOf) - 22);
            p.experienceTotal = std::max(p.experienceTotal, p.experiencePedagogical);
            p.teachingSince = date(schoolYear(region_.asOf) - p.experiencePedagogical, 9, 1);
        }
        Text code =
            post.subjects.empty() ? specialityOf(post.position, "") : specialityOf("", post.subjects[0]);
        makeCareer(build_, random, person, code, region_.asOf);
        Employment e{person, organisation, post.position, post.detail, post.subjects};
        e.pedagogical = post.pedagogical;
        int more = random.weighted({70, 14, 8, 8});
        static constexpr int rates[] = {0, 25, 50, -25};
        e.rate = post.rate + (head ? 0 : rates[more]);
        e.since = likelySince(random, p, region_.asOf);
        region_.employments.push_back(std::move(e));
    }

    Build& build_;
    Region& region_;
    Random random_;
};
}  // namespace

bool isHeadPost(Text position) { return position == "директор" || position == "заведующий"; }

void makeStaff(Build& build) { Staff(build).make(); }

}  // namespace metodika::demo
