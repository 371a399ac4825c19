package dev.rowan.agent.capture;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Writes advice into a class's methods and changes nothing else about it. Thread-safe.
 *
 * <p>No method or field is added, so that loaded classes can be transformed too; types are described
 * from class files only, so that nothing is loaded on the way.
 */
final class Instrumenter {
    private final ByteBuddy byteBuddy = new ByteBuddy()
            .with(TypeValidation.DISABLED)
            .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
            .with(InstrumentedType.Factory.Default.FROZEN)
            .with(Implementation.Context.Disabled.Factory.INSTANCE);

    private final Ancestors ancestors = new Ancestors();

    /** Whether a class that was instrumented inherits its methods from this one, whatever this one is called. */
    boolean expects(String name) {
        return ancestors.expects(name);
    }

    /** The new class file, or {@code null} if nothing in this class is to be changed. */
    byte @Nullable [] instrument(@Nullable ClassLoader loader, String name, byte[] classFile) {
        String dotted = name.replace('/', '.');
        ClassFileLocator locator = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(dotted, classFile),
                loader == null
                        ? ClassFileLocator.ForClassLoader.ofBootLoader()
                        : ClassFileLocator.ForClassLoader.of(loader),
                ClassFileLocator.ForClassLoader.ofPlatformLoader());
        List<Hook> hooks = Frameworks.hooks(name);
        TypeDescription type = new TypePool.Default(
                        TypePool.CacheProvider.Simple.withObjectType(), locator, TypePool.Default.ReaderMode.FAST)
                .describe(dotted)
                .resolve();
        if (type.isInterface()) {
            return null;
        }
        if (hooks.isEmpty()) {
            hooks = JdbcHooks.of(roles(name, type));
        }
        if (hooks.isEmpty()) {
            return null;
        }
        DynamicType.Builder<?> builder = byteBuddy.decorate(type, locator);
        for (Hook hook : hooks) {
            builder = builder.visit(hook.advice().on(hook.methods()));
        }
        return builder.make(TypePool.Empty.INSTANCE).getBytes();
    }

    private Set<Role> roles(String name, TypeDescription type) {
        Set<Role> declared = Drivers.declared(name);
        if (declared != null) {
            return declared;
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        collect(type, roles);
        if (roles.isEmpty()) {
            return ancestors.of(name);
        }
        ancestors.expect(type, roles);
        return roles;
    }

    private static void collect(TypeDescription type, Set<Role> roles) {
        for (Role role : Role.values()) {
            if (role.interfaceName.equals(type.getName())) {
                roles.add(role);
            }
        }
        try {
            type.getInterfaces().asErasures().forEach(each -> collect(each, roles));
            if (type.getSuperClass() != null) {
                collect(type.getSuperClass().asErasure(), roles);
            }
        } catch (TypePool.Resolution.NoSuchTypeException elsewhere) {
            // An interface that another agent made and put in, or one of a library that is optional and not
            // there. JDBC's own are in the platform loader, always.
            return;
        }
    }
}
