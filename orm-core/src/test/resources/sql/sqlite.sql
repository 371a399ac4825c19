-- by primary key
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p WHERE p."id" = ? ORDER BY p."created_at" DESC, p."id"

-- a key needs no join
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p WHERE p."author_id" = ? AND p."editor_id" = ? ORDER BY p."created_at" DESC, p."id"

-- a join over a key
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p JOIN "blog_author" a ON a."id" = p."author_id" WHERE a."name" = ? ORDER BY p."created_at" DESC, p."id"

-- four joins
SELECT c."id", c."post_id", c."parent_id", c."text" FROM "blog_comment" c JOIN "blog_post" p ON p."id" = c."post_id" JOIN "blog_author" a ON a."id" = p."author_id" JOIN "blog_author" a2 ON a2."id" = a."mentor_id" JOIN "blog_profile" p2 ON p2."author_id" = a2."id" WHERE p2."bio" LIKE ? ESCAPE '\' ORDER BY c."id"

-- one filter shares a to-many join
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p JOIN "blog_post_tags" pt ON pt."post_id" = p."id" JOIN "blog_tag" t ON t."id" = pt."tag_id" WHERE t."name" = ? AND t."colour" = ? ORDER BY p."created_at" DESC, p."id"

-- chained filters join anew
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p JOIN "blog_post_tags" pt ON pt."post_id" = p."id" JOIN "blog_tag" t ON t."id" = pt."tag_id" JOIN "blog_post_tags" pt2 ON pt2."post_id" = p."id" JOIN "blog_tag" t2 ON t2."id" = pt2."tag_id" WHERE t."name" = ? AND t2."colour" = ? ORDER BY p."created_at" DESC, p."id"

-- an OR needs a LEFT join
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p LEFT JOIN "blog_author" a ON a."id" = p."editor_id" WHERE a."name" = ? OR p."views" = ? ORDER BY p."created_at" DESC, p."id"

-- an OR whose parts all need the join does not
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p JOIN "blog_author" a ON a."id" = p."editor_id" WHERE a."name" = ? OR a."email" = ? ORDER BY p."created_at" DESC, p."id"

-- missing related row
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p LEFT JOIN "blog_author" a ON a."id" = p."editor_id" LEFT JOIN "blog_profile" p2 ON p2."author_id" = a."id" WHERE p2."id" IS NULL ORDER BY p."created_at" DESC, p."id"

-- no row over a link table
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p LEFT JOIN "blog_post_tags" pt ON pt."post_id" = p."id" WHERE pt."tag_id" IS NULL ORDER BY p."created_at" DESC, p."id"

-- friends of both directions
SELECT a."id", a."name", a."email", a."mentor_id" FROM "blog_author" a JOIN "blog_author_friends" af ON af."from_author_id" = a."id" JOIN "blog_author" a2 ON a2."id" = af."to_author_id" WHERE a2."name" = ? ORDER BY a."name", a."id"

-- no key is null
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p WHERE p."editor_id" IS NULL ORDER BY p."created_at" DESC, p."id"

-- in
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p WHERE p."author_id" IN (?, ?, ?, ?) ORDER BY p."created_at" DESC, p."id"

-- in a query
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p WHERE p."author_id" IN (SELECT a."id" FROM "blog_author" a WHERE a."name" = ?) ORDER BY p."created_at" DESC, p."id"

-- column against column
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p WHERE p."views" > p."author_id" ORDER BY p."created_at" DESC, p."id"

-- exclude a nullable column
SELECT a."id", a."name", a."email", a."mentor_id" FROM "blog_author" a WHERE NOT (a."email" = ? AND a."email" IS NOT NULL) ORDER BY a."name", a."id"

-- exclude over a nullable key
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p LEFT JOIN "blog_author" a ON a."id" = p."editor_id" WHERE NOT (a."name" = ? AND a."name" IS NOT NULL) ORDER BY p."created_at" DESC, p."id"

-- exclude over a to-many relation
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p WHERE NOT EXISTS (SELECT 1 FROM "blog_post_tags" pt JOIN "blog_tag" t ON t."id" = pt."tag_id" WHERE t."name" = ? AND pt."post_id" = p."id") ORDER BY p."created_at" DESC, p."id"

-- exclude over two to-many relations
SELECT a."id", a."name", a."email", a."mentor_id" FROM "blog_author" a WHERE NOT EXISTS (SELECT 1 FROM "blog_post" p JOIN "blog_post_tags" pt ON pt."post_id" = p."id" JOIN "blog_tag" t ON t."id" = pt."tag_id" WHERE t."name" = ? AND p."author_id" = a."id") ORDER BY a."name", a."id"

-- exclude what is missing
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p WHERE NOT EXISTS (SELECT 1 FROM "blog_post" p2 LEFT JOIN "blog_post_tags" pt ON pt."post_id" = p2."id" WHERE pt."tag_id" IS NULL AND p2."id" = p."id") ORDER BY p."created_at" DESC, p."id"

-- exclude behind a nullable key
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p WHERE NOT EXISTS (SELECT 1 FROM "blog_author" a LEFT JOIN "blog_post" p2 ON p2."author_id" = a."id" WHERE p2."title" IS NULL AND a."id" = p."editor_id") AND NOT (p."editor_id" IS NULL) ORDER BY p."created_at" DESC, p."id"

-- the same row satisfies one and not the other
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p JOIN "blog_post_tags" pt ON pt."post_id" = p."id" JOIN "blog_tag" t ON t."id" = pt."tag_id" WHERE t."name" = ? AND NOT EXISTS (SELECT 1 FROM "blog_post_tags" pt2 JOIN "blog_tag" t2 ON t2."id" = pt2."tag_id" WHERE t2."colour" = ? AND pt2."id" = pt."id") ORDER BY p."created_at" DESC, p."id"

-- exclude against an outer column
SELECT a."id", a."name", a."email", a."mentor_id" FROM "blog_author" a WHERE NOT EXISTS (SELECT 1 FROM "blog_post" p WHERE p."views" = a."id" AND p."author_id" = a."id") ORDER BY a."name", a."id"

-- count of related rows
SELECT a."id", a."name", a."email", a."mentor_id", COUNT(p."id") AS "n" FROM "blog_author" a LEFT JOIN "blog_post" p ON p."author_id" = a."id" GROUP BY a."id", a."name", a."email", a."mentor_id"

-- filter before: WHERE
SELECT a."id", a."name", a."email", a."mentor_id", COUNT(p."id") AS "n" FROM "blog_author" a JOIN "blog_post" p ON p."author_id" = a."id" WHERE p."views" > ? GROUP BY a."id", a."name", a."email", a."mentor_id"

-- filter after: HAVING
SELECT a."id", a."name", a."email", a."mentor_id", COUNT(p."id") AS "n" FROM "blog_author" a LEFT JOIN "blog_post" p ON p."author_id" = a."id" WHERE a."name" = ? GROUP BY a."id", a."name", a."email", a."mentor_id" HAVING COUNT(p."id") > ?

-- values group
SELECT p."author_id", SUM(p."views") AS "v" FROM "blog_post" p GROUP BY p."author_id" ORDER BY p."author_id"

-- values after an aggregate do not regroup
SELECT a."name", MAX(p."views") AS "v" FROM "blog_author" a LEFT JOIN "blog_post" p ON p."author_id" = a."id" GROUP BY a."id", a."name", a."email", a."mentor_id"

-- an aggregate of some rows
SELECT a."id", a."name", a."email", a."mentor_id", COUNT(p."id") FILTER (WHERE p."views" > ?) AS "n" FROM "blog_author" a LEFT JOIN "blog_post" p ON p."author_id" = a."id" GROUP BY a."id", a."name", a."email", a."mentor_id"

-- a related ordering
SELECT c."id", c."post_id", c."parent_id", c."text" FROM "blog_comment" c JOIN "blog_post" p ON p."id" = c."post_id" ORDER BY p."created_at" DESC, c."post_id", c."id" DESC

-- a related ordering turned round
SELECT c."id", c."post_id", c."parent_id", c."text" FROM "blog_comment" c JOIN "blog_post" p ON p."id" = c."post_id" ORDER BY p."created_at", c."post_id" DESC

-- ordering by what is not selected, distinct
SELECT DISTINCT p."title", p."created_at", p."id" FROM "blog_post" p ORDER BY p."created_at" DESC, p."id"

-- related rows come along
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id", a."id", a."name", a."email", a."mentor_id", a2."id", a2."name", a2."email", a2."mentor_id", a3."id", a3."name", a3."email", a3."mentor_id" FROM "blog_post" p JOIN "blog_author" a ON a."id" = p."author_id" LEFT JOIN "blog_author" a2 ON a2."id" = a."mentor_id" LEFT JOIN "blog_author" a3 ON a3."id" = p."editor_id" ORDER BY p."created_at" DESC, p."id"

-- some columns
SELECT p."id", p."title", p."author_id", a."id", a."name" FROM "blog_post" p JOIN "blog_author" a ON a."id" = p."author_id" ORDER BY p."created_at" DESC, p."id"

-- slice
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p LIMIT 10 OFFSET 5

-- offset alone
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p LIMIT -1 OFFSET 5

-- correlated existence
SELECT a."id", a."name", a."email", a."mentor_id" FROM "blog_author" a WHERE EXISTS (SELECT 1 FROM "blog_post" p WHERE p."author_id" = a."id" AND p."views" > ?) ORDER BY a."name", a."id"

-- union
SELECT t."id", t."name", t."colour" FROM "blog_tag" t WHERE t."name" = ? UNION SELECT t2."id", t2."name", t2."colour" FROM "blog_tag" t2 WHERE t2."name" = ? ORDER BY 2

-- a filtered relation that is not used
SELECT a."id", a."name", a."email", a."mentor_id" FROM "blog_author" a

-- a filtered relation is an outer join
SELECT a."id", p."title" FROM "blog_author" a LEFT JOIN "blog_post" p ON p."author_id" = a."id" AND p."views" > ? ORDER BY a."name", a."id"

-- a filter over a filtered relation
SELECT a."id", a."name", a."email", a."mentor_id" FROM "blog_author" a JOIN "blog_post" p ON p."author_id" = a."id" AND p."views" > ? WHERE p."title" = ? ORDER BY a."name", a."id"

-- exclude over a filtered relation
SELECT a."id", a."name", a."email", a."mentor_id" FROM "blog_author" a WHERE NOT EXISTS (SELECT 1 FROM "blog_author" a2 JOIN "blog_post" p ON p."author_id" = a2."id" AND p."views" > ? WHERE p."title" = ? AND a2."id" = a."id") ORDER BY a."name", a."id"

-- a count over a filtered relation
SELECT a."id", a."name", a."email", a."mentor_id", COUNT(p."id") AS "n" FROM "blog_author" a LEFT JOIN "blog_post" p ON p."author_id" = a."id" AND p."views" > ? GROUP BY a."id", a."name", a."email", a."mentor_id"

-- a filtered relation over a link table
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p LEFT JOIN "blog_post_tags" pt ON pt."post_id" = p."id" LEFT JOIN "blog_tag" t ON t."id" = pt."tag_id" AND t."colour" = ? WHERE t."name" = ? OR p."views" = ? ORDER BY p."created_at" DESC, p."id"

-- a filtered relation over another, with its row
SELECT a."id", a."name", a."email", a."mentor_id", c."id", c."post_id", c."parent_id", c."text" FROM "blog_author" a LEFT JOIN "blog_post" p ON p."author_id" = a."id" AND p."views" > ? LEFT JOIN "blog_comment" c ON c."post_id" = p."id" AND c."text" = ? ORDER BY a."name", a."id"

-- a combination by what is not selected
SELECT "c1", "c2", "c3", "c4", "c5", "c6", "c7" FROM (SELECT p."id" AS "c1", p."title" AS "c2", p."body" AS "c3", p."views" AS "c4", p."created_at" AS "c5", p."author_id" AS "c6", p."editor_id" AS "c7", a."name" AS "c8" FROM "blog_post" p JOIN "blog_author" a ON a."id" = p."author_id" WHERE p."views" = ? UNION SELECT p2."id", p2."title", p2."body", p2."views", p2."created_at", p2."author_id", p2."editor_id", a2."name" FROM "blog_post" p2 JOIN "blog_author" a2 ON a2."id" = p2."author_id" WHERE p2."views" = ?) q ORDER BY "c8", "c1" DESC

-- a combination at random
SELECT * FROM (SELECT t."id" AS "c1", t."name" AS "c2", t."colour" AS "c3" FROM "blog_tag" t WHERE t."name" = ? UNION SELECT t2."id", t2."name", t2."colour" FROM "blog_tag" t2 WHERE t2."name" = ?) q ORDER BY RANDOM()

-- a combination of values by an expression
SELECT * FROM (SELECT t."name" AS "c1" FROM "blog_tag" t UNION SELECT t2."colour" FROM "blog_tag" t2) q ORDER BY LOWER("c1") DESC

-- some values of a combination of values
SELECT "c2" FROM (SELECT t."id" AS "c1", t."name" AS "c2" FROM "blog_tag" t UNION SELECT t2."id", t2."colour" FROM "blog_tag" t2) q ORDER BY "c1"

-- sliced parts
SELECT * FROM (SELECT t."id", t."name", t."colour" FROM "blog_tag" t ORDER BY t."name" LIMIT 1) q UNION SELECT * FROM (SELECT t2."id", t2."name", t2."colour" FROM "blog_tag" t2 ORDER BY t2."name" DESC LIMIT 1) q2

-- a combination of combinations
SELECT * FROM (SELECT t."id", t."name", t."colour" FROM "blog_tag" t WHERE t."name" = ? UNION SELECT t2."id", t2."name", t2."colour" FROM "blog_tag" t2 WHERE t2."name" = ?) q EXCEPT SELECT * FROM (SELECT * FROM (SELECT t3."id", t3."name", t3."colour" FROM "blog_tag" t3 WHERE t3."name" = ? UNION SELECT t4."id", t4."name", t4."colour" FROM "blog_tag" t4 WHERE t4."name" = ?) q2 INTERSECT SELECT t5."id", t5."name", t5."colour" FROM "blog_tag" t5) q3 LIMIT 2

-- values of a combination by what is not selected
SELECT "c1" FROM (SELECT p."title" AS "c1", a."name" AS "c2" FROM "blog_post" p JOIN "blog_author" a ON a."id" = p."author_id" WHERE p."views" = ? UNION SELECT p2."title", a2."name" FROM "blog_post" p2 JOIN "blog_author" a2 ON a2."id" = p2."author_id" WHERE p2."views" = ?) q ORDER BY "c2"

-- in a combination
SELECT p."id", p."title", p."body", p."views", p."created_at", p."author_id", p."editor_id" FROM "blog_post" p JOIN "blog_post_tags" pt ON pt."post_id" = p."id" WHERE pt."tag_id" IN (SELECT t."id" FROM "blog_tag" t WHERE t."name" = ? UNION SELECT t2."id" FROM "blog_tag" t2 WHERE t2."name" = ?) ORDER BY p."created_at" DESC, p."id"

-- count
SELECT COUNT(*) FROM "blog_post" p WHERE p."views" > ?

-- count of a slice
SELECT COUNT(*) FROM (SELECT p."id" AS "c1" FROM "blog_post" p LIMIT 3) q

-- count of distinct rows
SELECT COUNT(*) FROM (SELECT DISTINCT p."author_id" AS "c1" FROM "blog_post" p) q

-- count of groups
SELECT COUNT(*) FROM (SELECT a."id" AS "c1" FROM "blog_author" a LEFT JOIN "blog_post" p ON p."author_id" = a."id" GROUP BY a."id" HAVING COUNT(p."id") > ?) q

-- existence
SELECT 1 FROM "blog_post" p JOIN "blog_post_tags" pt ON pt."post_id" = p."id" JOIN "blog_tag" t ON t."id" = pt."tag_id" WHERE t."name" = ? LIMIT 1

