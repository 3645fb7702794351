package io.headwater.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;

/** A process to be killed: commits one row after another and notes outside what was acknowledged. */
final class Writer {
    private Writer() {}

    /** Arguments: data directory, file of acknowledged ids, first id. */
    public static void main(String[] args) throws Exception {
        Path acknowledged = Path.of(args[1]);
        var server = EmbeddedPostgres.start(EmbeddedPostgres.Settings.of(Path.of(args[0])));
        try (var connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists written (id bigint primary key)");
            Files.writeString(acknowledged, "server %d%n".formatted(server.pid()), StandardOpenOption.APPEND);
            for (long id = Long.parseLong(args[2]); ; id++) {
                statement.execute("insert into written values (%d)".formatted(id));
                Files.writeString(acknowledged, id + "\n", StandardOpenOption.APPEND, StandardOpenOption.SYNC);
            }
        }
    }
}
