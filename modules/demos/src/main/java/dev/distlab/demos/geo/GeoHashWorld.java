package dev.distlab.demos.geo;

import dev.distlab.experiment.Command;
import dev.distlab.experiment.CommandSpec;
import dev.distlab.experiment.Expected;
import dev.distlab.experiment.Json;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.StepReport;
import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.World;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.geohash.Direction;
import dev.distlab.geo.geohash.GeoHash;
import dev.distlab.geo.geohash.GeoHashCell;
import dev.distlab.geo.geohash.PolePolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * One place, and the cells around it as bit follows bit.
 *
 * <p>The state: {@code place} as latitude and longitude; {@code bits} and the complete letters,
 * {@code word}; {@code box} of the cell and of its {@code parent} as south, west, north, east;
 * {@code neighbours} with name, box and the number of first bits in common; {@code background} in
 * the first state, as dots of {@link MapDrawing}.
 */
final class GeoHashWorld implements World {

  private final List<GeoPoint> background;

  private GeoPoint place;
  private GeoHashCell cell = GeoHashCell.GLOBE;
  private boolean showsNeighbours;
  private boolean isFirst = true;
  private int outside;

  GeoHashWorld(GeoPoint place, List<GeoPoint> background) {
    this.place = place;
    this.background = background;
  }

  @Override
  public List<CommandSpec> commands() {
    List<CommandSpec> commands = new ArrayList<>();
    commands.add(new CommandSpec("bit", List.of(), "halve the cell once more", "bit"));
    commands.add(new CommandSpec("letter", List.of(), "five bits, or what is left", "letter"));
    if (cell.length() > 0) {
      commands.add(new CommandSpec("back", List.of(), "one bit less: the larger cell", "back"));
    }
    if (cell.length() > 1) {
      commands.add(new CommandSpec("neighbours", List.of(), "the cells next door", "neighbours"));
    }
    commands.add(
        new CommandSpec(
            "place", List.of("LAT", "LON"), "another place, from the globe on", "place -16.5 180"));
    return commands;
  }

  @Override
  public void apply(Command command, StepReport step) {
    boolean asksForNeighbours = command.name().equals("neighbours");
    switch (command.name()) {
      case "bit" -> bit(step);
      case "letter" -> letter(step);
      case "back" -> back(step);
      case "neighbours" -> neighbours(step);
      case "place" -> place(command, step);
      default -> throw new IllegalStateException(command.name());
    }
    showsNeighbours = asksForNeighbours;
    isFirst = false;
    outside += cell.bounds().contains(place.latitude(), place.longitude()) ? 0 : 1;
  }

  private void bit(StepReport step) {
    checkLength(1);
    GeoHashCell before = cell;
    grow(1);
    boolean isLongitude = before.length() % 2 == 0;
    boolean isUpper = (cell.bits() & 1) == 1;
    GeoBox box = before.bounds();
    double middle = isLongitude ? (box.west() + box.east()) / 2 : (box.south() + box.north()) / 2;
    double value = isLongitude ? place.longitude() : place.latitude();
    String half = isLongitude ? isUpper ? "eastern" : "western" : isUpper ? "northern" : "southern";
    step.caption(
        (isLongitude ? "Longitude " : "Latitude ")
            + Rectangle.degrees(value)
            + " is "
            + (isUpper ? "not below " : "below ")
            + Rectangle.degrees(middle)
            + ": bit "
            + (isUpper ? 1 : 0)
            + ", the "
            + half
            + " half."
            + (cell.length() % 5 == 0 ? " Five bits are a letter: " + cell + "." : ""));
  }

  private void letter(StepReport step) {
    int more = 5 - cell.length() % 5;
    checkLength(more);
    grow(more);
    step.caption(
        "The bits "
            + binary(cell.bits() & 31, 5)
            + " are number "
            + (cell.bits() & 31)
            + " of the 32 letters: "
            + cell
            + ". The cell is "
            + Rectangle.degrees(cell.bounds().widthDegrees())
            + " degrees wide and "
            + Rectangle.degrees(cell.bounds().heightDegrees())
            + " high; everything in it has a geohash that begins so.");
  }

  private void grow(int more) {
    cell = GeoHashCell.of(place.latitude(), place.longitude(), cell.length() + more);
  }

  private void checkLength(int more) {
    if (cell.length() + more > GeoHash.MAX_BITS) {
      throw new UsageException("a geohash has at most 60 bits, 12 letters: go back or place anew");
    }
  }

  private void back(StepReport step) {
    if (cell.length() == 0) {
      throw new UsageException("there is nothing larger than the globe");
    }
    cell = cell.parent();
    step.caption("One bit less is the cell around it: a prefix contains all its extensions.");
  }

  private void neighbours(StepReport step) {
    if (cell.length() < 2) {
      throw new UsageException("neighbours make sense from the second bit on: write bit");
    }
    List<GeoHashCell> all = nextDoor();
    int shared = Integer.MAX_VALUE;
    GeoHashCell strangest = cell;
    for (GeoHashCell next : all) {
      int common = commonBits(next);
      if (common < shared) {
        shared = common;
        strangest = next;
      }
    }
    step.caption(
        all.size()
            + " cells touch "
            + cell
            + ". Of its "
            + cell.length()
            + " bits they share from "
            + shared
            + " up: "
            + strangest
            + " is next door and differs from bit "
            + (shared + 1)
            + " on. Near does not mean a common prefix.");
  }

  private List<GeoHashCell> nextDoor() {
    List<GeoHashCell> all = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      long bits = GeoHash.adjacentBits(cell.bits(), cell.length(), direction, PolePolicy.NONE);
      if (bits >= 0 && !all.contains(new GeoHashCell(bits, cell.length()))) {
        all.add(new GeoHashCell(bits, cell.length()));
      }
    }
    return all;
  }

  private int commonBits(GeoHashCell other) {
    long differing = cell.bits() ^ other.bits();
    return cell.length() - (64 - Long.numberOfLeadingZeros(differing));
  }

  private void place(Command command, StepReport step) {
    place = new GeoPoint(command.real(0, 0, -90, 90), command.real(1, 0, -180, 180));
    cell = GeoHashCell.GLOBE;
    step.caption("Another place. The cell is the whole globe again: no bit is known yet.");
  }

  private static String binary(long bits, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = length - 1; i >= 0; i--) {
      text.append(bits >>> i & 1);
    }
    return text.toString();
  }

  @Override
  public List<Counter> counters() {
    GeoBox box = cell.bounds();
    return List.of(
        Counter.count("bits", cell.length()),
        new Counter("width", box.widthDegrees(), "degrees", 4),
        new Counter("height", box.heightDegrees(), "degrees", 4),
        Counter.count("neighbours shown", showsNeighbours ? nextDoor().size() : 0));
  }

  @Override
  public Json.Obj state() {
    Json.Arr next = Json.array();
    if (showsNeighbours) {
      for (GeoHashCell one : nextDoor()) {
        next.add(
            Json.object()
                .put("name", one.toString())
                .put("box", box(one))
                .put("common", commonBits(one)));
      }
    }
    Json.Obj state = Json.object();
    if (isFirst) {
      state.put("background", MapDrawing.dots(background));
    }
    return state
        .put("kind", "geohash")
        .put("place", MapSearch.point(place))
        .put("bits", cell.length() == 0 ? "" : binary(cell.bits(), cell.length()))
        .put("word", word())
        .put("box", box(cell))
        .put("parent", box(cell.length() == 0 ? cell : cell.parent()))
        .put("neighbours", next);
  }

  /** The letters that are complete. */
  private String word() {
    int chars = cell.length() / 5;
    return chars == 0 ? "" : GeoHash.toText(cell.bits() >>> cell.length() % 5, chars);
  }

  private static Json box(GeoHashCell cell) {
    GeoBox box = cell.bounds();
    return Json.array().add(box.south()).add(box.west()).add(box.north()).add(box.east());
  }

  @Override
  public List<String> picture() {
    List<GeoHashCell> next = showsNeighbours ? nextDoor() : List.of();
    return new GeoHashPicture(place, cell, next, background).lines(word());
  }

  @Override
  public void conclude(Report report) {
    report
        .claim("contained", "after every command the place lay in its cell")
        .expect(Expected.exactly(0))
        .saw(outside, "times outside");
    int chars = Math.max(1, cell.length() / 5);
    String direct = GeoHash.encode(place.latitude(), place.longitude(), chars);
    report
        .claim("same-word", "bit by bit gives the word that encoding at once gives")
        .expect(Expected.exactly(1))
        .saw(word().isEmpty() || word().equals(direct) ? 1 : 0, "(1 is yes)");
  }
}
