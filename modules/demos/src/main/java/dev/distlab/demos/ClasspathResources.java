package dev.distlab.demos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** The built-in data as resources of the class path: for a JVM. Safe for any number of threads. */
public final class ClasspathResources implements Cities.Resources {

  @Override
  public String text(String resource) {
    try (InputStream packed = ClasspathResources.class.getResourceAsStream(resource)) {
      if (packed == null) {
        throw new IllegalStateException("resource " + resource + " is missing from the class path");
      }
      return new String(new GZIPInputStream(packed).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + resource, e);
    }
  }
}
