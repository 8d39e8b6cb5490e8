package io.romanesco.inference.model.repository;

import io.romanesco.contract.ModelName;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A prefix of an S3 bucket with models. Files are copied into a folder of this machine when they
 * are needed. The blocking client fits: the loader's thread reads one file after another.
 */
public final class S3Root implements RepositoryRoot {

    private static final Pattern LOCATION = Pattern.compile("s3://([^/]+)(?:/(.*?))?/*");
    private static final Pattern KEY = Pattern.compile("([^/]+)/([^/]+)/(.+[^/])");

    private final String bucket;
    private final String prefix;
    private final Supplier<S3Client> client;
    private final S3Copy copy;
    private volatile Set<String> misnamed = Set.of();

    /**
     * A place with models.
     *
     * @param location {@code s3://bucket} or {@code s3://bucket/prefix}
     * @param client created at the first use
     * @param cache folder for the copies; several processes may share it
     * @throws IllegalArgumentException when the location is malformed
     */
    public S3Root(String location, Supplier<S3Client> client, Path cache) {
        Matcher found = LOCATION.matcher(location);
        if (!found.matches()) {
            throw new IllegalArgumentException(location + " is not s3://bucket/prefix");
        }
        this.bucket = found.group(1);
        this.prefix =
                found.group(2) == null || found.group(2).isEmpty() ? "" : found.group(2) + "/";
        this.client = client;
        this.copy = new S3Copy(client, bucket, cache.resolve(folderName()));
    }

    /** Places never share a folder, also where one is inside the other. */
    private String folderName() {
        return URLEncoder.encode(bucket + "/" + prefix, StandardCharsets.UTF_8);
    }

    /** Whether a configured place is in S3. */
    public static boolean isS3(String location) {
        return location.startsWith("s3:");
    }

    @Override
    public String location() {
        return "s3://" + bucket + "/" + prefix;
    }

    @Override
    public List<StoredVersion> list() throws IOException {
        Map<ModelName, Map<String, FileStamp>> found = new HashMap<>();
        try {
            client.get()
                    .listObjectsV2Paginator(
                            ListObjectsV2Request.builder().bucket(bucket).prefix(prefix).build())
                    .contents()
                    .forEach(object -> add(object, found));
        } catch (SdkException unreachable) {
            throw new IOException(unreachable.getMessage(), unreachable);
        }
        misnamed = misnamed(found);
        found.entrySet()
                .removeIf(version ->
                        !VersionFolders.isVersion(
                                version.getKey().name(),
                                version.getKey().version(),
                                version.getValue().keySet()));
        copy.removeOthers(new HashSet<>(found.keySet()));
        List<StoredVersion> versions = new ArrayList<>();
        found.forEach((name, files) -> versions.add(new InBucket(name, files)));
        return versions;
    }

    @Override
    public Set<String> misnamed() {
        return misnamed;
    }

    private static Set<String> misnamed(Map<ModelName, Map<String, FileStamp>> found) {
        Set<String> skipped = new TreeSet<>();
        found.forEach((name, files) -> {
            if (VersionFolders.isMisnamed(name.name(), name.version(), files.keySet())) {
                skipped.add(name.name() + "/" + name.version());
            }
        });
        return skipped;
    }

    private void add(S3Object object, Map<ModelName, Map<String, FileStamp>> found) {
        Matcher key = KEY.matcher(object.key().substring(prefix.length()));
        if (!key.matches() || !VersionFolders.isInside(key.group(3))) {
            return;
        }
        Map<String, FileStamp> files =
                found.computeIfAbsent(
                        new ModelName(key.group(1), key.group(2)), name -> new TreeMap<>());
        if (files.size() < VersionFolders.MAX_FILES) {
            files.put(
                    key.group(3),
                    new FileStamp(object.size(), object.lastModified().toEpochMilli()));
        }
    }

    private final class InBucket implements StoredVersion {

        private final ModelName name;
        private final Map<String, FileStamp> files;

        private InBucket(ModelName name, Map<String, FileStamp> files) {
            this.name = name;
            this.files = files;
        }

        @Override
        public ModelName name() {
            return name;
        }

        @Override
        public String root() {
            return location();
        }

        @Override
        public Map<String, FileStamp> files() {
            return files;
        }

        @Override
        public Path folder() {
            return copy.folder(name);
        }

        @Override
        public Path place() {
            return copy.root();
        }

        @Override
        public void fetchDescription() throws IOException {
            fetch(GoldenSet.MAX_PICTURE_BYTES);
        }

        @Override
        public void fetch() throws IOException {
            fetch(Long.MAX_VALUE);
        }

        private void fetch(long largest) throws IOException {
            String folder = prefix + name.name() + "/" + name.version() + "/";
            for (Map.Entry<String, FileStamp> file : files.entrySet()) {
                if (file.getValue().bytes() <= largest) {
                    copy.bring(
                            folder + file.getKey(),
                            folder().resolve(file.getKey()),
                            file.getValue());
                }
            }
        }
    }
}
