package dev.rowan.examples.library;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Hibernate that the library runs on: compiled for 7, it runs on 6 with other jars in front. */
enum HibernateVersion {
    SEVEN,
    SIX;

    private static final List<String> OF_SEVEN =
            List.of("hibernate-", "jakarta.persistence-api-", "jandex-", "classmate-");

    String classPath() throws IOException {
        String seven = System.getProperty("java.class.path");
        if (this == SEVEN) {
            return seven;
        }
        String rest = Arrays.stream(seven.split(File.pathSeparator))
                .filter(entry ->
                        OF_SEVEN.stream().noneMatch(Path.of(entry).getFileName().toString()::startsWith))
                .collect(Collectors.joining(File.pathSeparator));
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("library.hibernate-6")))) {
            return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator)) + File.pathSeparator + rest;
        }
    }
}
