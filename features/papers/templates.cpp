#include "features/papers/templates.hpp"

#include <fstream>

#include "contracts/region.hpp"
#include "features/papers/actions.hpp"
#include "features/papers/making.hpp"
#include "platform/base/base64.hpp"
#include "platform/documents/pdf.hpp"

namespace metodika::papers {
namespace {

constexpr std::array staff{roles::instituteMethodist, roles::ministryOfficial};

std::string readFile(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw std::runtime_error("cannot read " + path.string());
    return bytes;
}

OrganisationId regionOf(api::Work& work, OrganisationId organisation) {
    return chainOf(work, organisation).back();
}

/// The reader's region, for its staff.
OrganisationId ownRegion(api::Work& work) {
    auto region = regionOf(work, firstHome(work));
    heldWithin(work, region, staff);
    return region;
}

const Kind& templated(api::Work& work, const Room& room, OrganisationId region, const std::string& code) {
    const Kind& kind = kindOf(work, room, region, code);
    if (kind.document.empty()) notFound();
    return kind;
}

/// The first place of the region that keeps the kind.
std::optional<Home> firstKeeper(api::Work& work, OrganisationId region, const Kind& kind) {
    PaperStore store(work);
    auto home = store.home(region);
    if (kind.keptBy(home.kind)) return home;
    for (const Home& municipality : store.placesBelow(region)) {
        if (kind.keptBy(municipality.kind)) return municipality;
        for (const Home& below : store.placesBelow(municipality.id))
            if (kind.keptBy(below.kind)) return below;
    }
    return {};
}

std::string sampleOf(api::Work& work, OrganisationId region, const Kind& kind) {
    auto home = firstKeeper(work, region, kind);
    if (!home) throw Refused(RefusalKind::conflict, "papers.no_keeper");
    Kept paper;
    paper.organisation = home->id;
    paper.kind = kind.code;
    paper.title = kind.titleIn("ru");
    if (kind.term == Term::year) paper.school_year = schoolYear(work.today());
    Edition edition;
    edition.act_date = work.today();
    edition.act_number = "1";
    return madeOf(work, *home, kind, paper, edition);
}

Templates templatesOf(api::Work& work, const Room& room, OrganisationId region) {
    static constexpr db::Query own{"papers.templates", R"(
        SELECT t.kind, '' AS title, TRUE AS own, t.file_name, p.name AS brought_by, t.brought_on
        FROM paper_templates t LEFT JOIN shared_persons p ON p.id = t.brought_by WHERE t.region = :region)"};
    auto home = PaperStore(work).home(region);
    Templates out{{home.id, home.short_name}, {}, documents::pdfAvailable(), {{"change", true}}};
    auto brought = work.all<TemplateRow>(own, {{"region", region}});
    for (const Kind& kind : room.kinds.of(packOf(work, region)).all()) {
        if (kind.document.empty()) continue;
        TemplateRow row{kind.code, kind.titleIn(text::code(work.scope().language())), false, {}, {}, {}};
        for (const auto& b : brought)
            if (b.kind == kind.code) {
                auto title = row.title;
                row = b;
                row.title = title;
            }
        out.items.push_back(std::move(row));
    }
    return out;
}

}  // namespace

std::string templateOf(api::Work& work, OrganisationId organisation, const Kind& kind, Date on) {
    static constexpr db::Query own{
        "papers.own_template",
        "SELECT file_bytes FROM paper_templates WHERE region = :region AND kind = :kind"};
    if (auto bytes = work.text(own, {{"region", regionOf(work, organisation)}, {"kind", kind.code}}))
        return fromBase64(*bytes);
    return readFile(packOf(work, organisation).document(kind.document, on));
}

Templates listTemplates(api::Scope& scope, const Room& room) {
    return scope.read([&](api::Work& work) { return templatesOf(work, room, ownRegion(work)); });
}

Templates putTemplate(api::Scope& scope, const Room& room, const std::string& code, const PaperFile& file,
                      std::string_view bytes) {
    static constexpr db::Query put{"papers.put_template", R"(
        INSERT INTO paper_templates (region, kind, file_name, brought_on, brought_by, file_bytes)
        VALUES (:region, :kind, :name, :today, :person, :bytes)
        ON CONFLICT (region, kind) DO UPDATE SET file_name = excluded.file_name, brought_on = excluded.brought_on,
            brought_by = excluded.brought_by, file_bytes = excluded.file_bytes)"};
    auto content = contentOf(file.file, bytes);
    if (!content.words) throw wrongField("/file", "documents.not_a_document");
    return scope.change([&](api::Work& work) {
        auto region = ownRegion(work);
        const Kind& kind = templated(work, room, region, code);
        work.execute(put, {{"region", region},
                           {"kind", kind.code},
                           {"name", content.file_name},
                           {"bytes", content.file_bytes}});
        // Filled at once: a mark that the paper does not know is found by whoever brought it, and not kept.
        try {
            sampleOf(work, region, kind);
        } catch (const Refused& refused) {
            if (refused.key.starts_with("documents.")) throw wrongField("/file", refused.key, refused.params);
            throw;
        }
        work.note(region.value, "papers.template_put", "organisation", region.value);
        return templatesOf(work, room, region);
    });
}

Templates removeTemplate(api::Scope& scope, const Room& room, const std::string& code) {
    static constexpr db::Query forget{"papers.forget_template",
                                      "DELETE FROM paper_templates WHERE region = :region AND kind = :kind"};
    return scope.change([&](api::Work& work) {
        auto region = ownRegion(work);
        if (!work.execute(forget, {{"region", region}, {"kind", code}})) notFound();
        work.note(region.value, "papers.template_removed", "organisation", region.value);
        return templatesOf(work, room, region);
    });
}

api::File openTemplate(api::Scope& scope, const Room& room, const std::string& code) {
    return scope.read([&](api::Work& work) {
        auto region = ownRegion(work);
        const Kind& kind = templated(work, room, region, code);
        return api::File{code + ".docx", "", templateOf(work, region, kind, work.today())};
    });
}

api::File openSample(api::Scope& scope, const Room& room, const std::string& code) {
    return scope.read([&](api::Work& work) {
        auto region = ownRegion(work);
        const Kind& kind = templated(work, room, region, code);
        return api::File{kind.titleIn("ru") + ".docx", "", sampleOf(work, region, kind)};
    });
}

api::File openSampleAsPdf(api::Scope& scope, const Room& room, const std::string& code) {
    // The sample is made in the reading; what takes its time comes after it.
    auto sample = openSample(scope, room, code);
    return {sample.name.substr(0, sample.name.rfind('.')) + ".pdf", "application/pdf",
            documents::pdfOf(sample.bytes)};
}

}  // namespace metodika::papers
