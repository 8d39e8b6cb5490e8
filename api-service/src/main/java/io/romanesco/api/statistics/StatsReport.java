package io.romanesco.api.statistics;

import io.romanesco.api.images.ImageStatus;
import io.romanesco.api.models.Palette;
import io.romanesco.api.statistics.Stats.ColorCount;
import io.romanesco.api.statistics.Stats.ConfusionCount;
import io.romanesco.api.statistics.Stats.Labelled;
import io.romanesco.api.statistics.Stats.MinuteCount;
import io.romanesco.api.statistics.Stats.NameCount;
import io.romanesco.api.statistics.Stats.RejectionCount;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts counts together: every status and colour is there, also those that nothing has. */
final class StatsReport {

    private static final int MOST_SOURCES = 100;

    private StatsReport() {}

    static Stats of(
            List<NameCount> statuses,
            List<NameCount> categories,
            List<NameCount> rgb,
            List<NameCount> ryb,
            List<NameCount> sources,
            List<NameCount> models,
            List<NameCount> rejections,
            List<ConfusionCount> confusion,
            List<MinuteCount> perMinute) {
        Map<String, List<ColorCount>> colors = new LinkedHashMap<>();
        colors.put(Palette.RGB.label(), colors(Palette.RGB, rgb));
        colors.put(Palette.RYB.label(), colors(Palette.RYB, ryb));
        return new Stats(
                statuses.stream().mapToLong(NameCount::count).sum(),
                statuses(statuses),
                categories,
                colors,
                sources.stream().limit(MOST_SOURCES).toList(),
                models,
                rejections.stream().map(c -> new RejectionCount(c.name(), c.count())).toList(),
                Labelled.of(confusion),
                confusion,
                perMinute);
    }

    private static Map<String, Long> statuses(List<NameCount> counts) {
        Map<String, Long> all = new LinkedHashMap<>();
        Arrays.stream(ImageStatus.values()).forEach(status -> all.put(status.name(), 0L));
        counts.forEach(count -> all.put(count.name(), count.count()));
        return all;
    }

    private static List<ColorCount> colors(Palette palette, List<NameCount> counts) {
        Map<String, Long> byColor = new HashMap<>();
        counts.forEach(count -> byColor.put(count.name(), count.count()));
        return palette.colors().stream()
                .map(color -> new ColorCount(color, byColor.getOrDefault(color, 0L)))
                .toList();
    }
}
