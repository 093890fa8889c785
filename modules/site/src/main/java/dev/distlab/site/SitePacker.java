package dev.distlab.site;

import dev.distlab.demos.Cities;
import dev.distlab.demos.ClasspathResources;
import dev.distlab.experiment.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A step of the build: packs the sources that the page shows, and lists what there is to be had.
 *
 * <p>The sources of a chapter, its mechanism and its demos, become one file: hundreds of small ones
 * compress to half as much again. The cities are packed, too ({@link CityPack}). A list of the
 * sources, of the texts, of their pictures and of the stages tells the page what is there, so that
 * it need not guess and no request of it fails.
 */
public final class SitePacker {

  private static final Pattern MODULE = Pattern.compile("modules/(\\w+)/src/main/java/.*");
  private static final Pattern DEMO =
      Pattern.compile("modules/demos/.*/dev/distlab/demos/(\\w+)/[^/]+");
  private static final Pattern SIZE =
      Pattern.compile("<svg [^>]*\\bwidth=\"([\\d.]+)\" height=\"([\\d.]+)\"");

  private SitePacker() {}

  /**
   * Writes {@code code/WORD.json}, {@code data/cities.gz} and the four lists: {@code
   * code/index.txt}, {@code docs/index.txt}, {@code docs/pictures.txt} with a width and a height
   * each, and {@code stages/index.txt}.
   *
   * @param arguments the folder of the repository, and that of the site, where texts and stages are
   */
  public static void main(String[] arguments) throws IOException {
    Path repository = Path.of(arguments[0]);
    Path site = Path.of(arguments[1]);
    packSources(repository, site.resolve("code"));
    packCities(site.resolve("data"));
    write(site.resolve("docs/index.txt"), names(site.resolve("docs"), ".md"));
    write(site.resolve("docs/pictures.txt"), pictures(site.resolve("docs")));
    write(site.resolve("stages/index.txt"), names(site.resolve("stages"), ".js"));
  }

  private static void packSources(Path repository, Path target) throws IOException {
    Map<String, Json.Obj> packs = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    for (String name : names(repository.resolve("modules"), ".java")) {
      String path = "modules/" + name;
      String word = wordOf(path);
      if (word != null) {
        String text = Files.readString(repository.resolve(path));
        packs.computeIfAbsent(word, any -> Json.object()).put(path, text);
        lines.add(word + " " + path);
      }
    }
    for (Map.Entry<String, Json.Obj> pack : packs.entrySet()) {
      Path file = target.resolve(pack.getKey() + ".json");
      Files.createDirectories(target);
      Files.writeString(file, pack.getValue().toString());
    }
    write(target.resolve("index.txt"), lines);
  }

  private static List<String> pictures(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : names(folder, ".svg")) {
      Matcher size = SIZE.matcher(Files.readString(folder.resolve(name)));
      if (!size.find()) {
        throw new IOException(name + " does not say its width and height in px");
      }
      lines.add(name + " " + size.group(1) + " " + size.group(2));
    }
    return lines;
  }

  private static void packCities(Path target) throws IOException {
    String text = new ClasspathResources().text(Cities.LARGEST_RESOURCE);
    Files.createDirectories(target);
    try (OutputStream file = Files.newOutputStream(target.resolve(Lines.PACKED_CITIES));
        OutputStream packed = new GZIPOutputStream(file)) {
      packed.write(CityPack.pack(text).getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * The chapter or module that a source belongs to, or null for one that a reader of the page does
   * not come for: a test, the terminal's, the help for tests.
   */
  static String wordOf(String path) {
    Matcher demo = DEMO.matcher(path);
    if (demo.matches() && !demo.group(1).equals("data")) {
      return demo.group(1);
    }
    Matcher module = MODULE.matcher(path);
    boolean isShown = module.matches() && !List.of("cli", "testing").contains(module.group(1));
    return isShown ? module.group(1) : null;
  }

  /** Names of the files below a folder, in an order that is the same on every machine. */
  private static List<String> names(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
  }
}
