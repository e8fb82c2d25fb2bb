-- A page of the list is read from these alone, without a look into the tables for each row.
DROP INDEX employments_person;
CREATE INDEX employments_person ON employments (person, since, until, organisation, position, kind, rate);
DROP INDEX categories_person;
CREATE INDEX categories_person ON categories (person, level, since, until, act);
