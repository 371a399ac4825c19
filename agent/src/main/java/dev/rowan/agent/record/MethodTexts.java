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

/** The texts of one kind that stand in a class's methods, those of a lambda in the method that it stands in. */
final class MethodTexts {
    /** What stands for a value in the text of a concatenation. */
    static final char HOLE = '\u0001';

    /** Texts kept of each method. */
    private static final int MOST = 64;

    private static final MethodTexts NONE = new MethodTexts(Map.of());

    private final Map<String, List<String>> texts;

    /** Which texts are kept, and how. */
    interface Kind {
        /** The text as it is kept, or {@code null} for one of another kind. */
        @Nullable
        String kept(String text);
    }

    private MethodTexts(Map<String, List<String>> texts) {
        this.texts = texts;
    }

    static MethodTexts of(Class<?> type, Kind kind) {
        Reader reader = new Reader(kind);
        boolean read = ClassFile.show(type, reader, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
        return read && !reader.texts.isEmpty() ? new MethodTexts(reader.texts) : NONE;
    }

    List<String> in(String method) {
        return texts.getOrDefault(Library.method(method), List.of());
    }

    private static final class Reader extends ClassVisitor {
        final Map<String, List<String>> texts = new HashMap<>();
        private final Kind kind;

        Reader(Kind kind) {
            super(OpenedClassReader.ASM_API);
            this.kind = kind;
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
            String kept = value instanceof String text ? kind.kept(text) : null;
            if (kept != null) {
                List<String> known = texts.computeIfAbsent(Library.method(method), missing -> new ArrayList<>(1));
                if (known.size() < MOST) {
                    known.add(kept);
                }
            }
        }
    }
}
