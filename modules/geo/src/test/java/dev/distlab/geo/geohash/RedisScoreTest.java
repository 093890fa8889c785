package dev.distlab.geo.geohash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Haversine;
import dev.distlab.kernel.random.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisScoreTest {

  @ParameterizedTest
  @CsvSource({
    "40.747533, -73.9454966, 1791875804419201",
    "40.7126674, -74.0131604, 1791873972053020",
    "40.6428986, -73.7858139, 1791895905559723",
    "40.7362513, -73.9903085, 1791875485187452",
    "40.7498929, -73.9375699, 1791875830079666",
    "40.7648057, -73.9733487, 1791875761332224",
    "40.7480973, -73.9564142, 1791875796750882"
  })
  void of_placesOfRedisOwnTests_giveRedisScores(double latitude, double longitude, long score) {
    assertThat(RedisScore.of(new GeoPoint(latitude, longitude))).isEqualTo(score);
  }

  @Test
  void word_anyScore_endsWithTheZeroThatRedisPrints() {
    assertThat(RedisScore.word(RedisScore.of(new GeoPoint(42.6, -5.6)))).isEqualTo("ezs42e44yx0");
    assertThat(GeoHash.encode(42.6, -5.6, 11)).isEqualTo("ezs42e44yx9");
  }

  @Test
  void place_ofAScore_isWithinAMetre() {
    SeededRandom random = new SeededRandom(5);
    for (int i = 0; i < 10_000; i++) {
      GeoPoint place =
          new GeoPoint(random.nextDouble() * 170 - 85, random.nextDouble() * 360 - 180);
      GeoPoint back = RedisScore.place(RedisScore.of(place));
      assertThat(Haversine.metres(place, back)).isLessThan(0.61);
    }
  }

  @Test
  void of_latitudeBeyondMercator_isRefused() {
    assertThat(RedisScore.of(new GeoPoint(85.05112878, 180))).isEqualTo((1L << 52) - 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisScore.of(new GeoPoint(85.0512, 0)))
        .withMessageContaining("85.0512");
  }
}
