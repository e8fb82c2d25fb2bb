-- Numbers of associations leave the methodical council out: what kind of community it is stands with each record.
DROP VIEW fact_meetings;
CREATE VIEW fact_meetings AS
    SELECT m.organisation, CAST(NULL AS BIGINT) AS person, m.on_date, m.id, m.state, a.level, a.community, m.attended, m.invited, m.theme
    FROM meetings m JOIN associations a ON a.id = m.association;
DROP VIEW fact_association_years;
CREATE VIEW fact_association_years AS
    SELECT a.organisation, CAST(NULL AS BIGINT) AS person, y.on_date, a.id, a.level, a.community, y.school_year,
           y.schedule_approved_on, y.schedule_meetings, y.approve_by, y.schedule_in_time, a.name
    FROM association_years y JOIN associations a ON a.id = y.association;
