package io.romanesco.inference.source;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.romanesco.inference.servers.ModelFolder;
import java.util.Map;

/** Models beside the default one: a detector that works, and one whose output is NaN. */
public class Detectors implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "romanesco.models.directory",
                ModelFolder.of("many-models", "nanodet", "bad-nan").toString(),
                "romanesco.models.also",
                "shade,nanodet,bad-nan");
    }
}
