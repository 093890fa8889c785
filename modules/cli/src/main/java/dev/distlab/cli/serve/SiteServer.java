package dev.distlab.cli.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/**
 * Serves the files of the browser lab on the loopback address, and nothing else.
 *
 * <p>Only files below its folder can be had: a path that leads out of it, by dots or by a link, is
 * answered as one that does not exist. Files carry their type, a tag by which a browser asks
 * whether they have changed, and headers that forbid the page to reach any other origin.
 */
public final class SiteServer implements AutoCloseable {

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("gz", "application/gzip"),
          Map.entry("md", "text/markdown; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src"
          + " 'self'; img-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  /** TeaVM's runtime makes functions from text; only the worker runs it, and it has no document. */
  private static final String WORKER_POLICY =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; connect-src 'self'";

  /** A chart opened by itself carries its style sheet, and runs nothing. */
  private static final String PICTURE_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

  private final Path root;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newFixedThreadPool(4, SiteServer::daemon);

  private SiteServer(Path root, HttpServer server) {
    this.root = root;
    this.server = server;
  }

  /**
   * Starts serving.
   *
   * @param folder the files
   * @param port 0 for any that is free
   * @throws java.net.BindException if the port is taken
   */
  public static SiteServer start(Path folder, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    SiteServer site = new SiteServer(folder.toRealPath(), HttpServer.create(address, 0));
    site.server.createContext("/", site::answer);
    site.server.setExecutor(site.workers);
    site.server.start();
    return site;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "site-server");
    thread.setDaemon(true);
    return thread;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean isHead = exchange.getRequestMethod().equals("HEAD");
      if (!isHead && !exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        refuse(exchange, 405, "only GET and HEAD");
        return;
      }
      Path file = find(exchange.getRequestURI().getPath());
      if (file == null) {
        refuse(exchange, 404, "not here");
        return;
      }
      send(exchange, file, isHead);
    }
  }

  /** The file that a path means, or null where there is none below the folder. */
  private Path find(String path) throws IOException {
    if (path == null || path.indexOf('\0') >= 0 || path.indexOf('\\') >= 0) {
      return null;
    }
    String relative = path.endsWith("/") ? path + "index.html" : path;
    Path file = root.resolve(relative.substring(1)).normalize();
    if (!file.startsWith(root) || !Files.isRegularFile(file)) {
      return null;
    }
    return file.toRealPath().startsWith(root) ? file : null;
  }

  private static void send(HttpExchange exchange, Path file, boolean isHead) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String tag = "\"" + tag(bytes) + "\"";
    Headers headers = exchange.getResponseHeaders();
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1);
    headers.set("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"));
    headers.set("ETag", tag);
    headers.set("Cache-Control", "no-cache");
    headers.set("Content-Security-Policy", policy(name));
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    String accepts = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    if (accepts != null && accepts.contains("gzip") && !ending.equals("gz")) {
      headers.set("Content-Encoding", "gzip");
      headers.set("Vary", "Accept-Encoding");
      bytes = packed(bytes);
    }
    exchange.sendResponseHeaders(200, isHead ? -1 : bytes.length);
    if (!isHead) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String policy(String name) {
    if (name.endsWith(".svg")) {
      return PICTURE_POLICY;
    }
    return name.equals("worker.js") ? WORKER_POLICY : CONTENT_SECURITY_POLICY;
  }

  private static String tag(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return HexFormat.of().toHexDigits((int) crc.getValue()) + "-" + bytes.length;
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static void refuse(HttpExchange exchange, int status, String reason) throws IOException {
    byte[] bytes = (reason + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Where a browser finds it. */
  public String url() {
    return "http://127.0.0.1:" + port() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
