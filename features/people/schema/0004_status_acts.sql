-- By which act a person holds a status.
ALTER TABLE person_statuses ADD COLUMN act TEXT;
