package io.romanesco.local.servers;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server with its objects in a folder. It checks signatures and their expiry. */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "romanesco-images";
    static final String ACCESS_KEY = "romanesco";
    static final String SECRET_KEY = "romanesco-secret";
    static final String REGION = "us-east-1";

    private final S3Proxy proxy;

    private S3Server(S3Proxy proxy) {
        this.proxy = proxy;
    }

    static S3Server start(Path folder, int port) throws Exception {
        Files.createDirectories(folder.resolve(BUCKET));
        S3Proxy proxy =
                S3Proxy.builder()
                        .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                        .endpoint(URI.create("http://127.0.0.1:" + port))
                        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                        .ignoreUnknownHeaders(true)
                        .corsRules(allowAnyOrigin())
                        .stopTimeout(1000)
                        .build();
        proxy.start();
        return new S3Server(proxy);
    }

    /** The page fetches pictures from this port, which is another origin. */
    private static CrossOriginResourceSharing allowAnyOrigin() {
        return new CrossOriginResourceSharing(
                List.of("*"),
                List.of("GET", "HEAD"),
                List.of("*"),
                List.of("ETag", "Content-Length", "Content-Type"),
                null);
    }

    String endpoint() {
        return "http://localhost:" + proxy.getPort();
    }

    @Override
    public void close() throws Exception {
        proxy.stop();
    }
}
