package io.romanesco.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Makes images by Jib, without a Docker engine.
 *
 * @param baseImage as a registry names it; {@code scratch} is nothing at all
 * @param cache folder for layers between builds
 */
record Packer(
        String baseImage, Architecture architecture, Release release, Path cache, boolean offline) {

    /** Neither root nor anybody of the base image. */
    static final int USER = 10001;

    private static final Set<String> SHOWN = ConcurrentHashMap.newKeySet();

    /** Into a tar as {@code docker load} and {@code podman load} read it. */
    JibContainer toTar(
            Service service, List<FileEntriesLayer> layers, List<String> command, Path tar)
            throws Exception {
        ImageReference name = ImageReference.of(null, service.image(), release.version());
        return build(
                builder(service, layers, command).setFormat(ImageFormat.Docker),
                Containerizer.to(TarImage.at(tar).named(name)));
    }

    /**
     * Into a registry; credentials are those of {@code docker login} and its helpers.
     *
     * @param registry host and path, like {@code ghcr.io/owner}
     * @param tags beside the version
     */
    JibContainer toRegistry(
            Service service,
            List<FileEntriesLayer> layers,
            List<String> command,
            String registry,
            List<String> tags)
            throws Exception {
        ImageReference name =
                ImageReference.parse(registry + "/" + service.image() + ":" + release.version());
        Containerizer to = Containerizer.to(withCredentials(name));
        tags.forEach(to::withAdditionalTag);
        to.setAllowInsecureRegistries(isLocal(registry) || isLocal(baseImage));
        return build(builder(service, layers, command).setFormat(ImageFormat.OCI), to);
    }

    private JibContainerBuilder builder(
            Service service, List<FileEntriesLayer> layers, List<String> command)
            throws InvalidImageReferenceException {
        JibContainerBuilder image =
                baseImage.equals("scratch")
                        ? Jib.fromScratch()
                        : Jib.from(withCredentials(ImageReference.parse(baseImage)));
        return image.setPlatforms(Set.of(new Platform(architecture.oci(), "linux")))
                .setFileEntriesLayers(layers)
                .setWorkingDirectory(AbsoluteUnixPath.get(Folders.HOME))
                .setEntrypoint(command)
                .setUser(USER + ":" + USER)
                .setExposedPorts(Port.tcp(service.port()))
                .setEnvironment(environment(service, command))
                .setLabels(release.labels(service, baseImage))
                .setCreationTime(release.created());
    }

    private static Map<String, String> environment(Service service, List<String> command) {
        Map<String, String> environment = new TreeMap<>(service.environment());
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        if (command.getFirst().equals("java")) {
            environment.put("JDK_JAVA_OPTIONS", Commands.tunable(service));
        }
        return environment;
    }

    private JibContainer build(JibContainerBuilder image, Containerizer to) throws Exception {
        to.setToolName("romanesco-images")
                .setApplicationLayersCache(cache)
                .setOfflineMode(offline)
                .addEventHandler(LogEvent.class, Packer::show);
        if (isLocal(baseImage)) {
            to.setAllowInsecureRegistries(true);
        }
        try {
            return image.containerize(to);
        } catch (ExecutionException e) {
            throw new UserError("Jib: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private static RegistryImage withCredentials(ImageReference name) {
        CredentialRetrieverFactory stored = CredentialRetrieverFactory.forImage(name, Packer::show);
        return RegistryImage.named(name)
                .addCredentialRetriever(stored.dockerConfig())
                .addCredentialRetriever(stored.wellKnownCredentialHelpers());
    }

    /** A registry on this machine may speak plain HTTP. */
    private static boolean isLocal(String name) {
        return name.matches("(localhost|127\\.0\\.0\\.1)(:\\d+)?/.*");
    }

    /** Once each: Jib says the same for each of four images. */
    private static void show(LogEvent event) {
        boolean matters =
                event.getLevel() == LogEvent.Level.WARN || event.getLevel() == LogEvent.Level.ERROR;
        if (matters && SHOWN.add(event.getMessage())) {
            System.err.println("  " + event.getMessage());
        }
    }
}
