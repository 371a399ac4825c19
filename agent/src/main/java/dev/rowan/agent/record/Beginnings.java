package dev.rowan.agent.record;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Where a class's methods begin in its source: what is still told of a method that has returned. */
final class Beginnings {
    private final Reader read;

    private Beginnings(Reader read) {
        this.read = read;
    }

    static Beginnings of(Class<?> type) {
        Reader reader = new Reader();
        return new Beginnings(ClassFile.show(type, reader, ClassReader.SKIP_FRAMES) ? reader : new Reader());
    }

    /** The source file, or {@code null}. */
    @Nullable
    String file() {
        return read.file;
    }

    /** The first line of the method's code, or 0. */
    int line(String method) {
        return read.lines.getOrDefault(method, 0);
    }

    private static final class Reader extends ClassVisitor {
        final Map<String, Integer> lines = new HashMap<>();

        @Nullable
        String file;

        Reader() {
            super(OpenedClassReader.ASM_API);
        }

        @Override
        public void visitSource(@Nullable String source, @Nullable String debug) {
            file = source;
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
                public void visitLineNumber(int line, Label start) {
                    lines.putIfAbsent(name, line);
                }
            };
        }
    }
}
