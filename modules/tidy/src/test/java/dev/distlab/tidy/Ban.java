package dev.distlab.tidy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A call that is not allowed, and what to write instead.
 *
 * @param signature a pattern of the whole signature, such as {@code
 *     java\.lang\.System#nanoTime\(\)}
 * @param instead what to write instead
 * @param allowed top-level classes that may, each with the reason
 */
record Ban(Pattern signature, String instead, Map<String, String> allowed) {

  /** Time, randomness and sleep: banned in main code and in tests. */
  static final List<Ban> EVERYWHERE =
      List.of(
          ban(
                  "java\\.lang\\.System#(nanoTime|currentTimeMillis)\\(\\)",
                  "a Ticker that comes in by the constructor; VirtualClock in tests and demos")
              .but("dev.distlab.kernel.SystemTicker", "is the real clock behind Ticker"),
          ban(
              "java\\.time\\.(Instant|Local\\w+|Zoned\\w+|Offset\\w+|Year\\w*)#now\\(.*\\)"
                  + "|java\\.time\\.Clock#(system|tick)\\w*\\(.*\\)",
              "a Ticker that comes in by the constructor"),
          ban(
              "java\\.lang\\.Thread#sleep\\(.*\\)|java\\.util\\.concurrent\\.TimeUnit#sleep\\(.*\\)",
              "Scheduler with a VirtualClock: time is moved, not waited for"),
          ban(
              "java\\.lang\\.Math#random\\(\\)"
                  + "|java\\.util\\.(Random|SplittableRandom)#<init>\\(.*\\)"
                  + "|java\\.util\\.concurrent\\.ThreadLocalRandom#current\\(\\)"
                  + "|java\\.security\\.SecureRandom#<init>\\(.*\\)"
                  + "|java\\.util\\.random\\.RandomGenerator#(getDefault|of)\\(.*\\)",
              "SeededRandom, forked by name: new SeededRandom(seed).fork(\"keys\")"),
          ban("java\\.util\\.UUID#randomUUID\\(\\)", "an id from SeededRandom or a counter"),
          ban(
              ".*#(parallelStream|parallel)\\(\\)|java\\.util\\.Arrays#parallel\\w+\\(.*\\)",
              "a sequential stream or a loop: the order of parallel work is no order"));

  /** What depends on the machine's settings or on the run: banned in main code. */
  static final List<Ban> IN_MAIN =
      List.of(
          ban(
                  "java\\.lang\\.System#identityHashCode\\(.*\\)|java\\.lang\\.(Object|Enum)#hashCode\\(\\)",
                  "Murmur3 or XxHash64 of the name: the JVM's own hash differs from run to run")
              .but(
                  "dev.distlab.index.HashBuckets",
                  "holds a java.util.Map, which is bound to its keys' own hashes; it promises no order"),
          ban(
              "java\\.lang\\.String#(getBytes|<init>)\\((\\[B(,int,int)?)?\\)(?<!<init>\\(\\))"
                  + "|java\\.io\\.(InputStreamReader|OutputStreamWriter)#<init>\\([^,]*\\)"
                  + "|java\\.io\\.(FileReader|FileWriter)#<init>\\(java\\.(io\\.File|lang\\.String)\\)"
                  + "|java\\.io\\.ByteArrayOutputStream#toString\\(\\)"
                  + "|java\\.nio\\.charset\\.Charset#defaultCharset\\(\\)"
                  + "|java\\.util\\.Scanner#<init>\\(java\\.io\\.InputStream\\)",
              "the same with StandardCharsets.UTF_8"),
          ban(
              "java\\.lang\\.String#(toLowerCase|toUpperCase)\\(\\)"
                  + "|java\\.util\\.Locale#getDefault\\(.*\\)",
              "the same with Locale.ROOT"),
          ban(
              "java\\.util\\.Set#of\\(.+\\)|java\\.util\\.Set#copyOf\\(.*\\)"
                  + "|java\\.util\\.Map#of\\(([^,]+,){3,}[^,]+\\)"
                  + "|java\\.util\\.Map#(ofEntries|copyOf)\\(.*\\)"
                  + "|java\\.util\\.stream\\.Collectors#(toSet|toUnmodifiableSet)\\(\\)"
                  + "|java\\.util\\.stream\\.Collectors#(toUnmodifiableMap)\\(.*\\)",
              "List.of, TreeMap, LinkedHashMap or EnumMap: the order of Set.of and Map.of changes"
                  + " from run to run"),
          ban(
              "java\\.lang\\.System#(out|err)|java\\.lang\\.Throwable#printStackTrace\\(.*\\)",
              "a return value, Trace or Report: only cli prints"),
          ban(
              "(java\\.util\\.logging|java\\.lang\\.System\\$Logger|org\\.slf4j).*",
              "Trace: it keeps what happened and why, in order"));

  /** What would be a good part of the code that a browser loads: banned in main code. */
  static final List<Ban> HEAVY_IN_A_BROWSER =
      List.of(
          ban(
              "java\\.lang\\.String#(split|matches|replaceAll|replaceFirst)\\(.*\\)"
                  + "|java\\.util\\.regex\\.Pattern#compile\\(.*\\)",
              "Words, indexOf or a loop: a regular expression brings their whole engine"),
          ban(
              "java\\.lang\\.String#(format|formatted)\\(.*\\)"
                  + "|java\\.util\\.Formatter#<init>\\(.*\\)"
                  + "|java\\.text\\..*",
              "Message, or Numbers: a formatter brings the tables of every locale"));

  /** What a browser or another JVM may compute differently: banned where numbers are recorded. */
  static final List<Ban> WHERE_NUMBERS_ARE_RECORDED =
      List.of(
          ban(
              "java\\.lang\\.(Strict)?Math#(log|log10|log1p|exp|expm1|pow|sin|cos|tan|asin|acos|atan"
                  + "|atan2|sinh|cosh|tanh|cbrt|hypot|fma)\\(.*\\)",
              "PortableMath: the last bit of Math's differs between JVMs and browsers"));

  /** What has no fixed text or order: banned in what is shown. */
  static final List<Ban> WHERE_RESULTS_ARE_MADE =
      List.of(
          ban(
              "java\\.lang\\.(Double|Float)#toString\\(.*\\)"
                  + "|java\\.lang\\.String#valueOf\\((double|float)\\)"
                  + "|java\\.lang\\.String(Builder|Buffer)#(append|insert)\\((int,)?(double|float)\\)",
              "Numbers: the text of a double changed between JDK 17 and 19"),
          ban(
              "java\\.util\\.Hash(Map|Set)#<init>\\(.*\\)",
              "LinkedHashMap, TreeMap or EnumMap: the order of a hash map may reach an output"));

  private static Ban ban(String signature, String instead) {
    return new Ban(Pattern.compile(signature), instead, Map.of());
  }

  private Ban but(String className, String reason) {
    return new Ban(signature, instead, Map.of(className, reason));
  }

  boolean forbids(Bytecode.Use use) {
    return signature.matcher(use.signature()).matches() && !allowed.containsKey(use.topLevel());
  }

  String message(Bytecode.Use use) {
    return use.by().getName()
        + " uses "
        + use.signature()
        + " at "
        + use.place()
        + ". Write instead: "
        + instead;
  }
}
