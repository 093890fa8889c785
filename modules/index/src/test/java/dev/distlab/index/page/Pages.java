package dev.distlab.index.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.disk.CorruptFileException;

/** Small pages for the tests of this package. */
final class Pages {

  static final PagerOptions SMALL = new PagerOptions(256, 16, Replacement.CLOCK);

  private Pages() {}

  /** Takes a page into use and puts a mark into it; returns its number. */
  static int newPage(Pager pager, int mark) {
    Page page = pager.allocate(PageType.LEAF);
    page.bytes()[100] = (byte) mark;
    int id = page.id();
    pager.unpin(page);
    return id;
  }

  static int mark(Pager pager, int id) {
    Page page = pager.pin(id);
    int mark = page.bytes()[100] & 0xff;
    pager.unpin(page);
    return mark;
  }

  /** The call is refused because file "f" is damaged at {@code offset}. */
  static void assertCorrupt(long offset, String what, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            CorruptFileException.class,
            failure -> {
              assertThat(failure.file()).isEqualTo("f");
              assertThat(failure.offset()).isEqualTo(offset);
            })
        .hasMessageContaining(what);
  }
}
