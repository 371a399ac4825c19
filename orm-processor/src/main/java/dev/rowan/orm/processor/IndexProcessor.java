package dev.rowan.orm.processor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.tools.StandardLocation;

/**
 * Lists all models of a module in {@code META-INF/rowan/models}, one generated class per line.
 *
 * <p>Aggregating, and for that reason apart from {@link ModelProcessor}. A compiler that is given only the sources
 * that changed keeps the lines of the others, as long as their classes exist.
 */
public final class IndexProcessor extends AbstractProcessor {
    static final String FILE = "META-INF/rowan/models";
    private static final String TABLE = "dev.rowan.orm.Table";

    private final Set<String> seen = new TreeSet<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(TABLE);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        TypeElement table = processingEnv.getElementUtils().getTypeElement(TABLE);
        if (table != null) {
            for (Element element : round.getElementsAnnotatedWith(table)) {
                TypeElement model = (TypeElement) element;
                if (!model.getModifiers().contains(Modifier.ABSTRACT)) {
                    seen.add(Names.qualified(Names.packageOf(model), Names.companion(model)));
                }
            }
        }
        if (round.processingOver() && !round.errorRaised() && !seen.isEmpty()) {
            write();
        }
        return false;
    }

    private void write() {
        Set<String> all = new TreeSet<>(seen);
        Filer filer = processingEnv.getFiler();
        for (String known : written(filer)) {
            if (isStillThere(known)) {
                all.add(known);
            }
        }
        try (Writer out =
                filer.createResource(StandardLocation.CLASS_OUTPUT, "", FILE).openWriter()) {
            for (String name : all) {
                out.write(name + "\n");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + FILE, failed);
        }
    }

    private static Set<String> written(Filer filer) {
        Set<String> lines = new TreeSet<>();
        try (BufferedReader in = new BufferedReader(
                filer.getResource(StandardLocation.CLASS_OUTPUT, "", FILE).openReader(true))) {
            in.lines().filter(line -> !line.isBlank()).forEach(lines::add);
        } catch (NoSuchFileException | java.io.FileNotFoundException none) {
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + FILE + "; delete it and compile again", unreadable);
        }
        return lines;
    }

    /** Whether a generated class and its model both exist: {@code META} names the model. */
    private boolean isStillThere(String companion) {
        TypeElement type = processingEnv.getElementUtils().getTypeElement(companion);
        if (type == null) {
            return false;
        }
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (field.getSimpleName().contentEquals("META")
                    && field.asType() instanceof DeclaredType meta
                    && !meta.getTypeArguments().isEmpty()) {
                TypeElement model = Language.element(meta.getTypeArguments().get(0));
                return model != null
                        && model.asType().getKind() == javax.lang.model.type.TypeKind.DECLARED
                        && ModelReader.isModel(model);
            }
        }
        return false;
    }
}
