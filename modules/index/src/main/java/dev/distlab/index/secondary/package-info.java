/**
 * Secondary indexes: finding rows by something else than their primary key, and what that costs.
 *
 * <h2>The problem</h2>
 *
 * <p>A table in a B+tree can be searched by its primary key. A question about another column reads
 * every page of it. An index on that column answers it with a few pages, if few rows match; and
 * every insert has one more tree to change.
 *
 * <h2>The idea</h2>
 *
 * <p>An index is one more B+tree. Its keys are the values of its columns and then the primary key,
 * so that equal values make different keys; from an entry the row is found by its primary key.
 *
 * <pre>
 *   table, by id                        index on city            index on (city, age) including name
 *   1 -> (1, Ann, Oslo, 30)             Oslo | 1                 Oslo | 30 | 1 -> Ann
 *   2 -> (2, Bo,  Rome, 41)             Oslo | 3                 Oslo | 52 | 3 -> Cy
 *   3 -> (3, Cy,  Oslo, 52)             Rome | 2                 Rome | 41 | 2 -> Bo
 *
 *   who lives in Oslo?   index: entries "Oslo | ..", then a look-up in the table for 1 and for 3
 *   names in Oslo?       the second index has the names itself: no look-up. It covers the query.
 *   who is 41?           neither: 41 is not a leftmost prefix of (city, age). Full scan.
 * </pre>
 *
 * <p>Each look-up lands on another page of the table. So an index that does not cover pays one page
 * a row, a scan one page for all the rows of a page: with r rows a page the index wins below a
 * selectivity of about 1/r, a few per cent. {@link dev.distlab.index.secondary.Table#explain} shows
 * this reckoning for a query.
 *
 * <h2>Terms</h2>
 *
 * <ul>
 *   <li>Selectivity: the share of rows for which the conditions hold.
 *   <li>Covering index, index-only look-up: all columns that the query needs stand in the entry.
 *   <li>Leftmost prefix: equalities on the first columns of the key and one range on the next.
 *   <li>Partial index: entries only for rows for which a condition holds.
 *   <li>Index dive: asking the tree itself how many entries a range has, by two descents.
 * </ul>
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>I1: each index has an entry for each row that it is for, with the row's values, and no
 *       other.
 *   <li>I2: no two rows share the values of a unique index, rows with a null among them excepted.
 *   <li>I3: a refused change has changed nothing, in no tree.
 *   <li>I4: every way to the rows of a query gives the same rows.
 *   <li>I5: the order of keys is the order of values ({@link
 *       dev.distlab.index.secondary.TupleCodec}).
 * </ul>
 *
 * <p>I1 and I2 are checked by {@link dev.distlab.index.secondary.Table#verify()}, I3 and I4 by laws
 * over random tables in {@code TableLawTest}, I5 in {@code TupleCodecTest}.
 *
 * <h2>Costs</h2>
 *
 * <pre>
 *   n rows, r a page, e entries a page, s of them match           leaves read
 *   full scan                                                     n/r
 *   index, with look-ups                                          s/e + s
 *   covering index                                                s/e
 *   insert with k indexes                                         1 + k leaves changed
 *   update of a column that no index has                          1 leaf changed
 * </pre>
 *
 * <h2>What this leaves out</h2>
 *
 * <p>Statistics: skewed values within a page are not seen by a dive. Using two indexes for one
 * query, sorting row addresses before the look-ups (bitmap scans), indexes on expressions, joins.
 * Changes of the schema.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>G. Graefe, "Modern B-tree techniques", 2011, chapters 3 and 5.
 *   <li>P. Selinger et al., "Access path selection in a relational database management system",
 *       SIGMOD 1979.
 *   <li>PostgreSQL, {@code src/backend/access/heap/README.HOT}: updates that leave indexes alone.
 *   <li>MySQL, reference manual, "Clustered and secondary indexes": InnoDB's entries end with the
 *       primary key, as here.
 * </ul>
 */
package dev.distlab.index.secondary;
