package dev.rowan.orm.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/**
 * A model as its source describes it.
 *
 * @param abstracts the abstract parents up to the next concrete model, the topmost first
 * @param parent the next concrete model above, or null
 * @param own what the class itself declares
 */
record ModelClass(
        TypeElement type,
        Options table,
        boolean isAbstract,
        boolean isProxy,
        List<Abstract> abstracts,
        @Nullable ModelClass parent,
        List<Member> own) {

    /**
     * An abstract parent as this model sees it.
     *
     * @param as the parent's type with its type variables filled
     * @param members its members, with types as this model sees them
     */
    record Abstract(TypeElement type, DeclaredType as, Options table, List<Member> members) {}

    String name() {
        return type.getSimpleName().toString();
    }

    String app() {
        String given = table.text("app");
        if (!given.isEmpty()) {
            return given;
        }
        String pack = Names.packageOf(type);
        return pack.substring(pack.lastIndexOf('.') + 1);
    }

    String tableName() {
        if (isProxy && parent != null) {
            return parent.tableName();
        }
        String given = table.text("name");
        String app = app();
        return !given.isEmpty() ? given : app.isEmpty() ? Names.lower(name()) : app + "_" + Names.lower(name());
    }

    /** The members of this model's own table: abstract parents' first, then its own. */
    List<Member> members() {
        List<Member> all = new ArrayList<>();
        abstracts.forEach(above -> all.addAll(above.members()));
        all.addAll(own);
        return all;
    }

    /** The members of a row, concrete parents' first. */
    List<Member> allMembers() {
        List<Member> all = new ArrayList<>();
        if (parent != null) {
            all.addAll(parent.allMembers());
        }
        all.addAll(members());
        return all;
    }

    /** The same model with some of its own members only. */
    ModelClass only(Predicate<Member> which) {
        List<Member> some = own.stream().filter(which).toList();
        return new ModelClass(type, table, isAbstract, isProxy, abstracts, parent, some);
    }

    /** Whether the row has a part in a parent's table. */
    boolean isChild() {
        return parent != null && !isProxy;
    }

    /** The Java name of the link to the parent's table. */
    String parentLink() {
        return parent == null ? "" : Names.decapitalized(parent.name()) + "Ptr";
    }

    /** This model or a parent whose link to its own parent has that name, or null. */
    @Nullable
    ModelClass linkedBy(String name) {
        for (ModelClass at = this; at != null; at = at.parent()) {
            String link = at.isChild() ? at.parentLink() : "";
            if (!link.isEmpty() && Names.spells(name, link)) {
                return at;
            }
        }
        return null;
    }

    /**
     * The options that hold for an attribute of {@code @Table}: its own, else those of the nearest abstract parent
     * that gives it, else ({@code deep}) those of the concrete parent.
     */
    Options inherited(String attribute, boolean deep) {
        if (table.given(attribute)) {
            return table;
        }
        for (int i = abstracts.size() - 1; i >= 0; i--) {
            if (abstracts.get(i).table().given(attribute)) {
                return abstracts.get(i).table();
            }
        }
        return deep && parent != null ? parent.inherited(attribute, true) : Options.ABSENT;
    }

    /** The abstract parent that gives an attribute which the class itself does not, or null. */
    @Nullable
    Abstract giverOf(String attribute) {
        if (table.given(attribute)) {
            return null;
        }
        for (int i = abstracts.size() - 1; i >= 0; i--) {
            if (abstracts.get(i).table().given(attribute)) {
                return abstracts.get(i);
            }
        }
        return null;
    }
}
