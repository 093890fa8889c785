package dev.distlab.demos.index;

import dev.distlab.experiment.Command;
import dev.distlab.experiment.CommandSpec;
import dev.distlab.experiment.Expected;
import dev.distlab.experiment.Json;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.StepReport;
import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.World;
import dev.distlab.index.hash.BucketView;
import dev.distlab.index.hash.ExtendibleHash;
import dev.distlab.index.hash.HashOptions;
import dev.distlab.index.hash.HashShape;
import dev.distlab.index.page.PageStats;
import dev.distlab.index.page.Pager;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.index.store.KeyText;
import dev.distlab.kernel.Trace;
import dev.distlab.kernel.disk.MemoryDisk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small extendible hash index on pages, and the commands that change it. */
final class HashWorld implements World {

  private static final int MAX_KEY_CHARACTERS = 12;
  private static final int MAX_KEYS = 200;

  /** The more that happen at once, the less each one tells. */
  private static final int MOST_EVENTS = 3;

  private static final byte[] VALUE = {};

  private final ExtendibleHash index;
  private final int entriesPerBucket;
  private final Trace.Recording trace = Trace.recording();
  private final IndexEnding ending;

  // What the last command did.
  private Map<Integer, String> before = new TreeMap<>();
  private String touchedKey = "";
  private List<String> found = List.of();
  private boolean allRead;
  private PageStats cost = new PageStats(0, 0, 0, 0, 0, 0);

  /** The share of the buckets that the last range had to read, in percent. */
  private double rangeReadPercent = Double.NaN;

  HashWorld(int entriesPerBucket, IndexEnding ending) {
    PagerOptions pages =
        new PagerOptions(PagerOptions.MIN_PAGE_BYTES, PagerOptions.MIN_POOL_PAGES, Replacement.LRU);
    HashOptions options =
        HashOptions.defaults().withMaxEntriesPerBucket(entriesPerBucket).withMaxDepth(6);
    this.index = ExtendibleHash.open(Pager.open(new MemoryDisk(), "hash", pages), options, trace);
    this.entriesPerBucket = entriesPerBucket;
    this.ending = ending;
  }

  @Override
  public List<CommandSpec> commands() {
    return List.of(
        new CommandSpec("insert", List.of("KEY"), "adds a key", "insert 42"),
        new CommandSpec("delete", List.of("KEY"), "removes a key", "delete 42"),
        new CommandSpec("get", List.of("KEY"), "looks a key up", "get 25"),
        new CommandSpec("range", List.of("FROM", "TO"), "all keys of a range", "range 20 40"),
        new CommandSpec("fill", List.of("COUNT"), "adds the keys 01, 02, ...", "fill 8"));
  }

  @Override
  public void apply(Command command, StepReport step) {
    switch (command.name()) {
      case "insert" -> insert(key(command.argument(0, "")), step);
      case "delete" -> delete(key(command.argument(0, "")), step);
      case "get" -> get(key(command.argument(0, "")), step);
      case "range" -> range(command.argument(0, ""), command.argument(1, ""), step);
      case "fill" -> fill((int) command.integer(0, 8, 1, 99), step);
      default -> throw new IllegalStateException(command.name());
    }
  }

  private static byte[] key(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || bytes.length > MAX_KEY_CHARACTERS) {
      throw new UsageException(
          "key \"" + text + "\" cannot be drawn: 1.." + MAX_KEY_CHARACTERS + " characters");
    }
    return bytes;
  }

  private void insert(byte[] key, StepReport step) {
    requireRoom(1);
    begin(KeyText.of(key));
    PageStats start = index.stats();
    boolean isNew = index.put(key, VALUE).isEmpty();
    cost = index.stats().since(start);
    step.caption(
        isNew
            ? sentence(goesTo(key) + ".")
            : KeyText.of(key) + " is there already: its value is replaced.");
  }

  private void delete(byte[] key, StepReport step) {
    begin(KeyText.of(key));
    PageStats start = index.stats();
    boolean wasThere = index.delete(key);
    cost = index.stats().since(start);
    step.caption(
        wasThere
            ? sentence(KeyText.of(key) + " is removed from its bucket.")
            : KeyText.of(key) + " is not there: nothing changes.");
  }

  private void get(byte[] key, StepReport step) {
    begin(KeyText.of(key));
    PageStats start = index.stats();
    boolean isThere = index.get(key).isPresent();
    cost = index.stats().since(start);
    found = isThere ? List.of(KeyText.of(key)) : List.of();
    step.caption(
        goesTo(key)
            + (isThere ? " and is there" : " and is not there")
            + ": the directory names one bucket, and only "
            + (cost.pins() == 1 ? "that page is" : "its " + cost.pins() + " pages are")
            + " read, however many there are.");
  }

  /** Where the directory leads a key, by as many bits as it uses now. */
  private String goesTo(byte[] key) {
    String bits = bits(index.directoryIndex(key));
    return KeyText.of(key)
        + (bits.isEmpty() ? " goes to the only bucket" : " hashes to ..." + bits);
  }

  /** A hash index keeps no order, so all that is left is to look at every bucket. */
  private void range(String from, String to, StepReport step) {
    begin("");
    allRead = true;
    List<String> keys = new ArrayList<>();
    int pages = 0;
    for (BucketView bucket : index.buckets()) {
      pages += bucket.pages().size();
      for (byte[] key : bucket.keys()) {
        String text = KeyText.of(key);
        if (text.compareTo(from) >= 0 && text.compareTo(to) <= 0) {
          keys.add(text);
        }
      }
    }
    keys.sort(null);
    found = keys;
    HashShape shape = index.shape();
    cost = new PageStats(pages, 0, 0, 0, 0, 0);
    rangeReadPercent = 100.0 * pages / (shape.buckets() + shape.overflowPages());
    step.caption(
        IndexCaption.keys(keys.size())
            + " from "
            + from
            + " to "
            + to
            + ". Neighbours in order are strangers after hashing: all "
            + pages
            + " pages had to be read, and the keys sorted afterwards.");
  }

  private void fill(int count, StepReport step) {
    requireRoom(count);
    begin("");
    PageStats start = index.stats();
    int added = 0;
    for (int number = 1; added < count && number <= MAX_KEYS; number++) {
      String digits = Integer.toString(number);
      String text = digits.length() < 2 ? "0" + digits : digits;
      added += index.put(key(text), VALUE).isEmpty() ? 1 : 0;
    }
    cost = index.stats().since(start);
    step.caption(sentence(IndexCaption.keys(added) + (added == 1 ? " is added." : " are added.")));
  }

  private void requireRoom(int count) {
    if (index.size() + count > MAX_KEYS) {
      throw new UsageException("more than " + MAX_KEYS + " keys cannot be drawn");
    }
  }

  private void begin(String key) {
    before = faces();
    touchedKey = key;
    found = List.of();
    allRead = false;
  }

  private String sentence(String first) {
    return IndexCaption.of(first, trace.drain(), MOST_EVENTS);
  }

  /** The bits of a directory index, as many as the directory uses. */
  private String bits(int directoryIndex) {
    return bits(directoryIndex, index.globalDepth());
  }

  static String bits(int pattern, int depth) {
    StringBuilder text = new StringBuilder();
    for (int bit = depth - 1; bit >= 0; bit--) {
      text.append(pattern >>> bit & 1);
    }
    return text.toString();
  }

  private Map<Integer, String> faces() {
    Map<Integer, String> faces = new TreeMap<>();
    for (BucketView bucket : index.buckets()) {
      faces.put(bucket.pages().get(0), bucket.localDepth() + " " + texts(bucket));
    }
    return faces;
  }

  private static List<String> texts(BucketView bucket) {
    return bucket.keys().stream().map(KeyText::of).toList();
  }

  /** By entries: the limit that makes buckets split here. */
  private double fillPercent(HashShape shape) {
    int pages = shape.buckets() + shape.overflowPages();
    return 100.0 * shape.entries() / ((double) pages * entriesPerBucket);
  }

  @Override
  public List<Counter> counters() {
    HashShape shape = index.shape();
    return List.of(
        Counter.count("keys", index.size()),
        Counter.count("directory entries", shape.directoryEntries()),
        Counter.count("buckets", shape.buckets()),
        Counter.count("overflow pages", shape.overflowPages()),
        new Counter("fill", fillPercent(shape), "%", 0),
        Counter.count("pages asked for", cost.pins()));
  }

  @Override
  public Json.Obj state() {
    Json.Arr buckets = Json.array();
    String touchedBucket =
        touchedKey.isEmpty()
            ? ""
            : bits(index.directoryIndex(key(touchedKey)), index.globalDepth());
    for (BucketView bucket : index.buckets()) {
      String face = bucket.localDepth() + " " + texts(bucket);
      buckets.add(
          Json.object()
              .put("page", bucket.pages().get(0))
              .put("pages", bucket.pages().size())
              .put("depth", bucket.localDepth())
              .put("bits", bits(bucket.pattern(), bucket.localDepth()))
              .put("keys", Json.texts(texts(bucket)))
              .put("read", allRead)
              .put(
                  "changed", !before.isEmpty() && !face.equals(before.get(bucket.pages().get(0)))));
    }
    Json.Arr directory = Json.array();
    index.directory().forEach(page -> directory.add(page));
    return Json.object()
        .put("kind", "hash")
        .put("key", touchedKey)
        .put("bits", touchedBucket)
        .put("found", Json.texts(found))
        .put("globalDepth", index.globalDepth())
        .put("directory", directory)
        .put("buckets", buckets);
  }

  @Override
  public List<String> picture() {
    List<String> lines = new ArrayList<>();
    int entries = index.directory().size();
    lines.add(
        "directory of "
            + (entries == 1 ? "1 entry" : entries + " entries")
            + ", global depth "
            + index.globalDepth());
    for (BucketView bucket : index.buckets()) {
      String bits = bits(bucket.pattern(), bucket.localDepth());
      boolean isRead = allRead || isTouched(bucket);
      String line =
          " ".repeat(Math.max(0, 8 - bits.length()))
              + (bits.isEmpty() ? "(all)" : "..." + bits)
              + (isRead ? " ->*[" : " -> [")
              + String.join(" ", texts(bucket))
              + "]  local depth "
              + bucket.localDepth()
              + (bucket.pages().size() > 1 ? " +" + (bucket.pages().size() - 1) + " overflow" : "");
      lines.add(line.length() > 96 ? line.substring(0, 93) + "..." : line);
    }
    return lines;
  }

  /** Whether the directory leads the last key to this bucket, be it there or not. */
  private boolean isTouched(BucketView bucket) {
    if (touchedKey.isEmpty()) {
      return false;
    }
    int mask = (1 << bucket.localDepth()) - 1;
    return (index.directoryIndex(key(touchedKey)) & mask) == bucket.pattern();
  }

  @Override
  public void conclude(Report report) {
    report
        .claim("sound", "the index keeps its laws: depths, bits, every page accounted for")
        .expect(Expected.exactly(0))
        .saw(index.verify().problems().size(), "problems");
    if (ending == IndexEnding.RANGE_IS_LOCAL) {
      report
          .claim("local", "a range reads a part of the pages only")
          .expect(Expected.atMost(50))
          .declaredToFail()
          .saw(rangeReadPercent, "% of the pages", 0);
    }
  }
}
