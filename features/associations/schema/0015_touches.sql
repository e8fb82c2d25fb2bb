-- How often what grids and proposals are made of has changed at an organisation: an answer that was made at this state is
-- still the answer.
CREATE TABLE association_touches (
    organisation BIGINT PRIMARY KEY,
    changes BIGINT NOT NULL
);
