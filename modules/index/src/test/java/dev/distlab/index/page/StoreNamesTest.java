package dev.distlab.index.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.distlab.kernel.disk.MemoryDisk;
import org.junit.jupiter.api.Test;

class StoreNamesTest {

  private final MemoryDisk disk = new MemoryDisk();

  private void open(String name) {
    Pager.open(disk, name, PagerOptions.defaults()).close();
  }

  @Test
  void open_nameOfADraft_isRefusedSoThatNoStoreDeletesAnother() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open("x.new"))
        .withMessage("\"x.new\": names that end in .new are kept for files in the making");
    open("x");
    assertThat(disk.list()).containsExactly("x");
  }

  @Test
  void open_nameThatLeavesNoRoomForThatOfItsDraft_isRefusedWithTheLimit() {
    open("x".repeat(196));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open("x".repeat(197)))
        .withMessage("name of a store of 197 characters: allowed 1..196");
    assertThatIllegalArgumentException().isThrownBy(() -> open(""));
  }
}
