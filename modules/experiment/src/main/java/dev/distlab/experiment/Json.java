package dev.distlab.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value that is only ever written: results, steps and drawable states are trees of these.
 *
 * <p>Objects keep the order in which their members were put, and numbers go through {@link
 * Numbers#json}, so that equal values give equal bytes on every platform. For one thread while it
 * is being built.
 */
public abstract sealed class Json {

  private Json() {}

  /** An empty object; members are added with {@link Obj#put}. */
  public static Obj object() {
    return new Obj();
  }

  /** An empty array; elements are added with {@link Arr#add}. */
  public static Arr array() {
    return new Arr();
  }

  /** An array of texts. */
  public static Arr texts(Iterable<String> texts) {
    Arr array = new Arr();
    for (String text : texts) {
      array.add(text);
    }
    return array;
  }

  /** A text; null becomes the JSON null. */
  public static Json text(String text) {
    return text == null ? new Literal("null") : new Text(text);
  }

  /** A whole number. */
  public static Json number(long value) {
    return new Literal(Long.toString(value));
  }

  /** A real number, rounded as {@link Numbers#json} does. */
  public static Json number(double value) {
    return new Literal(Numbers.json(value));
  }

  /** True or false. */
  public static Json bool(boolean value) {
    return new Literal(Boolean.toString(value));
  }

  abstract void write(StringBuilder out);

  /** The value on one line, without white space. */
  @Override
  public final String toString() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }

  /** A JSON object. */
  public static final class Obj extends Json {
    private final Map<String, Json> members = new LinkedHashMap<>();

    private Obj() {}

    /** Adds a member behind the others, or replaces the one of that name where it stands. */
    public Obj put(String name, Json value) {
      members.put(name, value);
      return this;
    }

    /** Adds a text; null becomes the JSON null. */
    public Obj put(String name, String text) {
      return put(name, text(text));
    }

    /** Adds a whole number. */
    public Obj put(String name, long value) {
      return put(name, number(value));
    }

    /** Adds a number as {@link Numbers#json} writes it. */
    public Obj put(String name, double value) {
      return put(name, number(value));
    }

    /** Adds true or false. */
    public Obj put(String name, boolean value) {
      return put(name, bool(value));
    }

    @Override
    void write(StringBuilder out) {
      String separator = "{";
      for (Map.Entry<String, Json> member : members.entrySet()) {
        out.append(separator);
        quote(member.getKey(), out);
        out.append(':');
        member.getValue().write(out);
        separator = ",";
      }
      out.append(members.isEmpty() ? "{}" : "}");
    }
  }

  /** A JSON array. */
  public static final class Arr extends Json {
    private final List<Json> elements = new ArrayList<>();

    private Arr() {}

    /** Adds an element behind the others. */
    public Arr add(Json value) {
      elements.add(value);
      return this;
    }

    /** Adds a text; null becomes the JSON null. */
    public Arr add(String text) {
      return add(text(text));
    }

    /** Adds a whole number. */
    public Arr add(long value) {
      return add(number(value));
    }

    /** Adds a number as {@link Numbers#json} writes it. */
    public Arr add(double value) {
      return add(number(value));
    }

    @Override
    void write(StringBuilder out) {
      out.append('[');
      for (int i = 0; i < elements.size(); i++) {
        if (i > 0) {
          out.append(',');
        }
        elements.get(i).write(out);
      }
      out.append(']');
    }
  }

  private static final class Text extends Json {
    private final String text;

    private Text(String text) {
      this.text = text;
    }

    @Override
    void write(StringBuilder out) {
      quote(text, out);
    }
  }

  private static final class Literal extends Json {
    private final String literal;

    private Literal(String literal) {
      this.literal = literal;
    }

    @Override
    void write(StringBuilder out) {
      out.append(literal);
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c)) {
            out.append("\\u").append(hex(c >> 12)).append(hex(c >> 8)).append(hex(c >> 4));
            out.append(hex(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static char hex(int nibble) {
    return "0123456789abcdef".charAt(nibble & 15);
  }
}
