package dev.rowan.orm.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Writes {@code Post_} for each model {@code Post}: its description and its typed paths.
 *
 * <p>Isolating: what it writes for a model depends on that model's source and what it refers to, and on nothing else.
 */
public final class ModelProcessor extends AbstractProcessor {
    /**
     * Claimed, so that javac does not warn of annotations without a processor: ours, JSpecify's since models need them,
     * and the one that generated classes carry.
     */
    private static final Set<String> CLAIMED = Set.of(
            "dev.rowan.orm.AutoNow",
            "dev.rowan.orm.AutoNowAdd",
            "dev.rowan.orm.Column",
            "dev.rowan.orm.Email",
            "dev.rowan.orm.ForeignKey",
            "dev.rowan.orm.Generic",
            "dev.rowan.orm.Index",
            "dev.rowan.orm.ManyToMany",
            "dev.rowan.orm.OneToOne",
            "dev.rowan.orm.PrimaryKey",
            "dev.rowan.orm.RandomUuid",
            "dev.rowan.orm.Reverse",
            "dev.rowan.orm.Slug",
            "dev.rowan.orm.Table",
            "dev.rowan.orm.Unique",
            "dev.rowan.orm.Url",
            "javax.annotation.processing.Generated",
            "org.jspecify.annotations.NonNull",
            "org.jspecify.annotations.NullMarked",
            "org.jspecify.annotations.NullUnmarked",
            "org.jspecify.annotations.Nullable");

    /** Models that speak of a class which nobody has written yet, by name: elements do not outlive their round. */
    private Set<String> waiting = Set.of();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return CLAIMED;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // unclaimed ones would fail a user's build under -Xlint:all -Werror
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<TypeElement> models = new LinkedHashSet<>();
        for (String name : waiting) {
            TypeElement model = processingEnv.getElementUtils().getTypeElement(name);
            if (model != null) {
                models.add(model);
            }
        }
        TypeElement table = processingEnv.getElementUtils().getTypeElement("dev.rowan.orm.Table");
        if (table != null) {
            for (Element element : round.getElementsAnnotatedWith(table)) {
                models.add((TypeElement) element);
            }
        }
        Set<String> notYet = new LinkedHashSet<>();
        for (TypeElement model : models) {
            if (!write(model, round.processingOver())) {
                notYet.add(model.getQualifiedName().toString());
            }
        }
        waiting = notYet;
        return true;
    }

    /**
     * Whether the model was dealt with, be it with complaints.
     *
     * @param last whether no round follows: what is missing still is a mistake that javac tells; the paths are written
     *     without it, or each use of them would be told as a mistake too
     */
    private boolean write(TypeElement type, boolean last) {
        Language language = new Language(processingEnv.getElementUtils(), processingEnv.getTypeUtils());
        Complaints complaints = new Complaints(processingEnv.getMessager());
        ModelReader reader = new ModelReader(language, last);
        try {
            Checks checks = new Checks(language, reader, complaints);
            if (!checks.shape(type)) {
                return true;
            }
            ModelClass model = reader.read(type);
            if (!last) {
                checks.members(model);
            }
            ModelClass sound = model.only(complaints::isUsable);
            ModelWriter writer = new ModelWriter(language, reader, sound);
            try (Writer out = processingEnv
                    .getFiler()
                    .createSourceFile(writer.name(), writer.origin())
                    .openWriter()) {
                out.write(writer.source());
            } catch (FilerException taken) {
                complaints.at(
                        type,
                        type.getQualifiedName() + " wants a class " + writer.name()
                                + ", which exists already.\n  Rename one of the two.");
            }
            return true;
        } catch (NotYet missing) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the paths of " + type.getQualifiedName(), failed);
        }
    }
}
