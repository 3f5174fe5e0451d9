// Welche Dreiecke von Staaten sind nicht im Gleichgewicht?
// Which triads of states are out of balance?
MATCH (a:State)-[e]-(b:State)
WHERE a.id < b.id AND coalesce(e.modality, "actual") = "actual" AND coalesce(e.status, "held") IN ["held", "ongoing"]
WITH a, b, sum(CASE WHEN type(e) IN ["DEMANDS", "REJECTS", "ACCUSES", "DENIES", "THREATENS", "CRITICISES", "SANCTIONS"]
                    THEN -1 ELSE 1 END) AS sign
WHERE sign <> 0
WITH collect({one: a.name, other: b.name, sign: CASE WHEN sign < 0 THEN -1 ELSE 1 END}) AS pairs
UNWIND pairs AS x
UNWIND pairs AS y
UNWIND pairs AS z
WITH x, y, z
WHERE x.other = y.one AND z.one = x.one AND z.other = y.other AND x.sign * y.sign * z.sign < 0
RETURN x.one AS first, x.other AS second, y.other AS third, x.sign AS first_second, y.sign AS second_third,
       z.sign AS first_third
ORDER BY first, second, third
