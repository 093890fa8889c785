package dev.distlab.demos.limiter;

import dev.distlab.limiter.Algorithm;
import dev.distlab.limiter.Limit;

/** The most that an algorithm lets start in any window of length W, with a burst of L. */
enum Promise {
  LIMIT("L") {
    @Override
    long most(Limit limit) {
      return limit.permits();
    }
  },
  TWICE("2 L") {
    @Override
    long most(Limit limit) {
      return 2 * limit.permits();
    }
  },
  BURST_AND_RATE("B + r W") {
    @Override
    long most(Limit limit) {
      return limit.burst() + limit.permits();
    }
  },
  RATE("r W") {
    @Override
    long most(Limit limit) {
      return limit.permits();
    }
  };

  private final String text;

  Promise(String text) {
    this.text = text;
  }

  static Promise of(Algorithm algorithm) {
    return switch (algorithm) {
      case SLIDING_LOG -> LIMIT;
      case FIXED_WINDOW, SLIDING_COUNTER -> TWICE;
      case TOKEN_BUCKET, GCRA -> BURST_AND_RATE;
      case LEAKY_BUCKET -> RATE;
    };
  }

  String text() {
    return text;
  }

  abstract long most(Limit limit);
}
