package dev.distlab.demos.ring;

import dev.distlab.ring.AnchorPlacement;
import dev.distlab.ring.HashRing;
import dev.distlab.ring.JumpPlacement;
import dev.distlab.ring.MaglevPlacement;
import dev.distlab.ring.ModuloPlacement;
import dev.distlab.ring.MultiProbePlacement;
import dev.distlab.ring.Placement;
import dev.distlab.ring.RendezvousPlacement;
import dev.distlab.ring.RingOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The placements that are compared, and what each promises. */
enum Scheme {
  MODULO("hash mod N", false),
  RING("ring", true),
  RENDEZVOUS("rendezvous", true),
  MAGLEV("Maglev, M = 65537", false),
  SMALL_MAGLEV("Maglev, M = 1009", false),
  JUMP("jump, last node", true),
  JUMP_BACK("jump back, last node", true),
  MULTI_PROBE("multi-probe, 21", true),
  ANCHOR("anchor", true);

  private static final int SMALL_TABLE = 1_009;

  private final String title;
  private final boolean movesOnlyWhatItMust;

  Scheme(String title, boolean movesOnlyWhatItMust) {
    this.title = title;
    this.movesOnlyWhatItMust = movesOnlyWhatItMust;
  }

  /** The words by which settings choose: {@code modulo}, {@code small-maglev}. */
  static List<String> words() {
    return Arrays.stream(values()).map(Scheme::word).toList();
  }

  static Scheme of(String word) {
    return values()[words().indexOf(word)];
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String title() {
    return title;
  }

  boolean movesOnlyWhatItMust() {
    return movesOnlyWhatItMust;
  }

  /** Whether its nodes are numbered, so that only the last can leave. */
  boolean losesItsLastOnly() {
    return this == JUMP || this == JUMP_BACK;
  }

  /** An empty placement for at most {@code capacity} nodes. */
  Placement make(int capacity, int virtualNodes, long seed) {
    return switch (this) {
      case MODULO -> new ModuloPlacement();
      case RING -> new HashRing(RingOptions.seeded(virtualNodes, seed));
      case RENDEZVOUS -> new RendezvousPlacement();
      case MAGLEV -> new MaglevPlacement();
      case SMALL_MAGLEV -> MaglevPlacement.undersized(SMALL_TABLE);
      case JUMP -> new JumpPlacement();
      case JUMP_BACK -> JumpPlacement.backwards();
      case MULTI_PROBE -> new MultiProbePlacement(MultiProbePlacement.DEFAULT_PROBES, seed);
      case ANCHOR -> new AnchorPlacement(capacity);
    };
  }
}
