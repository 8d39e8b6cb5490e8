package io.romanesco.api.events;

import io.romanesco.api.http.problem.UuidParameters;
import io.romanesco.api.images.ImageRepository;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Answers with a problem where {@link KnownImage} asks for an image that does not exist. */
public class KnownImageFilter {

    private final ImageRepository images;

    KnownImageFilter(ImageRepository images) {
        this.images = images;
    }

    /** Nothing to go on with the request, or the problem as the failure. */
    @KnownImage
    @ServerRequestFilter
    public Uni<Response> check(UriInfo path) {
        String id = path.getPathParameters().getFirst("id");
        return images.view(UuidParameters.parse(id)).map(_ -> null);
    }
}
