package dev.rowan.reports.html;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The browser that the machine has; nothing is downloaded. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private final Playwright playwright;
    final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run",
                                "--hide-scrollbars")));
    }

    /** The browser, or the test is skipped with the reason. */
    static Chromium find() {
        Optional<Path> executable = Stream.concat(
                        Stream.ofNullable(System.getenv("ROWAN_CHROMIUM")).map(Path::of),
                        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(
                executable.isPresent(),
                "NOT TESTED: the report in a browser. No Chromium was found on the PATH under " + NAMES
                        + "; install it (Debian: apt-get install chromium) or name it in ROWAN_CHROMIUM.");
        return new Chromium(executable.orElseThrow());
    }

    /** What axe-core finds wrong with a page. */
    @SuppressWarnings("unchecked")
    static List<String> axe(Page page) throws IOException {
        try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
            page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<String>)
                page.evaluate("async () => (await axe.run()).violations.map(v => v.id + ': ' + v.help + ' at '"
                        + " + v.nodes.slice(0, 3).map(n => n.html + ' ' + n.failureSummary).join(' | '))");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
