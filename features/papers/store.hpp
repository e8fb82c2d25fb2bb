#pragma once
// The only SQL of the room.
#include "contracts/reach.hpp"
#include "features/papers/rules.hpp"

namespace metodika::papers {

/// A document as it is kept.
struct Kept {
    PaperId id;
    OrganisationId organisation;
    std::string kind, title;
    int school_year = 0, edition = 0, draft = 0;
    std::optional<Date> withdrawn_on;
    std::optional<std::string> withdrawn_reason;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Kept, (),
                      (id, organisation, kind, title, school_year, edition, draft, withdrawn_on,
                       withdrawn_reason, version))
struct Content {
    std::string file_name, sha256, file_bytes;  // bytes in base64
    std::optional<std::string> words;
};
/// An organisation as the room needs it.
struct Home {
    OrganisationId id;
    std::string name, short_name, level, kind;
};
BOOST_DESCRIBE_STRUCT(Home, (), (id, name, short_name, level, kind))

class PaperStore {
  public:
    explicit PaperStore(api::Work& work) : work_(work) {}

    /// 404 when there is none.
    Kept kept(PaperId id);
    std::optional<Kept> find(OrganisationId organisation, const std::string& kind, int schoolYear);
    Home home(OrganisationId organisation);
    std::vector<Edition> editions(PaperId id);
    Edition edition(PaperId id, int number);
    std::optional<api::File> file(PaperId id, int number);

    void add(const Kept& paper);
    void save(const Kept& paper);
    void add(PaperId id, const Edition& edition);
    void save(PaperId id, const Edition& edition);
    void put(PaperId id, int edition, const Content& content, bool generated);
    /// A draft that nobody has sent: the edition goes and, where it was the first, the document.
    void remove(const Kept& paper);
    /// Gives the next number of the calendar year; the text by the organisation's pattern.
    std::string number(const Kept& paper, int edition, int year);
    std::string pattern(OrganisationId organisation);
    void setPattern(OrganisationId organisation, const std::string& pattern);

    /// The school years in which it counts become these; the answer is what moved.
    std::vector<Date> setYears(const Kept& paper, const Kind& kind, const Years& years,
                               const std::optional<InForce>& in);

    /// Every document of an organisation, the approved edition with each.
    std::vector<PaperRow> of(OrganisationId organisation);
    /// Of all organisations right below it: only what sets need.
    struct Below {
        OrganisationId organisation;
        std::string kind;
        int school_year = 0;
        std::string state;
        std::optional<Date> act_date, valid_until, withdrawn_on;
        BOOST_DESCRIBE_CLASS(Below, (),
                             (organisation, kind, school_year, state, act_date, valid_until, withdrawn_on),
                             (), ())
    };
    std::vector<Below> below(OrganisationId organisation);
    std::vector<Home> placesBelow(OrganisationId organisation);
    api::Page<PaperRow> registered(const Within& within, const RegisterQuery& query);
    /// Approved documents that count without an end and have no row for the school year.
    std::vector<PaperId> lackingYear(int schoolYear);
    struct Waiting {
        PaperId id;
        OrganisationId organisation;
        std::string kind, title, organisation_name, state;
        int school_year = 0;
        std::optional<std::string> act_number;
        std::optional<Date> act_date;
        BOOST_DESCRIBE_CLASS(Waiting, (),
                             (id, organisation, kind, title, organisation_name, state, school_year,
                              act_number, act_date),
                             (), ())
    };
    /// Submitted and returned ones of the place and below.
    std::vector<Waiting> waiting(OrganisationId place);

  private:
    api::Work& work_;
};

}  // namespace metodika::papers
