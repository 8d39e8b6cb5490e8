import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Writes the configuration reference from the code: every @ConfigMapping interface of both services, and whatever their
 * application.properties set. Run from the repository's root by deploy/configuration/reference.sh.
 */
class ConfigurationReference {

    private static final List<String> SERVICES = List.of("api-service", "inference-service");

    /** The interface that mappings of both services extend. */
    private static final Path SHARED = Path.of("deploy/contracts/src/main/java/io/romanesco/contract/image/ImageLimitSettings.java");

    /** Settings of tests, and those that the build fixes: a running service ignores them. */
    private static final Pattern ONLY_AT_BUILD = Pattern.compile("%|mp\\.openapi\\.|mp\\.messaging\\.\\w+\\.[\\w-]+\\.connector="
            + "|quarkus\\.(application|banner|container-image|devservices|jib|kafka\\.health|messaging\\.health|package|quinoa"
            + "|rest\\.jackson|smallrye-openapi|swagger-ui|datasource\\.db-kind|hibernate-orm\\.(blocking|mapping)"
            + "|otel\\.(logs|metrics)|s3\\.async-client\\.type|rest\\.input-buffer|http\\.(enable-compression|compress-media-types|test-port))");

    record Setting(String name, String type, String fallback, String text) {
        String row() {
            return "| `%s`<br>`%s` | %s | %s | %s |"
                    .formatted(name, environment(name), type, fallback.isEmpty() ? "" : "`" + fallback + "`", text);
        }
    }

    public static void main(String... arguments) throws IOException {
        StringBuilder page = new StringBuilder();
        page.append(
                """
                # Configuration

                Generated from the code by `deploy/configuration/reference.sh`, which `make check` runs. Do not edit it.

                Every setting can be an environment variable, a system property (`-Dname=value`) or a line of a file that
                `SMALLRYE_CONFIG_LOCATIONS` names. Environment variables override the defaults below. Durations are ISO 8601 (`PT5S`) or
                a number with a unit (`5s`); sizes are bytes or have a suffix (`16M`). Other settings of Quarkus and of Kafka's clients
                work too, except those that Quarkus fixes at build time.
                """);
        for (String service : SERVICES) {
            page.append("\n## ").append(service).append("\n");
            for (var mapping : mappings(service).entrySet()) {
                page.append("\n### ").append(mapping.getKey()).append("\n\n| setting, variable | type | default | |\n| --- | --- | --- | --- |\n");
                mapping.getValue().forEach(setting -> page.append(setting.row()).append("\n"));
            }
            page.append("\n### Settings of Quarkus, Kafka and the object store, as ").append(service).append(" sets them\n");
            page.append(properties(Path.of(service, "src/main/resources/application.properties")));
        }
        Files.writeString(Path.of(arguments[0]), page);
    }

    /** The settings by the first sentence of their interface, in the order of the prefixes. */
    private static Map<String, List<Setting>> mappings(String service) throws IOException {
        List<Path> sources = new ArrayList<>(List.of(SHARED));
        try (Stream<Path> files = Files.walk(Path.of(service, "src/main/java"))) {
            files.filter(file -> file.toString().endsWith("Config.java")).sorted().forEach(sources::add);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var manager = compiler.getStandardFileManager(null, null, null);
        JavacTask task = (JavacTask) compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources));
        DocTrees docs = DocTrees.instance(task);
        Map<String, List<Setting>> found = new TreeMap<>();
        Iterator<? extends CompilationUnitTree> units = task.parse().iterator();
        CompilationUnitTree shared = units.next();
        while (units.hasNext()) {
            CompilationUnitTree unit = units.next();
            for (Tree type : unit.getTypeDecls()) {
                if (type instanceof ClassTree mapping && annotation(mapping.getModifiers(), "ConfigMapping") != null) {
                    String prefix = argument(annotation(mapping.getModifiers(), "ConfigMapping"), "prefix");
                    TreePath path = new TreePath(new TreePath(unit), mapping);
                    List<Setting> settings = new ArrayList<>();
                    collect(prefix, mapping, path, docs, settings);
                    if (!mapping.getImplementsClause().isEmpty()) {
                        ClassTree limits = (ClassTree) shared.getTypeDecls().getFirst();
                        collect(prefix, limits, new TreePath(new TreePath(shared), limits), docs, settings);
                    }
                    found.put("`" + prefix + "`: " + text(docs.getDocCommentTree(path)), settings);
                }
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("No @ConfigMapping below " + service + "/src/main/java");
        }
        return found;
    }

    private static void collect(String prefix, ClassTree mapping, TreePath path, DocTrees docs, List<Setting> settings) {
        for (Tree member : mapping.getMembers()) {
            if (!(member instanceof MethodTree method) || method.getBody() != null) {
                continue;
            }
            ModifiersTree modifiers = method.getModifiers();
            AnnotationTree named = annotation(modifiers, "WithName");
            AnnotationTree fallback = annotation(modifiers, "WithDefault");
            String name = prefix + "." + (named != null ? argument(named, "value") : kebab(method.getName().toString()));
            ClassTree group = nested(mapping, method.getReturnType().toString());
            if (group != null) {
                boolean flat = annotation(modifiers, "WithParentName") != null;
                collect(flat ? prefix : name, group, new TreePath(path, group), docs, settings);
                continue;
            }
            String text = text(docs.getDocCommentTree(new TreePath(path, method)));
            if (text.isEmpty()) {
                throw new IllegalStateException(name + " has no Javadoc that says what it is");
            }
            settings.add(new Setting(name, type(method.getReturnType().toString()), fallback == null ? "" : argument(fallback, "value"), text));
        }
    }

    private static ClassTree nested(ClassTree mapping, String type) {
        return mapping.getMembers().stream()
                .filter(member -> member instanceof ClassTree inner && inner.getSimpleName().contentEquals(type))
                .map(ClassTree.class::cast)
                .filter(inner -> inner.getKind() == Tree.Kind.INTERFACE)
                .findFirst()
                .orElse(null);
    }

    /** The lines of a properties file as tables, one for each of its comments. */
    private static String properties(Path file) throws IOException {
        StringBuilder tables = new StringBuilder();
        StringBuilder comment = new StringBuilder();
        boolean open = false;
        String text = Files.readString(file).replaceAll("\\\\\n\\s*", ""); // joins continued lines
        String previous = "";
        for (String line : text.lines().toList()) {
            boolean afterComment = previous.startsWith("#");
            previous = line;
            if (line.startsWith("#")) {
                if (!afterComment) {
                    comment.setLength(0);
                }
                comment.append(comment.isEmpty() ? "" : " ").append(line.substring(1).trim());
                open = false;
            } else if (line.isBlank()) {
                comment.setLength(0);
                open = false;
            } else if (!ONLY_AT_BUILD.matcher(line).lookingAt()) {
                if (!open) {
                    tables.append("\n").append(comment.isEmpty() ? "" : comment + "\n\n").append("| setting, variable | value |\n| --- | --- |\n");
                    comment.setLength(0);
                    open = true;
                }
                String name = line.substring(0, line.indexOf('='));
                String value = line.substring(line.indexOf('=') + 1).replace("\\u0020", " ");
                tables.append("| `%s`<br>`%s` | %s |\n".formatted(name, environment(name), value.isEmpty() ? "" : "`" + value + "`"));
            }
        }
        return tables.toString();
    }

    /** As MicroProfile Config looks for it. */
    private static String environment(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String type(String type) {
        return switch (type) {
            case "MemorySize", "Optional<MemorySize>" -> "size";
            case "Duration" -> "duration";
            case "int", "long", "Integer", "Long", "OptionalInt", "OptionalLong" -> "whole number";
            case "double", "float", "OptionalDouble" -> "number";
            case "boolean" -> "true, false";
            case "Path", "Optional<Path>" -> "path";
            case "URI", "Optional<URI>", "Optional<PublicEndpoint>" -> "address";
            case "String", "Optional<String>" -> "text";
            case "List<String>", "Optional<List<String>>" -> "comma-separated texts";
            case "JpegLibrary" -> "`auto`, `turbojpeg`, `imageio`";
            default -> type.replace("<", "&lt;").replace(">", "&gt;");
        };
    }

    private static String text(DocCommentTree comment) {
        if (comment == null) {
            return "";
        }
        String text = comment.getFullBody().stream().map(Object::toString).collect(Collectors.joining());
        return text.replaceAll("<(?![^{}]*})[^>]*>", "") // tags, but not placeholders inside code
                .replaceAll("\\{@code\\s+([^}]*)}", "`$1`")
                .replaceAll("\\{@link(?:plain)?\\s+#?([^}]*)}", "`$1`")
                .replace("|", "\\|")
                .replaceAll("\\s+", " ")
                .trim();
    }

    private static AnnotationTree annotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String argument(AnnotationTree annotation, String name) {
        for (ExpressionTree argument : annotation.getArguments()) {
            if (argument instanceof AssignmentTree assignment && assignment.getVariable().toString().equals(name)) {
                return literal(assignment.getExpression());
            }
            if (argument instanceof LiteralTree && name.equals("value")) {
                return literal(argument);
            }
        }
        throw new IllegalStateException(annotation + " has no " + name);
    }

    private static String literal(ExpressionTree expression) {
        if (expression instanceof LiteralTree literal) {
            return String.valueOf(literal.getValue());
        }
        throw new IllegalStateException(expression + " is no literal");
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
