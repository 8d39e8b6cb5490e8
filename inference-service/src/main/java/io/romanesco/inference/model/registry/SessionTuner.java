package io.romanesco.inference.model.registry;

import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.model.registry.CalibrationCache.Choice;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.runtime.Calibration;
import io.romanesco.inference.model.runtime.Calibration.Trial;
import io.romanesco.inference.model.runtime.Machine;
import io.romanesco.inference.model.runtime.SessionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Decides how a model runs here: as configured, else as an earlier calibration on this kind of
 * machine found, else by calibrating now.
 */
@ApplicationScoped
class SessionTuner {

    private static final Logger LOG = Logger.getLogger(SessionTuner.class);

    private static final List<String> PICTURES =
            List.of(
                    "carrot-224.png",
                    "broccoli-97x400.png",
                    "texture-83x61.png",
                    "brinjal-640x480.png");

    private final ModelsConfig models;
    private final SessionConfig session;
    private final CalibrationConfig calibration;
    private final ImageDecoder decoder;

    SessionTuner(
            ModelsConfig models,
            SessionConfig session,
            CalibrationConfig calibration,
            ImageDecoder decoder) {
        this.models = models;
        this.session = session;
        this.calibration = calibration;
        this.decoder = decoder;
    }

    /**
     * How a model runs.
     *
     * @param precision of the file; empty: the first
     * @param by {@code configured}, {@code cached}, {@code measured} or {@code default}
     */
    record Tuning(Optional<String> precision, SessionSettings settings, String by) {}

    /**
     * @param version the model's folder
     * @throws ModelLoadException when the model cannot be used
     */
    Tuning tune(Path version) throws ModelLoadException {
        if (!calibration.enabled()) {
            return tuning(Optional.empty(), 1, "default");
        }
        if (models.precision().isPresent() || session.threads().isPresent()) {
            return tuning(Optional.empty(), 1, "configured");
        }
        CalibrationCache cache = new CalibrationCache(calibration.directory());
        String key = Machine.key(version);
        Optional<Choice> known = cache.read(key);
        if (known.isPresent()) {
            return tuning(known.map(Choice::precision), known.get().threads(), "cached");
        }
        Choice found = calibrate(version);
        if (!cache.write(key, found)) {
            LOG.infof(
                    "calibration.not-kept directory=%s: the next start measures again",
                    calibration.directory());
        }
        return tuning(Optional.of(found.precision()), found.threads(), "measured");
    }

    private Choice calibrate(Path version) throws ModelLoadException {
        List<Trial> trials =
                new Calibration(
                                version,
                                settings(1),
                                pictures(),
                                Runtime.getRuntime().availableProcessors())
                        .run(calibration.budget());
        for (Trial trial : trials) {
            LOG.infof(
                    "calibration.trial precision=%s threads=%d images/cpu-second=%.1f",
                    trial.precision(), trial.threads(), trial.imagesPerCpuSecond());
        }
        return new Choice(trials.getFirst().precision(), trials.getFirst().threads());
    }

    private Tuning tuning(Optional<String> precision, int threads, String by) {
        return new Tuning(
                models.precision().or(() -> precision),
                settings(session.threads().orElse(threads)),
                by);
    }

    private SessionSettings settings(int threads) {
        return new SessionSettings(threads, session.spinning(), session.arena());
    }

    private List<Pixels> pictures() {
        List<Pixels> pictures = new ArrayList<>();
        for (String name : PICTURES) {
            try (InputStream in = SessionTuner.class.getResourceAsStream("/calibration/" + name)) {
                pictures.add(((Decoded) decoder.decode(in.readAllBytes())).pixels());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return pictures;
    }
}
