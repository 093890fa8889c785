package dev.distlab.geo.geohash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Places;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoHashTest {

  @ParameterizedTest
  @CsvSource({
    "42.6, -5.6, ezs42e44yx96",
    "57.64911, 10.40744, u4pruydqqvj",
    "38.89710201881826, -77.03669792041183, dqcjqcp84c6e",
    "-25.382708, -49.265506, 6gkzwgjzn820",
    "20, 31, sew1c2vs2q5r",
    "0, 0, s0000000",
    "0, 180, xbpbpbpb",
    "0, -180, 80000000",
    "90, 0, upbpbpbp",
    "-90, 0, h0000000",
    "90, 180, zzzzzzzz",
    "-90, -180, 00000000"
  })
  void encode_publishedPlaces_givesTheirWords(double latitude, double longitude, String word) {
    assertThat(GeoHash.encode(latitude, longitude, word.length())).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 45, 45",
    "2, 11.25, 5.625",
    "3, 1.40625, 1.40625",
    "4, 0.3515625, 0.17578125",
    "5, 0.0439453125, 0.0439453125",
    "6, 0.010986328125, 0.0054931640625",
    "7, 0.001373291015625, 0.001373291015625",
    "8, 0.00034332275390625, 0.000171661376953125"
  })
  void bounds_eachLength_haveThePublishedSize(int chars, double width, double height) {
    GeoBox cell = GeoHash.bounds(GeoHash.encode(17.3, 42.1, chars));
    assertThat(cell.widthDegrees()).isEqualTo(width);
    assertThat(cell.heightDegrees()).isEqualTo(height);
    assertThat(GeoHash.cellWidthDegrees(5 * chars)).isEqualTo(width);
    assertThat(GeoHash.cellHeightDegrees(5 * chars)).isEqualTo(height);
  }

  @Test
  void encodeBits_firstBit_isTheLongitude() {
    assertThat(GeoHash.encodeBits(-45, 90, 1)).isEqualTo(1);
    assertThat(GeoHash.encodeBits(45, -90, 1)).isZero();
    assertThat(GeoHash.encodeBits(45, -90, 2)).isEqualTo(0b01);
    assertThat(GeoHash.encodeBits(-45, 90, 2)).isEqualTo(0b10);
  }

  @Test
  void encode_lastLatitudeAndLongitude_belongToTheLastCells() {
    assertThat(GeoHash.encode(0, 180, 5)).isEqualTo("xbpbp");
    assertThat(GeoHash.encode(90, 0, 5)).isEqualTo("upbpb");
    assertThat(GeoHash.encode(0, Math.nextDown(180.0), 5)).isEqualTo("xbpbp");
  }

  @ParameterizedTest
  @ValueSource(doubles = {180.5, 540, -180.000001, Double.NaN, Double.POSITIVE_INFINITY, -1.0 / 0})
  void encode_longitudeBeyondTheGlobe_isRefused(double longitude) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeoHash.encode(0, longitude, 6))
        .withMessageContaining("longitude=" + longitude);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeoHash.encode(11.1, longitude, 6))
        .withMessageContaining("longitude=" + longitude)
        .withMessageContaining("-180..180");
  }

  @ParameterizedTest
  @ValueSource(doubles = {90.000001, -91, Double.NaN, Double.POSITIVE_INFINITY})
  void encode_latitudeBeyondThePoles_isRefused(double latitude) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeoHash.encode(latitude, 0, 6))
        .withMessageContaining("latitude=" + latitude);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeoHash.encode(latitude, 11.1, 6))
        .withMessageContaining("latitude=" + latitude);
  }

  @Test
  void encode_wrappedLongitude_goesAroundTheGlobe() {
    GeoPoint place = GeoPoint.wrapped(0.5, 180.5);
    assertThat(place.longitude()).isEqualTo(-179.5);
    assertThat(GeoHash.encode(0, GeoPoint.wrapped(0, 180.5).longitude(), 3)).isEqualTo("800");
    assertThat(GeoPoint.wrapped(0, 540).longitude()).isEqualTo(-180);
    assertThat(GeoPoint.wrapped(0, -540).longitude()).isEqualTo(-180);
    assertThat(GeoPoint.wrapped(0, 180).longitude()).isEqualTo(180);
    assertThatIllegalArgumentException().isThrownBy(() -> GeoPoint.wrapped(0, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> GeoPoint.wrapped(0, 1.0 / 0));
  }

  @Test
  void encodeBits_nextToEveryKindOfEdge_agreesWithBisection() {
    SeededRandom random = new SeededRandom(7);
    for (int i = 0; i < 200_000; i++) {
      GeoPoint place = nextToAnEdge(random);
      int bits = 1 + random.nextInt(60);
      assertThat(GeoHash.encodeBits(place.latitude(), place.longitude(), bits))
          .as("%s, %d bits", place, bits)
          .isEqualTo(bisected(place, bits));
    }
  }

  private static GeoPoint nextToAnEdge(SeededRandom random) {
    if (random.nextBoolean()) {
      return Places.point(random);
    }
    long cells = 1L << random.nextInt(31);
    double latitude = random.nextLong(cells + 1) * (180.0 / cells) - 90;
    double longitude = random.nextLong(cells + 1) * (360.0 / cells) - 180;
    return switch (random.nextInt(5)) {
      case 0 -> new GeoPoint(latitude, longitude);
      case 3 ->
          new GeoPoint(Places.uniform(random).latitude(), Math.max(-180, Math.nextDown(longitude)));
      case 4 ->
          new GeoPoint(Math.max(-90, Math.nextDown(latitude)), Places.uniform(random).longitude());
      case 1 ->
          new GeoPoint(
              Math.max(-90, Math.nextDown(latitude)), Math.min(180, Math.nextUp(longitude)));
      default ->
          new GeoPoint(
              Math.min(90, Math.nextUp(latitude)), Math.max(-180, Math.nextDown(longitude)));
    };
  }

  /** The definition: halve the interval, bit by bit. */
  private static long bisected(GeoPoint place, int bits) {
    double south = -90;
    double north = 90;
    double west = -180;
    double east = 180;
    long code = 0;
    for (int bit = 0; bit < bits; bit++) {
      boolean upper;
      if (bit % 2 == 0) {
        double middle = (west + east) / 2;
        upper = place.longitude() >= middle;
        west = upper ? middle : west;
        east = upper ? east : middle;
      } else {
        double middle = (south + north) / 2;
        upper = place.latitude() >= middle;
        south = upper ? middle : south;
        north = upper ? north : middle;
      }
      code = code << 1 | (upper ? 1 : 0);
    }
    return code;
  }

  @Test
  void decode_anyWord_isTheMiddleOfACellThatEncodesBack() {
    SeededRandom random = new SeededRandom(11);
    for (int i = 0; i < 20_000; i++) {
      GeoPoint place = Places.point(random);
      int chars = 1 + random.nextInt(12);
      String word = GeoHash.encode(place.latitude(), place.longitude(), chars);
      GeoBox cell = GeoHash.bounds(word);
      assertThat(cell.contains(place.latitude(), place.longitude())).isTrue();
      GeoPoint middle = GeoHash.decode(word);
      assertThat(GeoHash.encode(middle.latitude(), middle.longitude(), chars)).isEqualTo(word);
      assertThat(middle.latitude())
          .isCloseTo(place.latitude(), within(cell.heightDegrees() / 2 + 1e-12));
      assertThat(GeoHash.toText(GeoHash.toBits(word), chars)).isEqualTo(word);
    }
  }

  @Test
  void toBits_upperCase_isTheSameWord() {
    assertThat(GeoHash.toBits("U4PRUY")).isEqualTo(GeoHash.toBits("u4pruy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "u4pi", "lol", "u4pruydqqvj12", "u-4", "ü4", "u\u0080"})
  void toBits_noGeohash_isRefused(String word) {
    assertThatIllegalArgumentException().isThrownBy(() -> GeoHash.toBits(word));
  }

  @ParameterizedTest
  @CsvSource({
    "dqcjqc, dqcjq9 dqcjr1 dqcjqf dqcjqb dqcjqd dqcjq8 dqcjr4 dqcjr0",
    "u1pb, u1p8 u300 u1pc u0zz u1p9 u0zx u301 u2bp",
    "xbpbp, xbpbn 80000 xbpbr rzzzz xbpbq rzzzy 80002 2pbpb",
    "80000, xbpbp 80001 80002 2pbpb xbpbr rzzzz 80003 2pbpc",
    "u, g v b s z e c t",
    "zzzzz, zzzzy bpbpb gzzzz zzzzx gzzzy zzzzw upbpb bpbp8"
  })
  void adjacent_acrossPoles_givesThePublishedNeighbours(String word, String expected) {
    List<Direction> order =
        List.of(
            Direction.WEST,
            Direction.EAST,
            Direction.NORTH,
            Direction.SOUTH,
            Direction.NORTH_WEST,
            Direction.SOUTH_WEST,
            Direction.NORTH_EAST,
            Direction.SOUTH_EAST);
    List<String> found = new ArrayList<>();
    for (Direction direction : order) {
      found.add(GeoHash.adjacent(word, direction, PolePolicy.ACROSS).orElseThrow());
    }
    assertThat(String.join(" ", found)).isEqualTo(expected);
  }

  @Test
  void adjacent_eastOfTheLastColumn_isTheFirst() {
    assertThat(GeoHash.adjacent("xbpbp", Direction.EAST, PolePolicy.NONE)).contains("80000");
    assertThat(GeoHash.adjacent("r", Direction.EAST, PolePolicy.NONE)).contains("2");
    assertThat(GeoHash.adjacent("r", Direction.NORTH_EAST, PolePolicy.NONE)).contains("8");
    assertThat(GeoHash.adjacent("r", Direction.SOUTH_EAST, PolePolicy.NONE)).contains("0");
  }

  @Test
  void adjacent_beyondThePole_isNothingByDefault() {
    assertThat(GeoHash.adjacent("u", Direction.NORTH, PolePolicy.NONE)).isEmpty();
    assertThat(GeoHash.neighbours("u", PolePolicy.NONE))
        .containsOnlyKeys(
            Direction.EAST,
            Direction.SOUTH_EAST,
            Direction.SOUTH,
            Direction.SOUTH_WEST,
            Direction.WEST);
  }

  @Test
  void adjacent_thereAndBack_isTheSameCell() {
    SeededRandom random = new SeededRandom(13);
    for (int i = 0; i < 20_000; i++) {
      int bits = 2 + random.nextInt(59);
      long cell = GeoHash.encodeBits(random.nextInt(-80, 80), random.nextInt(-180, 180), bits);
      long east = GeoHash.adjacentBits(cell, bits, Direction.EAST, PolePolicy.NONE);
      assertThat(GeoHash.adjacentBits(east, bits, Direction.WEST, PolePolicy.NONE)).isEqualTo(cell);
      long north = GeoHash.adjacentBits(cell, bits, Direction.NORTH, PolePolicy.NONE);
      if (north >= 0) {
        assertThat(GeoHash.adjacentBits(north, bits, Direction.SOUTH, PolePolicy.NONE))
            .isEqualTo(cell);
      }
    }
  }

  @Test
  void encode_adjacentCells_mayShareNoPrefix() {
    assertThat(GeoHash.adjacent("u1pb", Direction.EAST, PolePolicy.NONE)).contains("u300");
    assertThat(GeoHash.encode(-1e-9, -1e-9, 1)).isEqualTo("7");
    assertThat(GeoHash.encode(1e-9, 1e-9, 1)).isEqualTo("s");
  }

  @Test
  void encode_sharedPrefix_meansSameCell() {
    String prefix = "u4pr";
    GeoBox cell = GeoHash.bounds(prefix);
    SeededRandom random = new SeededRandom(3);
    for (int i = 0; i < 1_000; i++) {
      double latitude = cell.south() + random.nextDouble() * cell.heightDegrees();
      double longitude = cell.west() + random.nextDouble() * cell.widthDegrees();
      boolean inside = latitude < cell.north() && longitude < cell.east();
      assertThat(GeoHash.encode(latitude, longitude, 9).startsWith(prefix)).isEqualTo(inside);
    }
  }

  @Test
  void checks_lengthsOutOfRange_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> GeoHash.encode(0, 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeoHash.encode(0, 0, 13))
        .withMessageContaining("chars=13");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeoHash.toText(0, 13))
        .withMessageContaining("chars=13");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeoHash.adjacentBits(0, 61, Direction.EAST, PolePolicy.NONE))
        .withMessageContaining("bits=61");
    assertThatIllegalArgumentException().isThrownBy(() -> GeoHash.encodeBits(0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> GeoHash.encodeBits(0, 0, 61));
    assertThatIllegalArgumentException().isThrownBy(() -> new GeoHashCell(4, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new GeoHashCell(0, 61));
  }

  @ParameterizedTest
  @CsvSource({"0, 61", "0, -1", "32, 5", "-1, 5", "1, 0"})
  void decodeBits_ofNoCell_isRefused(long cellBits, int bits) {
    assertThatIllegalArgumentException().isThrownBy(() -> GeoHash.decodeBits(cellBits, bits));
    assertThatIllegalArgumentException().isThrownBy(() -> GeoHash.boundsOfBits(cellBits, bits));
  }
}
