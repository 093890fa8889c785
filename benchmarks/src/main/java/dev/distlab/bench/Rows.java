package dev.distlab.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table of one group as texts, the same for terminal and document: a block a race, best first,
 * parameters on the first row of a block only. Columns that nobody fills are left out.
 */
record Rows(List<String> headings, List<List<String>> rows, Set<Integer> ours) {

  static Rows of(GroupReport group) {
    List<String> paramNames = new ArrayList<>(paramNames(group));
    List<String> headings = new ArrayList<>(paramNames);
    String unit = group.measurements().isEmpty() ? "" : group.measurements().get(0).unit();
    headings.addAll(List.of("rival", unit, "B/op", "bytes/entry", "against the best peer", "note"));
    List<List<String>> rows = new ArrayList<>();
    Set<Integer> ours = new LinkedHashSet<>();
    for (GroupReport.Race race : group.races()) {
      for (Measurement one : race.bestFirst()) {
        List<String> row = new ArrayList<>();
        boolean isFirst = one.equals(race.bestFirst().get(0));
        paramNames.forEach(name -> row.add(isFirst ? one.params().getOrDefault(name, "") : ""));
        row.add(one.rival());
        row.add(Figures.withError(one));
        row.add(one.allocated() == null ? "" : Figures.of(settled(one.allocated())));
        row.add(group.memoryOf(one).map(row2 -> Figures.of(row2.bytesPerEntry())).orElse(""));
        row.add(GroupReport.standing(one, race));
        row.add(note(one));
        if (one.role() == Role.OURS) {
          ours.add(rows.size());
        }
        rows.add(row);
      }
    }
    addUntimed(group, paramNames, rows, ours);
    return new Rows(headings, rows, ours).withoutEmptyColumns();
  }

  /** Weights of rivals that were not timed. */
  private static void addUntimed(
      GroupReport group, List<String> paramNames, List<List<String>> rows, Set<Integer> ours) {
    for (MemoryProbe.Row weight : group.memory()) {
      boolean isTimed =
          group.measurements().stream()
              .anyMatch(one -> group.memoryOf(one).filter(weight::equals).isPresent());
      if (isTimed) {
        continue;
      }
      List<String> row = new ArrayList<>();
      paramNames.forEach(name -> row.add(weight.params().getOrDefault(name, "")));
      Role role = Role.of(weight.method());
      String rival = weight.method().substring(role.prefix().length()).replace('_', ' ');
      row.addAll(List.of(rival, "", "", Figures.of(weight.bytesPerEntry()), "", ""));
      if (role == Role.OURS) {
        ours.add(rows.size());
      }
      rows.add(row);
    }
  }

  private static Set<String> paramNames(GroupReport group) {
    Set<String> names = new TreeSet<>();
    group.measurements().forEach(one -> names.addAll(one.params().keySet()));
    group.memory().forEach(row -> names.addAll(row.params().keySet()));
    return names;
  }

  /** The profiler's own noise, thousandths of a byte, is no allocation. */
  private static double settled(double allocated) {
    return allocated < 0.05 ? 0 : allocated;
  }

  private static String note(Measurement one) {
    String role =
        switch (one.role()) {
          case OURS, PEER -> "";
          case REFERENCE, FLOOR -> one.role().name().toLowerCase(Locale.ROOT);
        };
    return role.isEmpty() || one.guarantee().isEmpty()
        ? role + one.guarantee()
        : role + ": " + one.guarantee();
  }

  private Rows withoutEmptyColumns() {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      int column = i;
      if (rows.stream().anyMatch(row -> !row.get(column).isEmpty())) {
        kept.add(i);
      }
    }
    return new Rows(pick(headings, kept), rows.stream().map(row -> pick(row, kept)).toList(), ours);
  }

  private static List<String> pick(List<String> row, List<Integer> columns) {
    return columns.stream().map(row::get).toList();
  }
}
