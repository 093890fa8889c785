package dev.distlab.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.distlab.cli.serve.SiteServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lab serve} and {@code lab export} as a reader starts them, each in a process. */
class CommandsTest {

  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final int ENVIRONMENT = 4;
  private static final int INTERRUPTED = 130;
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html", "js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

  @TempDir Path folder;

  @Test
  void serve_onAnyPort_answersUntilItIsInterrupted() throws Exception {
    Process serve = lab("serve", "--port", "0");
    try (BufferedReader out = serve.inputReader(StandardCharsets.UTF_8)) {
      String url = out.readLine();
      var request = HttpRequest.newBuilder(URI.create(url + "lab.wasm")).build();
      var response = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());

      assertThat(url).matches("http://127\\.0\\.0\\.1:\\d+/");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).hasValue("application/wasm");
      new ProcessBuilder("kill", "-INT", Long.toString(serve.pid())).start().waitFor();
      assertThat(serve.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(serve.exitValue()).isEqualTo(INTERRUPTED);
    } finally {
      serve.destroyForcibly();
    }
  }

  @Test
  void serve_onATakenPort_saysSo_andHowToTakeAnother() throws Exception {
    try (SiteServer other = SiteServer.start(Site.FOLDER, 0)) {
      String port = Integer.toString(other.port());
      Process serve = builder("serve", "--port", port).start();
      String said = new String(serve.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(serve.waitFor()).isEqualTo(ENVIRONMENT);
      assertThat(said)
          .isEqualTo(
              "lab: port " + port + " is taken. Take any that is free: ./lab serve --port 0\n");
    }
  }

  @Test
  void export_toAFolder_worksFromAnyServerAndPath() throws Exception {
    Path target = folder.resolve("deep/site");
    Process export = lab("export", target.toString());
    String said = new String(export.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(export.waitFor()).isZero();
    assertThat(said).contains("files written");

    HttpServer plain = plainServer(folder);
    String url = "http://127.0.0.1:" + plain.getAddress().getPort() + "/deep/site/index.html";
    try (Site.Visit visit = Site.open().visitAt(url, "#/ring/join?step=2")) {
      assertThat(visit.text(".picture svg")).contains("of the keys move");
      assertThat(visit.complaints()).isEmpty();
    } finally {
      plain.stop(0);
    }
  }

  private static Process lab(String... arguments) throws IOException {
    return builder(arguments).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dlab.home=" + HOME);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("dev.distlab.cli.Lab");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /** As plain as a server can be: no policy, no type for what it does not know. */
  private static HttpServer plainServer(Path root) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(root, exchange));
    server.start();
    return server;
  }

  private static void answer(Path root, HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = root.resolve(exchange.getRequestURI().getPath().substring(1));
      if (!Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String name = file.getFileName().toString();
      String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      if (type != null) {
        exchange.getResponseHeaders().set("Content-Type", type);
      }
      byte[] bytes = Files.readAllBytes(file);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
