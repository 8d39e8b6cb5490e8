package io.romanesco.images;

import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps from two built services to two images.
 *
 * @param out folder of the tars
 */
record Production(
        Path home, Path out, Contents contents, Packer packer, CachePolicy policy, boolean binary) {

    /** Makes tars, or pushes where there is a registry. */
    void make(Optional<String> registry, List<String> tags) {
        try {
            Files.createDirectories(contents.work());
            Map<Service, List<FileEntriesLayer>> layers = new EnumMap<>(Service.class);
            for (Service service : Service.values()) {
                layers.put(service, binary ? contents.binary(service) : contents.jvm(service));
            }
            Map<Service, Path> caches = caches(layers);
            for (Service service : Service.values()) {
                pack(service, layers.get(service), caches.get(service), registry, tags);
            }
        } catch (UserError e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Interrupted", e);
        } catch (Exception e) {
            throw new UserError("No images: " + e, e);
        }
    }

    private void pack(
            Service service,
            List<FileEntriesLayer> layers,
            Path cache,
            Optional<String> registry,
            List<String> tags)
            throws Exception {
        List<FileEntriesLayer> all = new ArrayList<>(layers);
        if (cache != null) {
            all.addAll(new Layers().file("class cache", cache, Folders.CLASS_CACHE).list());
        }
        List<String> command =
                binary ? Commands.binary(service) : Commands.jvm(service, cache != null);
        Path tar = out.resolve(service.image() + ".tar");
        JibContainer image =
                registry.isPresent()
                        ? packer.toRegistry(service, all, command, registry.get(), tags)
                        : packer.toTar(service, all, command, tar);
        System.out.printf(
                "%s %s%s%n",
                registry.isPresent() ? image.getTargetImage() : tar,
                image.getDigest(),
                cache == null ? "" : ", class cache " + Files.size(cache) / 1_000_000 + " MB");
    }

    private Map<Service, Path> caches(Map<Service, List<FileEntriesLayer>> layers)
            throws Exception {
        if (policy == CachePolicy.off) {
            return Map.of();
        }
        try {
            return record(layers);
        } catch (UserError e) {
            if (policy == CachePolicy.required) {
                throw new UserError("No class caches: " + e.getMessage(), e);
            }
            System.out.println("Without class caches, the images start slower: " + e.getMessage());
            return Map.of();
        }
    }

    private Map<Service, Path> record(Map<Service, List<FileEntriesLayer>> layers)
            throws Exception {
        ImageProcess.check();
        Map<Service, RootFileSystem> images = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            Path folder = contents.work().resolve(service.module());
            Trees.delete(folder);
            Files.createDirectories(folder);
            Path tar = folder.resolve("image.tar");
            packer.toTar(service, layers.get(service), Commands.jvm(service, false), tar);
            images.put(service, RootFileSystem.unpack(tar, folder));
            Files.delete(tar);
        }
        return new ClassCache(home, contents.work()).record(images);
    }
}
