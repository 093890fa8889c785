package dev.distlab.site;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ViewportSize;
import dev.distlab.cli.serve.SiteServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final String AXE = resource("/axe.min.js");

  /** After so many waits a page that is too wide stays so. */
  private static final int MOST_FRAMES = 60;

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
    // Playwright lower-cases the names of its options as the default locale does: not in Turkish.
    Locale.setDefault(Locale.ROOT);
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

  private static String resource(String name) {
    try (InputStream in = Site.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> find(String... names) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A page of 1280 x 900 that shows {@code hash}, such as {@code #/ring/join}. */
  Visit visit(String hash) {
    return visit(hash, new Browser.NewContextOptions().setViewportSize(1280, 900));
  }

  /** A page of another server. */
  Visit visitAt(String url, String hash) {
    Visit visit = new Visit(browser.newContext(), url);
    visit.go(hash);
    return visit;
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
      String origin = url.substring(0, url.indexOf('/', "http://".length()) + 1);
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
              complain(message.type() + ": " + message.text());
            }
          });
      page.onPageError(error -> complain("error: " + error));
      page.onRequest(
          request -> {
            if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) {
              complain("request to another origin: " + request.url());
            }
          });
    }

    /** Goes to an address, as a link would, and waits until the page has settled. */
    void go(String hash) {
      if (page.url().startsWith(url) && !page.url().equals(url + hash)) {
        page.evaluate(
            "hash => { document.documentElement.dataset.ready = 'false'; location.hash = hash; }",
            hash);
      } else {
        page.navigate("about:blank");
        page.navigate(url + hash);
      }
      settle();
    }

    /** Waits until the page shows what its address says. */
    void settle() {
      until("document.documentElement.dataset.ready === 'true'");
      until("!document.querySelector('progress')");
    }

    /** Loads the page anew, as it is. */
    void reload() {
      remember();
      page.reload();
      settle();
    }

    /** Presses the back button. */
    void back() {
      remember();
      page.goBack();
      settle();
    }

    /** Waits until the page has written its state into its address. */
    private void remember() {
      until("document.documentElement.dataset.address !== 'behind'");
    }

    /** Waits until {@code expression} is true in the page. */
    void until(String expression) {
      page.waitForFunction("() => " + expression);
    }

    String text(String selector) {
      return page.textContent(selector);
    }

    boolean shows(String selector) {
      return page.isVisible(selector);
    }

    /** What {@code expression} is in the page. */
    Object value(String expression) {
      return page.evaluate("() => " + expression);
    }

    /** Waits until pictures have been drawn anew for another width. */
    void fit() {
      rest();
      for (int i = 0; i < MOST_FRAMES && overflow() > 0; i++) {
        rest();
      }
    }

    /** Waits until what was asked for is drawn and nothing glides any more. */
    void rest() {
      page.evaluate(
          "async () => { for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);"
              + " await Promise.allSettled(document.getAnimations().map(one => one.finished)); }");
    }

    /** How many pixels the page is wider than its window. */
    int overflow() {
      Object pixels = value("document.documentElement.scrollWidth - innerWidth");
      return ((Number) pixels).intValue();
    }

    /** The findings of axe, each in one line; none is the aim. */
    @SuppressWarnings("unchecked")
    List<String> axe() {
      if (!Boolean.TRUE.equals(value("typeof axe === 'object'"))) {
        page.evaluate(AXE);
      }
      Object found =
          page.evaluate(
              "async () => (await axe.run({resultTypes: ['violations']})).violations.flatMap(v =>"
                  + " v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ': ' +"
                  + " n.failureSummary.split('\\n').slice(1).join(' ')))");
      return (List<String>) found;
    }

    /** Keeps a picture of the whole page in the build folder. */
    void picture(String name) {
      Path file = PICTURES.resolve(name + ".png");
      ViewportSize size = page.viewportSize();
      Object height = value("Math.max(innerHeight, document.documentElement.scrollHeight)");
      // A window as high as the page: nothing that sticks to its edge covers what lies below.
      page.setViewportSize(size.width, ((Number) height).intValue());
      page.screenshot(new Page.ScreenshotOptions().setPath(file));
      page.setViewportSize(size.width, size.height);
    }

    /**
     * Where it happened belongs to it: what a page leaves behind may fail while the next is shown.
     */
    private void complain(String what) {
      complaints.add(page.url().replace(url, "") + ": " + what);
    }

    /**
     * Whatever the page complained about since it was last asked: console errors, uncaught errors,
     * foreign requests.
     */
    List<String> complaints() {
      synchronized (complaints) {
        List<String> newest = List.copyOf(complaints);
        complaints.clear();
        return newest;
      }
    }

    /** What the Java code in the page answers, as text. */
    String ask(String question, String... arguments) {
      return (String)
          page.evaluate(
              "async ([question, args]) =>"
                  + " (await import('./lab.js')).askText(question, ...args)",
              List.of(question, List.of(arguments)));
    }

    /** The address of the present state. */
    String hash() {
      remember();
      return page.url().substring(page.url().indexOf('#'));
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
