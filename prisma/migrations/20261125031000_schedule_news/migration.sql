-- Processes keep what they read for the search in memory; every statement that changes it says so once, when its transaction commits.
-- The payload is a comma-separated list of resources whose hours or time changed, or '*' when anything may have.

CREATE FUNCTION announce_resources() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids uuid[];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    SELECT array_agg(resource_id) INTO ids FROM (SELECT resource_id FROM old_rows UNION SELECT resource_id FROM new_rows) AS changed;
  ELSIF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT resource_id) INTO ids FROM new_rows;
  ELSE
    SELECT array_agg(DISTINCT resource_id) INTO ids FROM old_rows;
  END IF;
  -- a payload may have 8000 bytes
  IF cardinality(ids) > 200 THEN
    PERFORM pg_notify('schedule', '*');
  ELSIF cardinality(ids) > 0 THEN
    PERFORM pg_notify('schedule', array_to_string(ids, ','));
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION announce_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('schedule', '*');
  RETURN NULL;
END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['allocation', 'absence', 'opening_exception'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_announce_insert AFTER INSERT ON %1$I REFERENCING NEW TABLE AS new_rows
                    FOR EACH STATEMENT EXECUTE FUNCTION announce_resources()', name);
    EXECUTE format('CREATE TRIGGER %1$s_announce_update AFTER UPDATE ON %1$I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
                    FOR EACH STATEMENT EXECUTE FUNCTION announce_resources()', name);
    EXECUTE format('CREATE TRIGGER %1$s_announce_delete AFTER DELETE ON %1$I REFERENCING OLD TABLE AS old_rows
                    FOR EACH STATEMENT EXECUTE FUNCTION announce_resources()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['office', 'service', 'service_requirement', 'offering', 'resource', 'resource_offering', 'resource_group',
                              'resource_group_member', 'opening', 'opening_offering', 'opening_quota', 'closure', 'office_holiday'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_announce AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %1$I
                    FOR EACH STATEMENT EXECUTE FUNCTION announce_rules()', name);
  END LOOP;
END $$;
