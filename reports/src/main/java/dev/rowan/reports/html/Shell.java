package dev.rowan.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The style and script of the report, with the policy that allows these two and nothing else; public because the
 * template asks it.
 *
 * @param css the style sheet
 * @param first runs before the body, so that long tables are never laid out whole
 * @param script the rest of the script
 */
public record Shell(String css, String first, String script) {

    /** The shell of this build. */
    static Shell load() {
        return new Shell(resource("report.css"), "document.documentElement.className='js'", resource("report.js"));
    }

    /** The Content-Security-Policy: no network, and only the style and scripts whose hashes it names. */
    public String policy() {
        return "default-src 'none'; style-src " + hash(css) + "; script-src " + hash(first) + " " + hash(script)
                + "; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one says it has not", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Shell.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + Shell.class.getName()
                        + ": the jar was built without its resources; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name + " from the jar", e);
        }
    }
}
