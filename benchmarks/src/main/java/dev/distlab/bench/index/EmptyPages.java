package dev.distlab.bench.index;

import java.nio.file.Path;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A rival of the page groups, empty and in an empty directory at each call. */
@State(Scope.Benchmark)
public abstract class EmptyPages {

  private final PageStore.Maker maker;

  private Path directory;
  private PageStore store;

  EmptyPages(PageStore.Maker maker) {
    this.maker = maker;
  }

  /** Opens a new one. */
  @Setup(Level.Invocation)
  public void open() {
    directory = Scratch.directory();
    store = maker.open(directory);
  }

  final Object filled(PageSize size) {
    store.fill(size.entries);
    return store;
  }

  /** Deletes it. */
  @TearDown(Level.Invocation)
  public void delete() {
    store.close();
    Scratch.delete(directory);
  }
}
