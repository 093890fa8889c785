package dev.distlab.cli;

import java.util.ArrayList;
import java.util.List;

/** A terminal whose reader presses known keys. A {@code ~} is a pause longer than any wait. */
final class ScriptedScreen implements Screen {

  private final String keys;
  private final boolean immediate;
  private final Size size;
  private final List<String> frames = new ArrayList<>();
  private int at;
  private boolean closed;

  ScriptedScreen(String keys, boolean immediate, Size size) {
    this.keys = keys;
    this.immediate = immediate;
    this.size = size;
  }

  /** Every picture that was drawn. */
  List<String> frames() {
    return frames;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public int read() {
    return at < keys.length() ? keys.charAt(at++) : END;
  }

  @Override
  public boolean isPressedWithin(int millis) {
    if (at < keys.length() && keys.charAt(at) == '~') {
      at++;
      return false;
    }
    return true;
  }

  @Override
  public boolean isImmediate() {
    return immediate;
  }

  @Override
  public Size size() {
    return size;
  }

  @Override
  public void draw(List<String> lines) {
    frames.add(String.join("\n", lines));
  }

  @Override
  public void close() {
    closed = true;
  }
}
