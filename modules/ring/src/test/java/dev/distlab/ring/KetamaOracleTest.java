package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import net.spy.memcached.DefaultHashAlgorithm;
import net.spy.memcached.KetamaNodeLocator;
import net.spy.memcached.MemcachedNode;
import org.junit.jupiter.api.Test;

/**
 * With Ketama's own positions, the ring gives every key to the node that spymemcached gives it to.
 */
class KetamaOracleTest {

  private static final int POINTS = 160;

  /** Four 32-bit points from each MD5, as Ketama takes them, on top of our 48-bit positions. */
  private static final TokenStrategy KETAMA_TOKENS =
      (ring, node, count) -> {
        long[] positions = new long[count];
        for (int i = 0; i < count / 4; i++) {
          byte[] digest = DefaultHashAlgorithm.computeMd5(node.name() + "-" + i);
          for (int h = 0; h < 4; h++) {
            long point =
                (digest[3 + h * 4] & 0xffL) << 24
                    | (digest[2 + h * 4] & 0xffL) << 16
                    | (digest[1 + h * 4] & 0xffL) << 8
                    | digest[h * 4] & 0xffL;
            positions[4 * i + h] = point << 16;
          }
        }
        return positions;
      };

  private static MemcachedNode node(SocketAddress address) {
    return (MemcachedNode)
        Proxy.newProxyInstance(
            KetamaOracleTest.class.getClassLoader(),
            new Class<?>[] {MemcachedNode.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getSocketAddress" -> address;
                  case "hashCode" -> address.hashCode();
                  case "equals" -> self == arguments[0];
                  case "toString" -> address.toString();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @Test
  void ketamaHash_publishedVectors_agree() {
    assertThat(DefaultHashAlgorithm.KETAMA_HASH.hash("26")).isEqualTo(3979113294L);
    assertThat(DefaultHashAlgorithm.KETAMA_HASH.hash("foo")).isEqualTo(3675831724L);
  }

  @Test
  void owner_ketamaPositions_agreesWithSpymemcached() {
    HashRing ring = new HashRing(new RingOptions(POINTS, KETAMA_TOKENS));
    List<MemcachedNode> peers = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      InetSocketAddress address = InetSocketAddress.createUnresolved("cache" + i, 11211);
      peers.add(node(address));
      ring.add(Node.of(address.toString()));
    }
    KetamaNodeLocator ketama = new KetamaNodeLocator(peers, DefaultHashAlgorithm.KETAMA_HASH);
    for (int i = 0; i < 50_000; i++) {
      String key = "key-" + i;
      long keyHash = DefaultHashAlgorithm.KETAMA_HASH.hash(key) << 32;
      SocketAddress expected = ketama.getPrimary(key).getSocketAddress();
      assertThat(ring.owner(keyHash).name()).isEqualTo(expected.toString());
    }
  }
}
