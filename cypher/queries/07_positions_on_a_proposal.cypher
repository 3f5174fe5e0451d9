// Wer lehnt einen Vorschlag ab, wer unterstützt ihn, wer hat wann die Haltung geändert?
// Who rejects a proposal, who supports it, who changed position, and when?
// :param proposal => "Nord Stream 2"
MATCH (who:Actor)<-[:SUBJECT]-(c:Claim)
WHERE c.predicate IN ["supports", "agrees", "offers", "rejects", "criticises"] AND c.polarity = "affirmed"
  AND toLower(c.content) CONTAINS toLower($proposal)
WITH who, c ORDER BY c.date, c.id
WITH who, collect(c) AS said
RETURN who.name AS actor, [c IN said | coalesce(c.date, "") + " " + c.predicate] AS positions,
       any(c IN said WHERE c.predicate IN ["rejects", "criticises"])
         AND any(c IN said WHERE NOT c.predicate IN ["rejects", "criticises"]) AS changed
ORDER BY actor
