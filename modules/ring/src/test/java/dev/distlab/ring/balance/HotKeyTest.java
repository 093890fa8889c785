package dev.distlab.ring.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.distlab.ring.HashRing;
import dev.distlab.ring.KeyHash;
import dev.distlab.ring.Node;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Salting and coalescing. */
class HotKeyTest {

  @Test
  void salting_eightSalts_giveAHotKeySeveralOwners() {
    HashRing ring = new HashRing(100);
    for (int i = 0; i < 10; i++) {
      ring.add(Node.of("n" + i));
    }
    KeySalting salting = new KeySalting(8);
    long key = KeyHash.of("celebrity");
    Set<String> owners = new TreeSet<>();
    for (int request = 0; request < 1_000; request++) {
      owners.add(ring.owner(salting.saltedHash(key, request)).name());
    }
    assertThat(owners.size()).isBetween(4, 8);
    assertThat(salting.allHashes(key)).hasSize(8).doesNotHaveDuplicates().contains(key);
  }

  @Test
  void salting_oneSalt_isTheKeyItself() {
    assertThat(new KeySalting(1).saltedHash(99, 12345)).isEqualTo(99);
    assertThat(new KeySalting(3).saltedHash(99, -1))
        .isIn(
            99L,
            new KeySalting(3).allHashes(99)[0],
            new KeySalting(3).allHashes(99)[1],
            new KeySalting(3).allHashes(99)[2]);
  }

  @Test
  void salting_outOfRange_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new KeySalting(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new KeySalting(1_025));
  }

  @Test
  void coalescing_stampede_becomesOneFetch() {
    RequestCoalescer coalescer = new RequestCoalescer();
    assertThat(coalescer.begin(5)).isTrue();
    for (int i = 0; i < 99; i++) {
      assertThat(coalescer.begin(5)).isFalse();
    }
    assertThat(coalescer.begin(6)).isTrue();
    assertThat(coalescer.finish(5)).isEqualTo(99);
    assertThat(coalescer.fetchCount()).isEqualTo(2);
    assertThat(coalescer.begin(5)).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> coalescer.finish(7))
        .withMessageContaining("key 7 is not being fetched");
  }
}
