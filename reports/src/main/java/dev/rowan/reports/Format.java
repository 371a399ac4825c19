package dev.rowan.reports;

/** A kind of output; what a person reads comes first. */
public enum Format {
    HTML("index.html"),
    MARKDOWN("rowan.md"),
    JSON("findings.json"),
    SARIF("rowan.sarif"),
    JUNIT("TEST-rowan.xml");

    private final String file;

    Format(String file) {
        this.file = file;
    }

    /** The file that it is written to. */
    public String file() {
        return file;
    }
}
