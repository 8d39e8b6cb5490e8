package io.romanesco.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A process inside an unpacked image: its own root folder, this machine's devices and network. No
 * container engine, and no root either where the kernel lets users have name spaces.
 */
final class ImageProcess {

    /** Mounts live in a name space of the process and go with it. */
    private static final String ENTER =
            """
            mount --rbind /dev "$1/dev" && mount --rbind /proc "$1/proc" &&
            root=$1 && folder=$2 && shift 2 && exec unshare --root="$root" --wd="$folder" "$@"\
            """;

    private ImageProcess() {}

    /**
     * Whether this machine lets us.
     *
     * @throws UserError when it does not, with its reason
     */
    static void check() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(nameSpace());
        command.add("true");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new UserError(
                    """
                    nothing can run inside the images here, this machine allows no name spaces (%s). \
                    On Ubuntu `sysctl kernel.apparmor_restrict_unprivileged_userns=0` does.\
                    """
                            .formatted(said.strip()));
        }
    }

    private static List<String> nameSpace() {
        return "root".equals(System.getProperty("user.name"))
                ? List.of("unshare", "--mount")
                : List.of("unshare", "--mount", "--user", "--map-root-user");
    }

    static Process start(
            RootFileSystem image, List<String> command, Map<String, String> settings, Path log)
            throws IOException {
        for (String folder : List.of("dev", "proc", "tmp")) {
            Files.createDirectories(image.folder().resolve(folder));
        }
        List<String> all = new ArrayList<>(nameSpace());
        all.addAll(List.of("sh", "-c", ENTER, "sh", image.folder().toString(), Folders.HOME));
        all.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log.toFile());
        image.environment().stream()
                .filter(setting -> !setting.startsWith("PATH="))
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> builder.environment().put(setting[0], setting[1]));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(settings);
        return builder.start();
    }
}
