-- How often what grids and proposals are made of has changed at an organisation: an answer that was made at this state is
-- still the answer. What belongs to one association is counted by itself (0: the organisation's own), so that writers of two
-- meetings do not wait for each other.
CREATE TABLE association_touches (
    organisation BIGINT NOT NULL,
    association BIGINT NOT NULL,
    changes BIGINT NOT NULL,
    PRIMARY KEY (organisation, association)
);
