package dev.rowan.agent.record;

import dev.rowan.analysis.event.Frame;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
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

    private final @Nullable Map<String, Lines> lines;

    private Loops(@Nullable Map<String, Lines> lines) {
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
        Lines known = lines.get(method);
        if (known != null && known.looping.contains(line)) {
            return Frame.Loop.INSIDE;
        }
        boolean unsure = known != null && known.unsure.contains(line);
        return unsure || method.startsWith("lambda$") ? Frame.Loop.UNKNOWN : Frame.Loop.OUTSIDE;
    }

    private static final class Reader extends ClassVisitor {
        final Map<String, Lines> lines = new HashMap<>();

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
            return new Body(lines.computeIfAbsent(name, missing -> new Lines()));
        }
    }

    /** Numbers labels and calls as they come; a jump to a label already met goes backward. */
    private static final class Body extends MethodVisitor {
        private final Lines found;
        private final IdentityHashMap<Label, Integer> met = new IdentityHashMap<>();
        private final NavigableMap<Integer, Integer> lineAt = new TreeMap<>();

        /** Where something is called that may be the application's, or lead to it. */
        private final NavigableSet<Integer> calls = new TreeSet<>();

        private int position;

        Body(Lines found) {
            super(OpenedClassReader.ASM_API);
            this.found = found;
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
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
            position++;
            // What begins the loop over a collection, and what makes an object of a number.
            if (!name.equals("iterator") && !name.equals("valueOf")) {
                calls.add(position);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            position++;
            calls.add(position);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            Integer target = met.get(label);
            if (target == null || opcode == Opcodes.JSR) {
                return;
            }
            Collection<Integer> inside =
                    lineAt.subMap(target, true, position, true).values();
            if (inside.isEmpty()) {
                onOneLine(target);
            }
            found.looping.addAll(inside);
        }

        /** The whole loop stands on a line that began before it: so may what is called once, on its way to the loop. */
        private void onOneLine(int target) {
            Map.Entry<Integer, Integer> line = lineAt.floorEntry(target);
            if (line != null && calls.subSet(line.getKey(), target).isEmpty()) {
                found.looping.add(line.getValue());
            } else if (line != null) {
                found.unsure.add(line.getValue());
            }
        }
    }

    /** Lines of one method, or of several of its name. */
    private static final class Lines {
        final Set<Integer> looping = new HashSet<>();

        /** Lines of which a part loops. */
        final Set<Integer> unsure = new HashSet<>();
    }
}
