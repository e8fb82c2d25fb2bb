#include "features/papers/actions.hpp"

#include "contracts/region.hpp"
#include "features/papers/making.hpp"
#include "platform/base/base64.hpp"
#include "platform/base/utf8.hpp"
#include "platform/facts/facts.hpp"
#include "platform/identity/passwords.hpp"
#include "platform/search/search.hpp"

namespace metodika::papers {
namespace {

/// A document that the reader works on: 404 outside the reach, 403 without the right.
struct Opened {
    Kept paper;
    Home home;
    const Kind& kind;
    Office rights;
};
Opened openFor(api::Work& work, const Room& room, PaperId id, bool Office::*may) {
    auto paper = PaperStore(work).kept(id);
    organisationsWithin(work, paper.organisation);
    auto home = PaperStore(work).home(paper.organisation);
    auto rights = rightsAt(work, home);
    if (!paper.edition && !rights.seesDrafts()) notFound();
    if (may && !(rights.*may)) throw Refused(RefusalKind::forbidden, "api.not_your_role");
    return {paper, home, kindOf(work, room, paper.organisation, paper.kind), rights};
}

InForce inForce(const Kept& paper, const Edition& e) {
    return {paper.school_year, *e.act_date, e.valid_until, paper.withdrawn_on};
}

PaperCard cardFor(api::Work& work, const Opened& o) {
    PaperStore store(work);
    PaperCard card;
    const Kept& p = o.paper;
    card.id = p.id;
    card.kind = p.kind;
    card.title = p.title;
    card.kind_title = o.kind.titleIn(text::code(work.scope().language()));
    card.organisation = {o.home.id, o.home.short_name};
    if (p.school_year) card.school_year = p.school_year;
    card.withdrawn_on = p.withdrawn_on;
    card.withdrawn_reason = p.withdrawn_reason;
    card.version = p.version;
    card.editions = store.editions(p.id);
    std::optional<Edition> draft;
    for (const Edition& e : card.editions) {
        if (e.edition == p.draft) draft = e;
        if (e.edition != p.edition) continue;
        card.edition = e.edition;
        card.act_date = e.act_date;
        card.act_number = e.act_number;
        card.reg_number = e.reg_number;
        card.valid_until = e.valid_until;
        card.standing = standingOn(o.kind, inForce(p, e), work.today());
    }
    if (!card.edition && draft) card.standing = *enumNamed<Standing>(enumName(draft->state));
    if (!o.rights.seesDrafts())
        std::erase_if(card.editions, [](const Edition& e) { return e.state != State::approved; });
    if (keptElsewhere(o.kind, card.editions)) card.page = o.kind.page;
    bool open = draft && mayWrite(draft->state), writes = o.rights.writes, approves = o.rights.approves;
    card.can = {
        {"edit", writes && open},
        {"make", writes && open && !o.kind.document.empty() && o.kind.page.empty()},
        {"submit", writes && draft && maySubmit(*draft)},
        {"begin", writes && card.edition && bool(mayBegin(card, p.draft != 0, card.page.has_value()))},
        {"approve", approves && draft &&
                        (draft->state == State::submitted ||
                         (open && bool(maySubmit(*draft)) && draft->state == State::draft))},
        {"return", approves && draft && bool(mayReturn(draft->state))},
        {"withdraw", o.rights.approves && card.edition && !p.withdrawn_on}};
    return card;
}

/// Runs the change on the edition being worked on.
template <class F>
PaperCard worked(api::Scope& scope, const Room& room, PaperId id, bool Office::*may, std::string_view action,
                 F&& f) {
    return scope.change([&](api::Work& work) {
        auto opened = openFor(work, room, id, may);
        if (!opened.paper.draft) throw Refused(RefusalKind::conflict, "papers.no_draft");
        PaperStore store(work);
        auto edition = store.edition(id, opened.paper.draft);
        f(work, store, opened, edition);
        work.note(opened.home.id.value, action, "paper", id.value);
        return cardFor(work, openFor(work, room, id, nullptr));
    });
}

void requireOpen(const Edition& e) { enforce(mayWrite(e.state), RefusalKind::conflict); }

void make(api::Work& work, PaperStore& store, const Opened& o, const Edition& e) {
    auto bytes = madeOf(work, o.home, o.kind, o.paper, e);
    auto content = contentOf(o.paper.title + ".docx", bytes);
    std::erase_if(content.file_name, [](char c) { return c == '/' || c == '\\'; });
    store.put(o.paper.id, e.edition, content, true);
}

}  // namespace

Office rightsAt(api::Work& work, const Home& home) { return officeAt(work, home.id, home.level); }

const Kind& kindOf(api::Work& work, const Room& room, OrganisationId organisation, const std::string& code) {
    auto found = room.kinds.of(packOf(work, organisation)).find(code);
    if (!found) notFound();
    return *found;
}

void keepYears(api::Work& work, const Room& room, const Kept& paper, const Kind& kind) {
    PaperStore store(work);
    std::optional<InForce> in;
    Years years;
    if (paper.edition) {
        in = inForce(paper, store.edition(paper.id, paper.edition));
        years = yearsOf(kind, *in, work.today());
    }
    for (Date day : store.setYears(paper, kind, years, in))
        room.facts.changed(work, "approved_documents", paper.organisation, day);
    search::changed(work, "papers", paper.id.value);
}

PaperCard openPaper(api::Scope& scope, const Room& room, PaperId id) {
    return scope.read([&](api::Work& work) { return cardFor(work, openFor(work, room, id, nullptr)); });
}

PaperCard addPaper(api::Scope& scope, const Room& room, const NewPaper& fresh) {
    return scope.change([&](api::Work& work) {
        organisationsWithin(work, fresh.organisation);
        PaperStore store(work);
        auto home = store.home(fresh.organisation);
        if (!rightsAt(work, home).writes) throw Refused(RefusalKind::forbidden, "api.not_your_role");
        auto kind = room.kinds.of(packOf(work, fresh.organisation)).find(fresh.kind);
        if (!kind || !kind->keptBy(home.kind)) throw wrongField("/kind", "papers.no_such_kind");
        Kept paper;
        paper.id = work.newId<PaperId>();
        paper.organisation = fresh.organisation;
        paper.kind = kind->code;
        if (kind->term == Term::year)
            paper.school_year = fresh.school_year.value_or(schoolYear(work.today()));
        paper.title = utf8::filled(fresh.title).value_or(kind->titleIn("ru"));
        paper.draft = 1;
        // Of what is asked for there is one; of other kinds as many as there are.
        if (kind->required && store.find(paper.organisation, paper.kind, paper.school_year))
            throw Refused(RefusalKind::conflict, "papers.there_already");
        store.add(paper);
        Edition first;
        first.edition = 1;
        store.add(paper.id, first);
        Opened opened{paper, home, *kind, {true, false}};
        if (fresh.from_data.value_or(false)) {
            if (kind->document.empty() || !kind->page.empty())
                throw wrongField("/from_data", "papers.no_template");
            make(work, store, opened, first);
        }
        work.note(home.id.value, "paper.added", "paper", paper.id.value);
        return cardFor(work, openFor(work, room, paper.id, nullptr));
    });
}

PaperCard changePaper(api::Scope& scope, const Room& room, PaperId id, const PaperChange& change) {
    if (change.link.given && change.link.value) {
        const auto& link = *change.link.value;
        if (!link.empty() && !link.starts_with("https://") && !link.starts_with("http://"))
            throw wrongField("/link", "papers.no_link");
    }
    return worked(scope, room, id, &Office::writes, "paper.changed",
                  [&](api::Work& work, PaperStore& store, Opened& o, Edition e) {
                      scope.expectVersion(o.paper.version);
                      requireOpen(e);
                      if (change.title) o.paper.title = utf8::squeeze(*change.title);
                      if (change.link.given) e.link = utf8::filled(change.link.value);
                      if (change.act_number.given) e.act_number = utf8::filled(change.act_number.value);
                      if (change.act_date.given) e.act_date = change.act_date.value;
                      if (change.valid_until.given) e.valid_until = change.valid_until.value;
                      if (e.act_date && *e.act_date > work.today())
                          throw wrongField("/act_date", "papers.act_in_future");
                      if (e.valid_until && e.act_date && *e.valid_until <= *e.act_date)
                          throw wrongField("/valid_until", "papers.ends_before");
                      store.save(id, e);
                      store.save(o.paper);
                  });
}

PaperCard beginEdition(api::Scope& scope, const Room& room, PaperId id, const NewEdition& fresh) {
    return scope.change([&](api::Work& work) {
        auto o = openFor(work, room, id, &Office::writes);
        PaperStore store(work);
        PaperRow row;
        row.withdrawn_on = o.paper.withdrawn_on;
        auto editions = store.editions(id);
        enforce(mayBegin(row, o.paper.draft != 0, keptElsewhere(o.kind, editions)), RefusalKind::conflict);
        Edition e;
        e.edition = editions.front().edition + 1;
        e.reason = utf8::squeeze(fresh.reason);
        store.add(id, e);
        o.paper.draft = e.edition;
        store.save(o.paper);
        if (fresh.from_data.value_or(false) && !o.kind.document.empty() && o.kind.page.empty())
            make(work, store, o, e);
        work.note(o.home.id.value, "paper.edition_begun", "paper", id.value);
        return cardFor(work, openFor(work, room, id, nullptr));
    });
}

PaperCard putFile(api::Scope& scope, const Room& room, PaperId id, const PaperFile& file,
                  std::string_view bytes) {
    std::optional<Content> content;
    return worked(scope, room, id, &Office::writes, "paper.file_put",
                  [&](api::Work&, PaperStore& store, Opened& o, const Edition& e) {
                      requireOpen(e);
                      if (!content) content = contentOf(file.file, bytes);
                      store.put(id, e.edition, *content, false);
                      store.save(o.paper);
                  });
}

PaperCard makeAnew(api::Scope& scope, const Room& room, PaperId id) {
    return worked(scope, room, id, &Office::writes, "paper.made",
                  [&](api::Work& work, PaperStore& store, Opened& o, const Edition& e) {
                      requireOpen(e);
                      if (o.kind.document.empty() || !o.kind.page.empty())
                          throw Refused(RefusalKind::conflict, "papers.no_template");
                      make(work, store, o, e);
                      store.save(o.paper);
                  });
}

PaperCard removeDraft(api::Scope& scope, const Room& room, PaperId id) {
    return scope.change([&](api::Work& work) {
        auto o = openFor(work, room, id, &Office::writes);
        PaperStore store(work);
        if (!o.paper.draft) throw Refused(RefusalKind::conflict, "papers.no_draft");
        requireOpen(store.edition(id, o.paper.draft));
        store.remove(o.paper);
        work.note(o.home.id.value, "paper.draft_removed", "paper", id.value);
        if (o.paper.edition) return cardFor(work, openFor(work, room, id, nullptr));
        PaperCard gone;
        gone.id = id;
        gone.kind = o.paper.kind;
        gone.organisation = {o.home.id, o.home.short_name};
        gone.standing = Standing::missing;
        return gone;
    });
}

PaperCard submitPaper(api::Scope& scope, const Room& room, PaperId id) {
    return worked(scope, room, id, &Office::writes, "paper.submitted",
                  [&](api::Work&, PaperStore& store, Opened& o, Edition e) {
                      enforce(maySubmit(e), RefusalKind::conflict);
                      e.state = State::submitted;
                      e.remarks.reset();
                      store.save(id, e);
                      store.save(o.paper);
                  });
}

PaperCard returnPaper(api::Scope& scope, const Room& room, PaperId id, const Remarks& remarks) {
    return worked(scope, room, id, &Office::approves, "paper.returned",
                  [&](api::Work&, PaperStore& store, Opened& o, Edition e) {
                      enforce(mayReturn(e.state), RefusalKind::conflict);
                      e.state = State::returned;
                      e.remarks = utf8::squeeze(remarks.remarks);
                      store.save(id, e);
                      store.save(o.paper);
                  });
}

PaperCard approvePaper(api::Scope& scope, const Room& room, PaperId id, const Act& act) {
    return worked(scope, room, id, &Office::approves, "paper.approved",
                  [&](api::Work& work, PaperStore& store, Opened& o, Edition e) {
                      if (act.act_date) e.act_date = act.act_date;
                      if (act.act_number) e.act_number = utf8::squeeze(*act.act_number);
                      if (e.act_date && *e.act_date > work.today())
                          throw wrongField("/act_date", "papers.act_in_future");
                      enforce(mayApprove(o.kind, e, work.today()), RefusalKind::conflict);
                      // What nobody has edited since is made again, with the act in its stamp.
                      if (e.from_data) make(work, store, o, e);
                      e.state = State::approved;
                      e.approved_on = work.today();
                      store.save(id, e);
                      store.number(o.paper, e.edition, int(e.act_date->year()));
                      o.paper.edition = e.edition;
                      o.paper.draft = 0;
                      store.save(o.paper);
                      keepYears(work, room, o.paper, o.kind);
                  });
}

PaperCard withdrawPaper(api::Scope& scope, const Room& room, PaperId id, const Withdrawal& wish) {
    return scope.change([&](api::Work& work) {
        auto o = openFor(work, room, id, &Office::approves);
        PaperStore store(work);
        if (!o.paper.edition) throw Refused(RefusalKind::conflict, "papers.not_approved");
        if (o.paper.withdrawn_on) throw Refused(RefusalKind::conflict, "papers.withdrawn");
        Date on = wish.on.value_or(work.today());
        if (on > work.today()) throw wrongField("/on", "papers.act_in_future");
        o.paper.withdrawn_on = on;
        o.paper.withdrawn_reason = utf8::squeeze(wish.reason);
        store.save(o.paper);
        keepYears(work, room, o.paper, o.kind);
        work.note(o.home.id.value, "paper.withdrawn", "paper", id.value);
        return cardFor(work, openFor(work, room, id, nullptr));
    });
}

api::File openFile(api::Scope& scope, PaperId id, int number) {
    return scope.read([&](api::Work& work) {
        PaperStore store(work);
        auto paper = store.kept(id);
        organisationsWithin(work, paper.organisation);
        auto rights = rightsAt(work, store.home(paper.organisation));
        if (store.edition(id, number).state != State::approved && !rights.seesDrafts()) notFound();
        auto file = store.file(id, number);
        if (!file) notFound();
        return *file;
    });
}

Numbering changeNumbering(api::Scope& scope, OrganisationId id, const Numbering& wish) {
    auto pattern = utf8::squeeze(wish.pattern);
    if (auto may = mayNumber(pattern); !may) throw wrongField("/pattern", may.key, may.params);
    return scope.change([&](api::Work& work) {
        organisationsWithin(work, id);
        PaperStore store(work);
        auto rights = rightsAt(work, store.home(id));
        if (!rights.seesDrafts()) throw Refused(RefusalKind::forbidden, "api.not_your_role");
        store.setPattern(id, pattern);
        work.note(id.value, "papers.numbering_changed", "organisation", id.value);
        return Numbering{pattern};
    });
}

void filePaper(api::Work& work, const Room& room, const PaperFiled& filed) {
    PaperStore store(work);
    auto home = store.home(filed.organisation);
    const Kind& kind = kindOf(work, room, filed.organisation, filed.kind);
    auto found = store.find(filed.organisation, filed.kind, filed.schoolYear);
    Kept paper;
    if (found) {
        paper = *found;
    } else {
        paper.id = work.newId<PaperId>();
        paper.organisation = filed.organisation;
        paper.kind = filed.kind;
        paper.school_year = filed.schoolYear;
        store.add(paper);
    }
    paper.title = filed.title;
    Edition e;
    e.edition = found ? store.editions(paper.id).front().edition + 1 : 1;
    if (!filed.reason.empty()) e.reason = filed.reason;
    e.state = State::approved;
    e.act_date = filed.actDate;
    e.act_number = filed.actNumber;
    e.valid_until = filed.validUntil;
    if (!filed.link.empty()) e.link = filed.link;
    e.approved_on = work.today();
    store.add(paper.id, e);
    if (filed.link.empty() || !filed.bytes.empty())
        store.put(paper.id, e.edition, contentOf(filed.fileName, filed.bytes), true);
    store.number(paper, e.edition, int(filed.actDate.year()));
    if (filed.kept) *filed.kept = {paper.id.value, e.edition};
    paper.edition = e.edition;
    store.save(paper);
    keepYears(work, room, paper, kind);
    work.note(home.id.value, "paper.filed", "paper", paper.id.value);
}

std::int64_t openYears(api::Work& work, const Room& room) {
    PaperStore store(work);
    auto lacking = store.lackingYear(schoolYear(work.today()));
    for (PaperId id : lacking) {
        auto paper = store.kept(id);
        if (auto kind = room.kinds.of(packOf(work, paper.organisation)).find(paper.kind))
            keepYears(work, room, paper, *kind);
    }
    return std::int64_t(lacking.size());
}

}  // namespace metodika::papers
