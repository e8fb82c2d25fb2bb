#include "features/organisations/registers.hpp"

#include <algorithm>

#include "contracts/events.hpp"
#include "features/organisations/actions.hpp"
#include "features/organisations/reading/words.hpp"
#include "features/organisations/registers_store.hpp"
#include "platform/base/base64.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::organisations {
namespace {

RegisterAnswers answersOf(const KeptRegister& kept) { return json::read<RegisterAnswers>(kept.answers); }

tables::Workbook bookOf(const KeptRegister& kept) {
    return tables::readWorkbook(fromBase64(kept.bytes), kept.file);
}

/// The register in the reader's hands; 404 outside of their reach.
KeptRegister held(api::Work& work, KeptRegisterId id) {
    auto kept = RegisterStore(work).kept(id);
    heldWithin(work, kept.municipality, treeKeepers);
    return kept;
}

RegisterCard cardOf(api::Work& work, const KeptRegister& kept, RegisterImport compared) {
    RegisterCard card;
    static_cast<RegisterImport&>(card) = std::move(compared);
    card.id = kept.id;
    card.municipality = {kept.municipality, OrganisationStore(work).kept(kept.municipality).name};
    card.state = kept.state;
    card.made_at = kept.made_at;
    card.version = kept.version;
    bool open = kept.state != RegisterState::undone;
    card.can = {{"answer", open},
                {"enter", open && card.fresh + card.changed > 0},
                {"undo", kept.state == RegisterState::entered},
                {"drop", kept.state == RegisterState::preview}};
    return card;
}

/// The register beside the tree as it stands now.
RegisterCard shown(api::Work& work, const KeptRegister& kept, const Register& list,
                   const RegisterAnswers& answers) {
    return cardOf(work, kept, compareRegister(work, list, answers, kept.municipality));
}

[[noreturn]] void wrong(const std::string& path, const char* key, TextParams params = {}) {
    throw Refused(RefusalKind::invalid, "api.invalid", {}, {{path, key, std::move(params)}});
}

bool known(const std::string& meaning) {
    const auto& all = columnMeanings();
    return std::find(all.begin(), all.end(), meaning) != all.end();
}

/// An answer names a row of the file and fields that it has.
void check(const RowAnswer& answer, const Register& list, const RegisterAnswers& before,
           const std::string& path) {
    const auto* earlier = before.of(answer.sheet, answer.row);
    bool there = (earlier && earlier->skip.value_or(false)) ||
                 std::any_of(list.organisations.begin(), list.organisations.end(), [&](const auto& o) {
                     return o.source[0].sheet == answer.sheet && o.source[0].rows.front() == answer.row;
                 });
    if (!there) wrong(path + "/row", "organisations.no_such_row");
    if (!answer.cells) return;
    for (const auto& [meaning, text] : *answer.cells) {
        auto place = path + "/cells/" + meaning;
        if (!known(meaning)) wrong(place, "organisations.cell_unknown", {{"cell", meaning}});
        if (utf8::length(text) > 2000) wrong(place, "api.field.length", {{"least", "0"}, {"most", "2000"}});
    }
}

/// The answers that there were and those that came now.
RegisterAnswers joined(const RegisterAnswers& before, const RegisterChange& change, const Register& list) {
    auto answers = before;
    int at = 0;
    const auto rows = change.rows.value_or(std::vector<RowAnswer>{});
    const auto columns = change.columns.value_or(std::vector<ColumnAnswer>{});
    for (const auto& row : rows) {
        check(row, list, before, "/rows/" + std::to_string(at++));
        answers.add(row);
    }
    at = 0;
    for (const auto& column : columns) {
        auto path = "/columns/" + std::to_string(at++) + "/meaning";
        if (!column.meaning.empty() && !known(column.meaning))
            wrong(path, "organisations.cell_unknown", {{"cell", column.meaning}});
        answers.add(column);
    }
    return answers;
}

void become(RegisterStore& store, KeptRegister& kept, RegisterState state) {
    store.become(kept.id, state);
    kept.state = state;
    ++kept.version;
}

/// Takes back one effect; false where somebody has built upon it since.
bool takeBack(api::Work& work, const RegisterEffect& effect) {
    RegisterStore registers(work);
    auto now = OrganisationStore(work).keptOn(effect.organisation, work.today());
    if (!now || now->version != effect.version) return false;
    if (effect.was) {
        registers.restore(*now, json::read<WasOrganisation>(*effect.was));
        work.note(effect.organisation.value, "organisation.restored", "organisation",
                  effect.organisation.value);
        return true;
    }
    bool wanted = registers.used(effect.organisation);
    work.publish(OrganisationWanted{effect.organisation, &wanted});
    if (wanted) return false;
    registers.remove(effect.organisation);
    work.note(effect.organisation.value, "organisation.removed", "organisation", effect.organisation.value);
    return true;
}

}  // namespace

RegisterCard startRegister(api::Scope& scope, const RegisterWords& words, const RegisterUpload& upload,
                           std::string_view bytes) {
    // Whoever may not write here is told so before a file is read.
    KeptRegister fresh;
    auto remembered = scope.read([&](api::Work& work) {
        auto within = heldWithin(work, upload.municipality, treeKeepers);
        municipalityKept(work, within.root());
        return RegisterStore(work).lastAnswers(upload.municipality);
    });
    RegisterAnswers answers;
    if (remembered) answers.columns = json::read<RegisterAnswers>(*remembered).columns;
    fresh.municipality = upload.municipality;
    fresh.file = upload.file;
    fresh.as_of = upload.as_of.value_or(scope.today());
    fresh.answers = json::write(answers);
    fresh.made_at = scope.now();
    auto list = readRegister(tables::readWorkbook(bytes, upload.file), words, fresh.as_of, answers);
    if (list.organisations.empty())
        throw Refused(RefusalKind::invalid, "organisations.no_register", {{"file", upload.file}});
    fresh.bytes = toBase64(bytes);
    return scope.change([&](api::Work& work) {
        heldWithin(work, upload.municipality, treeKeepers);
        fresh.id = work.newId<KeptRegisterId>();
        fresh.version = 1;
        RegisterStore(work).add(fresh);
        work.note(upload.municipality.value, "register.sent", "register", fresh.id.value);
        return cardOf(work, fresh, compareRegister(work, list, answers, upload.municipality));
    });
}

api::List<RegisterLine> listRegisters(api::Scope& scope, OrganisationId municipality) {
    return scope.read([&](api::Work& work) {
        heldWithin(work, municipality, treeKeepers);
        return api::List<RegisterLine>{RegisterStore(work).of(municipality)};
    });
}

RegisterCard openRegister(api::Scope& scope, const RegisterWords& words, KeptRegisterId id) {
    return scope.read([&](api::Work& work) {
        auto kept = held(work, id);
        auto answers = answersOf(kept);
        return shown(work, kept, readRegister(bookOf(kept), words, kept.as_of, answers), answers);
    });
}

RegisterCard answerRegister(api::Scope& scope, const RegisterWords& words, KeptRegisterId id,
                            const RegisterChange& change) {
    return scope.change([&](api::Work& work) {
        auto kept = held(work, id);
        scope.expectVersion(kept.version);
        if (kept.state == RegisterState::undone)
            throw Refused(RefusalKind::conflict, "organisations.register_undone");
        auto before = answersOf(kept);
        auto book = bookOf(kept);
        auto answers = joined(before, change, readRegister(book, words, kept.as_of, before));
        auto list = readRegister(book, words, kept.as_of, answers);
        // A column that names organisations must stay: without it there would be nothing to answer.
        if (change.columns && list.organisations.empty())
            wrong("/columns/0/meaning", "organisations.columns_needed");
        RegisterStore(work).answer(id, json::write(answers));
        ++kept.version;
        return shown(work, kept, list, answers);
    });
}

RegisterCard enterKeptRegister(api::Scope& scope, const RegisterWords& words, KeptRegisterId id) {
    return scope.change([&](api::Work& work) {
        auto kept = held(work, id);
        scope.expectVersion(kept.version);
        if (kept.state == RegisterState::undone)
            throw Refused(RefusalKind::conflict, "organisations.register_undone");
        RegisterStore store(work);
        auto answers = answersOf(kept);
        auto number = store.effectsCount(id);
        auto list = readRegister(bookOf(kept), words, kept.as_of, answers);
        enterRegister(work, list, answers, kept.municipality, kept.as_of,
                      [&](OrganisationId organisation, const WasOrganisation* was) {
                          store.note(id, ++number, organisation, was);
                      });
        become(store, kept, RegisterState::entered);
        return shown(work, kept, list, answers);
    });
}

RegisterCard undoRegister(api::Scope& scope, const RegisterWords& words, KeptRegisterId id) {
    return scope.change([&](api::Work& work) {
        auto kept = held(work, id);
        scope.expectVersion(kept.version);
        if (kept.state != RegisterState::entered)
            throw Refused(RefusalKind::conflict, "organisations.register_not_entered");
        RegisterStore store(work);
        OrganisationStore tree(work);
        std::vector<OrganisationRef> left;
        std::vector<OrganisationId> touched{kept.municipality};
        for (const auto& effect : store.effects(id)) {
            if (!takeBack(work, effect)) {
                auto now = tree.keptOn(effect.organisation, work.today());
                left.push_back({effect.organisation, now ? now->name : ""});
            } else if (effect.was) {
                touched.push_back(effect.organisation);
            }
        }
        store.forgetEffects(id);
        become(store, kept, RegisterState::undone);
        work.publish(TreeChanged{touched});
        work.note(kept.municipality.value, "register.undone", "register", id.value);
        auto answers = answersOf(kept);
        auto card = shown(work, kept, readRegister(bookOf(kept), words, kept.as_of, answers), answers);
        card.left = std::move(left);
        return card;
    });
}

api::Nothing dropRegister(api::Scope& scope, KeptRegisterId id) {
    return scope.change([&](api::Work& work) {
        auto kept = held(work, id);
        scope.expectVersion(kept.version);
        if (kept.state != RegisterState::preview)
            throw Refused(RefusalKind::conflict, "organisations.register_entered");
        RegisterStore(work).drop(id);
        work.note(kept.municipality.value, "register.dropped", "register", id.value);
        return api::Nothing{};
    });
}

}  // namespace metodika::organisations
