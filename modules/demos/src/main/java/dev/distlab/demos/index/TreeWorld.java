package dev.distlab.demos.index;

import dev.distlab.experiment.Command;
import dev.distlab.experiment.CommandSpec;
import dev.distlab.experiment.Expected;
import dev.distlab.experiment.Json;
import dev.distlab.experiment.Numbers;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.StepReport;
import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.World;
import dev.distlab.index.btree.BPlusTree;
import dev.distlab.index.btree.BPlusTreeOptions;
import dev.distlab.index.btree.PageView;
import dev.distlab.index.btree.TreeShape;
import dev.distlab.index.page.PageStats;
import dev.distlab.index.page.Pager;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;
import dev.distlab.index.store.KeyText;
import dev.distlab.kernel.Trace;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small B+tree on pages, and the commands that change it. */
final class TreeWorld implements World {

  private static final int MAX_KEY_CHARACTERS = 12;
  private static final int MAX_KEYS = 600;
  private static final byte[] VALUE = {};
  private static final List<String> ORDERS = List.of("sequential", "reverse", "random");

  /** The tree whose page reads are counted. */
  private BPlusTree tree;

  /** The same tree again, in a pool of its own: to draw a tree must not warm the counted pool. */
  private BPlusTree drawn;

  private final BPlusTreeOptions options;
  private final int entriesPerPage;
  private final Trace.Recording trace = Trace.recording();
  private final SeededRandom random;
  private final IndexEnding ending;

  // What the last command did.
  private Map<Integer, String> before = new TreeMap<>();
  private List<Integer> path = List.of();
  private List<String> found = List.of();
  private String touchedKey = "";
  private PageStats cost = new PageStats(0, 0, 0, 0, 0, 0);

  private int nextSequential;

  TreeWorld(BPlusTreeOptions options, SeededRandom random, IndexEnding ending) {
    this.options = options;
    this.entriesPerPage = options.maxEntriesPerPage();
    this.tree = emptyTree(trace);
    this.drawn = emptyTree(Trace.none());
    this.random = random;
    this.ending = ending;
  }

  private BPlusTree emptyTree(Trace traceOfIt) {
    PagerOptions pages =
        new PagerOptions(PagerOptions.MIN_PAGE_BYTES, PagerOptions.MIN_POOL_PAGES, Replacement.LRU);
    return BPlusTree.open(Pager.open(new MemoryDisk(), "tree", pages), 0, options, traceOfIt);
  }

  @Override
  public List<CommandSpec> commands() {
    return List.of(
        new CommandSpec("insert", List.of("KEY"), "adds a key", "insert 42"),
        new CommandSpec("delete", List.of("KEY"), "removes a key", "delete 42"),
        new CommandSpec("get", List.of("KEY"), "looks a key up", "get 25"),
        new CommandSpec("range", List.of("FROM", "TO"), "all keys of a range", "range 20 60"),
        new CommandSpec(
            "fill",
            List.of("COUNT", "ORDER"),
            "adds keys: sequential, reverse or random",
            "fill 20 random"),
        new CommandSpec("clear", List.of(), "starts over with an empty tree", "clear"));
  }

  @Override
  public void apply(Command command, StepReport step) {
    switch (command.name()) {
      case "insert" -> insert(key(command.argument(0, "")), step);
      case "delete" -> delete(key(command.argument(0, "")), step);
      case "get" -> get(key(command.argument(0, "")), step);
      case "range" -> range(key(command.argument(0, "")), key(command.argument(1, "")), step);
      case "fill" -> fill(command, step);
      case "clear" -> clear(step);
      default -> throw new IllegalStateException(command.name());
    }
  }

  /** A key in the way that the tree orders it: byte by byte, so 9 stands behind 10. */
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
    begin(key);
    List<Integer> way = drawn.pathTo(key);
    PageStats start = tree.stats();
    boolean isNew = put(key);
    end(start, key);
    step.caption(
        isNew
            ? sentence(KeyText.of(key) + " belongs into leaf " + way.get(way.size() - 1) + ".")
            : KeyText.of(key) + " is there already: its value is replaced, the shape stays.");
  }

  private void delete(byte[] key, StepReport step) {
    begin(key);
    PageStats start = tree.stats();
    boolean wasThere = tree.delete(key);
    drawn.delete(key);
    end(start, key);
    step.caption(
        wasThere
            ? sentence(KeyText.of(key) + " is removed from its leaf.")
            : KeyText.of(key) + " is not there: nothing changes.");
  }

  private void get(byte[] key, StepReport step) {
    begin(key);
    PageStats start = tree.stats();
    boolean isThere = tree.get(key).isPresent();
    end(start, key);
    found = isThere ? List.of(KeyText.of(key)) : List.of();
    step.caption(
        KeyText.of(key)
            + (isThere ? " is found" : " is not there, and it takes as long to know")
            + ": one page on each level, "
            + path.size()
            + " in all.");
  }

  private void range(byte[] from, byte[] to, StepReport step) {
    KeyRange range = KeyRange.all().from(from, true).to(to, true);
    begin(from);
    PageStats start = tree.stats();
    List<String> keys = new ArrayList<>();
    for (Cursor cursor = tree.cursor(range); cursor.next(); ) {
      keys.add(KeyText.of(cursor.key()));
    }
    end(start, from);
    found = keys;
    path = withLeavesOf(keys);
    step.caption(
        IndexCaption.keys(keys.size())
            + " from "
            + KeyText.of(from)
            + " to "
            + KeyText.of(to)
            + ": down once, then along the chain of leaves. No inner page is read twice.");
  }

  /** The way down, and the leaves that the walk came along. */
  private List<Integer> withLeavesOf(List<String> keys) {
    List<Integer> pages = new ArrayList<>(path);
    for (PageView page : drawn.pages()) {
      boolean isMet = page.level() == 0 && texts(page.keys()).stream().anyMatch(keys::contains);
      if (isMet && !pages.contains(page.id())) {
        pages.add(page.id());
      }
    }
    return pages;
  }

  private void fill(Command command, StepReport step) {
    int count = (int) command.integer(0, 20, 1, MAX_KEYS);
    String order = command.argument(1, "");
    if (!ORDERS.contains(order)) {
      throw new UsageException(
          "fill: \"" + order + "\" is no order: sequential, reverse or random", "random");
    }
    requireRoom(count);
    begin(new byte[0]);
    before = Map.of(); // nearly all pages change: to point at them all would point at none
    PageStats start = tree.stats();
    int first = nextSequential;
    nextSequential += order.equals("random") ? 0 : count;
    for (int i = 0; i < count; ) {
      String next =
          switch (order) {
            case "sequential" -> ascending(first + i);
            case "reverse" -> ascending(first + count - 1 - i);
            default -> fourDigits(random.nextInt(10_000));
          };
      boolean isNew = put(key(next));
      i += isNew || !order.equals("random") ? 1 : 0;
    }
    cost = tree.stats().since(start);
    trace.drain();
    step.caption(
        IndexCaption.keys(count)
            + " in "
            + order
            + " order. The leaves are "
            + Numbers.fixed(leafFillPercent(), 0)
            + " % full, "
            + Numbers.fixed(100 * cost.missRate(), 0)
            + " % of the pages asked for were not in the pool of "
            + PagerOptions.MIN_POOL_PAGES
            + " pages.");
  }

  private boolean put(byte[] key) {
    drawn.put(key, VALUE);
    return tree.put(key, VALUE).isEmpty();
  }

  private void clear(StepReport step) {
    begin(new byte[0]);
    before = Map.of();
    tree = emptyTree(trace);
    drawn = emptyTree(Trace.none());
    cost = new PageStats(0, 0, 0, 0, 0, 0);
    nextSequential = 0;
    step.caption("An empty tree: its root is a leaf without keys.");
  }

  /** 10, 11, ... 89, 9000, 9001, ...: short as long as it can be, and ascending as text. */
  private static String ascending(int index) {
    return Integer.toString(index < 80 ? 10 + index : 9_000 + index - 80);
  }

  private static String fourDigits(int number) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  private void requireRoom(int count) {
    if (tree.size() + count > MAX_KEYS) {
      throw new UsageException("more than " + MAX_KEYS + " keys cannot be drawn");
    }
  }

  private void begin(byte[] key) {
    before = faces();
    path = List.of();
    found = List.of();
    touchedKey = KeyText.of(key);
  }

  private void end(PageStats start, byte[] key) {
    cost = tree.stats().since(start);
    path = drawn.pathTo(key);
  }

  private String sentence(String first) {
    return IndexCaption.of(first, trace.drain(), Integer.MAX_VALUE);
  }

  private Map<Integer, String> faces() {
    Map<Integer, String> faces = new TreeMap<>();
    for (PageView page : drawn.pages()) {
      faces.put(page.id(), texts(page.keys()) + " " + page.children());
    }
    return faces;
  }

  static List<String> texts(List<byte[]> keys) {
    return keys.stream().map(KeyText::of).toList();
  }

  /** By entries: the limit that makes pages split here. */
  private double leafFillPercent() {
    TreeShape shape = drawn.shape();
    return 100.0 * shape.entries() / ((double) shape.leafPages() * entriesPerPage);
  }

  @Override
  public List<Counter> counters() {
    TreeShape shape = drawn.shape();
    return List.of(
        Counter.count("keys", tree.size()),
        Counter.count("height", shape.height()),
        Counter.count("pages", shape.leafPages() + shape.innerPages()),
        new Counter("leaf fill", leafFillPercent(), "%", 0),
        Counter.count("pages asked for", cost.pins()),
        Counter.count("of them not in the pool", cost.misses()));
  }

  @Override
  public Json.Obj state() {
    Json.Arr pages = Json.array();
    for (PageView page : drawn.pages()) {
      String face = texts(page.keys()) + " " + page.children();
      Json.Arr children = Json.array();
      page.children().forEach(child -> children.add(child));
      pages.add(
          Json.object()
              .put("id", page.id())
              .put("level", page.level())
              .put("keys", Json.texts(texts(page.keys())))
              .put("children", children)
              .put("fill", (double) page.keys().size() / entriesPerPage)
              .put("changed", !before.isEmpty() && !face.equals(before.get(page.id())))
              .put("onPath", path.contains(page.id())));
    }
    return Json.object()
        .put("kind", "tree")
        .put("key", touchedKey)
        .put("found", Json.texts(found))
        .put("pages", pages);
  }

  @Override
  public List<String> picture() {
    return TreePicture.lines(drawn.pages(), path);
  }

  @Override
  public void conclude(Report report) {
    report
        .claim("sound", "the tree keeps its laws: order, equal depth, every page accounted for")
        .expect(Expected.exactly(0))
        .saw(tree.verify().problems().size() + drawn.verify().problems().size(), "problems");
    if (ending == IndexEnding.LEAVES_FULL) {
      report
          .claim("full", "leaves are at least 85 % full, as after a sequential load")
          .expect(Expected.atLeast(85))
          .declaredToFail()
          .saw(leafFillPercent(), "%", 1);
      report
          .claim("pooled", "nearly every page that is asked for is in the pool")
          .expect(Expected.atMost(5))
          .declaredToFail()
          .saw(100 * cost.missRate(), "% misses", 1);
    }
  }
}
