package dev.distlab.index.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.MemoryDisk;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link PointStore} promises of every store: its refusals, and that it gives files back. */
class PointStoreTest {

  private static final byte[] KEY = {1};

  private final MemoryDisk memory = new MemoryDisk();
  private final OpenFiles disk = new OpenFiles(memory);

  @ParameterizedTest
  @EnumSource
  void anyCall_keyAboveTheLargest_isRefusedAndChangesNothing(SmallStore kind) {
    try (PointStore store = kind.open(disk)) {
      byte[] largest = new byte[store.maxKeyBytes()];
      byte[] above = new byte[largest.length + 1];
      store.put(largest, KEY);
      List<ThrowingCallable> calls =
          List.of(() -> store.get(above), () -> store.put(above, KEY), () -> store.delete(above));
      for (ThrowingCallable call : calls) {
        assertThatThrownBy(call).isInstanceOf(KeyTooLargeException.class);
      }
      assertThat(store.size()).isEqualTo(1);
      assertThat(store.get(largest)).hasValue(KEY);
      assertThat(store.verify().problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyCall_afterClose_isRefusedButSizes(SmallStore kind) {
    PointStore store = kind.open(disk);
    store.put(KEY, KEY);
    store.close();
    store.close();
    List<ThrowingCallable> calls =
        List.of(
            () -> store.get(KEY),
            () -> store.put(KEY, KEY),
            () -> store.delete(KEY),
            store::sync,
            store::verify);
    for (ThrowingCallable call : calls) {
      assertThatThrownBy(call).isInstanceOf(IllegalStateException.class);
    }
    assertThat(store.size()).isEqualTo(1);
    assertThat(store.maxKeyBytes()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = {"TREE", "COPY_ON_WRITE"})
  void cursor_offAnEntry_hasNeitherKeyNorValue(SmallStore kind) {
    try (PointStore store = kind.open(disk)) {
      store.put(KEY, KEY);
      Cursor cursor = ((OrderedStore) store).cursor(KeyRange.all());
      assertOffAnEntry(cursor);
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.key()).isEqualTo(KEY);
      store.delete(KEY);
      assertThatIllegalStateException().isThrownBy(cursor::value);
      assertThat(cursor.next()).isFalse();
      assertOffAnEntry(cursor);
    }
  }

  private static void assertOffAnEntry(Cursor cursor) {
    assertThatIllegalStateException().isThrownBy(cursor::key);
    assertThatIllegalStateException().isThrownBy(cursor::value);
  }

  @ParameterizedTest
  @EnumSource
  void close_afterMuchWork_leavesNoFileOpen(SmallStore kind) {
    try (PointStore store = kind.open(disk)) {
      for (int i = 0; i < 200; i++) {
        store.put(new byte[] {(byte) i}, new byte[i]);
      }
    }
    kind.open(disk).close();
    assertThat(disk.count()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = "LOG", mode = EnumSource.Mode.EXCLUDE)
  void open_fileOfAnotherStore_isRefusedAndLeavesNoFileOpen(SmallStore kind) {
    try (PointStore store = kind.open(disk)) {
      store.put(KEY, KEY);
    }
    for (SmallStore other : SmallStore.values()) {
      if (other != kind && other != SmallStore.LOG) {
        assertThatThrownBy(() -> other.open(disk))
            .isInstanceOfAny(CorruptFileException.class, IllegalArgumentException.class);
        assertThat(disk.count()).isZero();
      }
    }
    try (PointStore store = kind.open(disk)) {
      assertThat(store.get(KEY)).hasValue(KEY);
    }
  }

  @Test
  void open_oneOfSeveralFilesDamaged_leavesNoFileOpen() {
    try (PointStore store = SmallStore.LOG.open(disk)) {
      store.put(KEY, new byte[900]);
      store.put(KEY, new byte[900]);
    }
    try (DiskFile file = memory.open("store.00000002.data")) {
      file.write(0, new byte[4], 0, 4);
    }
    assertThatThrownBy(() -> SmallStore.LOG.open(disk)).isInstanceOf(CorruptFileException.class);
    assertThat(disk.count()).isZero();
  }
}
