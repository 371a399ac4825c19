package blog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Code out of documents, compiled beside the blog's models. */
final class Snippets {
    private Snippets() {}

    /** The blocks of code of a document, in their order, each with the line that it begins at. */
    static Map<Integer, String> blocks(Path document) throws IOException {
        Map<Integer, String> blocks = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(document);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("```java")) {
                int from = i + 1;
                StringBuilder block = new StringBuilder();
                for (i++; !lines.get(i).equals("```"); i++) {
                    block.append(lines.get(i)).append('\n');
                }
                blocks.put(from + 1, block.toString());
            }
        }
        return blocks;
    }

    /**
     * What the compiler says against each of the classes, by name; those that are right are absent. Again without those
     * until nothing is left to say: a class that is not Java keeps the compiler from looking into the others.
     */
    static Map<String, String> faults(Map<String, String> classes, Path output) throws IOException {
        Map<String, String> faults = new LinkedHashMap<>();
        Map<String, String> left = new LinkedHashMap<>(classes);
        int before;
        do {
            before = faults.size();
            for (Diagnostic<? extends JavaFileObject> fault : compile(left, output)) {
                if (fault.getKind() == Diagnostic.Kind.ERROR && fault.getSource() != null) {
                    String name =
                            fault.getSource().getName().replace("/blog/", "").replace(".java", "");
                    faults.putIfAbsent(name, fault.getMessage(java.util.Locale.ENGLISH));
                }
            }
            left.keySet().removeAll(faults.keySet());
        } while (faults.size() > before);
        return faults;
    }

    /** Compiles a class of the package and gives it to the loader of the models, whose fields it may then touch. */
    static Class<?> define(String name, String source, Path output) throws Exception {
        List<Diagnostic<? extends JavaFileObject>> faults = compile(Map.of(name, source), output);
        assertThat(faults.stream().filter(fault -> fault.getKind() == Diagnostic.Kind.ERROR))
                .as(source)
                .isEmpty();
        Class<?> defined = null;
        try (Stream<Path> files = Files.list(output.resolve("blog"))) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith(name))
                    .sorted(Comparator.comparingInt(file -> file.toString().length())) // a class before those inside it
                    .toList()) {
                Class<?> each = MethodHandles.lookup().defineClass(Files.readAllBytes(file));
                defined = each.getSimpleName().equals(name) ? each : defined;
            }
        }
        return java.util.Objects.requireNonNull(defined);
    }

    private static List<Diagnostic<? extends JavaFileObject>> compile(Map<String, String> classes, Path output)
            throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> heard = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(heard, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            List<JavaFileObject> sources = new ArrayList<>();
            classes.forEach((name, text) -> sources.add(source(name, text)));
            compiler.getTask(null, files, heard, List.of("-proc:none", "-Xmaxerrs", "100000"), null, sources)
                    .call();
        }
        // A copy: writing the message of one can make the compiler tell of another.
        return List.copyOf(heard.getDiagnostics());
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///blog/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
