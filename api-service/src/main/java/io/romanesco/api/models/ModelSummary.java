package io.romanesco.api.models;

import io.romanesco.contract.GoldenReport;
import io.romanesco.contract.GoldenReport.GoldenPicture;
import io.romanesco.contract.ModelAnnouncement;

/** An announcement without what only the page of its version needs: pictures, card and tables. */
final class ModelSummary {

    private ModelSummary() {}

    static ModelAnnouncement of(ModelAnnouncement model) {
        return new ModelAnnouncement(
                model.name(),
                model.version(),
                model.task(),
                model.description(),
                model.licence(),
                model.labels(),
                model.input(),
                model.activation(),
                model.precision(),
                model.isDefault(),
                model.runtime(),
                model.announcedAt(),
                model.state(),
                model.reason(),
                golden(model.golden()),
                model.memoryMiB(),
                null,
                null,
                null,
                model.worker());
    }

    private static GoldenReport golden(GoldenReport report) {
        return report == null
                ? null
                : new GoldenReport(
                        report.passed(),
                        report.scoreDelta(),
                        report.minIou(),
                        report.pictures().stream().map(ModelSummary::result).toList());
    }

    private static GoldenPicture result(GoldenPicture picture) {
        return new GoldenPicture(
                picture.name(), picture.passed(), picture.reason(), null, null, null);
    }
}
