package dev.distlab.index.bitcask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each of the five limits, just below it and at it. */
class MergePolicyTest {

  private static final MergePolicy POLICY = new MergePolicy(0.6, 512, 0.4, 128, 10);

  @Test
  void isDue_shareOrBytesOfDeadRecords_eitherIsEnough() {
    assertThat(POLICY.isDue(59, 100)).isFalse();
    assertThat(POLICY.isDue(60, 100)).isTrue();
    assertThat(POLICY.isDue(511, 10_000)).isFalse();
    assertThat(POLICY.isDue(512, 10_000)).isTrue();
  }

  @Test
  void isDue_emptyFile_isNot() {
    assertThat(MergePolicy.everything().isDue(0, 0)).isFalse();
    assertThat(MergePolicy.everything().isDue(0, 1)).isTrue();
  }

  @Test
  void takes_shareOrBytesOfDeadRecordsOrASmallFile_eitherIsEnough() {
    assertThat(POLICY.takes(39, 100)).isFalse();
    assertThat(POLICY.takes(40, 100)).isTrue();
    assertThat(POLICY.takes(127, 10_000)).isFalse();
    assertThat(POLICY.takes(128, 10_000)).isTrue();
    assertThat(POLICY.takes(0, 10)).isFalse();
    assertThat(POLICY.takes(0, 9)).isTrue();
  }
}
