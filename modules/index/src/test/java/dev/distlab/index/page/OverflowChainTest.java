package dev.distlab.index.page;

import static dev.distlab.index.page.Pages.SMALL;
import static dev.distlab.index.page.Pages.assertCorrupt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverflowChainTest {

  private final MemoryDisk disk = new MemoryDisk();

  @ParameterizedTest
  @ValueSource(ints = {1, 235, 236, 237, 472, 473, 10_000})
  void overflow_anyLength_comesBackAndIsFreed(int length) {
    Pager pager = Pager.open(disk, "f", SMALL);
    OverflowChain chain = new OverflowChain(pager);
    byte[] value = new byte[length];
    new SeededRandom(length).nextBytes(value);
    int first = chain.write(value);
    assertThat(pager.pageCount() - 1).isEqualTo(chain.pages(length));
    assertThat(chain.read(first, length)).isEqualTo(value);
    chain.free(first);
    assertThat(pager.freePages()).isEqualTo(chain.pages(length));
    assertThat(pager.pinnedPages()).isZero();
  }

  @Test
  void overflow_lengthThatTheFileCannotHold_isRefusedBeforeAnythingIsAllocated() {
    Pager pager = Pager.open(disk, "f", SMALL);
    OverflowChain chain = new OverflowChain(pager);
    int first = chain.write(new byte[500]);
    assertCorrupt(
        first * 256L, "cannot stand in this file", () -> chain.read(first, Integer.MAX_VALUE));
    assertCorrupt(first * 256L, "-1 bytes", () -> chain.read(first, -1));
    assertCorrupt(first * 256L, "ends after 500", () -> chain.read(first, 501));
    assertCorrupt(first * 256L, "ends after 500", () -> chain.forEachPage(first, 501, page -> {}));
    assertThatThrownBy(() -> chain.read(first, 499))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("claims");
    assertThat(pager.pinnedPages()).isZero();
  }
}
