package dev.rowan.agent.record;

import dev.rowan.analysis.recording.Library;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** The names that stand in a class's methods as text: of statements that a mapper has written elsewhere. */
final class WrittenIds {
    /** Texts kept of each method. */
    private static final int MOST = 64;

    /** A longer text is no name. */
    private static final int LONGEST = 200;

    /** What stands for a value in the text of a concatenation. */
    private static final char HOLE = '\u0001';

    private static final WrittenIds NONE = new WrittenIds(Map.of());

    private final Map<String, List<String>> texts;

    private WrittenIds(Map<String, List<String>> texts) {
        this.texts = texts;
    }

    static WrittenIds of(Class<?> type) {
        Reader reader = new Reader();
        boolean read = ClassFile.show(type, reader, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
        return read && !reader.texts.isEmpty() ? new WrittenIds(reader.texts) : NONE;
    }

    /** Whether the method has the name, or the end of it behind a dot, or a concatenation that begins or ends like it. */
    boolean has(String method, String id) {
        List<String> found = texts.get(Library.method(method));
        if (found == null) {
            return false;
        }
        for (String text : found) {
            if (text.equals(id) || id.endsWith("." + text) || isPartOf(id, text)) {
                return true;
            }
        }
        return false;
    }

    /** {@code namespace + ".find"}, {@code "com.acme.AuthorMapper." + name}. */
    private static boolean isPartOf(String id, String text) {
        int first = text.indexOf(HOLE);
        if (first < 0) {
            return false;
        }
        String begin = text.substring(0, first);
        String end = text.substring(text.lastIndexOf(HOLE) + 1);
        boolean tells = begin.length() > 1 || (end.length() > 1 && end.charAt(0) == '.');
        return tells && id.startsWith(begin) && id.endsWith(end);
    }

    private static final class Reader extends ClassVisitor {
        final Map<String, List<String>> texts = new HashMap<>();

        Reader() {
            super(OpenedClassReader.ASM_API);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new MethodVisitor(OpenedClassReader.ASM_API) {
                @Override
                public void visitLdcInsn(Object value) {
                    met(name, value);
                }

                @Override
                public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                    for (Object argument : arguments) {
                        met(name, argument);
                    }
                }
            };
        }

        private void met(String method, Object value) {
            if (value instanceof String text && isName(text)) {
                List<String> known = texts.computeIfAbsent(Library.method(method), missing -> new ArrayList<>(1));
                if (known.size() < MOST) {
                    known.add(text);
                }
            }
        }

        private static boolean isName(String text) {
            return text.length() > 1
                    && text.length() <= LONGEST
                    && text.chars()
                            .allMatch(each -> each == '.' || each == HOLE || Character.isJavaIdentifierPart(each));
        }
    }
}
