package dev.distlab.kernel.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDiskTest extends DiskConformance {

  @TempDir Path directory;

  @Override
  Disk disk() {
    return new FileDisk(directory.resolve("disk"));
  }

  @Test
  void constructor_pathOfAFile_isRefusedAndNamesIt() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");
    assertThatThrownBy(() -> new FileDisk(file))
        .isInstanceOf(DiskException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void open_aSecondDiskOnTheDirectory_seesTheBytes() {
    write(disk(), "a", "kept");
    assertThat(content(disk(), "a")).isEqualTo("kept");
  }

  @Test
  void write_onAFullDevice_isADiskFull() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "needs /dev/full");
    try (FileChannel channel = FileChannel.open(full, StandardOpenOption.WRITE);
        DiskFile file = new FileDiskHandle("full", channel, new IoCounters())) {
      assertThatThrownBy(() -> file.write(0, new byte[1], 0, 1))
          .isInstanceOf(DiskFullException.class)
          .hasMessageContaining("full: cannot write 1 bytes at 0");
    }
  }

  /** I3. */
  @Test
  void sync_thatFailed_makesTheHandleRefuseFurtherWritesAndSyncs() {
    IoCounters counters = new IoCounters();
    DiskFile file = new FileDiskHandle("log", new ChannelWhoseFirstForceFails(), counters);
    file.write(0, new byte[3], 0, 3);
    assertThatThrownBy(file::sync)
        .isInstanceOf(DiskException.class)
        .hasMessage("log: cannot sync: input/output error");
    assertThatThrownBy(file::sync).hasMessageContaining("a sync has failed");
    assertThatThrownBy(() -> file.write(0, new byte[1], 0, 1))
        .hasMessageContaining("a sync has failed");
    assertThatThrownBy(() -> file.truncate(0)).hasMessageContaining("a sync has failed");
    assertThat(counters.snapshot().syncs()).isZero();
  }

  /**
   * Takes one byte a call, and answers the first force with a failure, all later ones with none.
   */
  private static final class ChannelWhoseFirstForceFails extends FileChannel {

    private boolean failed;

    @Override
    public void force(boolean metaData) throws IOException {
      if (!failed) {
        failed = true;
        throw new IOException("input/output error");
      }
    }

    @Override
    public int write(ByteBuffer source, long position) {
      source.get();
      return 1;
    }

    @Override
    public int read(ByteBuffer target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer source) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel position(long newPosition) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long size() {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer target, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void implCloseChannel() {}
  }
}
