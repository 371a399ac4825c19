package dev.rowan.agent.record;

import dev.rowan.analysis.recording.Library;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.signature.SignatureReader;
import net.bytebuddy.jar.asm.signature.SignatureVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * The types that a class's methods name, and which of its methods are written for any type: {@code Session.find} is called
 * by a helper with a type that somebody else names.
 */
final class NamedTypes {
    /** What is written for any type may have a class as its argument, which says which. */
    private static final String CLASS = "Ljava/lang/Class;";

    private static final NamedTypes NONE = new NamedTypes(new Reader());

    private final Map<String, Set<String>> byMethod;

    /** What the class extends and implements is written with: {@code OwnerDao extends Dao<Owner>}. */
    private final Set<String> ofClass;

    private final Set<String> forAnyType;
    private final boolean isForAnyType;

    private NamedTypes(Reader read) {
        byMethod = Map.copyOf(read.byMethod);
        ofClass = Set.copyOf(read.ofClass.types);
        forAnyType = Set.copyOf(read.forAnyType);
        isForAnyType = read.ofClass.isForAnyType;
    }

    static NamedTypes of(Class<?> type) {
        Reader reader = new Reader();
        boolean read = ClassFile.show(type, reader, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
        return read ? new NamedTypes(reader) : NONE;
    }

    /** Whether the method names the type: as a constant, in a cast, in what it calls, reads, takes or gives. */
    boolean has(String method, String type) {
        String name = type.replace('.', '/');
        return ofClass.contains(name)
                || byMethod.getOrDefault(Library.method(method), Set.of()).contains(name);
    }

    /** Whether the method is generic, or its class is, or it is handed a class. */
    boolean isForAnyType(String method) {
        return isForAnyType || forAnyType.contains(Library.method(method));
    }

    /** What a generic signature names. */
    private static final class Signature extends SignatureVisitor {
        final Set<String> types = new HashSet<>();
        boolean isForAnyType;

        Signature() {
            super(OpenedClassReader.ASM_API);
        }

        void read(@Nullable String signature) {
            if (signature != null) {
                new SignatureReader(signature).accept(this);
            }
        }

        @Override
        public void visitFormalTypeParameter(String name) {
            isForAnyType = true;
        }

        @Override
        public void visitTypeVariable(String name) {
            isForAnyType = true;
        }

        @Override
        public void visitClassType(String name) {
            types.add(name);
        }
    }

    private static final class Reader extends ClassVisitor {
        final Map<String, Set<String>> byMethod = new HashMap<>();
        final Signature ofClass = new Signature();
        final Set<String> forAnyType = new HashSet<>();

        Reader() {
            super(OpenedClassReader.ASM_API);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            ofClass.read(signature);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            String method = Library.method(name);
            Signature generic = new Signature();
            generic.read(signature);
            if (generic.isForAnyType
                    || descriptor.substring(0, descriptor.indexOf(')')).contains(CLASS)) {
                forAnyType.add(method);
            }
            Body body = new Body(byMethod.computeIfAbsent(method, missing -> new HashSet<>()));
            body.called(descriptor);
            return body;
        }
    }

    private static final class Body extends MethodVisitor {
        private final Set<String> types;

        Body(Set<String> types) {
            super(OpenedClassReader.ASM_API);
            this.types = types;
        }

        private void met(Type type) {
            Type of = type.getSort() == Type.ARRAY ? type.getElementType() : type;
            if (of.getSort() == Type.METHOD) {
                called(of.getDescriptor());
            } else if (of.getSort() == Type.OBJECT && !of.getInternalName().startsWith("java/")) {
                types.add(of.getInternalName());
            }
        }

        void called(String descriptor) {
            met(Type.getReturnType(descriptor));
            for (Type argument : Type.getArgumentTypes(descriptor)) {
                met(argument);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof Type type) {
                met(type);
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            met(Type.getObjectType(type));
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            met(Type.getObjectType(owner));
            met(Type.getType(descriptor));
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
            met(Type.getObjectType(owner));
            called(descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            called(descriptor);
            for (Object argument : arguments) {
                if (argument instanceof Type type) {
                    met(type);
                } else if (argument instanceof Handle handle) {
                    met(Type.getObjectType(handle.getOwner()));
                }
            }
        }
    }
}
