// Wer traf wen zwischen zwei Tagen, wo und auf welcher Ebene?
// Who met whom between two days, where and at which level?
// :param from => "2022-01-01"
// :param to => "2022-12-31"
MATCH (a:Actor)-[e:MEETS]->(b:Actor)
WHERE e.status IN ["held", "ongoing"] AND e.date >= $from AND e.date <= $to
RETURN e.date AS date, e.place AS place, a.name AS one, b.name AS other,
       CASE WHEN a:Official AND b:Official THEN "officials" ELSE "states and organisations" END AS level,
       e.quote AS quote
ORDER BY date, place, one, other
