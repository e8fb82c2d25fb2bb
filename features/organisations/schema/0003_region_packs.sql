-- In whose words and by whose rules a region works; one that is not named here has the installation's usual pack.
CREATE TABLE region_packs (
    region BIGINT PRIMARY KEY,
    pack TEXT NOT NULL
);
CREATE VIEW shared_packs AS SELECT region, pack FROM region_packs;
