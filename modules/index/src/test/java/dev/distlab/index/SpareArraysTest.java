package dev.distlab.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class SpareArraysTest {

  private static SpareArrays ofTreeOfHeight(int height) {
    SpareArrays spares = new SpareArrays();
    spares.setTreeHeight(height);
    return spares;
  }

  @Test
  void objects_keptInAHighTree_areHandedOutEmpty() {
    SpareArrays spares = ofTreeOfHeight(3);
    Object[] array = new Object[16];
    array[0] = "a";
    array[11] = "l";
    spares.keep(array, 12);
    Object[] again = spares.takeObjects(16);
    assertSame(array, again);
    for (Object place : again) {
      assertNull(place);
    }
    assertNotSame(array, spares.takeObjects(16));
  }

  @Test
  void arrays_ofAnotherLength_areNotHandedOut() {
    SpareArrays spares = ofTreeOfHeight(3);
    spares.keep(new Object[16], 16);
    spares.keep(new long[16]);
    assertEquals(24, spares.takeObjects(24).length);
    assertEquals(32, spares.takeNumbers(32).length);
  }

  @Test
  void arrays_ofALowTree_areForgotten() {
    SpareArrays spares = ofTreeOfHeight(2);
    long[] numbers = new long[16];
    spares.keep(numbers);
    assertNotSame(numbers, spares.takeNumbers(16));

    spares.setTreeHeight(3);
    spares.keep(numbers);
    spares.setTreeHeight(2);
    spares.setTreeHeight(3);
    assertNotSame(numbers, spares.takeNumbers(16));
  }

  @Test
  void arrays_beyondTheShelf_areLeftToTheCollector() {
    SpareArrays spares = ofTreeOfHeight(3);
    for (int i = 0; i < 100; i++) {
      spares.keep(new long[16]);
    }
    long[] last = new long[16];
    spares.keep(last);
    for (int i = 0; i < 100; i++) {
      assertNotSame(last, spares.takeNumbers(16));
    }
    spares.keep(new Object[1_024], 1_024);
    assertEquals(1_024, spares.takeObjects(1_024).length);
  }
}
