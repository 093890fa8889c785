package dev.distlab.geo.geohash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.distlab.geo.Area;
import dev.distlab.geo.BoxAround;
import dev.distlab.geo.Circle;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Places;
import dev.distlab.geo.Rectangle;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellCoverTest {

  @Test
  void cover_randomAreas_holdsEveryPlaceOfTheArea() {
    SeededRandom random = new SeededRandom(17);
    List<CellCover> covers =
        List.of(
            new AdaptiveCover(1, 52),
            new AdaptiveCover(8, 52),
            new AdaptiveCover(50, 20),
            NineCells.INSTANCE,
            new FixedLengthCover(7));
    for (int i = 0; i < 2_000; i++) {
      Area area = Places.area(random);
      for (CellCover cover : covers) {
        List<GeoHashCell> cells = cover.cover(area);
        assertDisjointAndOrdered(cells);
        for (int j = 0; j < 20; j++) {
          GeoPoint place = j % 2 == 0 ? Places.point(random) : area.center();
          if (area.contains(place.latitude(), place.longitude())) {
            assertThat(cells).as("%s of %s", cover, area).anyMatch(cell -> owns(cell, place));
          }
        }
      }
    }
  }

  private static boolean owns(GeoHashCell cell, GeoPoint place) {
    double filed = Rectangle.planeLongitude(place.latitude(), place.longitude());
    return GeoHashCell.of(place.latitude(), filed, cell.length()).equals(cell);
  }

  private static void assertDisjointAndOrdered(List<GeoHashCell> cells) {
    for (int i = 1; i < cells.size(); i++) {
      assertThat(cells.get(i).firstKey(60)).isGreaterThan(cells.get(i - 1).lastKey(60));
    }
  }

  @Test
  void adaptiveCover_anyArea_keepsToItsLimit() {
    SeededRandom random = new SeededRandom(19);
    for (int i = 0; i < 2_000; i++) {
      int limit = 1 + random.nextInt(40);
      assertThat(new AdaptiveCover(limit, 52).cover(Places.area(random)))
          .hasSizeLessThanOrEqualTo(limit);
    }
  }

  @Test
  void nineCells_anyArea_areThoseAroundItsCenter() {
    SeededRandom random = new SeededRandom(23);
    for (int i = 0; i < 5_000; i++) {
      Area area = Places.area(random);
      List<GeoHashCell> cells = NineCells.INSTANCE.cover(area);
      int length = cells.get(0).length();
      Set<Long> around = new TreeSet<>();
      if (length > 0) {
        GeoPoint center = area.center();
        double longitude = center.longitude() == 180 ? -180 : center.longitude();
        long middle = GeoHash.encodeBits(center.latitude(), longitude, length);
        around.add(middle);
        for (Direction direction : Direction.values()) {
          around.add(GeoHash.adjacentBits(middle, length, direction, PolePolicy.NONE));
        }
      } else {
        around.add(0L);
      }
      assertThat(cells).as("%s", area).allMatch(cell -> around.contains(cell.bits()));
    }
  }

  @Test
  void nineCells_centerInTheMiddleOfACell_areAsLargeAsRedisHasThem() {
    for (int steps = 3; steps <= 26; steps++) {
      GeoPoint middle = GeoHashCell.of(48.2, 16.37, 2 * steps).bounds().center();
      double radius = 20_037_726.37 / (1L << steps) / 4;
      int estimate = NineCells.estimateSteps(radius, middle.latitude());
      assertThat(NineCells.INSTANCE.cover(new Circle(middle, radius)))
          .allMatch(cell -> cell.length() == 2 * estimate);
      double side = radius * Math.sqrt(2);
      assertThat(NineCells.INSTANCE.cover(new BoxAround(middle, side, side)))
          .allMatch(cell -> cell.length() == 2 * estimate);
    }
  }

  @Test
  void adaptiveCover_moreCells_fitTighter() {
    Circle circle = new Circle(new GeoPoint(48.2, 16.37), 5_000);
    double coarse = areaOf(new AdaptiveCover(4, 52).cover(circle));
    double fine = areaOf(new AdaptiveCover(64, 52).cover(circle));
    GeoBox bounds = circle.bounds();
    assertThat(fine).isLessThan(coarse / 2);
    assertThat(fine).isLessThan(bounds.widthDegrees() * bounds.heightDegrees());
  }

  private static double areaOf(List<GeoHashCell> cells) {
    double area = 0;
    for (GeoHashCell cell : cells) {
      area += cell.bounds().widthDegrees() * cell.bounds().heightDegrees();
    }
    return area;
  }

  @Test
  void adaptiveCover_boxThatIsACell_isThatCell() {
    GeoHashCell cell = GeoHashCell.of("u4pr");
    GeoBox box = cell.bounds();
    GeoBox inside =
        new GeoBox(box.south(), box.west(), Math.nextDown(box.north()), Math.nextDown(box.east()));
    assertThat(new AdaptiveCover(16, 20).cover(inside)).containsExactly(cell);
  }

  /** A box half as high again as a cell: the cell, and what lies north of it. */
  @Test
  void adaptiveCover_cellInsideTheArea_isNotSplit() {
    GeoBox cell = GeoHashCell.of("u4pr").bounds();
    double north = cell.north() + cell.heightDegrees() / 2;
    GeoBox box =
        new GeoBox(cell.south(), cell.west(), Math.nextDown(north), Math.nextDown(cell.east()));
    List<GeoHashCell> cells = new AdaptiveCover(4, 52).cover(box);
    assertThat(cells).contains(GeoHashCell.of("u4pr"));
    assertThat(areaOf(cells)).isEqualTo(cell.heightDegrees() * cell.widthDegrees() * 1.5);
  }

  /** The corners of the box around a circle are not in the circle. */
  @Test
  void adaptiveCover_circle_leavesTheCornersOfItsBoxOut() {
    Circle circle = new Circle(new GeoPoint(0.3, 0.4), 5_000);
    GeoBox box = circle.bounds();
    double share = areaOf(new AdaptiveCover(1_000, 52).cover(circle));
    share /= box.widthDegrees() * box.heightDegrees();
    assertThat(share).isBetween(Math.PI / 4, 0.82);
  }

  @Test
  void joined_cells_becomeOneIfTheyAreItsHalves() {
    GeoHashCell first = new GeoHashCell(0b0110, 4);
    GeoHashCell second = new GeoHashCell(0b0111, 4);
    assertThat(joined(second, first)).containsExactly(first.parent());
    assertThat(joined(second, first.half(0), first.half(1))).containsExactly(first.parent());
    GeoHashCell next = new GeoHashCell(0b1000, 4);
    assertThat(joined(second, next)).containsExactly(second, next);
    GeoHashCell half = first.half(0);
    assertThat(joined(half, second)).containsExactly(half, second);
  }

  private static List<GeoHashCell> joined(GeoHashCell... cells) {
    return AdaptiveCover.joined(new ArrayList<>(List.of(cells)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 26",
    "1, 0, 24",
    "1000, 0, 14",
    "1000, 67, 13",
    "1000, -67, 13",
    "1000, 81, 12",
    "5000000, 0, 2",
    "20037727, 0, 1",
    "50000000, 89, 1"
  })
  void estimateSteps_redisRules_coarserWithRadiusAndTowardsThePoles(
      double radius, double latitude, int steps) {
    assertThat(NineCells.estimateSteps(radius, latitude)).isEqualTo(steps);
  }

  @Test
  void nineCells_centerAtACorner_skipsWhatTheCircleDoesNotReach() {
    GeoHashCell cell = GeoHashCell.of(48.2, 16.37, 26);
    GeoBox box = cell.bounds();
    Circle atMiddle = new Circle(box.center(), 100);
    assertThat(NineCells.INSTANCE.cover(atMiddle)).hasSizeLessThanOrEqualTo(9);
    Circle atCorner = new Circle(new GeoPoint(box.south(), box.west()), 1_000);
    assertThat(NineCells.INSTANCE.cover(atCorner)).hasSize(4);
  }

  @Test
  void nineCells_hugeRadius_listsEachCellOnce() {
    List<GeoHashCell> cells = NineCells.INSTANCE.cover(new Circle(new GeoPoint(0, 0), 50_000_000));
    assertThat(cells).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void nineCells_circleAroundThePole_takesVeryLargeCells() {
    Circle cap = new Circle(new GeoPoint(89.99, 10), 10_000);
    List<GeoHashCell> cells = NineCells.INSTANCE.cover(cap);
    assertThat(cells).hasSize(2).allMatch(cell -> cell.length() == 2);
    assertThat(areaOf(new AdaptiveCover(9, 52).cover(cap))).isLessThan(areaOf(cells) / 4);
    assertThat(areaOf(new AdaptiveCover(64, 52).cover(cap))).isLessThan(areaOf(cells) / 30);
  }

  @Test
  void fixedLengthCover_growingLength_takes32TimesTheCells() {
    GeoBox box = new GeoBox(47, 15, 49, 17);
    assertThat(FixedLengthCover.cellCount(box, 5)).isEqualTo(1);
    assertThat(FixedLengthCover.cellCount(box, 25)).isGreaterThan(1_000);
    assertThat(FixedLengthCover.words(box, 4)).allMatch(word -> word.length() == 2);
    assertThat(FixedLengthCover.words(box, 1)).containsExactly("u2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FixedLengthCover(50).cover(box))
        .withMessageContaining("cells of 50 bits");
  }

  /** Between Schenectady and Hartford: the table in the README of davidmoten's geo. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1694",
    "2, 1, 53",
    "3, 4, 6.6",
    "4, 30, 1.6",
    "5, 667, 1.08",
    "6, 20227, 1.02"
  })
  void fixedLengthCover_publishedBox_takesThePublishedCells(int chars, int cells, double ratio) {
    GeoBox box = new GeoBox(41.842967, -73.950691, 42.819581, -72.727175);
    int bits = 5 * chars;
    assertThat(FixedLengthCover.cellCount(box, bits)).isEqualTo(cells);
    assertThat(new FixedLengthCover(bits).cover(box)).hasSize(cells);
    double area = cells * GeoHash.cellWidthDegrees(bits) * GeoHash.cellHeightDegrees(bits);
    double found = area / (box.widthDegrees() * box.heightDegrees());
    assertThat(found).isCloseTo(ratio, withinPercentage(4));
  }

  @Test
  void fixedLengthCover_holds_theCellsOfItsCover() {
    for (GeoBox box :
        List.of(
            new GeoBox(-20, 170, 40, -160),
            new GeoBox(10, 100, 60, 180),
            new GeoBox(70, 10, 90, 20))) {
      List<GeoHashCell> cells = new FixedLengthCover(9).cover(box);
      for (int bits = 0; bits < 1 << 9; bits++) {
        GeoHashCell cell = new GeoHashCell(bits, 9);
        assertThat(FixedLengthCover.holds(box, cell)).isEqualTo(cells.contains(cell));
      }
    }
  }

  @Test
  void fixedLengthCover_overTheAntimeridian_takesBothSides() {
    assertThat(FixedLengthCover.words(new GeoBox(1, 179, 2, -179), 4))
        .containsExactlyInAnyOrder("800", "802", "xbp", "xbr");
  }

  @Test
  void covers_badLimits_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AdaptiveCover(0, 20));
    assertThatIllegalArgumentException().isThrownBy(() -> new AdaptiveCover(4, 61));
    assertThatIllegalArgumentException().isThrownBy(() -> new FixedLengthCover(0));
  }

  @Test
  void words_moreThanCanBeListed_areShorter() {
    GeoBox box = new GeoBox(0, 0, 2.85, 2.85);
    assertThat(FixedLengthCover.words(box, 5_000_000))
        .isEqualTo(FixedLengthCover.words(box, 1_000_000))
        .hasSizeLessThan(1_000_000);
  }

  @Test
  void words_boxThatHolds180_haveBothItsNames() {
    for (GeoBox box :
        List.of(
            new GeoBox(-1, -180, 1, -179),
            new GeoBox(-1, 179, 1, 180),
            new GeoBox(-1, -180, 1, -180),
            new GeoBox(-1, 180, 1, 180),
            new GeoBox(-1, 180, 1, -180),
            GeoBox.WORLD)) {
      List<String> words = FixedLengthCover.words(box, 40);
      int length = words.get(0).length();
      assertThat(words)
          .as("%s", box)
          .contains(GeoHash.encode(0.5, 180, length), GeoHash.encode(-0.5, -180, length));
      assertThat(words).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(40);
    }
  }
}
