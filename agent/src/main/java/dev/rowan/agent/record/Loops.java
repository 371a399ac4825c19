package dev.rowan.agent.record;

import dev.rowan.analysis.event.Frame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a class's methods that lie inside a loop: between a backward jump and its target.
 *
 * <p>Read from the class file as it was compiled: coverage tools move instructions, and keep lines.
 */
final class Loops {
    private static final Loops UNKNOWN = new Loops(null);

    private final @Nullable Map<String, Set<Integer>> lines;

    private Loops(@Nullable Map<String, Set<Integer>> lines) {
        this.lines = lines;
    }

    static Loops of(Class<?> type) {
        Reader reader = new Reader();
        return ClassFile.show(type, reader, ClassReader.SKIP_FRAMES) ? new Loops(reader.lines) : UNKNOWN;
    }

    /** Whether the class file could be read. */
    boolean areKnown() {
        return lines != null;
    }

    Frame.Loop at(String method, int line) {
        // What calls a lambda may loop or not: its own method cannot tell.
        if (lines == null || line <= 0) {
            return Frame.Loop.UNKNOWN;
        }
        Set<Integer> looping = lines.get(method);
        if (looping != null && looping.contains(line)) {
            return Frame.Loop.INSIDE;
        }
        return method.startsWith("lambda$") ? Frame.Loop.UNKNOWN : Frame.Loop.OUTSIDE;
    }

    private static final class Reader extends ClassVisitor {
        final Map<String, Set<Integer>> lines = new HashMap<>();

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
            return new Body(lines.computeIfAbsent(name, missing -> new HashSet<>()));
        }
    }

    /** Numbers instructions as they come; a jump to a label already met goes backward. */
    private static final class Body extends MethodVisitor {
        private final Set<Integer> looping;
        private final IdentityHashMap<Label, Integer> met = new IdentityHashMap<>();
        private final Map<Integer, Integer> lineAt = new HashMap<>();
        private int position;

        Body(Set<Integer> looping) {
            super(OpenedClassReader.ASM_API);
            this.looping = looping;
        }

        @Override
        public void visitLabel(Label label) {
            met.put(label, ++position);
        }

        @Override
        public void visitLineNumber(int line, Label start) {
            lineAt.put(met.getOrDefault(start, position), line);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            Integer target = met.get(label);
            if (target == null || opcode == Opcodes.JSR) {
                return;
            }
            lineAt.forEach((at, line) -> {
                if (at >= target && at <= position) {
                    looping.add(line);
                }
            });
        }
    }
}
