package dev.rowan.reports.view;

import java.util.List;

/**
 * The lines of a source file around the one that a finding is about.
 *
 * @param path where it was found, relative to the folder it was looked up from
 * @param first the number of the first line
 * @param focus the number of the line that is meant
 * @param lines the text, without line ends
 */
public record SourceExcerpt(String path, int first, int focus, List<String> lines) {
    public SourceExcerpt {
        lines = List.copyOf(lines);
    }
}
