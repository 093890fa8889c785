package dev.distlab.site;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.distlab.cli.serve.SiteServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The built page in a real browser, started once for all tests of this module.
 *
 * <p>Every page that is opened here keeps its console errors and the requests that left its own
 * origin, so that a test can ask for both.
 */
final class Site {

  static final Path FOLDER = Path.of("target", "site");

  private static final List<String> CHROMIUM_FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static Site instance;

  private final SiteServer server;
  private final Browser browser;

  private Site(SiteServer server, Browser browser) {
    this.server = server;
    this.browser = browser;
  }

  /**
   * The site, or a skipped test where there is no browser. The property {@code distlab.browser}
   * names one, or says {@code off}; without it the path is searched.
   */
  static synchronized Site open() {
    String told = System.getProperty("distlab.browser", "");
    Assumptions.assumeFalse(told.equals("off"), "SKIPPED: told to leave the browser out");
    Optional<Path> chromium =
        told.isEmpty()
            ? find("chromium", "chromium-browser", "google-chrome")
            : Optional.of(Path.of(told));
    Optional<Path> node = find("node", "nodejs");
    Assumptions.assumeTrue(chromium.isPresent(), "SKIPPED: no chromium on this machine");
    Assumptions.assumeTrue(node.isPresent(), "SKIPPED: no node on this machine, which drives it");
    if (instance == null) {
      instance = start(chromium.get(), node.get());
    }
    return instance;
  }

  private static Site start(Path chromium, Path node) {
    try {
      SiteServer server = SiteServer.start(FOLDER, 0);
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(
                      Map.of(
                          "PLAYWRIGHT_NODEJS_PATH",
                          node.toString(),
                          "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                          "1")));
      Browser browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(chromium)
                      .setArgs(CHROMIUM_FLAGS));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
      return new Site(server, browser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> find(String... names) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A page of 1280 x 900 that shows {@code hash}, such as {@code #/ring/join}. */
  Visit visit(String hash) {
    return visit(hash, new Browser.NewContextOptions().setViewportSize(1280, 900));
  }

  /** A page with other options: width, colours, motion. */
  Visit visit(String hash, Browser.NewContextOptions options) {
    Visit visit = new Visit(browser.newContext(options), server.url());
    visit.go(hash);
    return visit;
  }

  /** One open page. */
  static final class Visit implements AutoCloseable {
    final Page page;
    private final BrowserContext context;
    private final String url;
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    private Visit(BrowserContext context, String url) {
      this.context = context;
      this.url = url;
      this.page = context.newPage();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
              complaints.add(message.type() + ": " + message.text());
            }
          });
      page.onPageError(error -> complaints.add("error: " + error));
      page.onRequest(
          request -> {
            if (!request.url().startsWith(url) && !request.url().startsWith("data:")) {
              complaints.add("request to another origin: " + request.url());
            }
          });
    }

    /** Opens an address and waits until the page has settled. */
    void go(String hash) {
      page.navigate("about:blank");
      page.navigate(url + hash);
      settle();
    }

    void settle() {
      page.waitForFunction("() => document.documentElement.dataset.ready === 'true'");
      page.waitForFunction("() => !document.querySelector('progress')");
    }

    /** Whatever the page complained about: console errors, uncaught errors, foreign requests. */
    List<String> complaints() {
      return List.copyOf(complaints);
    }

    /** What the Java code in the page answers, as text. */
    String ask(String question, String... arguments) {
      return (String)
          page.evaluate(
              "async ([question, args]) =>"
                  + " (await import('./lab.js')).askText(question, ...args)",
              List.of(question, List.of(arguments)));
    }

    String hash() {
      return page.url().substring(page.url().indexOf('#'));
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
