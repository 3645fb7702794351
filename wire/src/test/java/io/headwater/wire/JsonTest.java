package io.headwater.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    record Word(String to) {}

    record Letter(String to, Instant at, List<String> lines, Optional<String> from) {}

    private static final Letter LETTER =
            new Letter("Ana", Instant.parse("2026-03-02T11:00:00Z"), List.of("a", "b"), Optional.empty());

    @Test
    void writesFieldsInTheirOrderAndLeavesOutWhatIsAbsent() {
        assertThat(Json.write(LETTER))
                .isEqualTo("{\"to\":\"Ana\",\"at\":\"2026-03-02T11:00:00Z\",\"lines\":[\"a\",\"b\"]}");
    }

    @Test
    void readsWhatItWrote() {
        assertThat(Json.read(Json.write(LETTER), Letter.class)).isEqualTo(LETTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"to\":\"a\",\"to\":\"b\"}", "{\"to\":\"a\"} trailing", "{\"unknown\":1}", "{\"to\":", "[1,2"})
    void refusesWhatIsNotQuiteRight(String text) {
        assertThatThrownBy(() -> Json.read(text, Letter.class))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith("line 1");
    }

    @Test
    void refusesDepthThatWouldOverflow() {
        assertThatThrownBy(() -> Json.readTree("[".repeat(100_000))).isInstanceOf(MalformedException.class);
    }

    @Test
    void replacesWhatADatabaseCannotHold() {
        assertThat(Json.read("{\"to\":\"a\\u0000b\\uD800c\\uD83D\\uDE00\"}", Word.class)
                        .to())
                .isEqualTo("a\uFFFDb\uFFFDc\uD83D\uDE00");
    }

    @Test
    void keepsAnEscapedBackslashBeforeAnU() {
        assertThat(Json.read("{\"to\":\"\\\\u0000\"}", Word.class).to()).isEqualTo("\\u0000");
    }

    @Test
    void wantsWhatIsNotNullable() {
        record Pair(String left, @Nullable String right) {}

        assertThat(Json.read("{\"left\":\"l\"}", Pair.class)).isEqualTo(new Pair("l", null));
        assertThatThrownBy(() -> Json.read("{\"right\":\"r\"}", Pair.class)).hasMessageContaining("left");
        assertThatThrownBy(() -> Json.read("{\"left\":null}", Pair.class)).hasMessageContaining("left");
    }
}
