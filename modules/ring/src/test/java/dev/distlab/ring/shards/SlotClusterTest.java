package dev.distlab.ring.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.Laws;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SlotClusterTest {

  private static final List<String> NODES = List.of("a", "b", "c");

  /** A slot with two keys, its owner, and where it is going to move. */
  private final SlotCluster cluster = new SlotCluster(NODES);

  private final SlotClient client = new SlotClient(cluster);
  private final int slot = HashSlots.slotOf("{tag}");
  private final String from = cluster.ownerOf(slot);
  private final String to = from.equals("a") ? "b" : "a";

  @Test
  void slots_threeNodes_areSharedEvenly() {
    String[] table = cluster.slotTable();
    for (String node : NODES) {
      assertThat(List.of(table).stream().filter(node::equals).count()).isBetween(5_461L, 5_462L);
    }
  }

  @Test
  void get_atTheWrongNode_isMovedToTheOwner() {
    assertThat(cluster.get(to, "{tag}1", false)).isEqualTo(new SlotReply.Moved(slot, from));
    assertThat(cluster.get(from, "{tag}1", false)).isEqualTo(new SlotReply.Value(null));
  }

  @Test
  void get_keyThatHasLeftAMovingSlot_isAskedForAtTheTarget() {
    client.put("{tag}1", "one");
    client.put("{tag}2", "two");
    cluster.startMove(slot, to);
    assertThat(cluster.moveKeys(slot, 1)).isEqualTo(1);
    assertThat(cluster.get(from, "{tag}1", false)).isEqualTo(new SlotReply.Ask(slot, to));
    assertThat(cluster.get(from, "{tag}2", false)).isEqualTo(new SlotReply.Value("two"));
    assertThat(cluster.get(to, "{tag}1", true)).isEqualTo(new SlotReply.Value("one"));
    assertThat(cluster.get(to, "{tag}1", false)).isEqualTo(new SlotReply.Moved(slot, from));
  }

  @Test
  void ask_followedOnce_leavesTheClientsTableAlone() {
    client.put("{tag}1", "one");
    cluster.startMove(slot, to);
    cluster.moveKeys(slot, 1);
    assertThat(client.get("{tag}1")).isEqualTo("one");
    assertThat(client.visited()).containsExactly(from, to);
    assertThat(client.believedOwner(slot)).isEqualTo(from);
    assertThat(client.get("{tag}1")).isEqualTo("one");
    assertThat(client.visited()).containsExactly(from, to);
  }

  @Test
  void moved_followedOnce_isRemembered() {
    client.put("{tag}1", "one");
    cluster.startMove(slot, to);
    cluster.finishMove(slot);
    assertThat(client.get("{tag}1")).isEqualTo("one");
    assertThat(client.visited()).containsExactly(from, to);
    assertThat(client.get("{tag}1")).isEqualTo("one");
    assertThat(client.visited()).containsExactly(to);
  }

  @Test
  void put_newKeyWhileItsSlotMoves_isCreatedAtTheTarget() {
    cluster.startMove(slot, to);
    client.put("{tag}new", "born on the way");
    assertThat(cluster.get(to, "{tag}new", true)).isEqualTo(new SlotReply.Value("born on the way"));
    cluster.finishMove(slot);
    assertThat(client.get("{tag}new")).isEqualTo("born on the way");
  }

  @Test
  void put_askingAtANodeThatTheSlotDoesNotMoveTo_isSentToTheOwner() {
    String third =
        NODES.stream().filter(n -> !n.equals(from) && !n.equals(to)).findFirst().orElseThrow();
    SlotReply owner = new SlotReply.Moved(slot, from);
    assertThat(cluster.put(to, "{tag}1", true, "lost")).isEqualTo(owner);
    cluster.startMove(slot, to);
    assertThat(cluster.put(third, "{tag}1", true, "lost")).isEqualTo(owner);
  }

  @Test
  void badInput_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SlotCluster(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SlotCluster(Collections.nCopies(16_385, "a")))
        .withMessageContaining("16385 nodes: must be 1 to 16384");
    for (int unknown : new int[] {-1, 16_384}) {
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              () -> cluster.startMove(unknown, "a"),
              () -> cluster.finishMove(unknown),
              () -> cluster.ownerOf(unknown))) {
        assertThatIllegalArgumentException()
            .isThrownBy(call)
            .withMessage("slot=" + unknown + ": must be 0 to 16383");
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cluster.startMove(slot, from))
        .withMessageContaining("has slot " + slot + " already");
    assertThatIllegalArgumentException().isThrownBy(() -> cluster.startMove(slot, "x"));
    assertThatIllegalStateException().isThrownBy(() -> cluster.finishMove(slot));
    cluster.startMove(slot, to);
    assertThatIllegalStateException().isThrownBy(() -> cluster.startMove(slot, to));
  }

  private record Operation(String kind, int number) {}

  /** A stale client against a map, while slots move under it. */
  @Test
  void client_whileSlotsMove_readsWhatItWrote() {
    Laws.check(
        100,
        1_000,
        SlotClusterTest::draw,
        () -> {
          SlotCluster moving = new SlotCluster(NODES);
          SlotClient stale = new SlotClient(moving);
          Map<String, String> model = new TreeMap<>();
          Map<Integer, Boolean> underWay = new TreeMap<>();
          return operation -> {
            String key = "{t" + operation.number() % 5 + "}" + operation.number();
            int its = HashSlots.slotOf(key);
            boolean isMoving = underWay.getOrDefault(its, false);
            if (operation.kind().equals("put")) {
              stale.put(key, "v" + model.size() + operation);
              model.put(key, "v" + model.size() + operation);
              stale.put(key, model.get(key));
            } else if (operation.kind().equals("get")) {
              assertThat(stale.get(key)).isEqualTo(model.get(key));
              assertThat(stale.visited().size()).isLessThanOrEqualTo(3);
            } else if (operation.kind().equals("move") && !isMoving) {
              String target = NODES.get(operation.number() % 3);
              if (!target.equals(moving.ownerOf(its))) {
                moving.startMove(its, target);
                underWay.put(its, true);
              }
            } else if (operation.kind().equals("key") && isMoving) {
              moving.moveKeys(its, 1);
            } else if (operation.kind().equals("finish") && isMoving) {
              moving.finishMove(its);
              underWay.put(its, false);
            }
          };
        });
  }

  private static Operation draw(SeededRandom random) {
    String[] kinds = {"put", "put", "get", "get", "move", "key", "key", "finish"};
    return new Operation(kinds[random.nextInt(kinds.length)], random.nextInt(40));
  }

  @Test
  void nodes_twoOfOneName_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SlotCluster(List.of("a", "b", "a")))
        .withMessage("node a is there already: the nodes are [a, b, a]");
  }
}
