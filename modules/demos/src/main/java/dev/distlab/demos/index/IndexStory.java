package dev.distlab.demos.index;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.World;
import dev.distlab.index.btree.BPlusTreeOptions;
import dev.distlab.index.btree.RebalancePolicy;
import dev.distlab.index.btree.SplitPolicy;
import java.util.List;

/**
 * The stories of the chapter: trees and hash indexes of small pages.
 *
 * @param about what it says of itself
 * @param isHash whether it plays on a hash index; else on a tree
 * @param ending what it claims
 * @param captions what guides a reader
 * @param commands the story
 */
record IndexStory(
    About about, boolean isHash, IndexEnding ending, List<String> captions, List<String> commands)
    implements Scenario {

  static IndexStory split() {
    return new IndexStory(
        tree("index/split", "How does a B+tree grow?").andNext("step index/delete"),
        false,
        IndexEnding.SOUND,
        List.of(
            "A page holds few keys here, so that a full page is soon seen; a real one holds hundreds.",
            "A full leaf splits; what parts its halves is copied up, cut short: 5 parts 35 from 50.",
            "A full inner page pushes its middle up. Only a split of the root makes the tree higher."),
        List.of(
            "insert 50",
            "insert 20",
            "insert 80",
            "insert 35",
            "insert 65",
            "insert 10",
            "insert 90",
            "insert 70",
            "insert 75",
            "insert 15",
            "insert 25",
            "insert 85",
            "insert 95",
            "insert 87",
            "get 70",
            "range 20 70"));
  }

  static IndexStory delete() {
    return new IndexStory(
        tree("index/delete", "How does a B+tree shrink?").andNext("step index/split"),
        false,
        IndexEnding.SOUND,
        List.of(
            "A page that falls under half full asks a sibling for keys: it borrows.",
            "If the sibling has none to spare, the two become one page: they merge.",
            "A merge takes a separator from the parent, which may fall under half in its turn."),
        List.of(
            "fill 24 sequential",
            "delete 12",
            "delete 13",
            "delete 14",
            "delete 15",
            "delete 21",
            "delete 20",
            "delete 19",
            "delete 10",
            "delete 11",
            "delete 22",
            "delete 23",
            "delete 24",
            "delete 25"));
  }

  static IndexStory doubling() {
    return new IndexStory(
        hash("index/doubling", "How does a hash index grow without hashing all keys anew?")
            .andNext("step index/range-on-hash"),
        true,
        IndexEnding.SOUND,
        List.of(
            "A directory maps the last bits of a key's hash to a page, the bucket.",
            "A full bucket splits by one more bit. Other buckets stay as they are.",
            "If the directory does not use that bit yet, it doubles: a copy of itself, no key moves."),
        List.of(
            "insert 20",
            "insert 16",
            "insert 45",
            "insert 17",
            "insert 78",
            "insert 12",
            "insert 19",
            "insert 30",
            "insert 24",
            "get 45",
            "delete 24",
            "delete 17",
            "delete 12"));
  }

  static IndexStory uuidKeys() {
    return new IndexStory(
        tree("index/uuid-keys", "What do random keys, such as UUIDs, cost a B+tree?")
            .andNext("run index/key-order"),
        false,
        IndexEnding.LEAVES_FULL,
        List.of(
            "Sequential keys all go to the last leaf: it is in memory, and it ends up full.",
            "Random keys go anywhere: leaves split in the middle, and few become full again.",
            "Each insert asks for another page: a pool that is small against the tree misses it."),
        List.of("fill 150 sequential", "clear", "fill 150 random", "fill 150 random"));
  }

  static IndexStory rangeOnHash() {
    return new IndexStory(
        hash("index/range-on-hash", "What does a range cost on a hash index?")
            .andNext("run index/range"),
        true,
        IndexEnding.RANGE_IS_LOCAL,
        List.of(
            "A hash scatters neighbours on purpose: that is why one key is found at once.",
            "For a range there is no place to start from and none to stop at.",
            "So every bucket is read, however small the range."),
        List.of("fill 30", "get 12", "range 10 14", "range 10 11"));
  }

  private static About tree(String id, String question) {
    return About.of(id, IndexChapter.TITLE, question)
        .with(
            Parameter.integer("entries", 4, 3, 8, "keys that fit into a page")
                .because("a page that splits needs three"),
            Parameter.choice(
                "split", "rightmost", List.of("rightmost", "middle"), "where full pages are cut"),
            Parameter.choice(
                "rebalance", "half", List.of("half", "empty"), "when deletes give pages back"))
        .leavingOut("Concurrency: one command at a time; a real tree latches its pages.")
        .leavingOut("Crashes: a page that is half written is noticed here, not repaired.");
  }

  private static About hash(String id, String question) {
    return About.of(id, IndexChapter.TITLE, question)
        .with(Parameter.integer("entries", 3, 2, 8, "keys that fit into a bucket"))
        .leavingOut("Concurrency: one command at a time.")
        .leavingOut("The directory's own pages: it is taken to be in memory.");
  }

  @Override
  public boolean isBadPreset() {
    return ending != IndexEnding.SOUND;
  }

  @Override
  public List<String> story(Settings settings) {
    return commands;
  }

  @Override
  public World begin(Settings settings) {
    int entries = settings.integer("entries");
    if (isHash) {
      return new HashWorld(entries, ending);
    }
    BPlusTreeOptions options =
        BPlusTreeOptions.defaults()
            .withFillFactor(1)
            .withMaxEntriesPerPage(entries)
            .withSplit(
                settings.choice("split").equals("middle")
                    ? SplitPolicy.MIDDLE
                    : SplitPolicy.RIGHTMOST)
            .withRebalance(
                settings.choice("rebalance").equals("half")
                    ? RebalancePolicy.MERGE_AT_HALF
                    : RebalancePolicy.FREE_AT_EMPTY);
    return new TreeWorld(options, settings.random("keys"), ending);
  }
}
