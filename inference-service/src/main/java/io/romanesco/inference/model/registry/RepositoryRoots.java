package io.romanesco.inference.model.registry;

import io.romanesco.inference.model.repository.FolderRoot;
import io.romanesco.inference.model.repository.RepositoryRoot;
import io.romanesco.inference.model.repository.S3Root;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/** The places with models, as configured. */
@ApplicationScoped
class RepositoryRoots {

    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private final ModelsConfig config;
    private final Instance<S3Client> s3;

    /**
     * @param s3 created at the first use: most installations have no models in S3
     */
    RepositoryRoots(ModelsConfig config, Instance<S3Client> s3) {
        this.config = config;
        this.s3 = s3;
    }

    /** The folder of the installation first. */
    List<RepositoryRoot> all() {
        Path cache = config.cache().orElse(TEMPORARY.resolve("romanesco-models"));
        List<RepositoryRoot> roots = new ArrayList<>();
        roots.add(new FolderRoot(config.directory()));
        for (String location : config.repositories().orElse(List.of())) {
            roots.add(
                    S3Root.isS3(location)
                            ? new S3Root(location, s3::get, cache)
                            : new FolderRoot(Path.of(location)));
        }
        return roots;
    }
}
