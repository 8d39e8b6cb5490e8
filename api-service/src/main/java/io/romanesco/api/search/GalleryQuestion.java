package io.romanesco.api.search;

import java.util.concurrent.ThreadLocalRandom;

/**
 * What is asked of the database; equal ones have the same answer.
 *
 * @param place where on the circle of random keys a sample is drawn, from 0 to 1; 0 for the newest.
 *     No two samples have the same.
 */
record GalleryQuestion(GalleryQuery query, double place) {

    static GalleryQuestion of(GalleryQuery query) {
        return new GalleryQuestion(
                query,
                switch (query.order()) {
                    case NEWEST -> 0;
                    case RANDOM -> ThreadLocalRandom.current().nextDouble();
                });
    }
}
