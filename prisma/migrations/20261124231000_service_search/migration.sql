-- What a service is found by: one row a name, synonym, summary and department, folded. Kept by triggers, so that every writer is covered.

-- The order of the source, for lists that are not sorted by name.
ALTER TABLE service ADD COLUMN position integer NOT NULL DEFAULT 0;

CREATE TABLE service_term (
  service_id uuid NOT NULL REFERENCES service ON DELETE CASCADE,
  term text NOT NULL,
  -- How much a hit counts, from 0 to 1: names before synonyms before running text.
  weight real NOT NULL,
  PRIMARY KEY (service_id, term)
);
CREATE INDEX service_term_term_idx ON service_term USING gin (term gin_trgm_ops);

CREATE FUNCTION refresh_service_terms(ids uuid[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM service_term WHERE service_id = ANY(ids);
  INSERT INTO service_term (service_id, term, weight)
  SELECT service_id, term, max(weight) FROM (
    SELECT s.id AS service_id, fold(t.term) AS term, t.weight
    FROM service s JOIN department d ON d.id = s.department_id
    CROSS JOIN LATERAL (
      SELECT s.name AS term, 1.0::real AS weight
      UNION ALL SELECT s.name_en, 1.0::real
      UNION ALL SELECT unnest(s.synonyms), 0.95::real
      UNION ALL SELECT s.summary, 0.6::real
      UNION ALL SELECT s.summary_en, 0.6::real
      UNION ALL SELECT d.name, 0.5::real
      UNION ALL SELECT d.topic, 0.5::real
      UNION ALL SELECT d.topic_en, 0.5::real
    ) t
    WHERE s.id = ANY(ids)
  ) folded
  WHERE term <> ''
  GROUP BY service_id, term;
$$;

CREATE FUNCTION service_terms_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_service_terms(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE TRIGGER service_terms_insert AFTER INSERT ON service FOR EACH ROW EXECUTE FUNCTION service_terms_changed();
CREATE TRIGGER service_terms_update AFTER UPDATE OF name, name_en, synonyms, summary, summary_en, department_id ON service
  FOR EACH ROW EXECUTE FUNCTION service_terms_changed();

CREATE FUNCTION department_terms_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_service_terms(ARRAY(SELECT id FROM service WHERE department_id = NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER department_terms_update AFTER UPDATE OF name, topic, topic_en ON department
  FOR EACH ROW EXECUTE FUNCTION department_terms_changed();

SELECT refresh_service_terms(ARRAY(SELECT id FROM service));

-- Services by folded words: the sum of each word's best hit, and how many words hit at all. A word hits by being the term, beginning it,
-- beginning or standing inside a word of it, or resembling one (trigrams, for typing errors). The whole question as a term counts more.
CREATE FUNCTION match_services(phrase text, words text[]) RETURNS TABLE (service_id uuid, score real, hits integer)
LANGUAGE sql STABLE SET pg_trgm.word_similarity_threshold = 0.45 AS $$
  SELECT best.service_id, (sum(best.score) + max(best.bonus))::real, count(*)::integer FROM (
    SELECT t.service_id, w.word, max(t.weight * CASE
        WHEN t.term = w.word THEN 1.0
        WHEN starts_with(t.term, w.word) THEN 0.95
        WHEN strpos(t.term, ' ' || w.word) > 0 THEN 0.9
        WHEN strpos(t.term, w.word) > 0 THEN 0.75
        ELSE 0.8 * word_similarity(w.word, t.term)
      END) AS score, max(CASE WHEN t.term = phrase THEN 0.2 ELSE 0 END) AS bonus
    FROM unnest(words) AS w (word)
    JOIN service_term t ON w.word <% t.term OR t.term LIKE '%' || w.word || '%'
    GROUP BY t.service_id, w.word
  ) best
  GROUP BY best.service_id
$$;
