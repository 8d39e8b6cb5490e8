package io.romanesco.api.events;

import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.platform.Uuids;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Fails requests for an image that does not exist. A stream needs this before it begins: it sends
 * its status before its first event.
 */
public class ImageExistsFilter {

    /** Methods with the path parameter {@code id} that want the check. */
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface ImageExists {}

    private final ImageRepository images;

    ImageExistsFilter(ImageRepository images) {
        this.images = images;
    }

    /** Null lets the request go on. */
    @ImageExists
    @ServerRequestFilter
    public Uni<Response> check(UriInfo path) {
        UUID id = Uuids.parse(path.getPathParameters().getFirst("id"));
        return images.view(id).map(_ -> null);
    }
}
