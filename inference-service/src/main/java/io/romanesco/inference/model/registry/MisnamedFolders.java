package io.romanesco.inference.model.registry;

import io.romanesco.inference.model.repository.RepositoryRoot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Remembers which folders without a valid name are known, so that each is reported once. */
final class MisnamedFolders {

    private final Map<RepositoryRoot, Set<String>> known = new HashMap<>();

    /** Those of a root's last listing that its listing before did not have, in one line each. */
    Set<String> additions(RepositoryRoot root) {
        Set<String> misnamed = new HashSet<>();
        root.misnamed().forEach(folder -> misnamed.add(folder.replaceAll("\\p{Cntrl}", "?")));
        Set<String> additions = new TreeSet<>(misnamed);
        Set<String> before = known.put(root, misnamed);
        additions.removeAll(before == null ? Set.of() : before);
        return additions;
    }
}
