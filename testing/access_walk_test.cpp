// One walk over every operation of the OpenAPI description × every role × own, foreign and no session. An
// operation that the walk does not know fails it: whoever adds one says here who may call it.
#include "testing/access_walk.hpp"
#include "features/accounts/store.hpp"
#include "testing/scenario.hpp"

namespace metodika::testing {

METODIKA_API_SUITE(AccessWalk);

namespace {

// Roles by letter: I institute methodist, M ministry official, O operator, H head of the service, T
// methodist, U official of the authority, D head of the school, Z its deputy head, L head of the association,
// E teacher.
const std::map<char, std::string> logins{
    {'I', "institute"},  {'M', "ministry"},    {'O', "operator"},  {'H', "head.a"},  {'T', "methodist.a"},
    {'U', "official.a"}, {'D', "director.a1"}, {'Z', "deputy.a1"}, {'L', "lead.a1"}, {'E', "teacher.a1"}};
}  // namespace

TEST_P(AccessWalk, every_operation_admits_whom_access_names_and_nobody_else) {
    open("lead.a1", hire("Ясенева Яна Яновна", "a1", "учитель", {"математика"}), "educator", "a1");
    const std::string teacher = id("teacher.a1"), a1 = id("a1"), a = id("a");
    auto head = as("head.a");
    auto cluster =
        head.post("/api/v1/clusters", R"({"municipality":")" + a + R"(","name":"Куст","organisations":[]})");
    auto association =
        head.post("/api/v1/associations",
                  R"({"name":"ШМО математиков","level":"school","organisation":")" + a1 +
                      R"(","subject":"математика","since":"2025-09-01","head":")" + id("lead.a1") + R"("})")
            .expect(201)
            .text("/id");
    auto base = head.post("/api/v1/organisations/" + a1 + "/statuses",
                          R"({"status":"base_school","since":"2026-09-01"})")
                    .expect(201)
                    .text("/all_statuses/0/id");
    auto meeting = as("lead.a1")
                       .post("/api/v1/meetings",
                             R"({"association":")" + association +
                                 R"(","date":"2026-11-20","theme":"Тема","agenda":[{"title":"Вопрос"}]})")
                       .expect(201)
                       .text("/id");
    auto list = fileBytes("testing/tables/lists/o2_oosh17_khutor.xlsx");
    std::string upload = "/api/v1/imports?organisation=" + a1 + "&file=o2.xlsx&as_of=2026-09-01";
    auto import = [&] { return as("head.a").upload(upload, list).expect(201).text("/id"); };
    const std::string preview = import();
    auto started = head.post("/api/v1/imports/" + import() + "/enter").expect(200).text("/job");
    settle();
    auto kept = head.upload("/api/v1/registers?municipality=" + a + "&file=o8.xlsx",
                            fileBytes("testing/tables/lists/o8_register.xlsx"))
                    .expect(201)
                    .text("/id");
    auto card = head.get("/api/v1/people/" + teacher).expect(200);
    auto asked = [&] {
        return as("teacher.a1")
            .post("/api/v1/people/" + teacher + "/corrections", R"({"words":"Должность не та"})")
            .expect(201)
            .text("/id");
    };
    auto newcomer = hire("Ежова Ева Егоровна", "a1", "учитель", {"физика"}).text();
    std::string post = R"({"organisation":")" + a1 + R"(","position":"учитель"})";

    std::string servicePost = "/api/v1/services/" + a + "/posts";
    servicePost +=
        "/" + head.post(servicePost, R"({"title":"методист","rate":9})").expect(201).text("/posts/0/id");
    auto holder = head.post(servicePost + "/holders", R"({"person":")" + teacher + R"(","rate":0.1})")
                      .expect(201)
                      .text("/posts/0/holders/0/id");

    auto office = officeWalk(as("methodist.a"), as("official.a"), a);
    office.fresh.emplace("{fresh}", import);

    std::map<std::string, Row> rows{
        {"jobs.open", {"/api/v1/jobs/" + started, "", "H"}},
        {"jobs.cancel", {"/api/v1/jobs/" + started + "/cancel", "", "H"}},
        {"events.listen", {"/api/v1/events", "", everyone, true}},
        {"organisations.list", {"/api/v1/organisations?root=" + a1, "", readers}},
        {"organisations.tree", {"/api/v1/organisations/tree?root=" + a1, "", readers}},
        {"organisations.open", {"/api/v1/organisations/" + a1, "", readers}},
        {"organisations.add",
         {"/api/v1/organisations",
          R"({"parent":")" + a + R"(","kind":"school","name":"Школа","short_name":"Школа"})", tree}},
        {"organisations.change", {"/api/v1/organisations/" + a1, R"({"phone":"1"})", tree}},
        {"registers.start",
         {"/api/v1/registers?municipality=" + a + "&file=o8.xlsx", "no spreadsheet", tree}},
        {"registers.list", {"/api/v1/registers?municipality=" + a, "", tree}},
        {"registers.open", {"/api/v1/registers/" + kept, "", tree}},
        {"registers.answer", {"/api/v1/registers/" + kept, R"({"rows":[]})", tree}},
        {"registers.undo", {"/api/v1/registers/" + kept + "/undo", "", tree}},
        {"registers.enter", {"/api/v1/registers/" + kept + "/enter", "", tree}},
        {"registers.drop", {"/api/v1/registers/" + kept, "", tree}},
        {"organisation_statuses.kinds", {"/api/v1/organisation-statuses", "", everyone, true}},
        {"organisation_statuses.add",
         {"/api/v1/organisations/" + a1 + "/statuses", R"({"status":"growth_point","since":"2026-09-01"})",
          tree}},
        {"organisation_statuses.change",
         {"/api/v1/organisation-statuses/" + base, R"({"theme":"Иная"})", tree}},
        {"organisation_statuses.remove", {"/api/v1/organisation-statuses/" + base, "", tree}},
        {"clusters.list", {"/api/v1/clusters?municipality=" + a, "", readers}},
        {"clusters.add",
         {"/api/v1/clusters", R"({"municipality":")" + a + R"(","name":"Ещё куст","organisations":[]})",
          tree}},
        {"clusters.change", {"/api/v1/clusters/" + cluster.text("/id"), R"({"name":"Иной"})", tree}},
        {"clusters.close", {"/api/v1/clusters/" + cluster.text("/id"), "", tree}},
        {"people.list", {"/api/v1/people?organisation=" + a1, "", colleagues}},
        {"people.export", {"/api/v1/people/export.xlsx?organisation=" + a1, "", colleagues}},
        {"people.summary", {"/api/v1/people/summary?organisation=" + a1, "", readers}},
        {"people.open", {"/api/v1/people/" + teacher, "", colleagues + "I"}},
        {"people.add",
         {"/api/v1/people", R"({"surname":"Новая","given_name":"Нина","post":)" + post + "}", keepers}},
        {"people.change", {"/api/v1/people/" + teacher, R"({"phone":"+79430000001"})", keepers}},
        {"posts.add", {"/api/v1/people/" + teacher + "/employments", post, keepers}},
        {"posts.end",
         {"/api/v1/employments/" + card.text("/employments/0/id"), R"({"until":"2001-01-01"})", keepers}},
        {"categories.add", {"/api/v1/people/" + teacher + "/categories", R"({"level":"first"})", keepers}},
        {"categories.remove", {"/api/v1/people/" + teacher + "/categories/1", "", keepers}},
        {"courses.add", {"/api/v1/people/" + teacher + "/courses", R"({"title":"Курс"})", keepers}},
        {"courses.remove", {"/api/v1/people/" + teacher + "/courses/1", "", keepers}},
        {"plans.add",
         {"/api/v1/people/" + teacher + "/plans", R"({"year":"2027","words":"апрель"})", keepers}},
        {"plans.remove", {"/api/v1/people/" + teacher + "/plans/1", "", keepers}},
        {"statuses.add",
         {"/api/v1/people/" + teacher + "/statuses", R"({"status":"mentor","since":"2026-09-01"})", keepers}},
        {"statuses.end", {"/api/v1/people/" + teacher + "/statuses/1", R"({"until":null})", keepers}},
        {"statuses.remove", {"/api/v1/people/" + teacher + "/statuses/1", "", keepers}},
        {"corrections.ask",
         {"/api/v1/people/" + teacher + "/corrections", R"({"words":"Курс не тот"})", "E"}},
        {"corrections.list", {"/api/v1/corrections?organisation=" + a1, "", keepers}},
        {"corrections.accept", {"/api/v1/corrections/" + asked() + "/accept", "", keepers}},
        {"corrections.decline",
         {"/api/v1/corrections/" + asked() + "/decline", R"({"answer":"Верно"})", keepers}},
        {"corrections.withdraw", {"/api/v1/corrections/" + asked(), "", "E"}},
        {"staff_lists.list", {"/api/v1/staff-lists?organisation=" + a1, "", keepers}},
        {"staff_lists.confirm", {"/api/v1/organisations/" + a1 + "/staff-list/confirm", "", keepers}},
        {"staff_lists.remind", {"/api/v1/staff-lists/remind", R"({"organisation":")" + a + R"("})", "HT"}},
        {"dictionaries.show", {"/api/v1/dictionaries", "", everyone, true}},
        {"imports.start", {upload, "no spreadsheet", keepers}},
        {"imports.list", {"/api/v1/imports?organisation=" + a1, "", keepers}},
        {"imports.open", {"/api/v1/imports/" + preview, "", keepers}},
        {"imports.rows", {"/api/v1/imports/" + preview + "/rows", "", keepers}},
        {"imports.change_row", {"/api/v1/imports/" + preview + "/rows/1", R"({"skip":true})", keepers}},
        {"imports.questions", {"/api/v1/imports/" + preview + "/questions", "", keepers}},
        {"imports.answer",
         {"/api/v1/imports/" + preview + "/answers", R"({"code":"position_unknown","settle":true})",
          keepers}},
        {"imports.change_columns",
         {"/api/v1/imports/" + preview + "/columns",
          R"({"columns":[{"column":"A","header":"ФИО","meaning":"full_name"}]})", keepers}},
        {"imports.enter", {"/api/v1/imports/" + preview + "/enter", "", keepers}},
        {"imports.undo", {"/api/v1/imports/" + preview + "/undo", "", keepers}},
        {"imports.drop", {"/api/v1/imports/{fresh}", "", keepers}},
        {"services.list", {"/api/v1/services?organisation=" + a, "", readers}},
        {"services.open", {"/api/v1/services/" + a, "", readers}},
        {"services.change", {"/api/v1/services/" + a, R"({"form":"distributed"})", "HU"}},
        {"services.staffing", {"/api/v1/services/" + a + "/funding/2026", "", "IMHTU"}},
        {"services.change_funding", {"/api/v1/services/" + a + "/funding/2026", R"({"parts":[]})", "HU"}},
        {"services.add_post", {"/api/v1/services/" + a + "/posts", R"({"title":"методист"})", "HU"}},
        {"services.add_staff", {"/api/v1/services/" + a + "/posts/of-staff", "", "HU"}},
        {"services.change_post", {servicePost, R"({"rate":9})", "HU"}},
        {"services.add_holder",
         {servicePost + "/holders", R"({"person":")" + teacher + R"(","rate":0.1})", "HU"}},
        {"services.end_holder", {servicePost + "/holders/" + holder, R"({"until":"2027-01-01"})", "HU"}},
        {"me.data", {"/api/v1/me/data.xlsx", "", everyone, true}},
        {"week.show", {"/api/v1/week", "", everyone, true}},
        {"search.find", {"/api/v1/search?q=5", "", everyone, true}},
        {"session.show", {"/api/v1/session", "", everyone, true}},
        {"session.change", {"/api/v1/session", R"({"language":"ru"})", everyone, true}},
        {"session.end", {"/api/v1/session", "", everyone, true}},
        {"words.show", {"/api/v1/words", "", everyone, true}},
        {"sessions.list", {"/api/v1/sessions", "", everyone, true}},
        {"sessions.end", {"/api/v1/sessions/1", "", ""}},  // another's session is nobody's
        {"password.change",
         {"/api/v1/password", R"({"current":"wrong","fresh":"a longer password"})", everyone, true}},
        {"second_step.show", {"/api/v1/me/second-step", "", everyone, true}},
        {"second_step.begin", {"/api/v1/me/second-step", "", everyone, true}},
        {"second_step.confirm", {"/api/v1/me/second-step/confirm", R"({"code":"000000"})", everyone, true}},
        {"second_step.renew_codes", {"/api/v1/me/second-step/codes", R"({"code":"000000"})", everyone, true}},
        {"second_step.end",
         {"/api/v1/me/second-step/off", R"({"password":"wrong","code":"000000"})", everyone, true}},
        {"second_step.remove", {"/api/v1/people/" + teacher + "/second-step", "", keepers + "O"}},
        {"tokens.list", {"/api/v1/me/tokens", "", everyone, true}},
        {"tokens.make", {"/api/v1/me/tokens", R"({"name":"1С","scope":"read"})", everyone, true}},
        {"tokens.end", {"/api/v1/me/tokens/1", "", ""}},  // another's token is nobody's
        {"consents.list", {"/api/v1/me/consents", "", everyone, true}},
        {"consents.answer",
         {"/api/v1/me/consents", R"({"code":"letters","version":1,"given":true})", everyone, true}},
        {"invitations.make", {"/api/v1/people/" + teacher + "/invitations", "", keepers}},
        {"invitations.make_all", {"/api/v1/organisations/" + a1 + "/invitations", "", keepers}},
        {"mail.show", {"/api/v1/mail", "", everyone, true}},
        {"accounts.list", {"/api/v1/accounts?organisation=" + a1, "", keepers + "O"}},
        {"roles.list", {"/api/v1/people/" + teacher + "/roles", "", keepers + "O"}},
        {"roles.give",
         {"/api/v1/people/" + newcomer + "/roles",
          R"({"role":"organisation_methodist","organisation":")" + a1 + R"("})", "HDO"}},
        {"roles.end", {"/api/v1/roles/1", "", ""}},  // there is none
        {"looks.list", {"/api/v1/looks", "", everyone, true}},
        {"associations.list", {"/api/v1/associations?organisation=" + a1, "", readers}},
        {"communities.list", {"/api/v1/communities?organisation=" + a1, "", readers}},
        {"associations.add",
         {"/api/v1/associations",
          R"({"name":"ШМО","level":"school","organisation":")" + a1 + R"(","since":"2025-09-01"})", keepers}},
        {"associations.proposals", {"/api/v1/associations/proposals?organisation=" + a1, "", keepers}},
        {"associations.accept",
         {"/api/v1/associations/proposals/accept",
          R"({"items":[{"key":")" + a1 + R"(.subject.начальные классы"}],"since":"2026-09-01"})", keepers}},
        {"associations.put_off",
         {"/api/v1/associations/proposals/put-off", R"({"key":")" + a1 + R"(.close.1","reason":"нет"})",
          keepers}},
        {"associations.return",
         {"/api/v1/associations/proposals/return", R"({"key":")" + a1 + R"(.close.1"})", ""}},
        {"associations.ask_head",
         {"/api/v1/associations/" + association + "/questions", R"({"person":")" + id("teacher.a1") + R"("})",
          keepers}},
        {"association_pages.open", {"/api/v1/associations/" + association + "/page", "", readers}},
        {"association_pages.set_theme",
         {"/api/v1/associations/" + association + "/themes/2026", R"({"theme":"Тема"})", writers}},
        {"association_pages.add_entry",
         {"/api/v1/associations/" + association + "/entries",
          R"({"part":"link","kind":"site","title":"Сайт","link":"https://example.org"})", writers}},
        {"association_pages.change_entry",
         {"/api/v1/associations/" + association + "/entries/1",
          R"({"part":"link","kind":"site","title":"Сайт","link":"https://example.org"})", ""}},
        {"association_pages.remove_entry", {"/api/v1/associations/" + association + "/entries/1", "", ""}},
        {"association_pages.put_file",
         {"/api/v1/associations/" + association + "/entries/1/file?file=a.txt", "x", ""}},
        {"association_pages.file", {"/api/v1/associations/" + association + "/entries/1/file", "", ""}},
        {"associations.open", {"/api/v1/associations/" + association, "", readers}},
        {"associations.change", {"/api/v1/associations/" + association, R"({"name":"Иное"})", keepers}},
        {"associations.add_member",
         {"/api/v1/associations/" + association + "/members", R"({"person":")" + id("head.a") + R"("})",
          keepers}},
        {"associations.remove_member",
         {"/api/v1/associations/" + association + "/members/" + id("head.a"), "", keepers}},
        {"schedules.grid", {"/api/v1/schedules?organisation=" + a1, "", readers}},
        {"schedules.paper", {"/api/v1/schedules.docx?organisation=" + a1, "", readers}},
        {"schedules.approve_all",
         {"/api/v1/schedules/approve",
          R"({"organisation":")" + a1 + R"(","year":2026,"approved_on":"2026-11-20","act_number":"1"})",
          "D"}},
        {"schedules.copy",
         {"/api/v1/schedules/copy", R"({"organisation":")" + a1 + R"(","year":2026})", writers}},
        {"schedules.open", {"/api/v1/associations/" + association + "/schedules/2026", "", readers}},
        {"schedules.draft",
         {"/api/v1/associations/" + association + "/schedules/2026", R"({"meetings":[]})", writers}},
        {"schedules.discard", {"/api/v1/associations/" + association + "/schedules/2026", "", writers}},
        {"schedules.approve",
         {"/api/v1/associations/" + association + "/schedules/2026/approve",
          R"({"approved_on":"2026-09-01","act_number":"1"})", "D"}},
        {"meetings.list", {"/api/v1/meetings?association=" + association, "", readers}},
        {"meetings.add",
         {"/api/v1/meetings",
          R"({"association":")" + association + R"(","date":"2026-12-01","theme":"Т","agenda":[]})",
          writers}},
        {"meetings.open", {"/api/v1/meetings/" + meeting, "", readers}},
        {"meetings.change", {"/api/v1/meetings/" + meeting, R"({"theme":"Иная"})", writers}},
        {"meetings.join", {"/api/v1/meetings/" + meeting + "/join", R"({"ticks":[]})", writers}},
        {"meetings.hold", {"/api/v1/meetings/" + meeting + "/hold", "", writers}},
        {"meetings.cancel", {"/api/v1/meetings/" + meeting + "/cancel", "", writers}},
        {"meetings.minutes", {"/api/v1/meetings/" + meeting + "/minutes.docx", "", writers}},
        {"meetings.extract", {"/api/v1/meetings/" + meeting + "/extract.docx?item=1", "", writers}},
        {"meetings.sheet", {"/api/v1/meetings/" + meeting + "/sheet.docx", "", writers}},
        {"meetings.desk", {"/api/v1/meetings/" + meeting + "/desk", "", readers}},
        {"meetings.take", {"/api/v1/meetings/" + meeting + "/matters", R"({"matters":[]})", writers}},
        {"meetings.put_off", {"/api/v1/meetings/" + meeting + "/items/none/put-off", "", writers}},
        {"meetings.review",
         {"/api/v1/meetings/" + meeting + "/reviews", R"({"decision":"1","outcome":"done"})", writers}},
        {"meetings.sign", {"/api/v1/meetings/" + meeting + "/sign", "{}", writers}},
        {"meetings.paper", {"/api/v1/meetings/" + meeting + "/papers/1", "", ""}},  // nothing is signed
        {"meetings.invite", {"/api/v1/meetings/" + meeting + "/invite", "", writers}},
        {"matters.list", {"/api/v1/associations/" + association + "/matters", "", readers}},
        {"matters.raise",
         {"/api/v1/associations/" + association + "/matters", R"({"title":"Вопрос"})", writers}},
        {"matters.drop", {"/api/v1/matters/1/drop", R"({"reason":"нет"})", ""}},  // there is none
        {"contests.list", {"/api/v1/associations/" + association + "/contests", "", readers}},
        {"contests.add",
         {"/api/v1/associations/" + association + "/contests",
          R"({"person":")" + teacher +
              R"(","title":"Учитель года","date":"2026-10-01","evidence":"диплом № 1","kind":"contest","level":"municipal","result":"entered"})",
          writers}},
        {"contests.confirm", {"/api/v1/contests/1/confirm", "", ""}},  // there is none
        {"contests.remove", {"/api/v1/contests/1", "", ""}},           // there is none
        {"decisions.list", {"/api/v1/decisions?organisation=" + a1, "", readers}},
        {"decisions.finish",
         {"/api/v1/decisions/1/done", R"({"done_on":"2026-11-22"})", ""}},  // there is none: see below
        {"indicators.list", {"/api/v1/indicators", "", everyone, true}},
        {"monitoring.show", {"/api/v1/monitoring?organisation=" + a1, "", readers}},
        {"indicators.records",
         {"/api/v1/indicators/ASSOC_MEETINGS/records?organisation=" + a1 + "&year=2026", "", readers}},
    };
    rows.merge(office.rows);
    const std::map<std::string, std::string> openToAll{{"session.begin", "/api/v1/session"},
                                                       {"results.show", "/api/v1/results"},
                                                       {"invitations.look", "/api/v1/invitations/look"},
                                                       {"invitations.accept", "/api/v1/invitations/accept"}};

    for (const auto& operation : installation().api().operations()) {
        SCOPED_TRACE(operation.id);
        if (openToAll.contains(operation.id)) {
            EXPECT_TRUE(operation.access.open);
            continue;
        }
        auto known = rows.find(operation.id);
        if (known == rows.end()) {
            ADD_FAILURE() << "the walk does not know this operation: say who may call it";
            continue;
        }
        const Row& row = known->second;
        EXPECT_FALSE(operation.access.open);
        auto ask = [&](Browser browser) {
            auto path = row.path;
            for (const auto& [mark, make] : office.fresh)
                if (auto at = path.find(mark); at != path.npos) path.replace(at, mark.size(), make());
            return browser.send(operation.method, path, row.body,
                                row.body.empty()        ? ""
                                : operation.uploadLimit ? "application/octet-stream"
                                                        : "application/json");
        };
        EXPECT_EQ(ask(stranger()).status, 401);
        if (operation.id == "events.listen") continue;  // it would listen for ever
        for (const auto& [letter, login] : logins) {
            int status = ask(as(login)).status;
            bool refused = status == 403 || status == 404;
            bool may = row.may.find(letter) != row.may.npos;
            EXPECT_EQ(refused, !may) << login << " got " << status;
            EXPECT_LT(status, 500) << login;
        }
        for (const char* login : {"head.b", "deputy.b1", "teacher.b1"}) {
            int status = ask(as(login)).status;
            EXPECT_EQ(status == 403 || status == 404, !row.everywhere)
                << login << " of another municipality got " << status;
        }
    }
}

}  // namespace metodika::testing
