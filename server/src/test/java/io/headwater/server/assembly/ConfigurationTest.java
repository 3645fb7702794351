package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    private static final Path HOME = Path.of("/home/ana");

    @Test
    void needsNothingToBeSaid() {
        var configuration = Configuration.of(Map.of(), Map.of("PATH", "/bin"), Map.of(), HOME);

        assertThat(configuration.dataDirectory()).isEqualTo(HOME.resolve(".headwater"));
        assertThat(configuration.listen()).isEqualTo("127.0.0.1");
        assertThat(configuration.port()).isEqualTo(8484);
        assertThat(configuration.publicUrl()).isEmpty();
        assertThat(configuration.allowedHosts()).isEmpty();
        assertThat(configuration.database()).isEmpty();
    }

    @Test
    void takesFlagsOverTheEnvironmentOverTheFile() {
        var configuration = Configuration.of(
                Map.of("port", "1", "listen", "10.0.0.1", "public-url", "https://file.example"),
                Map.of("HEADWATER_PORT", "2", "HEADWATER_LISTEN", "10.0.0.2"),
                Map.of("port", "3"),
                HOME);

        assertThat(configuration.port()).isEqualTo(3);
        assertThat(configuration.listen()).isEqualTo("10.0.0.2");
        assertThat(configuration.publicUrl()).contains(URI.create("https://file.example/"));
    }

    @Test
    void readsAnExternalDatabaseWithOnePartFromEachPlace() {
        var configuration = Configuration.of(
                Map.of("database-host", "db.example", "database-tls", "require"),
                Map.of("HEADWATER_DATABASE_PASSWORD", "s3cret"),
                Map.of("database-port", "6432"),
                HOME);

        assertThat(configuration.database())
                .contains(
                        new Configuration.Database("db.example", 6432, "headwater", "headwater", "s3cret", "require"));
        assertThat(configuration.toString()).doesNotContain("s3cret");
    }

    @Test
    void splitsTheAllowedHosts() {
        var configuration = Configuration.of(Map.of("allowed-host", "A.example, b.example,"), Map.of(), Map.of(), HOME);

        assertThat(configuration.allowedHosts()).containsExactlyInAnyOrder("a.example", "b.example");
    }

    @Test
    void listsEverythingThatIsWrongInOneMessage() {
        var wrong =
                Map.of("port", "many", "public-url", "headwater.example", "database-tls", "maybe", "colour", "blue");

        assertThatThrownBy(() -> Configuration.of(wrong, Map.of(), Map.of(), HOME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("port: a number from 0 to 65535 is needed, not many")
                .hasMessageContaining("public-url: an address of the form https://host/ is needed")
                .hasMessageContaining("database-tls: needs database-host beside it")
                .hasMessageContaining("colour: there is no such setting");
    }

    @Test
    void namesTheKeyThatItDoesNotKnowAndThoseItKnows() {
        assertThatThrownBy(() -> Configuration.of(Map.of("prot", "80"), Map.of(), Map.of(), HOME))
                .hasMessageStartingWith("prot: there is no such setting; known: ")
                .hasMessageContaining("port");
    }

    @Test
    void refusesADatabasePortAndEncryptionThatCannotBe() {
        var wrong = Map.of("database-host", "db", "database-port", "0", "database-tls", "maybe");

        assertThatThrownBy(() -> Configuration.of(wrong, Map.of(), Map.of(), HOME))
                .hasMessageContaining("database-port: a number from 1 to 65535 is needed, not 0")
                .hasMessageContaining("database-tls: prefer, require, verify-full or disable is needed, not maybe");
    }
}
