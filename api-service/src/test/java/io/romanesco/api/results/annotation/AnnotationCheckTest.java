package io.romanesco.api.results.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.api.platform.MalformedRecordException;
import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.AnnotationResult.Annotated;
import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.Mask;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.Role;
import io.romanesco.contract.SemanticMap;
import io.romanesco.contract.SemanticMap.ClassArea;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnnotationCheckTest {

    private static final int WIDTH = 4;
    private static final int HEIGHT = 3;
    private static final Box BOX = new Box(1, 0, 2, 3);
    private static final Mask MASK = new Mask(List.of(HEIGHT, WIDTH), "363");

    static Stream<Mask> unreadable() {
        return Stream.of(
                new Mask(List.of(-1, 5), "1"),
                new Mask(List.of(HEIGHT), "363"),
                new Mask(List.of(HEIGHT, WIDTH), "~~~~"),
                new Mask(List.of(HEIGHT, WIDTH), "36"),
                new Mask(List.of(WIDTH, HEIGHT), "363"));
    }

    static Stream<DetectedObject> senseless() {
        return Stream.of(
                new DetectedObject("a", 0.5, null, null),
                new DetectedObject("a", 0.5, new Box(-1e300, 0, 1, 1), null),
                new DetectedObject("a", 0.5, new Box(0, 0, Double.NaN, 1), null),
                new DetectedObject("a", 0.5, new Box(0, 0, Double.POSITIVE_INFINITY, 1), null),
                new DetectedObject("a", 1.5, BOX, null),
                new DetectedObject("a", Double.NaN, BOX, null),
                new DetectedObject("a\0b", 0.5, BOX, null));
    }

    @Test
    void soundResultStaysAsItIs() {
        Annotated result =
                result(
                        List.of(new DetectedObject("a", 0.5, BOX, MASK)),
                        new SemanticMap(MASK.size(), List.of(new ClassArea("b", "363", 0.5))));

        assertThat(AnnotationCheck.readable(result)).isEqualTo(result);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void objectKeepsItsBoxWhereItsMaskCannotBeRead(Mask mask) {
        Annotated result = result(List.of(new DetectedObject("a", 0.5, BOX, mask)), null);

        assertThat(AnnotationCheck.readable(result).objects())
                .containsExactly(new DetectedObject("a", 0.5, BOX, null));
    }

    @Test
    void areaThatCannotBeReadIsLeftOut() {
        ClassArea sound = new ClassArea("a", "363", 0.5);
        SemanticMap map =
                new SemanticMap(
                        MASK.size(),
                        List.of(sound, new ClassArea("b", "~~", 0.2), new ClassArea("c", null, 0)));

        assertThat(AnnotationCheck.readable(result(List.of(), map)).semantic().classes())
                .containsExactly(sound);
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void objectThatMakesNoSenseIsAMalformedRecord(DetectedObject object) {
        Annotated result = result(List.of(object), null);

        assertThatThrownBy(() -> AnnotationCheck.readable(result))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageStartingWith("annotation has an object");
    }

    @Test
    void areaWhoseShareIsNoneIsAMalformedRecord() {
        SemanticMap map = new SemanticMap(MASK.size(), List.of(new ClassArea("b", "363", 2)));

        assertThatThrownBy(() -> AnnotationCheck.readable(result(List.of(), map)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageStartingWith("annotation has an area");
    }

    private static Annotated result(List<DetectedObject> objects, SemanticMap semantic) {
        AnalysedImage image =
                new AnalysedImage(
                        new UUID(0, 1),
                        "/uploads",
                        Instant.EPOCH,
                        "image/jpeg",
                        WIDTH,
                        HEIGHT,
                        512L,
                        null,
                        new ModelName("finder", "1.0.0"),
                        null,
                        Role.PRIMARY,
                        null);
        return new Annotated(
                image,
                Instant.EPOCH,
                "detection",
                objects,
                semantic,
                new DominantColors("#FF8000", "#FC600A"));
    }
}
