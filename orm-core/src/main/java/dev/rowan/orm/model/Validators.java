package dev.rowan.orm.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The validators behind {@code @Email}, {@code @Url} and {@code @Slug}; they judge as Django's do. */
public final class Validators {
    /** What mail servers take, RFC 3696. */
    private static final int LONGEST_EMAIL = 320;

    private static final int LONGEST_URL = 2048;
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "ftps");

    private static final Pattern MAILBOX =
            Pattern.compile("[-!#$%&'*+/=?^_`{}|~0-9A-Z]+(\\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*", Pattern.CASE_INSENSITIVE);
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";
    private static final Pattern DOMAIN =
            Pattern.compile("(?:" + LABEL + "\\.)+(?!-)(?:[\\p{L}-]{2,63}|xn--[a-zA-Z0-9]{1,59})(?<!-)\\.?");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+]");
    private static final Pattern SLUG = Pattern.compile("[-a-zA-Z0-9_]+");

    private Validators() {}

    public static Validator<String> email() {
        return value -> isEmail(value) ? null : fault("Enter a valid email address.");
    }

    public static Validator<String> url() {
        return value -> isUrl(value) ? null : fault("Enter a valid URL.");
    }

    public static Validator<String> slug() {
        return value -> SLUG.matcher(value).matches()
                ? null
                : fault("Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.");
    }

    private static Validator.Fault fault(String message) {
        return new Validator.Fault("invalid", message);
    }

    private static boolean isEmail(String value) {
        int at = value.lastIndexOf('@');
        return at > 0
                && value.length() <= LONGEST_EMAIL
                && MAILBOX.matcher(value.substring(0, at)).matches()
                && isHost(value.substring(at + 1));
    }

    private static boolean isHost(@Nullable String host) {
        return host != null
                && (host.equals("localhost")
                        || DOMAIN.matcher(host).matches()
                        || ADDRESS.matcher(host).matches());
    }

    private static boolean isUrl(String value) {
        int scheme = value.indexOf("://");
        if (scheme < 0
                || value.length() > LONGEST_URL
                || !SCHEMES.contains(value.substring(0, scheme).toLowerCase(Locale.ROOT))) {
            return false;
        }
        try {
            URI uri = new URI(value);
            String authority = uri.getRawAuthority();
            return authority != null && isHost(hostOf(authority));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** The host of {@code user:password@host:port}; {@code URI} itself knows no international ones. */
    private static @Nullable String hostOf(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = host.lastIndexOf(':');
        if (colon > host.lastIndexOf(']')) {
            String port = host.substring(colon + 1);
            if (!port.matches("\\d{1,5}")) {
                return null;
            }
            host = host.substring(0, colon);
        }
        return host;
    }
}
