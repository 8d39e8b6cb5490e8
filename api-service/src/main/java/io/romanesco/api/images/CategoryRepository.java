package io.romanesco.api.images;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.romanesco.api.platform.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The known categories. All methods run in the caller's session. */
@ApplicationScoped
public class CategoryRepository implements PanacheRepositoryBase<CategoryEntity, String> {

    /**
     * Adds missing categories, sorted by name: two transactions that add the same ones must not
     * deadlock.
     */
    public Uni<Void> ensure(Collection<String> names) {
        List<String> sorted = List.copyOf(new TreeSet<>(names));
        return list("name in (?1)", sorted)
                .map(rows -> rows.stream().map(row -> row.name).toList())
                .chain(known -> insert(sorted.stream().filter(n -> !known.contains(n)).toList()));
    }

    private Uni<Void> insert(List<String> missing) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String name : missing) {
            done = done.chain(() -> insert(name));
        }
        return done;
    }

    private Uni<Void> insert(String name) {
        return getSession()
                .chain(session ->
                        session.createNativeQuery(
                                        "insert into category (name) values (:name)"
                                                + " on conflict (name) do nothing")
                                .setParameter("name", name)
                                .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * Whether there is a category of that name. PostgreSQL refuses texts with the character NUL.
     */
    public Uni<Boolean> exists(String name) {
        return name.indexOf('\0') >= 0
                ? Uni.createFrom().item(false)
                : count("name", name).map(count -> count > 0);
    }

    /** Fails when there is no such category; null is fine. */
    public Uni<Void> require(String name) {
        if (name == null) {
            return Uni.createFrom().voidItem();
        }
        return exists(name)
                .invoke(exists -> {
                    if (!exists) {
                        throw ErrorCode.UNKNOWN_CATEGORY.because(
                                "There is no such category; /api/v1/categories lists them.");
                    }
                })
                .replaceWithVoid();
    }
}
