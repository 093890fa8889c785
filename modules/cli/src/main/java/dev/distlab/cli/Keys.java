package dev.distlab.cli;

import java.util.function.Consumer;

/** Turns the keys of a screen into what the reader wants. For one thread. */
final class Keys {

  private static final int ESCAPE = 27;
  private static final int CONTROL_C = 3;
  private static final int CONTROL_D = 4;
  private static final int BACKSPACE = 8;
  private static final int DELETE = 127;

  /** How long the rest of the sequence of one key may take. */
  private static final int SEQUENCE_MILLIS = 60;

  private final Screen screen;
  private final Consumer<String> typed;

  /**
   * @param typed is told the digits of a number, each time that one was typed
   */
  Keys(Screen screen, Consumer<String> typed) {
    this.screen = screen;
    this.typed = typed;
  }

  /** What a reader can want. */
  enum Kind {
    NEXT,
    BACK,
    FIRST,
    LAST,
    GO_TO,
    PLAY,
    DOWN,
    UP,
    QUIT,
    UNKNOWN
  }

  /**
   * What the reader wants.
   *
   * @param text the number of the step to go to, or the key that means nothing
   */
  record Move(Kind kind, String text) {}

  /** Waits for the next wish. The end of the keys is the wish to quit. */
  Move next() {
    return screen.isImmediate() ? key() : line();
  }

  private Move key() {
    int key = screen.read();
    if (key == ESCAPE) {
      return new Move(sequence(), "escape");
    }
    Kind kind = kind(key);
    return new Move(kind, kind == Kind.GO_TO ? number() : name(key));
  }

  private static Kind kind(int key) {
    return switch (key) {
      case ' ', '\r', '\n', 'n' -> Kind.NEXT;
      case 'b', BACKSPACE, DELETE -> Kind.BACK;
      case 'g' -> Kind.GO_TO;
      case 'p' -> Kind.PLAY;
      case 'j' -> Kind.DOWN;
      case 'k' -> Kind.UP;
      case 'q', CONTROL_C, CONTROL_D, Screen.END -> Kind.QUIT;
      default -> Kind.UNKNOWN;
    };
  }

  private static String name(int key) {
    return key > ' ' ? "\"" + Character.toString(key) + "\"" : "this key";
  }

  /** The rest of an arrow or of another key that sends several characters. */
  private Kind sequence() {
    if (!screen.isPressedWithin(SEQUENCE_MILLIS)) {
      return Kind.UNKNOWN;
    }
    int second = screen.read();
    if (second != '[' && second != 'O') {
      return Kind.UNKNOWN;
    }
    int last = screen.read();
    int first = last;
    while (last >= '0' && last <= '9' || last == ';') {
      last = screen.read();
    }
    return switch (last == '~' ? first : last) {
      case 'C' -> Kind.NEXT;
      case 'D' -> Kind.BACK;
      case 'B', '6' -> Kind.DOWN;
      case 'A', '5' -> Kind.UP;
      case 'H', '1', '7' -> Kind.FIRST;
      case 'F', '4', '8' -> Kind.LAST;
      default -> Kind.UNKNOWN;
    };
  }

  private String number() {
    StringBuilder digits = new StringBuilder();
    while (true) {
      typed.accept(digits.toString());
      int key = screen.read();
      if (key == '\r' || key == '\n' || key == Screen.END) {
        return digits.toString();
      }
      if (key == BACKSPACE || key == DELETE) {
        digits.setLength(Math.max(0, digits.length() - 1));
      } else if (key > ' ') {
        digits.append((char) key);
      }
    }
  }

  /** A whole line, which the terminal has shown already. */
  private Move line() {
    StringBuilder line = new StringBuilder();
    int key = screen.read();
    if (key == Screen.END) {
      return new Move(Kind.QUIT, "");
    }
    while (key != '\n' && key != Screen.END) {
      line.append((char) key);
      key = screen.read();
    }
    String text = line.toString().strip();
    if (text.isEmpty()) {
      return new Move(Kind.NEXT, "");
    }
    Kind kind = text.length() == 1 || text.charAt(0) == 'g' ? kind(text.charAt(0)) : Kind.UNKNOWN;
    return new Move(kind, kind == Kind.GO_TO ? text.substring(1) : "\"" + text + "\"");
  }
}
