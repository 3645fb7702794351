package io.headwater.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps {@code openapi.json} true to the code; {@code -Dgolden=write} writes it. */
class OpenApiTest {
    private static final Path GOLDEN = Path.of("src/main/resources/io/headwater/server/openapi.json");
    private static final ObjectMapper TIDY = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Test
    void isWhatTheGoldenFileSays() throws Exception {
        String written = description();

        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(GOLDEN, written);
        }
        assertThat(written)
                .describedAs("the API has changed; write its description anew with -Dgolden=write and review the diff")
                .isEqualTo(Files.readString(GOLDEN));
    }

    private static String description() throws Exception {
        var context = TestServer.one().server().context();
        ModelConverters.getInstance(true).addConverter(new RequiredUnlessNullable());
        byte[] json = context.getBean(OpenApiWebMvcResource.class)
                .openapiJson(new MockHttpServletRequest(), "/v3/api-docs", Locale.ROOT);
        return tidy(new String(json, StandardCharsets.UTF_8));
    }

    private static String tidy(String json) throws IOException {
        var tree = TIDY.readValue(json, TreeMap.class);
        tree.remove("servers");
        return TIDY.writeValueAsString(tree) + "\n";
    }

    /** What may be absent says so in its type; everything else is there. */
    private static final class RequiredUnlessNullable implements ModelConverter {
        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            if (!chain.hasNext()) {
                return null;
            }
            Schema<?> schema = chain.next().resolve(type, context, chain);
            var raw = raw(type.getType());
            if (raw.isRecord() && schema != null) {
                require(raw, schema, context);
            }
            return schema;
        }

        private static Class<?> raw(Type type) {
            return switch (type) {
                case JavaType java -> java.getRawClass();
                case Class<?> plain -> plain;
                case ParameterizedType of when of.getRawType() instanceof Class<?> plain -> plain;
                default -> Object.class;
            };
        }

        private static void require(Class<?> record, Schema<?> schema, ModelConverterContext context) {
            String reference = schema.get$ref();
            var target = reference == null
                    ? schema
                    : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
            if (target != null) {
                target.setRequired(required(record));
            }
        }

        private static List<String> required(Class<?> record) {
            return Arrays.stream(record.getRecordComponents())
                    .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                    .map(RecordComponent::getName)
                    .toList();
        }
    }
}
