package dev.distlab.kernel.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** An open file of a {@link FileDisk}: positional calls on one channel. */
final class FileDiskHandle implements DiskFile {

  private final String name;
  private final FileChannel channel;
  private final IoCounters counters;

  /** Set by the first sync that fails, never cleared. */
  private volatile boolean syncFailed;

  FileDiskHandle(String name, FileChannel channel, IoCounters counters) {
    this.name = name;
    this.channel = channel;
    this.counters = counters;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long sizeBytes() {
    checkOpen();
    try {
      return channel.size();
    } catch (IOException failure) {
      throw FileDisk.failed(name, "ask for the size", failure);
    }
  }

  @Override
  public int read(long offset, byte[] target, int from, int length) {
    checkRange(offset, target, from, length);
    ByteBuffer buffer = ByteBuffer.wrap(target, from, length);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, offset + buffer.position() - from) < 0) {
          break;
        }
      }
    } catch (IOException failure) {
      throw FileDisk.failed(name, "read " + length + " bytes at " + offset, failure);
    }
    int count = buffer.position() - from;
    counters.read(count);
    return count;
  }

  @Override
  public void write(long offset, byte[] source, int from, int length) {
    checkRange(offset, source, from, length);
    checkTrusted();
    ByteBuffer buffer = ByteBuffer.wrap(source, from, length);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer, offset + buffer.position() - from);
      }
    } catch (IOException failure) {
      throw FileDisk.failed(name, "write " + length + " bytes at " + offset, failure);
    }
    counters.written(length);
  }

  @Override
  public void truncate(long sizeBytes) {
    checkOpen();
    checkTrusted();
    checkNotNegative("size", sizeBytes);
    try {
      channel.truncate(sizeBytes);
    } catch (IOException failure) {
      throw FileDisk.failed(name, "truncate to " + sizeBytes, failure);
    }
  }

  @Override
  public void sync() {
    checkOpen();
    checkTrusted();
    try {
      channel.force(false);
    } catch (IOException failure) {
      syncFailed = true;
      throw FileDisk.failed(name, "sync", failure);
    }
    counters.synced();
  }

  @Override
  public ByteBuffer view(long offset, int length) {
    checkOpen();
    checkNotNegative("offset", offset);
    checkNotNegative("length", length);
    long size = sizeBytes();
    if (offset > size - length) {
      throw new CorruptFileException(
          name, offset, "wanted " + length + " bytes, the file ends at " + size);
    }
    try {
      return channel.map(FileChannel.MapMode.READ_ONLY, offset, length);
    } catch (IOException failure) {
      throw FileDisk.failed(name, "map " + length + " bytes at " + offset, failure);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw FileDisk.failed(name, "close", failure);
    }
  }

  private void checkRange(long offset, byte[] array, int from, int length) {
    checkOpen();
    Objects.checkFromIndexSize(from, length, array.length);
    checkNotNegative("offset", offset);
  }

  private void checkNotNegative(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + ": " + what + "=" + value + " is negative");
    }
  }

  private void checkOpen() {
    if (!channel.isOpen()) {
      throw new IllegalStateException(name + ": the handle is closed");
    }
  }

  private void checkTrusted() {
    if (syncFailed) {
      throw new DiskException(name, "a sync has failed; what is on the disk is not known");
    }
  }
}
