package dev.rowan.reports;

/** A kind of output. */
public enum Format {
    HTML("index.html"),
    JSON("findings.json"),
    SARIF("rowan.sarif"),
    JUNIT("TEST-rowan.xml"),
    MARKDOWN("rowan.md");

    private final String file;

    Format(String file) {
        this.file = file;
    }

    /** The file that it is written to. */
    public String file() {
        return file;
    }
}
