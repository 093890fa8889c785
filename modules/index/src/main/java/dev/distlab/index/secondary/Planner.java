package dev.distlab.index.secondary;

import dev.distlab.index.secondary.Condition.Operator;
import dev.distlab.index.store.KeyRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the ways to the rows of a query and estimates what each would cost.
 *
 * <p>Of the columns of a key, the conditions can use a <em>leftmost prefix</em>: equalities on the
 * first columns, and one range on the next. How many entries lie in that range is asked from the
 * tree by two descents ("index dive"), and now and then how many overflow pages a row has, from one
 * leaf; so there are no statistics to keep.
 */
final class Planner {

  private final Schema schema;
  private final KeyedTree table;
  private final List<KeyedTree> indexes;

  Planner(Schema schema, KeyedTree table, List<KeyedTree> indexes) {
    this.schema = schema;
    this.table = table;
    this.indexes = indexes;
  }

  /** A way with what is needed to go it. */
  record Plan(Explain.Way way, KeyedTree tree, KeyRange range) {}

  /** All ways, the cheapest first. */
  List<Plan> plans(Query query) {
    List<Plan> plans = new ArrayList<>();
    plans.add(plan(query, table));
    for (KeyedTree index : indexes) {
      if (index.isCompleteFor(query)) {
        Plan plan = plan(query, index);
        if (plan.way().matchedColumns() > 0 || plan.way().path() == AccessPath.COVERING_INDEX) {
          plans.add(plan);
        }
      }
    }
    if (plans.get(0).way().path() != AccessPath.FULL_SCAN) {
      plans.add(fullScan());
    }
    plans.sort(Comparator.comparingDouble(plan -> plan.way().estimatedPages()));
    return plans;
  }

  private Plan fullScan() {
    return plan(Query.all(), table);
  }

  private Plan plan(Query query, KeyedTree tree) {
    Bounds bounds = new Bounds(query, tree);
    double share = share(tree, bounds.range);
    double rows = share * tree.tree().size();
    double leaves = Math.max(1, share * tree.tree().leafPages());
    AccessPath path = path(query, tree, bounds.matched);
    double pages = leaves + rows * tree.overflowPages();
    if (path == AccessPath.INDEX) {
      pages += rows * (1 + table.overflowPages());
    }
    String index = tree.isTable() ? "" : tree.name();
    return new Plan(new Explain.Way(path, index, bounds.matched, rows, pages), tree, bounds.range);
  }

  private AccessPath path(Query query, KeyedTree tree, int matched) {
    if (tree.isTable()) {
      return matched > 0 ? AccessPath.PRIMARY_KEY : AccessPath.FULL_SCAN;
    }
    return tree.covers(columnsOf(query)) ? AccessPath.COVERING_INDEX : AccessPath.INDEX;
  }

  /** The positions of all columns that the query looks at or returns. */
  private TreeSet<Integer> columnsOf(Query query) {
    TreeSet<Integer> positions = new TreeSet<>();
    for (Condition condition : query.conditions()) {
      positions.add(schema.position(condition.column()));
    }
    for (int i = 0; i < schema.columns().size(); i++) {
      if (query.columns().isEmpty() || query.columns().contains(schema.columns().get(i).name())) {
        positions.add(i);
      }
    }
    return positions;
  }

  private static double share(KeyedTree tree, KeyRange range) {
    byte[] from = range.lowerBound();
    byte[] to = range.upperBound();
    double low = from == null ? 0 : tree.tree().estimateRank(from);
    double high = to == null ? 1 : tree.tree().estimateRank(to);
    return Math.max(0, high - low);
  }

  /** The part of a tree that the conditions leave: the leftmost prefix rule. */
  private static final class Bounds {

    private final List<Object> equal = new ArrayList<>();
    private int matched;
    private KeyRange range;

    Bounds(Query query, KeyedTree tree) {
      while (matched < tree.keyLength()) {
        Optional<Condition> next = find(query, tree.columnOfKey(matched), Operator.EQUALS);
        if (next.isEmpty()) {
          break;
        }
        equal.add(next.get().value());
        matched++;
      }
      range = equal.isEmpty() ? KeyRange.all() : KeyRange.prefix(TupleCodec.encode(equal));
      if (matched < tree.keyLength()) {
        narrow(query, tree.columnOfKey(matched));
      }
    }

    private void narrow(Query query, String column) {
      boolean narrowed = false;
      for (Condition condition : query.conditions()) {
        if (condition.column().equals(column)) {
          byte[] bound = boundKey(condition);
          Operator operator = condition.operator();
          if (operator.isLowerBound()) {
            range = range.from(tighter(range.lowerBound(), bound, true), true);
          } else {
            range = range.to(tighter(range.upperBound(), bound, false), false);
          }
          narrowed = true;
        }
      }
      matched += narrowed ? 1 : 0;
    }

    /** The first key of the range, or the first behind it, that the condition says. */
    private byte[] boundKey(Condition condition) {
      List<Object> values = new ArrayList<>(equal);
      values.add(condition.value());
      byte[] key = TupleCodec.encode(values);
      boolean behind =
          condition.operator() == Operator.ABOVE || condition.operator() == Operator.AT_MOST;
      return behind ? KeyRange.prefix(key).upperBound() : key;
    }

    private static byte[] tighter(byte[] old, byte[] bound, boolean lower) {
      if (old == null) {
        return bound;
      }
      boolean boundIsAbove = dev.distlab.index.page.PageBytes.compare(bound, old) > 0;
      return boundIsAbove == lower ? bound : old;
    }

    private static Optional<Condition> find(Query query, String column, Operator operator) {
      return query.conditions().stream()
          .filter(c -> c.column().equals(column) && c.operator() == operator)
          .findFirst();
    }
  }
}
