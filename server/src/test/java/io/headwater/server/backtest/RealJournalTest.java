package io.headwater.server.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headwater.postgres.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forty days of the Italian civil protection's tables, as they were published. */
class RealJournalTest {
    @TempDir
    private Path directory;

    @Test
    void findsTheExtraDigitAndTheNewColumnsOfAutumn() throws Exception {
        var data = data();
        assumeTrue(data.isPresent(), "the folder shared/data is not beside the project");
        var tabular = data.orElseThrow().resolve("tabular");
        var options = new Options(
                tabular.resolve("ita"),
                directory,
                Optional.empty(),
                Optional.of(tabular.resolve("incidents_gold.csv")),
                Optional.of(LocalDate.parse("2020-11-15")),
                Optional.of(LocalDate.parse("2020-12-20")),
                Options.DEFAULT_BUDGET);
        var server = TestPostgres.server();
        var servers = Servers.of(server, TestPostgres.freshDatabase(), TestPostgres.freshDatabase());

        var summary = Backtest.run(options, server, servers, directory);

        assertThat(summary.alertsPerDay()).isLessThanOrEqualTo(5);
        assertThat(Files.readString(directory.resolve("labels_found.csv"))).contains("ITA-011,true", "ITA-013,true");
    }

    /** In the working directory's ancestors, or beside one of them. */
    private static Optional<Path> data() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
