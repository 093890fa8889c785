package dev.distlab.index.secondary;

import dev.distlab.index.page.Pager;
import dev.distlab.index.page.StructureState;
import dev.distlab.kernel.hash.Murmur3;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What a table was declared to be when its file was made, as a number beside each of its trees. An
 * index that is opened with other columns, or an index more, would give wrong answers; so it is
 * refused.
 */
final class Declaration {

  /** The field of a tree's state that the tree itself leaves free. */
  private static final int FIELD = 6;

  private Declaration() {}

  /**
   * Notes the declaration in a new file, and compares it with the one in any other.
   *
   * @throws IllegalArgumentException if it makes no sense, or is not the one of the file
   */
  static void check(Pager pager, Schema schema, List<IndexSpec> specs) {
    if (specs.size() > StructureState.SLOTS - 1) {
      throw new IllegalArgumentException(
          specs.size() + " indexes: allowed 0.." + (StructureState.SLOTS - 1));
    }
    if (specs.stream().map(IndexSpec::name).distinct().count() != specs.size()) {
      throw new IllegalArgumentException("two indexes have the same name: " + specs);
    }
    int[] declared = new int[StructureState.SLOTS];
    declared[0] = fingerprint(schema.toString());
    for (int i = 0; i < specs.size(); i++) {
      declared[i + 1] = fingerprint(text(schema, specs.get(i)));
    }
    boolean isNew = pager.pageCount() == 1;
    for (int slot = 0; slot < declared.length; slot++) {
      StructureState state = pager.state(slot);
      if (isNew) {
        state.setField(FIELD, declared[slot]);
      } else if (state.field(FIELD) != declared[slot]) {
        String what =
            slot == 0
                ? "the schema"
                : slot > specs.size()
                    ? "index number " + slot + ", which is missing,"
                    : "index " + specs.get(slot - 1).name();
        throw new IllegalArgumentException(
            pager.fileName() + ": " + what + " was not declared like this when the file was made");
      }
    }
  }

  private static String text(Schema schema, IndexSpec spec) {
    schema.positions(spec.columns());
    schema.positions(spec.included());
    String text = spec.columns() + " " + spec.unique() + " " + spec.included();
    Condition only = spec.onlyWhere();
    if (only == null) {
      return text;
    }
    schema.check(schema.position(only.column()), only.value());
    return text
        + only.column()
        + only.operator()
        + Arrays.toString(TupleCodec.encode(List.of(only.value())));
  }

  /** Never 0, which stands for no tree. */
  private static int fingerprint(String text) {
    return (int) Murmur3.hash64(text.getBytes(StandardCharsets.UTF_8)) | 1;
  }
}
