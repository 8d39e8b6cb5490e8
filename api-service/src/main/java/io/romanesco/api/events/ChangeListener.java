package io.romanesco.api.events;

/** Somebody who wants to know of changes. Called on event loops: it must not block. */
interface ChangeListener {

    /** Something happened. */
    void onChange(Change change);

    /** Changes may have been missed, because the connection to the database was lost. */
    default void onGap() {}
}
