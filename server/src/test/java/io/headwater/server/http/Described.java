package io.headwater.server.http;

import io.headwater.server.http.incident.FeedItem;
import io.headwater.server.http.source.SourceRow.StepRow;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What the description says beyond the routes: names that stay, the permission, and how problems look. */
@Component
class Described implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {
    @Override
    public Operation customize(Operation operation, HandlerMethod route) {
        String part = route.getBeanType().getSimpleName().replaceFirst("Api$", "");
        operation.setOperationId(part + "_" + route.getMethod().getName());
        operation.setTags(List.of(part));
        var needs = route.getMethodAnnotation(Needs.class);
        operation.setDescription(needs == null ? "For everybody." : "Needs the permission " + needs.value() + ".");
        var problem = new Schema<>().$ref("#/components/schemas/Problem");
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem (RFC 9457)")
                                .content(new Content()
                                        .addMediaType("application/problem+json", new MediaType().schema(problem))));
        if (route.getMethod().getReturnType() == SseEmitter.class) {
            operation.getResponses().addApiResponse("200", events());
        }
        if (List.of(route.getMethod().getParameterTypes()).contains(HttpServletResponse.class)) {
            operation.getResponses().addApiResponse("200", steps());
        }
        return operation;
    }

    private static ApiResponse steps() {
        var item = new Schema<>().$ref("#/components/schemas/StepRow");
        return new ApiResponse()
                .description("Lines, each with a StepRow")
                .content(new Content().addMediaType("application/x-ndjson", new MediaType().schema(item)));
    }

    /** A stream of events has a type of its own; what an event holds is said here. */
    private static ApiResponse events() {
        var item = new Schema<>().$ref("#/components/schemas/FeedItem");
        return new ApiResponse()
                .description("Events named incident, each with a FeedItem as its data")
                .content(new Content().addMediaType("text/event-stream", new MediaType().schema(item)));
    }

    @Override
    public void customise(OpenAPI description) {
        description.info(new Info().title("Headwater").version("1"));
        var models = ModelConverters.getInstance(true);
        models.readAll(Problem.class).forEach(description.getComponents()::addSchemas);
        models.readAll(FeedItem.class).forEach(description.getComponents()::addSchemas);
        models.readAll(StepRow.class).forEach(description.getComponents()::addSchemas);
    }
}
