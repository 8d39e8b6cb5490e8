package io.romanesco.api.exports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.romanesco.contract.DetectedObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The files of every format. They stay in target/exports, where read_back.py reads them. */
class ExportFormatTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("target/exports");

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void formatIsFoundByItsNameAndWritesAllImages(ExportFormat format) throws IOException {
        byte[] file = write(format);
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(format.label() + "." + format.extension()), file);
        Files.writeString(FOLDER.resolve("expected.json"), expected().toPrettyString());

        assertThat(ExportFormat.named(format.label())).contains(format);
        assertThat(file).isNotEmpty();
    }

    @Test
    void cocoHasCategoriesFromOneImagesAndMasks() throws IOException {
        JsonNode coco = JSON.readTree(write(ExportFormat.COCO));

        assertThat(coco.at("/categories/0/id").asInt()).isOne();
        assertThat(coco.get("images")).hasSize(5);
        assertThat(coco.get("annotations")).hasSize(6);
        assertThat(coco.get("annotations").findValuesAsText("id"))
                .containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(coco.at("/annotations/0/bbox").toString()).isEqualTo("[1.5,2.25,20.0,30.5]");
        assertThat(coco.at("/annotations/2/segmentation/counts").asText())
                .isEqualTo(ExportSamples.masks().objects().getFirst().mask().counts());
        assertThat(coco.at("/images/4/classification/category").asText()).isEqualTo("Tomato");
    }

    @Test
    void yoloHasClassesFromZeroAndCentresAsShares() throws IOException {
        Map<String, String> files = unzip(write(ExportFormat.YOLO));

        assertThat(files.get("data.yaml")).contains("  0: 'Carrot'\n").contains("train: images/");
        assertThat(files).hasSize(6);
        assertThat(files.get("labels/train/%s.txt".formatted(ExportSamples.boxes().id())))
                .isEqualTo(
                        "0 0.179688 0.364583 0.312500 0.635417\n"
                                + "1 0.734375 0.583333 0.531250 0.833333\n");
    }

    @Test
    void cvatHasShapesAndTagsWithEscapedNames() throws Exception {
        Document cvat =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(write(ExportFormat.CVAT)));

        assertThat(cvat.getElementsByTagName("image").getLength()).isEqualTo(5);
        Element box = (Element) cvat.getElementsByTagName("box").item(1);
        assertThat(box.getAttribute("label")).isEqualTo(ExportSamples.CATEGORIES.get(1));
        assertThat(box.getAttribute("xbr")).isEqualTo("64.00");
        Element mask = (Element) cvat.getElementsByTagName("mask").item(0);
        assertThat(mask.getAttribute("left") + " " + mask.getAttribute("height"))
                .isEqualTo("10 30");
        assertThat(mask.getAttribute("rle")).startsWith("0, 165, 10, 10, 10,");
        Element label = (Element) cvat.getElementsByTagName("tag").item(0);
        assertThat(label.getAttribute("label") + label.getAttribute("source"))
                .isEqualTo("Leekmanual");
    }

    @Test
    void labelStudioHasPredictionsInPercentAndLabelsAsAnnotations() throws IOException {
        JsonNode tasks = JSON.readTree(write(ExportFormat.LABEL_STUDIO));

        JsonNode box = tasks.at("/0/predictions/0/result/0");
        assertThat(box.at("/value/x").asDouble()).isCloseTo(100 * 1.5 / 64, within(1e-9));
        assertThat(box.at("/value/rectanglelabels/0").asText()).isEqualTo("Carrot");
        assertThat(box.get("score").asDouble()).isEqualTo(0.91);
        assertThat(tasks.at("/1/predictions/0/result")).hasSize(3);
        assertThat(tasks.at("/1/annotations/0/result/0/value/choices/0").asText())
                .isEqualTo("Leek");
        assertThat(tasks.at("/4/predictions/0/model_version").asText())
                .isEqualTo("vegetables@1.0.0");
    }

    @Test
    void mapThatIsSmallerThanThePictureIsScaledInEveryFormat() throws IOException {
        JsonNode coco = JSON.readTree(write(ExportFormat.COCO)).at("/annotations/5");
        String yolo =
                unzip(write(ExportFormat.YOLO))
                        .get("labels/train/%s.txt".formatted(ExportSamples.smallMap().id()));
        String cvat = new String(write(ExportFormat.CVAT), StandardCharsets.UTF_8);
        JsonNode outline =
                JSON.readTree(write(ExportFormat.LABEL_STUDIO))
                        .at("/3/predictions/0/result/0/value/points");
        String csv = new String(write(ExportFormat.CSV), StandardCharsets.UTF_8);

        assertThat(coco.get("bbox").toString()).isEqualTo("[8.0,3.0,4.0,45.0]");
        assertThat(coco.at("/segmentation/size").toString()).isEqualTo("[48,64]");
        assertThat(coco.get("area").asInt()).isEqualTo((8 + 15) * 6);
        assertThat(yolo).isEqualTo("2 0.156250 0.531250 0.062500 0.937500\n");
        assertThat(cvat).contains("left=\"8\" top=\"3\" width=\"4\" height=\"45\"");
        assertThat(outline.toString())
                .contains("[12.5,6.25]", "[18.75,6.25]", "[18.75,100.0]", "[12.5,56.25]");
        assertThat(csv).contains("Leek,0.0450,8.0000,3.0000,4.0000,45.0000\r\n");
    }

    @Test
    void everyFormatSaysWhichMasksCannotBeRead() throws IOException {
        String file = ExportSamples.unreadable().fileName();

        JsonNode coco = JSON.readTree(writeUnreadable(ExportFormat.COCO)).get("unreadable_masks");
        Map<String, String> yolo = unzip(writeUnreadable(ExportFormat.YOLO));
        JsonNode tasks = JSON.readTree(writeUnreadable(ExportFormat.LABEL_STUDIO));

        assertThat(coco.get("count").asInt()).isOne();
        assertThat(coco.at("/first/0/category").asText()).isEqualTo("Leek");
        assertThat(yolo.get("unreadable-masks.txt")).isEqualTo("1 in all\n" + file + " Leek\n");
        assertThat(tasks.at("/0/data/unreadable_masks/0").asText()).isEqualTo("Leek");
        assertThat(new String(writeUnreadable(ExportFormat.CVAT), StandardCharsets.UTF_8))
                .contains("<!-- The mask of Leek cannot be read. -->");
        assertThat(new String(writeUnreadable(ExportFormat.CSV), StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .anyMatch(line -> line.endsWith(",Leek,,,,,"));
    }

    @Test
    void fileWithoutUnreadableMasksDoesNotMentionThem() throws IOException {
        assertThat(JSON.readTree(write(ExportFormat.COCO)).has("unreadable_masks")).isFalse();
        assertThat(unzip(write(ExportFormat.YOLO))).doesNotContainKey("unreadable-masks.txt");
    }

    @Test
    void formatsWithoutMasksNeedThoseOfAreasOnly() {
        assertThat(ExportFormat.COCO.masks()).isEqualTo(MaskUse.ALL);
        assertThat(ExportFormat.YOLO.masks()).isEqualTo(MaskUse.AREAS);
        assertThat(ExportFormat.CSV.masks()).isEqualTo(MaskUse.AREAS);
        assertThat(ExportFormat.COCO.writer(List.of()).masks(0)).isEqualTo(MaskUse.NONE);
    }

    /** Also a file for read_back.py: tools must not stumble over what the format does not know. */
    private static byte[] writeUnreadable(ExportFormat format) throws IOException {
        byte[] file =
                ExportDocument.of(
                        format, ExportSamples.CATEGORIES, List.of(ExportSamples.unreadable()));
        Path folder = Files.createDirectories(FOLDER.resolve("unreadable"));
        Files.write(folder.resolve(format.label() + "." + format.extension()), file);
        return file;
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"COCO", "YOLO"})
    void categoryThatWasNotAnnouncedIsRefused(ExportFormat format) {
        assertThatThrownBy(() -> ExportDocument.of(format, List.of("Leek"), ExportSamples.all()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Carrot");
    }

    private static byte[] write(ExportFormat format) {
        return ExportDocument.of(format, ExportSamples.CATEGORIES, ExportSamples.all());
    }

    /** What every tool must find in the files. */
    private static ArrayNode expected() {
        ArrayNode images = JSON.createArrayNode();
        for (ExportImage image : ExportSamples.all()) {
            ObjectNode entry =
                    images.addObject()
                            .put("file", image.fileName())
                            .put("width", image.width())
                            .put("height", image.height())
                            .put("label", image.label());
            ArrayNode regions = entry.putArray("regions");
            for (DetectedObject region : image.regions()) {
                regions.add(JSON.valueToTree(region));
            }
        }
        return images;
    }

    private static Map<String, String> unzip(byte[] zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
