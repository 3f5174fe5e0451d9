// Wie verschärft sich das Verhältnis eines Paares von Monat zu Monat?
// How does a pair escalate from month to month?
// :param a => "Russia"
// :param b => "Ukraine"
MATCH (one:Actor {name: $a})-[e]-(other:Actor {name: $b})
WHERE e.date IS NOT NULL AND coalesce(e.modality, "actual") = "actual" AND coalesce(e.status, "held") IN ["held", "ongoing"]
WITH left(e.date, 7) AS month, type(e) AS kind
RETURN month,
       sum(CASE WHEN kind IN ["DEMANDS", "REJECTS", "ACCUSES", "DENIES", "CRITICISES"] THEN 1 ELSE 0 END) AS words,
       sum(CASE WHEN kind IN ["THREATENS", "SANCTIONS"] THEN 1 ELSE 0 END) AS threats,
       sum(CASE WHEN kind IN ["MEETS", "OFFERS", "AGREES", "SUPPORTS"] THEN 1 ELSE 0 END) AS cooperation
ORDER BY month
