package io.romanesco.api.results;

import io.romanesco.api.images.Image;
import io.romanesco.contract.ImageResult;
import io.smallrye.mutiny.Uni;

/** Follows the results of all models. Every bean of this type is called for each result. */
public interface ResultListener {

    /**
     * Whether the result is to be stored. Runs in the transaction that would store it, with the
     * image's row locked. One listener that does not want it is enough: nobody hears of it.
     */
    default Uni<Boolean> wants(ImageResult result) {
        return Uni.createFrom().item(true);
    }

    /**
     * A result has arrived and was stored, unless a later one was there already; the same result
     * may arrive again. Runs in the transaction that stores it, with the image's row locked: a
     * failure undoes everything, and the record is tried again.
     */
    Uni<Void> onResult(ImageResult result, Image image);
}
