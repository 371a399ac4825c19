package dev.rowan.agent.record;

import java.io.IOException;
import java.io.InputStream;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.utility.OpenedClassReader;

/** The file that a class was compiled to, as its loader has it: other agents may have changed what runs. */
final class ClassFile {
    /** A class file larger than this is a generated table of something. */
    private static final int MAX_BYTES = 1 << 20;

    private ClassFile() {}

    /**
     * Shows it to a visitor.
     *
     * @param left what the visitor is not shown: flags of {@link net.bytebuddy.jar.asm.ClassReader}
     * @return whether all of it was shown; if not, what the visitor has seen of it tells nothing
     */
    static boolean show(Class<?> type, ClassVisitor visitor, int left) {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            byte[] bytes = in == null ? new byte[0] : in.readNBytes(MAX_BYTES + 1);
            if (bytes.length == 0 || bytes.length > MAX_BYTES) {
                return false;
            }
            OpenedClassReader.of(bytes).accept(visitor, left);
            return true;
        } catch (IOException | RuntimeException unreadable) {
            return false;
        }
    }
}
