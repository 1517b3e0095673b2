-- What an appointment needs to have brought or uploaded: the checklists of all its services, in their order. What several of them ask for
-- under the same title is brought once; it is required or uploaded when one of them says so.
CREATE VIEW appointment_checklist AS
SELECT DISTINCT ON (asked.appointment_id, lower(c.title))
  asked.appointment_id, c.id, asked.position AS service_position, c.position, c.title, c.title_en, c.hint, c.hint_en, c.required, c.upload
FROM (
  SELECT id AS appointment_id, service_id, 0 AS position FROM appointment
  UNION
  SELECT appointment_id, service_id, position FROM appointment_item) AS asked
JOIN checklist_item c ON c.service_id = asked.service_id
ORDER BY asked.appointment_id, lower(c.title), c.required DESC, c.upload DESC, asked.position, c.position;
