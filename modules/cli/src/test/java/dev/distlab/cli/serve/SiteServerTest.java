package dev.distlab.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteServerTest {

  @TempDir Path folder;
  private SiteServer server;

  @BeforeEach
  void start() throws IOException {
    Path site = Files.createDirectory(folder.resolve("site"));
    Files.writeString(site.resolve("index.html"), "<p>hello</p>");
    Files.write(site.resolve("lab.wasm"), new byte[] {0, 'a', 's', 'm'});
    Files.writeString(site.resolve("chart.svg"), "<svg/>");
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(site.resolve("link.txt"), folder.resolve("secret.txt"));
    server = SiteServer.start(site, 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void get_ofTheRoot_isTheIndexWithItsTypeAndPolicy() throws Exception {
    HttpResponse<String> response = get("/");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("<p>hello</p>");
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
  }

  @Test
  void get_ofWebAssembly_hasTheTypeThatStreamingNeeds() throws Exception {
    assertThat(get("/lab.wasm").headers().firstValue("Content-Type")).hasValue("application/wasm");
  }

  @Test
  void get_ofAPicture_letsItsOwnStylesApply_andNoScriptRun() throws Exception {
    String policy = get("/chart.svg").headers().firstValue("Content-Security-Policy").orElseThrow();

    assertThat(policy)
        .contains("default-src 'none'", "style-src 'unsafe-inline'")
        .doesNotContain("script-src");
  }

  @Test
  void get_ofAnUnchangedFile_is304() throws Exception {
    String tag = get("/").headers().firstValue("ETag").orElseThrow();
    HttpRequest again = request("/").header("If-None-Match", tag).build();

    assertThat(send(again).statusCode()).isEqualTo(304);
  }

  @Test
  void get_ofWhatIsNotThere_is404() throws Exception {
    assertThat(get("/nothing.js").statusCode()).isEqualTo(404);
  }

  @Test
  void get_throughALinkOutOfTheFolder_is404() throws Exception {
    assertThat(get("/link.txt").statusCode()).isEqualTo(404);
  }

  @Test
  void get_ofAPathThatClimbsOut_is404() throws Exception {
    for (String path : new String[] {"/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"}) {
      assertThat(raw("GET " + path + " HTTP/1.1")).as(path).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void post_isRefused() throws Exception {
    HttpRequest post = request("/").POST(HttpRequest.BodyPublishers.ofString("x")).build();

    assertThat(send(post).statusCode()).isEqualTo(405);
  }

  @Test
  void start_onATakenPort_says() {
    assertThatThrownBy(() -> SiteServer.start(folder, server.port()))
        .isInstanceOf(BindException.class);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path.substring(1)));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** A client that does not tidy up paths. */
  private String raw(String requestLine) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
