package io.headwater.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTest {
    record Settings(String name, int port) {}

    @Test
    void readsYamlOfVersionOneTwo() {
        assertThat(Yaml.read("name: no\nport: 12\n", Settings.class)).isEqualTo(new Settings("no", 12));
    }

    @Test
    void namesTheLineOfAMistake() {
        assertThatThrownBy(() -> Yaml.read("name: x\nport: 12\nprot: 12\n", Settings.class))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("prot");
    }

    @Test
    void refusesDuplicateKeys() {
        assertThatThrownBy(() -> Yaml.read("a: 1\na: 2\n", Map.class)).isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesHugeAndDeepFiles() {
        assertThatThrownBy(() -> Yaml.read("a: " + "x".repeat(300_000), Map.class))
                .hasMessageContaining("256 KiB");
        assertThatThrownBy(() -> Yaml.read("[".repeat(20_000), Map.class)).hasMessageContaining("64 levels");
        assertThatThrownBy(() -> Yaml.read("- ".repeat(20_000) + "x", Map.class))
                .hasMessageContaining("64 levels");
    }
}
