package dev.rowan.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** Classes of a package and of those below it. */
final class InPackage extends DescribedPredicate<JavaClass> {
    private final String root;

    InPackage(String root) {
        super("in " + root);
        this.root = root;
    }

    @Override
    public boolean test(JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }
}
