// Wann und wo trafen sich A und B zuerst und zuletzt?
// When and where did A and B first and last meet?
// :param a => "Russia"
// :param b => "United States"
MATCH (:Actor {name: $a})-[e:MEETS]-(:Actor {name: $b})
WHERE e.status = "held" AND e.date IS NOT NULL
WITH e ORDER BY e.date
WITH collect(e) AS met
RETURN met[0].date AS first, met[0].place AS first_place, met[size(met) - 1].date AS last,
       met[size(met) - 1].place AS last_place, size(met) AS meetings
