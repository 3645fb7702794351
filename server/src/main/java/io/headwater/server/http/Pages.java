package io.headwater.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The user interface: one page for every address that is not the API's, and the files it asks for. */
@Controller
class Pages {
    private static final String ROOT = "/io/headwater/server/web/";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");
    private static final Map<String, MediaType> TYPES = Map.of(
            "js", MediaType.valueOf("text/javascript"),
            "css", MediaType.valueOf("text/css"),
            "svg", MediaType.valueOf("image/svg+xml"),
            "woff2", MediaType.valueOf("font/woff2"),
            "png", MediaType.IMAGE_PNG,
            "json", MediaType.APPLICATION_JSON);

    private final SecureRandom random = new SecureRandom();

    @Everybody
    @GetMapping({
        "/",
        "/incidents",
        "/incidents/{id}",
        "/assets",
        "/assets/{id}",
        "/monitors",
        "/monitors/{id}",
        "/sources",
        "/sources/{id}",
        "/messages",
        "/messages/{id}",
        "/settings",
        "/settings/{part}",
        "/sign-in"
    })
    ResponseEntity<String> page() throws IOException {
        String nonce = Base64.getEncoder().encodeToString(random.generateSeed(16));
        var page = read("index.html")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("<!doctype html><title>Headwater</title><p>This build has no pages; the API is at /api/v1.");
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/html;charset=utf-8"))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy(nonce))
                .body(page.replace("__NONCE__", nonce));
    }

    @Everybody
    @GetMapping("/ui/{file}")
    ResponseEntity<byte[]> file(@PathVariable String file) throws IOException {
        var type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        if (type == null || !PLAIN.matcher(file).matches()) {
            return ResponseEntity.notFound().build();
        }
        return read("ui/" + file)
                .map(bytes -> ResponseEntity.ok()
                        .contentType(type)
                        .cacheControl(CacheControl.maxAge(java.time.Duration.ofDays(365))
                                .cachePublic()
                                .immutable())
                        .body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @Everybody
    @GetMapping("/api/v1/openapi.json")
    ResponseEntity<byte[]> description() throws IOException {
        try (var in = Pages.class.getResourceAsStream("/io/headwater/server/openapi.json")) {
            return in == null
                    ? ResponseEntity.notFound().build()
                    : ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(in.readAllBytes());
        }
    }

    private static String policy(String nonce) {
        return "default-src 'none'; script-src 'self' 'nonce-%1$s'; style-src 'self' 'nonce-%1$s'; img-src 'self' data:; "
                        .formatted(nonce)
                + "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static Optional<byte[]> read(String name) throws IOException {
        try (InputStream in = Pages.class.getResourceAsStream(ROOT + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
