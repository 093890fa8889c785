package dev.distlab.bench.index;

import java.nio.file.Path;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A rival of the page groups, filled, its pages in memory as far as it keeps any there. */
@State(Scope.Benchmark)
public abstract class FilledPages {

  private final PageStore.Maker maker;

  private Path directory;
  PageStore store;

  FilledPages(PageStore.Maker maker) {
    this.maker = maker;
  }

  /** Fills the store and reads every part of it once. */
  @Setup(Level.Trial)
  public void fill(PageSize size) {
    directory = Scratch.directory();
    store = maker.open(directory);
    store.fill(size.entries);
    for (int i = 0; i < size.entries; i += 10) {
      if (store.get(PageEntries.key(i)).length != PageEntries.VALUE_BYTES) {
        throw new IllegalStateException("entry " + i + " has another value");
      }
    }
  }

  /** Deletes the files. */
  @TearDown(Level.Trial)
  public void delete() {
    store.close();
    Scratch.delete(directory);
  }
}
