package io.romanesco.api.search;

/** A checked query; the cursor is null for the first page. */
public record GalleryQuery(GalleryFilter filter, GalleryOrder order, int limit, Cursor cursor) {}
