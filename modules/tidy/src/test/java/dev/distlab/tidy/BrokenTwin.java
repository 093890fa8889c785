package dev.distlab.tidy;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Everything that is banned, once or more; never run. The second half is allowed. */
final class BrokenTwin {

  /** How many banned calls {@link #sin} has. */
  static final int CALLS = 26;

  private BrokenTwin() {}

  public static void main(String[] args) {}

  static Object[] sin(Object any, byte[] bytes, double number) throws InterruptedException {
    Thread.sleep(1);
    System.out.println();
    new IllegalStateException().printStackTrace();
    System.getLogger("x").log(System.Logger.Level.INFO, "x");
    Supplier<UUID> reference = UUID::randomUUID;
    return new Object[] {
      System.nanoTime(),
      System.currentTimeMillis(),
      Instant.now(),
      Math.random(),
      new Random(1),
      reference,
      any.hashCode(),
      System.identityHashCode(any),
      List.of(1).parallelStream(),
      new String(bytes),
      "x".getBytes(),
      new InputStreamReader(System.in),
      "X".toLowerCase(),
      String.format("%d", 1),
      "%d".formatted(1),
      "a b".split(" "),
      Set.of(1, 2),
      Map.of(1, 2, 3, 4),
      List.of(1).stream().collect(Collectors.toSet()),
      Math.log(number),
      Double.toString(number),
      new HashMap<>(),
    };
  }

  static Object[] behave(byte[] bytes, String text) {
    return new Object[] {
      new String(bytes, StandardCharsets.UTF_8),
      text.getBytes(StandardCharsets.UTF_8),
      text.hashCode(),
      text.toLowerCase(Locale.ROOT),
      Set.of(),
      Map.of(1, 2),
      Math.sqrt(2),
      String.valueOf(1),
    };
  }
}
