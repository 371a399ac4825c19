package dev.rowan.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What a number cannot be read without. */
final class Environment {
    private Environment() {}

    static Map<String, Object> now(String databaseVersion) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        facts.put("cpu", cpu());
        facts.put("cores", Runtime.getRuntime().availableProcessors());
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("jvm", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        facts.put("database", databaseVersion);
        facts.put("driver", "PostgreSQL JDBC " + org.postgresql.util.DriverInfo.DRIVER_VERSION);
        facts.put("load", load());
        return facts;
    }

    /** How many processes wanted a core during the last minute: above the number of cores, times are not to be had. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String cpu() {
        Path about = Path.of("/proc/cpuinfo");
        if (Files.isReadable(about)) {
            try (Stream<String> lines = Files.lines(about)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 2))
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException unreadable) {
                return System.getProperty("os.arch");
            }
        }
        return System.getProperty("os.arch");
    }
}
