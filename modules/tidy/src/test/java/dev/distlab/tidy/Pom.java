package dev.distlab.tidy;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dependencies that a module's POM declares outside of profiles. */
record Pom(Set<String> mainDependencies) {

  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");

  static Pom of(String module) {
    String xml = Repository.read(Repository.module(module).resolve("pom.xml"));
    String outsideOfProfiles = xml.replaceAll("(?s)<profiles>.*</profiles>", "");
    Set<String> main = new TreeSet<>();
    Matcher dependency = DEPENDENCY.matcher(outsideOfProfiles);
    while (dependency.find()) {
      String text = dependency.group(1);
      Matcher artifact = ARTIFACT.matcher(text);
      if (artifact.find() && !text.contains("<scope>test</scope>")) {
        main.add(artifact.group(1));
      }
    }
    return new Pom(main);
  }
}
