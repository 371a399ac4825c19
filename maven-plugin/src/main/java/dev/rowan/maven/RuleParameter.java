package dev.rowan.maven;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A limit, as a pom writes it; its keys are those of {@code rowan.yaml}. Maven fills its fields. */
public final class RuleParameter {
    @Nullable
    String element;

    @Nullable
    String counter;

    @Nullable
    String finding;

    @Nullable
    String value;

    @Nullable
    String limit;

    @Nullable
    String level;

    List<String> includes = new ArrayList<>();
    List<String> excludes = new ArrayList<>();
}
