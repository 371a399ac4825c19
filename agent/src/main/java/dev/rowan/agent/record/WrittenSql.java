package dev.rowan.agent.record;

import dev.rowan.analysis.recording.Library;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that stands in a class's methods as text: it tells the method that asks from a helper that is handed its SQL.
 *
 * <p>A constant of another class is in the method that uses it: javac copies it there.
 */
final class WrittenSql {
    /** Texts kept of each method. */
    private static final int MOST = 64;

    /** What stands for a value in the text of a concatenation. */
    private static final char HOLE = '\u0001';

    /** What a text has, too, that is SQL of its first word. */
    private static final Map<String, String> SIGNS = Map.of(
            "select", " from", "insert", " into", "update", " set", "delete", "", "merge", " into", "with", "select");

    private static final WrittenSql NONE = new WrittenSql(Map.of());

    private final Map<String, List<String>> texts;

    private WrittenSql(Map<String, List<String>> texts) {
        this.texts = texts;
    }

    static WrittenSql of(Class<?> type) {
        Reader reader = new Reader();
        boolean read = ClassFile.show(type, reader, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
        return read && !reader.texts.isEmpty() ? new WrittenSql(reader.texts) : NONE;
    }

    /** Whether the method has the statement, or the beginning of it, as text. */
    boolean has(String method, SqlStatement statement) {
        List<String> found = texts.get(Library.method(method));
        if (found == null) {
            return false;
        }
        String verb = statement.verb().name().toLowerCase(Locale.ROOT);
        String table = statement.table().toLowerCase(Locale.ROOT);
        for (String text : found) {
            boolean same = text.startsWith(verb) || text.startsWith("with");
            if (same && (text.contains(table) || text.indexOf(HOLE) >= 0)) {
                return true;
            }
        }
        return false;
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
                    if (value instanceof String text) {
                        met(name, text);
                    }
                }

                @Override
                public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                    for (Object argument : arguments) {
                        if (argument instanceof String text) {
                            met(name, text);
                        }
                    }
                }
            };
        }

        private void met(String method, String text) {
            String sql = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
            int end = sql.indexOf(' ');
            String sign = end < 0 ? null : SIGNS.get(sql.substring(0, end));
            if (sign != null && sql.contains(sign)) {
                List<String> known = texts.computeIfAbsent(Library.method(method), missing -> new ArrayList<>(1));
                if (known.size() < MOST) {
                    known.add(sql);
                }
            }
        }
    }
}
