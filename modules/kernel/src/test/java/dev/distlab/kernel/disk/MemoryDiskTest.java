package dev.distlab.kernel.disk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryDiskTest extends DiskConformance {

  @Override
  Disk disk() {
    return new MemoryDisk();
  }

  @Test
  void write_beyondTwoGibibytes_isADiskFull() {
    try (DiskFile file = disk().create("a")) {
      assertThatThrownBy(() -> file.write(Integer.MAX_VALUE, new byte[1], 0, 1))
          .isInstanceOf(DiskFullException.class)
          .hasMessageContaining("2147483639");
      assertThatThrownBy(() -> file.write(Long.MAX_VALUE, new byte[1], 0, 1))
          .isInstanceOf(DiskFullException.class);
    }
  }
}
