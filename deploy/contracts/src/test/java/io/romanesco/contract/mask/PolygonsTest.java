package io.romanesco.contract.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Polygon;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolygonsTest {

    static List<SampleMask> drawnSamples() {
        return CocoRleTest.drawnSamples();
    }

    @Test
    void rectangleHasItsFourCorners() {
        CocoRle mask = SampleMask.built(List.of("......", ".###..", ".###..", "......"));
        assertThat(Polygons.of(mask)).containsExactly(new int[] {1, 1, 4, 1, 4, 3, 1, 3});
    }

    @Test
    void emptyMaskHasNoPolygon() {
        assertThat(Polygons.of(SampleMask.named("empty").parsed())).isEmpty();
    }

    @Test
    void stepsHaveACornerEach() {
        CocoRle mask = SampleMask.built(List.of("#..", "##.", "###"));
        assertThat(Polygons.of(mask))
                .containsExactly(new int[] {0, 0, 1, 0, 1, 1, 2, 1, 2, 2, 3, 2, 3, 3, 0, 3});
    }

    @Test
    void pixelsThatTouchAtACornerArePolygonsOfTheirOwn() {
        assertThat(Polygons.of(SampleMask.built(List.of("#.", ".#")))).hasSize(2);
        assertThat(Polygons.of(SampleMask.built(List.of(".#", "#.")))).hasSize(2);
    }

    @Test
    void holeIsFilledAndWhatIsInItHasAPolygonOfItsOwn() {
        List<int[]> polygons = Polygons.of(SampleMask.named("ring").parsed());
        assertThat(polygons)
                .containsExactly(
                        new int[] {0, 0, 5, 0, 5, 5, 0, 5}, new int[] {2, 2, 3, 2, 3, 3, 2, 3});
    }

    /** Noise has holes, islands in holes, and every way in which pixels can touch. */
    @ParameterizedTest
    @MethodSource("drawnSamples")
    void polygonsCoverTheMaskAndItsHoles(SampleMask sample) {
        List<Polygon> polygons =
                Polygons.of(sample.parsed()).stream().map(PolygonsTest::polygon).toList();
        List<String> filled = Flood.withoutHoles(sample.rows());

        List<String> covered =
                IntStream.range(0, sample.height())
                        .mapToObj(y -> row(polygons, y, sample.width()))
                        .toList();

        assertThat(covered).isEqualTo(filled);
    }

    @Test
    void simplifiedDiscHasFewCornersAndNearlyTheSameArea() {
        CocoRle disc = SampleMask.named("disc").parsed();
        int[] exact = Polygons.of(disc).getFirst();
        List<int[]> simple = Polygons.of(disc, 1.5);

        assertThat(Corners.doubleArea(exact)).isEqualTo(2L * disc.area());
        assertThat(simple).hasSize(1);
        assertThat(simple.getFirst().length).isLessThan(exact.length / 10);
        assertThat(Corners.doubleArea(simple.getFirst()) / 2.0 / disc.area()).isBetween(0.99, 1.01);
    }

    @Test
    void simplifyingNeverLosesAnObject() {
        CocoRle pixel = SampleMask.named("one pixel inside").parsed();
        assertThat(Polygons.of(pixel, 100)).containsExactly(new int[] {0, 0, 1, 0, 1, 1, 0, 1});
    }

    @Test
    void toleranceOfZeroKeepsEveryCorner() {
        CocoRle noise = SampleMask.named("noise 3").parsed();
        List<int[]> exact = Polygons.of(noise);
        assertThat(Polygons.of(noise, 0)).containsExactlyElementsOf(exact);
    }

    private static Polygon polygon(int[] corners) {
        Polygon polygon = new Polygon();
        for (int i = 0; i < corners.length; i += 2) {
            // Doubled, so that the middle of a pixel has whole coordinates.
            polygon.addPoint(2 * corners[i], 2 * corners[i + 1]);
        }
        return polygon;
    }

    private static String row(List<Polygon> polygons, int y, int width) {
        StringBuilder row = new StringBuilder();
        for (int x = 0; x < width; x++) {
            int middle = 2 * x + 1;
            boolean inside = polygons.stream().anyMatch(p -> p.contains(middle, 2 * y + 1));
            row.append(inside ? '#' : '.');
        }
        return row.toString();
    }
}
